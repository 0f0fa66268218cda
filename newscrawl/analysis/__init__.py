"""What is an article about? Rules that run offline and give the same answer every time, each tag with its evidence."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from newscrawl.analysis.events import events
from newscrawl.analysis.industries import industries
from newscrawl.analysis.keywords import keywords
from newscrawl.analysis.reading import read
from newscrawl.analysis.technologies import technologies
from newscrawl.analysis.units import units
from newscrawl.analysis.vocabulary_files import load
from newscrawl.analysis.vocabulary_rows import digest
from newscrawl.items import Analysis, Article
from newscrawl.text.words import Segmenter

VERSION = "rules/10"
"""Changes whenever the rules may give the same article other tags."""


def version(vocabularies: Sequence[str | Path] = ()) -> str:
    """What an analysis bears as its version: that of the rules, and a digest of all vocabularies."""
    return f"{VERSION}+{digest(tuple(map(Path, vocabularies)))}"


def analyze(article: Article, *, vocabularies: Sequence[str | Path] = (), segmenter: Segmenter = "rjieba") -> Article:
    """*article* with its analysis block, from one segmentation of its text.

    *vocabularies* are folders whose rows come on top of ours. What the block says of duplicates stays; everything else
    is made anew.
    """
    text = read(article.headline, article.body, load(tuple(map(Path, vocabularies))), segmenter=segmenter)
    found = units(text)
    before = article.analysis
    analysis = Analysis(
        version=version(vocabularies),
        keywords=keywords(text, found),
        technologies=technologies(text, found),
        industries=industries(text),
        events=events(text, article.date_published),
        simhash=before.simhash if before else None,
        duplicate_of=before.duplicate_of if before else None,
    )
    return replace(article, analysis=analysis)
