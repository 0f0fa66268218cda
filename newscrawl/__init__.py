"""A news crawling and archiving pipeline for the Chinese web: `extract` reads a page, `analyze` tags an article."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newscrawl.analysis import analyze
    from newscrawl.cleaning import clean
    from newscrawl.items import Article
    from newscrawl.reading import extract

__all__ = ["Article", "analyze", "clean", "extract"]
__version__ = "0.1.0"

_HOMES = {
    "Article": "newscrawl.items",
    "analyze": "newscrawl.analysis",
    "clean": "newscrawl.cleaning",
    "extract": "newscrawl.reading",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is: a git merge driver needs the records only, and should start at once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
