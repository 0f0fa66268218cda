"""The article page: a pure function of its address, its text and the time it was fetched."""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from newscrawl.errors import ExtractionError, NotAnArticleError
from newscrawl.extraction import metadata, times
from newscrawl.extraction.body import is_listing
from newscrawl.extraction.challenges import gone
from newscrawl.extraction.content import Content
from newscrawl.extraction.found import Found, first
from newscrawl.extraction.headline import short_heading
from newscrawl.extraction.people import People
from newscrawl.extraction.view import PageView
from newscrawl.items import Article, Capture, Genre, Route
from newscrawl.text.dates import Stamp
from newscrawl.text.names import Byline

__all__ = ["ArticlePage", "Found"]

_FIELDS = (
    *("headline", "body", "published", "modified", "byline", "source", "editors", "proofreaders"),
    *("correspondents", "photographers", "republisher"),
    *("original_title", "section", "description", "tags", "article_id"),
)
_NAMES = {
    "published": "date_published",
    "modified": "date_modified",
    "byline": "authors",
}
"""Fields of an article that other methods than those of their name produce."""
_OF_BYLINE = ("editors", "proofreaders", "correspondents", "photographers")
"""Fields of an article that a byline gives where no method of their own does."""


class ArticlePage(PageView):
    """An article page of a site that has no class of its own.

    Each field is a method that yields candidates in order of trust. Sub-classes override the fields they know better,
    and may `yield from super().headline()` as a fallback.
    """

    parser: ClassVar[str] = "generic"
    route: ClassVar[Route] = "generic"
    genre: Genre = "article"
    contributed: bool = False

    @property
    def is_accessible_for_free(self) -> bool:
        """Whether everybody may read all of it; false only where the page says so, here in its JSON-LD."""
        said = str(self.linked_data.get("isAccessibleForFree", ""))
        return said.rpartition("/")[2].lower() != "false"  # also "False" and "https://schema.org/False"

    def to_article(self, *, digest: str = "", status: int = 200) -> Article:
        """The article of the page: for each field the first candidate that has a value, and its rule as provenance.

        Raises NotAnArticleError where the page is something else, ExtractionError(url, field) where it has no headline
        or body.
        """
        if kind := self.refusal():
            raise NotAnArticleError(self.url, kind)
        found = {name: candidate for name in _FIELDS if (candidate := first(getattr(self, name)()))}
        for name in ("headline", "body"):
            if name not in found:
                raise ExtractionError(self.url, name)
        said = {_NAMES.get(name, name): candidate for name, candidate in found.items()}
        if "published" not in found and (refused := first(times.refused(self))):
            said["date_published"] = refused
        capture = Capture(
            fetched=self.fetched,
            digest=digest,
            status=status,
            parser=self.parser,
            route=self.route,
            confidence=found["body"].confidence,
            provenance={name: candidate.rule for name, candidate in said.items()},
            raw={name: candidate.raw for name, candidate in said.items() if candidate.raw not in ("", candidate.value)},
        )
        return Article(
            url=self.url,
            site=self.site,
            genre=_genre(self.genre, found["body"].value),
            contributed=self.contributed,
            is_accessible_for_free=self.is_accessible_for_free,
            capture=capture,
            **_values(found),
        )

    def candidates(self) -> dict[str, tuple[Found[Any], ...]]:
        """Every candidate that has a value, by field, in order of trust: the first is the one that counts."""
        named = {_NAMES.get(name, name): getattr(self, name)() for name in _FIELDS}
        return {name: tuple(found for found in tried if found.value) for name, tried in named.items()}

    def refusal(self) -> str | None:
        """What the page is instead of an article, or None."""
        if kind := gone(self.html, self.url):
            return kind
        if (
            not isinstance(self.tree.tag, str)
            or self.tree.find(".//rss") is not None
            or self.tree.find(".//feed") is not None
        ):
            return "feed"
        if self.verdict and self.verdict.is_article:
            return None
        found = first(self.headline())
        headed = found is not None and found.rule == "heading in title"
        headed = headed and not short_heading(self.lines, self.titles)  # which sections have too
        return "listing" if is_listing(self.lines, self.found_body, headed=headed) else None

    def body(self) -> Iterator[Found[Content]]:
        """The paragraphs and pictures."""
        if self.verdict:
            yield Found(self.verdict.content, self.verdict.voice.rule, confidence=self.verdict.confidence)

    def published(self) -> Iterator[Found[Stamp]]:
        """When it was published."""
        return times.published(self)

    def modified(self) -> Iterator[Found[Stamp]]:
        """When it was last changed."""
        return times.modified(self)

    def byline(self) -> Iterator[Found[Byline]]:
        """Who wrote it."""
        return self.people.byline()

    def correspondents(self) -> Iterator[Found[tuple[str, ...]]]:
        """通讯员."""
        return self.people.correspondents()

    def photographers(self) -> Iterator[Found[tuple[str, ...]]]:
        """摄影."""
        return self.people.photographers()

    def source(self) -> Iterator[Found[str]]:
        """来源."""
        return self.people.source()

    def republisher(self) -> Iterator[Found[str]]:
        """转自."""
        return self.people.republisher()

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        """责任编辑 and 图片编辑."""
        return self.people.editors()

    def proofreaders(self) -> Iterator[Found[tuple[str, ...]]]:
        """校对."""
        return self.people.proofreaders()

    @cached_property
    def people(self) -> People:
        """Whom the page names, by the generic rules."""
        return People(self)

    def original_title(self) -> Iterator[Found[str]]:
        """原标题."""
        yield from ()

    def section(self) -> Iterator[Found[str]]:
        """栏目."""
        for key in metadata.SECTION:
            yield Found(self.meta.get(key, ""), f"meta {key}")

    def description(self) -> Iterator[Found[str]]:
        """The summary beside the body."""
        for key in metadata.DESCRIPTION:
            yield Found(self.meta.get(key, ""), f"meta {key}")

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        """The tags that the site gives."""
        for key in metadata.KEYWORDS:
            yield Found(metadata.keywords(self.meta.get(key, "")), f"meta {key}")

    def article_id(self) -> Iterator[Found[str]]:
        """The site's own id of the article; without a site, the start of the address's digest."""
        yield Found(hashlib.sha256(self.url.encode()).hexdigest()[:16], "url digest")


def _genre(said: Genre, content: Content) -> Genre:
    """What the page says it is, but an article of pictures alone is a 图集."""
    return "gallery" if said == "article" and not content.paragraphs else said


def _values(found: dict[str, Found[Any]]) -> dict[str, Any]:
    """The chosen candidates as fields of Article."""
    values = {name: candidate.value for name, candidate in found.items()}
    content: Content = values.pop("body")
    values |= {"body": "\n".join(content.paragraphs), "images": content.images}
    if stamp := values.pop("published", None):
        values |= {
            "date_published": stamp.instant,
            "date_precision": stamp.precision,
            "date_raw": found["published"].raw or stamp.raw,
        }
    if stamp := values.pop("modified", None):
        values["date_modified"] = stamp.instant
    if byline := values.pop("byline", None):
        values["authors"] = byline.authors
        others = {name: getattr(byline, name) for name in _OF_BYLINE}
        values = {"source": byline.outlet, **others} | values
    return values
