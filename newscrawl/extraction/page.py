"""The article page: a pure function of its address, its text and the time it was fetched."""

import hashlib
from collections.abc import Iterator
from typing import Any, ClassVar

from newscrawl.errors import ExtractionError, NotAnArticleError
from newscrawl.extraction import masthead, metadata, times
from newscrawl.extraction.body import is_listing
from newscrawl.extraction.challenges import gone
from newscrawl.extraction.content import Content, assemble
from newscrawl.extraction.found import Found, first
from newscrawl.extraction.headline import site_name, title_of
from newscrawl.extraction.view import PageView
from newscrawl.items import Article, Capture, Genre, Route
from newscrawl.text.dates import Stamp
from newscrawl.text.names import Byline, parse_byline, split_names

__all__ = ["ArticlePage", "Found"]

_FIELDS = (
    *("headline", "body", "published", "modified", "byline", "source", "editors", "proofreaders"),
    *("original_title", "section", "description", "tags", "article_id"),
)
_NAMES = {"published": "date_published", "modified": "date_modified", "byline": "authors"}
"""Fields of an article that other methods than those of their name produce."""


class ArticlePage(PageView):
    """An article page of a site that has no class of its own.

    Each field is a method that yields candidates in order of trust. Sub-classes override the fields they know better,
    and may `yield from super().headline()` as a fallback.
    """

    parser: ClassVar[str] = "generic"
    route: ClassVar[Route] = "generic"
    genre: Genre = "article"
    contributed: bool = False
    is_accessible_for_free: bool = True

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
        provenance = {_NAMES.get(name, name): candidate.rule for name, candidate in found.items()}
        capture = Capture(
            fetched=self.fetched,
            digest=digest,
            status=status,
            parser=self.parser,
            route=self.route,
            provenance=provenance,
        )
        return Article(
            url=self.url,
            site=self.site,
            genre=self.genre,
            contributed=self.contributed,
            is_accessible_for_free=self.is_accessible_for_free,
            capture=capture,
            **_values(found),
        )

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
        found = first(self.headline())
        headed = found is not None and found.rule == "heading in title"
        return "listing" if is_listing(self.lines, self.found_body, headed=headed) else None

    def body(self) -> Iterator[Found[Content]]:
        """The paragraphs and pictures."""
        if self.found_body:
            yield Found(assemble(self.found_body.lines), "density")

    def published(self) -> Iterator[Found[Stamp]]:
        """When it was published."""
        return times.published(self)

    def modified(self) -> Iterator[Found[Stamp]]:
        """When it was last changed."""
        return times.modified(self)

    def byline(self) -> Iterator[Found[Byline]]:
        """Who wrote it."""
        texts = self.opening
        for rule, bylines in (
            ("author label", map(parse_byline, masthead.labelled([*self.above, *self.below], masthead.AUTHOR))),
            ("byline", masthead.bylines([*self.above, *texts, *self.below])),
            (
                "dateline",
                masthead.in_text(" ".join(texts[:2]), self.below[min(2, len(self.below) - 1)] if self.below else ""),
            ),
            ("json-ld author", [parse_byline(metadata.names_of(self.linked_data.get("author")))]),
        ):
            yield from (Found(byline, rule) for byline in bylines if masthead.is_person(byline))
        shown = " ".join(self.above)
        for key in metadata.AUTHOR:  # templates fill these with anything: believed only where the page shows the same
            byline = parse_byline(self.meta.get(key, ""))
            known = f"{title_of(self.tree)} {self.meta.get('og:site_name')}"  # names there are the site's own
            if masthead.is_person(byline) and all(name in shown and name not in known for name in byline.authors):
                yield Found(byline, f"meta {key}")

    def source(self) -> Iterator[Found[str]]:
        """来源."""
        yield from (Found(text, "source label") for text in masthead.sources(self.above))
        yield from (
            Found(self.meta.get(key, "").removeprefix("来源：").strip(), f"meta {key}") for key in metadata.SOURCE
        )
        yield from (Found(text, "beside date") for text in masthead.beside_date(self.above, self.fetched))
        yield from (Found(text, "source label below") for text in masthead.sources(self.below))
        yield from (Found(byline.value.outlet or "", "byline") for byline in self.byline())
        yield from (Found(name, "title") for title in self.titles if (name := site_name(title)))
        yield Found(self.meta.get("og:site_name", ""), "meta og:site_name")

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        """责任编辑 and 图片编辑."""
        for text in masthead.labelled([*self.below, *self.above], masthead.EDITOR):
            yield Found(split_names(text), "editor label", text)

    def proofreaders(self) -> Iterator[Found[tuple[str, ...]]]:
        """校对."""
        for text in masthead.labelled(self.below, masthead.PROOFREADER):
            yield Found(split_names(text), "proofreader label", text)

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
        values = {"source": byline.outlet, "editors": byline.editors, "proofreaders": byline.proofreaders} | values
    return values
