"""Is this another version of the article, or the same with other noise around it? What changed, and does it matter?"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from newscrawl.archive.difference import Edit, edits, weigh
from newscrawl.archive.events import Kind, Materiality
from newscrawl.items import Article
from newscrawl.text.normalize import fold

_SIZED = re.compile(r"(\.(?:jpe?g|png|gif|webp|avif))[@!].*$", re.IGNORECASE)
"""What CDNs append to a picture's address to have it smaller."""


@dataclass(frozen=True, slots=True)
class Change:
    """What makes one version differ from the one before."""

    kind: Kind
    fields: tuple[str, ...]
    materiality: Materiality | None
    """How much it matters; None where only the address changed."""
    edits: tuple[Edit, ...]
    """What was replaced in headline and body."""


def compare(before: Article, after: Article) -> Change | None:
    """The change that readers see from *before* to *after*; None where there is only noise."""
    fields = tuple(name for name, seen in SEEN.items() if seen(before) != seen(after))
    if "date_published" in fields and _same_time(before, after):
        fields = tuple(name for name in fields if name != "date_published")
    if not fields:
        return None
    kind = Kind.MOVED if "url" in fields else Kind.RETITLED if "headline" in fields else Kind.CORRECTED
    made = edits(before.body, after.body) if "body" in fields else ()
    weights = [edit.materiality for edit in made]
    weights += [FIELDS[name] for name in fields if name in FIELDS]
    if "headline" in fields:
        headline = Edit(before.headline, after.headline, weigh(before.headline, after.headline))
        made = (headline, *made)
        slight = headline.materiality == Materiality.PUNCTUATION
        weights.append(Materiality.PUNCTUATION if slight else Materiality.HEADLINE)
    return Change(kind, fields, max(weights, key=lambda weight: weight.weight, default=None), made)


def fingerprint(article: Article) -> str:
    """A digest of what readers see: articles that share it are one version."""
    seen = [value(article) for name, value in SEEN.items() if name != "url"]
    return hashlib.sha256(msgspec.json.encode(seen)).hexdigest()


def _bare(text: str) -> str:
    """*text* without any white space: paragraphs that flow otherwise are no change."""
    return "".join(fold(text).split())


def _pictures(article: Article) -> list[tuple[str, str]]:
    """The pictures by path alone: hosts, sizes and signatures of CDNs come and go."""
    return [(_SIZED.sub(r"\1", _path(image.url)), _bare(image.caption or "")) for image in article.images]


def _path(url: str) -> str:
    """The path of *url*; all of it where it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return url


SEEN: dict[str, Callable[[Article], object]] = {
    "url": lambda article: article.url,
    "headline": lambda article: _bare(article.headline),
    "body": lambda article: _bare(article.body),
    "authors": lambda article: article.authors,
    "source": lambda article: _bare(article.source or ""),
    "date_published": lambda article: article.date_published,
    "images": _pictures,
}
"""What readers see, by the name of the field, without noise."""
FIELDS = {
    "authors": Materiality.NUMBER_OR_NAME,
    "source": Materiality.NUMBER_OR_NAME,
    "date_published": Materiality.NUMBER_OR_NAME,
    "images": Materiality.WORDING,
}
"""How much a change of fields other than the text matters."""


def _same_time(before: Article, after: Article) -> bool:
    """Whether two pages mean one time, as exactly as the rougher of the two gave it."""
    precisions = {before.date_precision, after.date_precision}

    def rough(time: datetime | None) -> datetime | None:
        if time is None or precisions <= {"second", None}:
            return time
        minute = time.replace(second=0, microsecond=0)
        return minute.replace(hour=0, minute=0) if "day" in precisions else minute

    return rough(before.date_published) == rough(after.date_published)
