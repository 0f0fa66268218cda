"""A news crawling and archiving pipeline for the Chinese web: `extract` reads a page, `analyze` tags an article."""

from newscrawl.analysis import analyze
from newscrawl.cleaning import clean
from newscrawl.items import Article
from newscrawl.reading import extract

__all__ = ["Article", "analyze", "clean", "extract"]
__version__ = "0.1.0"
