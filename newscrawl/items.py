"""The one schema. Names follow schema.org NewsArticle in snake_case; times are aware; everything is immutable."""

from dataclasses import dataclass, field
from datetime import date as date_type
from datetime import datetime
from typing import Literal

Precision = Literal["second", "minute", "day"]
Route = Literal["json", "html", "generic"]
Genre = Literal["article", "gallery", "video", "live", "special"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of an article: the address of the original, not of a thumbnail, and what stands under it."""

    url: str
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """How an article came to us."""

    fetched: datetime
    """When the response arrived (UTC)."""
    digest: str
    """`sha256:` and the hexadecimal digest of the body, as in the page's WARC record."""
    status: int = 200
    """The HTTP status."""
    parser: str
    """The layout that fitted the page, such as `thepaper/next`."""
    route: Route
    """Where the body was read from."""
    confidence: float | None = None
    """How far independent routes agree on the text, 0 to 1; None where only one was asked."""
    provenance: dict[str, str] = field(default_factory=dict)
    """The rule that produced each field, by the field's name."""
    raw: dict[str, str] = field(default_factory=dict)
    """What the page wrote, by the field's name, where the value is something else."""
    doubts: dict[str, str] = field(default_factory=dict)
    """What on the page speaks against a value, by the field's name; the value is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word for an article, with the places in the text that speak for it."""

    text: str
    evidence: tuple[tuple[int, int], ...]
    """Spans (start, end) in characters into headline + newline + body. Never empty."""
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Tag):
    """A sentence that says what happened, with what it says of when, who and how much."""

    date: date_type | None = None
    """The day it happened, in Beijing time; what lacks a year or month is resolved by the day of publication."""
    actors: tuple[str, ...] = ()
    """Organisations and persons, as the sentence names them."""
    amounts: tuple[str, ...] = ()
    """Numbers with their units, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What we computed from an article. May be thrown away and made again."""

    version: str
    extractor: str = "rules"
    """Who made the tags: `rules`, or `llm:` and the model's name; its rules filled what it left empty."""
    keywords: tuple[Tag, ...] = ()
    technologies: tuple[Tag, ...] = ()
    industries: tuple[Tag, ...] = ()
    events: tuple[Event, ...] = ()
    simhash: int | None = None
    """64 bits over the body's character 3-grams; near-duplicates differ in few bits."""
    duplicate_of: str | None = None
    """The URL of the article in the archive that this one repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What opens a report: 示例社北京11月20日电（记者 张三）. What it does not say is empty."""

    agency: str | None = None
    """Who sent it, as written: an agency, a medium, or 本报."""
    place: str | None = None
    """Where it was sent from, as written: 北京/上海."""
    month: int | None = None
    day: int | None = None
    """As stated; there is no year."""
    reporters: tuple[str, ...] = ()
    """Whom it names, which may be others than `authors`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article, as published. Text is normalised, times are in Beijing time (+08:00)."""

    url: str
    """The canonical address."""
    site: str
    """The site's id, or the host of a site that has no module."""
    article_id: str = ""
    """The site's own id of the article, else a digest of the URL."""
    headline: str
    body: str
    """One paragraph a line."""
    date_published: datetime | None = None
    date_modified: datetime | None = None
    date_precision: Precision | None = None
    """How exactly the page gave `date_published`."""
    date_raw: str | None = None
    """`date_published` as the page wrote it."""
    dateline: Dateline | None = None
    """The dateline that opens the body, where it stays."""
    authors: tuple[str, ...] = ()
    """Reporters and writers; never an editor or an outlet, unless an account published under its own name."""
    correspondents: tuple[str, ...] = ()
    """通讯员: who sent it in from outside the newsroom; not among the authors."""
    photographers: tuple[str, ...] = ()
    """摄影: who took its pictures."""
    editors: tuple[str, ...] = ()
    """责任编辑 and 图片编辑."""
    proofreaders: tuple[str, ...] = ()
    """校对."""
    source: str | None = None
    """来源: the medium that the page names."""
    republisher: str | None = None
    """转自: the medium that the page took it over from; the site itself where it says 本网转载."""
    original_title: str | None = None
    """原标题."""
    section: str | None = None
    """栏目 or channel."""
    description: str | None = None
    """The summary that the page carries beside its body."""
    genre: Genre = "article"
    contributed: bool = False
    """Uploaded by an account of the site's open platform (澎湃号, 政务号, 媒体号), not by its newsroom."""
    is_accessible_for_free: bool = True
    """False where the page is marked as behind a paywall."""
    tags: tuple[str, ...] = ()
    """The tags that the site itself gives."""
    images: tuple[Image, ...] = ()
    capture: Capture | None = None
    analysis: Analysis | None = None
