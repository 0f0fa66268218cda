"""The one door to the network: refuses hosts of our own network, waits for those that ask, can lead to a replica."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest, ResponseDataLossError
from scrapy.http import Response
from scrapy.utils.defer import maybe_deferred_to_future

from newscrawl.compressed import is_cut_off
from newscrawl.errors import RefusedError
from newscrawl.extensions import patience_of
from newscrawl.fetchable import check_fetchable, is_public, private_reason
from newscrawl.headers import header
from newscrawl.threads import in_thread
from newscrawl.urls import host_of


class RefusedRequestError(RefusedError, IgnoreRequest):
    """A refusal as Scrapy understands it: nothing to retry, and no fault to log."""


class GuardedDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's HTTP handler behind a guard.

    Every request passes here, also those of redirects and robots.txt. With `ROUTE_ALL_TO = "http://127.0.0.1:8000"`
    the connection goes there, with the real Host header; all other parts of the crawler see the real URL.
    Raises RefusedError for what `ALLOW_PRIVATE_HOSTS` does not allow, ResponseDataLossError for a compressed body that
    was cut off, as Scrapy does for others.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.allow_private = crawler.settings.getbool("ALLOW_PRIVATE_HOSTS")
        self.most = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self.patience = patience_of(crawler)
        self.route = crawler.settings["ROUTE_ALL_TO"]

    async def download_request(self, request: Request) -> Response:
        try:
            check_fetchable(request.url, allow_private=self.allow_private)
        except RefusedError as error:
            raise RefusedRequestError(error.url, error.reason) from error
        await self.patience.wait_for(request)
        response = await self._download(request)
        if await in_thread(is_cut_off, response.body, header(response, "Content-Encoding"), most=self.most):
            raise ResponseDataLossError(f"{request.url}: cut off within its compression")
        return response

    async def _download(self, request: Request) -> Response:
        if self.route and not self._is_local(request.url):
            return await self._download_routed(request)
        if not self.allow_private:
            await self._check_resolved(request.url, elsewhere=bool(request.meta.get("proxy")))
        return await super().download_request(request)

    async def _download_routed(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        there = urlsplit(self.route)
        headers = request.headers.copy()
        headers["Host"] = parts.netloc
        routed = request.replace(
            url=parts._replace(scheme=there.scheme, netloc=there.netloc).geturl(), headers=headers, dont_filter=True
        )
        routed.meta.pop("proxy", None)  # the environment's, which is for the real address
        response = await super().download_request(routed)
        return response.replace(url=request.url, request=request)

    @staticmethod
    def _is_local(url: str) -> bool:
        """Whether the replica itself, or a neighbour, is meant: only possible where private hosts are allowed."""
        try:
            return not is_public(host_of(url))
        except ValueError:
            return False

    async def _check_resolved(self, url: str, *, elsewhere: bool) -> None:
        """Refuse a name that resolves to a private address; one that only a proxy, *elsewhere*, may know passes.

        Scrapy's resolver keeps the answer for the life of the process, so the connection that follows uses
        the address checked here: a second answer from a hostile DNS server has no effect.
        """
        from twisted.internet import reactor  # noqa: PLC0415 (Scrapy chooses the reactor, so it is not ours to import early)

        host = host_of(url)
        try:
            address = await maybe_deferred_to_future(reactor.resolver.getHostByName(host))
        except OSError as error:
            if elsewhere:
                return
            raise CannotResolveHostError(f"{host}: {error}") from error
        if not is_public(str(ip_address(address))):
            raise RefusedRequestError(url, private_reason(f"{host} ({address})"))
