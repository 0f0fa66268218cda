"""What one article of the replica is: the truth that its pages are built from."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import Any, Literal, Self

BEIJING = timezone(timedelta(hours=8))

Kind = Literal[
    "article",  # current layout
    "wrinkled",  # current layout, content HTML with a wrinkle
    "contributed",  # 澎湃号: 湃客, 政务 or 媒体
    "old",  # before 2022
    "old-gov",  # before 2022, 政务
    "video",
    "live",
    "special",
    "gallery",  # only images
    "forward",  # 307 to another site
    "no-island",  # no __NEXT_DATA__: only the HTML can be read
    "broken-island",  # __NEXT_DATA__ is no JSON
    "removed",  # 404
    "soft-404",  # 200 and .ant-empty-description
    "old-gone",  # 200 and 此文章已下线
    "null",  # contentDetail: null
    "generic",  # an article of news.example.com
]
GONE: frozenset[Kind] = frozenset({"removed", "soft-404", "old-gone", "null"})
"""Kinds whose address gives no article."""

UNREADABLE: frozenset[Kind] = GONE | {"forward"}
"""Kinds that a crawl must not report as an article."""

Wrinkle = Literal["", "spans", "br", "indent", "lazy", "headings", "list", "table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    url: str
    caption: str = ""


@dataclass(frozen=True, kw_only=True)
class Article:
    id: str
    kind: Kind
    build: Literal["index", "plain", "old"] = "index"
    url: str
    headline: str
    paragraphs: tuple[str, ...]
    """The body of a correct extraction: no captions, end notes, original title or disclaimers."""
    summary: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    source: str = "澎湃新闻"
    editors: tuple[str, ...] = ()
    """责任编辑, then 图片编辑 if there is one."""
    proofreaders: tuple[str, ...] = ()
    section: str = ""
    node_id: str = ""
    channel_id: str = ""
    published: datetime
    modified: datetime
    tags: tuple[str, ...] = ()
    images: tuple[Picture, ...] = ()
    original_title: str | None = None
    contributed: bool = False
    account_id: str = ""
    account: str = ""
    genre: Literal["article", "gallery", "video", "live", "special"] = "article"
    forward: str | None = None
    wrinkle: Wrinkle = ""
    end_note: bool = False
    disallowed: bool = False
    """robots.txt of www names this page."""
    subject: str = ""
    revision: int = 0

    @cached_property
    def number(self) -> int:
        """The id as a number: what varies deterministically from page to page hangs on it."""
        return int(self.id)

    @cached_property
    def milliseconds(self) -> int:
        return int(self.published.timestamp()) * 1000

    @property
    def minute(self) -> str:
        """The time as the page shows it."""
        return f"{self.published:%Y-%m-%d %H:%M}"

    @property
    def readable(self) -> bool:
        """Whether a correct crawl reports this article."""
        return self.kind not in UNREADABLE

    def to_json(self) -> dict[str, Any]:
        record = asdict(self)
        return record | {"published": self.published.isoformat(), "modified": self.modified.isoformat()}

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Self:
        values = {f.name: record[f.name] for f in fields(cls)}
        for name in ("paragraphs", "authors", "editors", "proofreaders", "tags"):
            values[name] = tuple(values[name])
        for name in ("published", "modified"):
            values[name] = datetime.fromisoformat(values[name])
        return cls(**values | {"images": tuple(Picture(**picture) for picture in values["images"])})
