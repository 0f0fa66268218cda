"""What all spiders share: visiting the page of an article, and saying what became of it."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from newscrawl.archive import Stored
from newscrawl.errors import (
    ArchiveError,
    BlockedError,
    ExtractionError,
    ForwardedError,
    NotAnArticleError,
    RefusedError,
)
from newscrawl.extensions import archive_of, ledger_of, stop
from newscrawl.extraction.page import ArticlePage
from newscrawl.headers import header
from newscrawl.items import Article
from newscrawl.ledger import Ledger
from newscrawl.outcomes import Outcome, State
from newscrawl.reading import as_paid, digest_of, open_page, read_more
from newscrawl.sites import all_sites, site_for
from newscrawl.sites.asking import Ask
from newscrawl.spiders.ends import UnusableStatusError, outcome_of
from newscrawl.spiders.requests import answered_at, request_to
from newscrawl.spiders.stories import Story
from newscrawl.threads import in_thread
from newscrawl.urls import canonicalize, host_of, redact


class VisitSpider(Spider):
    """A spider that visits articles; every visit ends in one outcome."""

    strict = False
    """Whether each URL counts for the exit status, as it does where somebody named it."""

    @property
    def ledger(self) -> Ledger:
        """What became of every URL so far."""
        return ledger_of(self.crawler)

    def visit(self, url: str, *, site: str | None = None, revisit: bool = False, paid: bool = False) -> Request:
        """A request for the article at *url*; with *revisit* also when the archive has it.

        It is *paid* where a list says that it has to be paid for.
        """
        known = all_sites().get(site or "")
        plain = Ask(url=url, headers=known.headers if known else {})
        ask = known.ask(url) if known and known.article_id(url) else plain
        whose = site or host_of(url)
        meta = {"article": url, "site": whose, "download_slot": whose, "revisit": revisit}
        if ask.url != url:
            meta["asked_at"] = ask.url
        if paid:
            meta["paid"] = True
        return request_to(
            ask.url,
            ask.payload,
            form=ask.form,
            callback=self.parse_article,
            errback=self.visit_failed,
            headers=dict(ask.headers),
            meta=meta,
            priority=1,  # before the site's listings, which would fill the memory with requests otherwise
            dont_filter=True,  # the ledger knows what was visited
        )

    async def parse_article(self, response: Response) -> AsyncIterator[Article | Request]:
        """The article on the page, or the reason why there is none."""
        asked: str = response.meta.get("article", response.url)  # `scrapy parse` has none
        if response.status == 304 and _was_conditional(response):
            stored = await self.note_visit(asked)
            reason = "not stored" if stored.state is State.FAILED else "not modified"
            self.ledger.settle(asked, stored.state, reason, stored.detail)
            return
        try:
            story = await in_thread(self.begin, response)
        except (ExtractionError, BlockedError, RefusedError, ForwardedError) as error:
            if other := await self.instead(asked, error, response.meta):
                yield other
            return
        article = story.first
        if self.ledger.link(article.url, asked):
            return
        if self.wants(article):
            yield await self.go_on(story, asked, article.site)
        else:
            self.ledger.settle(asked, State.OUT_OF_RANGE, "published", str(article.date_published))

    parse = parse_article

    def begin(self, response: Response) -> Story:
        """The story that begins on a page; raises a NewscrawlError where there is none."""
        page = self.open(response, answered_at(response))
        article = page.to_article(digest=digest_of(response.body), status=response.status)
        return Story.begin(as_paid(article) if response.meta.get("paid") else article, page.html, response.url)

    def wants(self, article: Article) -> bool:
        """Whether the run asked for such an article."""
        return True

    async def go_on(self, story: Story, asked: str, site: str) -> Article | Request:
        """The article, where *story* is complete, else a request for its next page."""
        if story.following is None:
            return await in_thread(story.to_article) if story.is_longer else story.first
        number, url = story.following
        where: dict[str, Any] = {"story": story, "number": number}
        request = self.visit(url, site=site, revisit=True)
        request.meta["article"] = asked
        return request.replace(callback=self.parse_page, errback=self.page_failed, cb_kwargs=where)

    async def parse_page(self, response: Response, story: Story, number: int) -> AsyncIterator[Article | Request]:
        """The article with one more page, or the request for the next; a page that cannot be read is left out."""
        try:
            story = await in_thread(self.read_on, response, story, number)
        except (ExtractionError, BlockedError, RefusedError, ForwardedError) as error:
            story = self.left_out(story, number, response.url, error)
        yield await self.go_on(story, response.meta["article"], story.first.site)

    def read_on(self, response: Response, story: Story, number: int) -> Story:
        """*story* with the page that *response* brought; raises a NewscrawlError where there is none."""
        if not story.is_at(number, response.url):
            raise NotAnArticleError(response.url, "redirected")
        page = self.open(response, story.url)
        return story.with_page(number, read_more(page, story.first.headline, response.url), page.html, response.url)

    async def page_failed(self, failure: Failure) -> AsyncIterator[Article | Request]:
        """The same for a later page that brought no answer; one that cannot be kept leaves nothing to store."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        asked = request.meta["article"]
        if isinstance(failure.value, ArchiveError):
            await self.settle_error(asked, failure.value)
            return
        number = request.cb_kwargs["number"]
        story = self.left_out(request.cb_kwargs["story"], number, request.url, failure.value)
        yield await self.go_on(story, asked, story.first.site)

    def left_out(self, story: Story, number: int, url: str, error: BaseException | None) -> Story:
        """*story* without a page, for the reason that *error* gives."""
        _, reason, detail = outcome_of(error)
        why = detail if reason == "gone" and detail else reason
        self.logger.warning("%s: a page of %s is left out: %s", url, story.first.url, why)
        return story.without(number, why)

    def open(self, response: Response, url: str) -> ArticlePage:
        """The page of a response with any status, as one at *url*; raises a NewscrawlError where there is none."""
        if response.status in {404, 410}:
            raise NotAnArticleError(response.url, "gone", f"HTTP {response.status}")
        if 300 <= response.status < 400 and (target := header(response, "Location")):
            raise RefusedError(response.url, f"redirects to {redact(target)}")
        if response.status >= 300:
            raise UnusableStatusError(response.url, response.status)
        if not isinstance(response, TextResponse):
            raise NotAnArticleError(response.url, "no page", header(response, "Content-Type") or "no Content-Type")
        site = all_sites().get(response.meta.get("site", ""))
        if site and not site.article_id(url):
            raise NotAnArticleError(response.url, "redirected", "to a page that is no article")
        return open_page(
            response.body,
            url,
            content_type=header(response, "Content-Type") or None,
            fetched=response.meta.get("fetched") or datetime.now(UTC),
            status=response.status,
        )

    async def visit_failed(self, failure: Failure) -> AsyncIterator[Request]:
        """Say what became of a visit that brought no page; the request for another spelling of its address."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        if other := await self.instead(request.meta["article"], failure.value, request.meta):
            yield other

    async def instead(self, url: str, error: BaseException | None, asked: Mapping[str, Any]) -> Request | None:
        """Enter *error* as the end of *url*; the request for another spelling of what was *asked* for, if there is one.

        That is one which a list named too, or the one under which the archive has the article.
        """
        stored = await self.settle_error(url, error)
        site = asked["site"] if asked.get("site") in all_sites() else ""
        other = self.ledger.another(url)
        if not other and stored.elsewhere and self.ledger.open(stored.elsewhere, site):
            other = stored.elsewhere
        return self.visit(other, site=site, revisit=True, paid=bool(asked.get("paid"))) if other else None

    async def settle_error(self, url: str, error: BaseException | None) -> Stored:
        """Enter *error* as the end of *url*; what the archive says of it."""
        state, reason, detail = outcome_of(error)
        stored = await self.note_visit(url, gone=detail or reason) if state is State.GONE else Stored(state)
        self.ledger.settle(url, state, stored.detail or reason, detail)
        log = self.logger.warning if state in {State.FAILED, State.BLOCKED} else self.logger.info
        log("%s: %s", url, ": ".join(filter(None, (state, Outcome(url, "", state, reason, detail).why))))
        return stored

    async def note_visit(self, url: str, *, gone: str = "") -> Stored:
        """Tell the archive of a visit that brought no text, *gone* being why; what became of the article."""
        site = site_for(url)
        canonical = site.canonical_url(url) if site else canonicalize(url)
        try:
            add, whose = archive_of(self.crawler).add_visit, site.id if site else host_of(url)
            asked = canonicalize(url)
            return await asyncio.to_thread(add, canonical, whose, datetime.now(UTC), gone=gone, asked=asked)
        except (OSError, ArchiveError) as error:
            stop(self.crawler, f"the visit to {canonical} cannot be noted: {error}")
            return Stored(State.GONE) if gone else Stored(State.FAILED, str(error))


def _was_conditional(response: Response) -> bool:
    """Whether it was asked only what has changed: else nobody has what 304 says to be as it was."""
    asked = response.request.headers if response.request else {}
    return "If-None-Match" in asked or "If-Modified-Since" in asked
