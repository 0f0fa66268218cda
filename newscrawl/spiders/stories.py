"""An article that goes on over several pages: what of it has come so far, which page is next, what is missing?"""

from dataclasses import dataclass, field, replace
from typing import Self

from newscrawl.cleaning import clean
from newscrawl.extraction.content import Content
from newscrawl.extraction.joining import adds_nothing, joined
from newscrawl.extraction.pagination import MOST, Pager, may_go_on, number_of, read_pager, shift_of
from newscrawl.extraction.tree import parse_page
from newscrawl.items import Article
from newscrawl.text.normalize import paragraphs

WHOLE = 0
"""The number of the page that has the whole text."""


@dataclass(frozen=True, slots=True)
class Story:
    """An article as far as it has come, and where the rest of it may be found."""

    first: Article
    """The article as its first page gives it."""
    url: str
    """Where the first page came from."""
    listed: dict[int, str] = field(default_factory=dict)
    """The addresses of the later pages that some page of it links, by number."""
    whole: str | None = None
    """The address of the whole text on one page, until it was asked."""
    shift: int = 0
    """See `pagination.shift_of`."""
    pages: dict[int, Content] = field(default_factory=dict)
    """What came, by number."""
    missing: dict[int, str] = field(default_factory=dict)
    """What did not come, and why."""

    @classmethod
    def begin(cls, article: Article, html: str, url: str) -> Self:
        """The story that begins with *article*, read from *html*, which came from *url*."""
        if not may_go_on(html):
            return cls(article, url)
        tree = parse_page(html)  # not the page object's, from which a site may have cut the pager
        shift = shift_of(tree, url)
        pager = read_pager(tree, url, shift=shift)
        return cls(article, url, dict(pager.pages), pager.whole, shift)

    @property
    def following(self) -> tuple[int, str] | None:
        """Number and address of the page to ask next; None where the story is complete."""
        if self.whole:
            return WHOLE, self.whole
        number = max([1, *self.pages, *self.missing]) + 1
        return (number, self.listed[number]) if number in self.listed and number <= MOST else None

    @property
    def is_longer(self) -> bool:
        """Whether anything came of it after its first page, or should have."""
        return bool(self.pages or self.missing)

    def is_at(self, number: int, url: str) -> bool:
        """Whether page *number* of the story may come from *url*."""
        found = number_of(self.url, url)
        return number == WHOLE or (found is not None and found + self.shift == number)

    def with_page(self, number: int, content: Content, html: str, url: str) -> Self:
        """The story with page *number*; a page that only repeats what came before ends it."""
        if number == WHOLE:
            return self._with_whole(content)
        if adds_nothing(content, [_content(self.first), *self.pages.values()]):
            return replace(self, listed={n: address for n, address in self.listed.items() if n < number})
        pager = read_pager(parse_page(html), self.url, url, self.shift) if may_go_on(html) else Pager()
        return replace(self, listed={**pager.pages, **self.listed}, pages={**self.pages, number: content})

    def _with_whole(self, content: Content) -> Self:
        """The story with the whole text, if it is more than the first page; else it is read page by page."""
        if _length(content) <= _length(_content(self.first)):
            return self.without(WHOLE, "")
        return replace(self, whole=None, listed={}, pages={WHOLE: content})

    def without(self, number: int, why: str) -> Self:
        """The story without page *number*, and *why* it did not come."""
        if number == WHOLE:  # page by page, then
            return replace(self, whole=None)
        return replace(self, missing={**self.missing, number: why})

    def to_article(self) -> Article:
        """The article: headline, time, people and digest of the first page, and the text of all."""
        if not self.is_longer:
            return self.first
        first = clean(self.first)  # what its end says becomes fields before the next page follows
        if WHOLE in self.pages:
            content, said = self.pages[WHOLE], "all on one page"
        else:
            content, said = joined([_content(first), *(self.pages[n] for n in sorted(self.pages))]), self._said()
        capture = first.capture
        return replace(
            first,
            body="\n".join(content.paragraphs),
            images=content.images or first.images,
            capture=capture and replace(capture, provenance={**capture.provenance, "pages": said}),
        )

    def _said(self) -> str:
        """How many pages there are, and which are missing: `2 of 3, missing page 3 (HTTP 404)`."""
        total = max([1, *self.listed, *self.pages, *self.missing])
        lost = [f"page {number} ({why})" for number, why in sorted(self.missing.items())]
        return f"{1 + len(self.pages)} of {total}" + (f", missing {', '.join(lost)}" if lost else "")


def _content(article: Article) -> Content:
    return Content(paragraphs(article.body), article.images)


def _length(content: Content) -> int:
    return sum(map(len, content.paragraphs)) + len(content.images)
