"""The text of an article without what surrounds it, and what its surroundings and its opening said as fields."""

from dataclasses import replace

from newscrawl.extraction.times import day_in_address
from newscrawl.items import Article
from newscrawl.text.boilerplate import trim
from newscrawl.text.datelines import days_off, find_dateline
from newscrawl.text.normalize import paragraphs

_SAID = (
    *("original_title", "authors", "editors", "proofreaders", "correspondents", "photographers"),
    *("source", "republisher", "contributed"),
)
"""Fields that boilerplate fills where the page said nothing else."""
RULE = "line around the text"
"""Provenance of what boilerplate said."""
OPENING = "first words of the text"
"""Provenance of the dateline."""
SUSPECT = 2
"""Days between two dates of a page that are still thought to be of one article; C.1 of the facts about sites."""


def clean(article: Article) -> Article:
    """*article* without boilerplate at the head and tail of its body; what the boilerplate said fills empty fields.

    The dateline stays in the body and is a field too. Where it, or the address, names another day than
    `date_published`, that is told in `capture.doubts`. Cleaning what is clean changes nothing.
    """
    return _doubted(_dated(_trimmed(article), article.body))


def _trimmed(article: Article) -> Article:
    trimmed = trim(paragraphs(article.body))
    filled = {name: said for name in _SAID if not getattr(article, name) and (said := getattr(trimmed, name))}
    capture = article.capture
    if capture and filled:
        capture = replace(capture, provenance=capture.provenance | dict.fromkeys(filled, RULE))
    return replace(article, body="\n".join(trimmed.paragraphs), capture=capture, **filled)


def _dated(article: Article, whole: str) -> Article:
    """*article* with the dateline that opens its body, or the *whole* one: a line of its own may have been cut."""
    texts = () if article.dateline else (article.body, whole)
    found = next(filter(None, (find_dateline(paragraphs(text)) for text in texts)), None)
    if not found:
        return article
    dateline, raw = found
    capture = article.capture and replace(
        article.capture,
        provenance=article.capture.provenance | {"dateline": OPENING},
        raw=article.capture.raw | {"dateline": raw},
    )
    return replace(article, dateline=dateline, capture=capture)


def _doubted(article: Article) -> Article:
    """*article* with what speaks against its day of publication."""
    if not article.date_published or not article.capture:
        return article
    published, against = article.date_published.date(), []
    address = day_in_address(article.url)
    if address and abs((published - address).days) > SUSPECT:
        against.append(f"{abs((published - address).days)} days from {address} in the address")
    days = days_off(article.dateline, published) if article.dateline else None
    if days is not None and days > SUSPECT:
        against.append(f"{days} days from the day of the dateline")
    doubts = article.capture.doubts | ({"date_published": "; ".join(against)} if against else {})
    return replace(article, capture=replace(article.capture, doubts=doubts))
