"""The text of an article without what surrounds it, and what the surroundings said as fields."""

from dataclasses import replace

from newscrawl.items import Article
from newscrawl.text.boilerplate import trim
from newscrawl.text.normalize import paragraphs

_SAID = (
    *("original_title", "authors", "editors", "proofreaders", "correspondents", "photographers"),
    *("source", "republisher", "contributed"),
)
"""Fields that boilerplate fills where the page said nothing else."""
RULE = "line around the text"
"""Provenance of what boilerplate said."""


def clean(article: Article) -> Article:
    """*article* without boilerplate at the head and tail of its body; what the boilerplate said fills empty fields.

    Cleaning what is clean changes nothing.
    """
    trimmed = trim(paragraphs(article.body))
    filled = {name: said for name in _SAID if not getattr(article, name) and (said := getattr(trimmed, name))}
    capture = article.capture
    if capture and filled:
        capture = replace(capture, provenance=capture.provenance | dict.fromkeys(filled, RULE))
    return replace(article, body="\n".join(trimmed.paragraphs), capture=capture, **filled)
