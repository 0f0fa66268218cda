"""Between an article and its record. A record keeps less: see docs/record.md for what is lost."""

import re

from newscrawl.items import Analysis, Article, Event, Tag
from newscrawl.records.model import Record
from newscrawl.urls import host_of

VERSION = "seed"
"""The version of an analysis that was read from a record."""
FOUND = "seed"
"""The rule of a tag whose words stand in the text."""
WHOLE = "seed/whole"
"""The rule of a tag whose words do not: its evidence is the whole text, its score 0."""
BLOCK = "seed/block"
"""The rule of an event that is a whole block of a shape of its own."""
_ENDS = ("。", "！", "？", "…", "”", ".", "!", "?")


def from_article(article: Article) -> Record:
    """The record of *article*. Without events it has no events field; without analysis its lists are empty."""
    analysis = article.analysis or Analysis(version="")
    return Record(
        title=article.headline,
        url=article.url,
        summary=_summary(article),
        keywords=_texts(analysis.keywords),
        technologies=_texts(analysis.technologies),
        industries=_texts(analysis.industries),
        events=_events(analysis.events),
    )


def to_article(record: Record) -> Article:
    """The article of *record*: its body is one paragraph, its site the URL's host, and it has no date or capture.

    Each tag's evidence is every place where its words stand in the text, or else the whole text.
    """
    text = f"{record.title}\n{record.summary}"
    return Article(
        url=record.url,
        site=host_of(record.url),
        headline=record.title,
        body=record.summary,
        analysis=Analysis(
            version=VERSION,
            keywords=_tags(record.keywords, text),
            technologies=_tags(record.technologies, text),
            industries=_tags(record.industries, text),
            events=_event_tags(record.events, text),
        ),
    )


def _summary(article: Article) -> str:
    """The body; of a gallery or film without one what else tells of it, and be it the headline.

    Of the captions those that are sentences: others say who took a picture.
    """
    paragraphs = "".join(line.strip() for line in article.body.splitlines())
    if paragraphs or article.genre == "article":
        return paragraphs
    captions = (image.caption.strip() for image in article.images if image.caption)
    told = "".join(dict.fromkeys(caption for caption in captions if caption.endswith(_ENDS)))
    return (article.description or "").strip() or told or article.headline


def _texts(tags: tuple[Tag, ...]) -> tuple[str, ...]:
    return tuple(tag.text for tag in tags)


def _events(tags: tuple[Tag, ...]) -> tuple[str, ...] | str | None:
    if len(tags) == 1 and tags[0].rule == BLOCK:
        return tags[0].text
    return _texts(tags) or None


def _event_tags(events: tuple[str, ...] | str | None, text: str) -> tuple[Event, ...]:
    if isinstance(events, str):
        return (Event(text=events, evidence=((0, len(text)),), score=0.0, rule=BLOCK),)
    tags = _tags(events or (), text)
    return tuple(Event(text=tag.text, evidence=tag.evidence, score=tag.score, rule=tag.rule) for tag in tags)


def _tags(words: tuple[str, ...], text: str) -> tuple[Tag, ...]:
    return tuple(_tag(word, text) for word in words)


def _tag(word: str, text: str) -> Tag:
    """*word* with every place in *text* where it stands, whatever the case of its letters.

    >>> _tag("ai", "AI与芯片").evidence, _tag("电池", "AI与芯片").rule
    (((0, 2),), 'seed/whole')
    """
    places = tuple(found.span() for found in re.finditer(re.escape(word), text, re.IGNORECASE))
    if places:
        return Tag(text=word, evidence=places, rule=FOUND)
    return Tag(text=word, evidence=((0, len(text)),), score=0.0, rule=WHOLE)
