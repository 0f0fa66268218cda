"""The HTTP side: sockets, hosts, walls, codings and the log of requests."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Lock
from urllib.parse import urlsplit
from zlib import crc32

from tests.replica import control, generic, nanxi, press
from tests.replica.api import api, cache
from tests.replica.article import BEIJING
from tests.replica.exchange import Reply, Request
from tests.replica.newsroom import Newsroom
from tests.replica.pages import waf
from tests.replica.thepaper import www

WWW = "www.thepaper.cn"
LOCAL = frozenset({"127.0.0.1", "localhost", ""})
BODILESS = frozenset({204, 304})
WALLED = ("/newsDetail_", "/detail/", "/channel", "/list", "/contentapi/nodeCont/", "/contentapi/cont/")


HOSTS: dict[str, Callable[[Newsroom, Request], Reply]] = {
    **press.hosts(),
    "thepaper.cn": lambda _, request: Reply.redirect(f"https://{WWW}{request.target}", status=301),
    WWW: www,
    "m.thepaper.cn": www,
    "api.thepaper.cn": api,
    "cache.thepaper.cn": cache,
    **generic.SITES,
    nanxi.HOST: nanxi.nanxi,
}


class Wall:
    """Refuses a share of addresses once or twice; the same ones for the same share."""

    def __init__(self, share: float) -> None:
        self._share = share
        self._lock = Lock()
        self._tries: Counter[bytes] = Counter()

    def stops(self, request: Request) -> bool:
        if not (request.path == "/" or request.path.startswith(WALLED)) or not request.host.endswith("thepaper.cn"):
            return False
        key = f"{request.method} {request.host}{request.target} ".encode() + request.body
        draw = crc32(key) % 10_000
        if draw >= self._share * 10_000:
            return False
        with self._lock:
            self._tries[key] += 1
            return self._tries[key] <= (2 if draw % 3 == 0 else 1)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, newsroom: Newsroom, blocked: float) -> None:
        self.newsroom = newsroom
        self.log = control.Log()
        self.wall = Wall(blocked)
        super().__init__(("127.0.0.1", port), Handler)

    def server_bind(self) -> None:
        """Bind without asking a name server who we are."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def reply(self, request: Request) -> Reply:
        """The answer of the host that *request* names."""
        if request.path.startswith(control.PREFIX):
            return control.control(self.newsroom, self.log, request)
        if self.wall.stops(request):
            return Reply.html(waf(crc32(request.target.encode())), status=403)
        site = HOSTS.get(request.host)
        return site(self.newsroom, request) if site else Reply.text(f"No host {request.host} here.\n", status=404)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "replica"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60
    server: Server

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def answer(self) -> None:
        request = self.request_value()
        reply = self.server.reply(request)
        if not request.path.startswith(control.PREFIX):
            self.record(request, reply)
        self.send(reply.encoded(request.coding()))

    do_GET = do_POST = do_DELETE = do_HEAD = answer  # noqa: N815 - the base class's names

    def request_value(self) -> Request:
        url = urlsplit(self.path)
        host = (url.hostname or self.headers.get("Host") or "").lower().partition(":")[0]
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        return Request(
            method=self.command,
            host=WWW if host in LOCAL else host,
            path=url.path or "/",
            query=url.query,
            headers=self.headers,
            body=body,
        )

    def record(self, request: Request, reply: Reply) -> None:
        self.server.log.add(
            {
                "time": datetime.now(BEIJING).isoformat(),
                "method": request.method,
                "host": request.host,
                "path": request.target,
                "status": reply.status,
                "user_agent": request.headers.get("User-Agent") or "",
            }
        )

    def send(self, reply: Reply) -> None:
        self.send_response(reply.status, HTTPStatus(reply.status).phrase if reply.status in set(HTTPStatus) else "")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.stream is not None:
            return self.send_stream(reply)
        if reply.status in BODILESS:
            return self.end_headers()
        if "Content-Length" in reply.headers:
            self.close_connection = True  # a length that is not the body's: the rest never comes
        else:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)
        return None

    def send_stream(self, reply: Reply) -> None:
        self.send_header("Connection", "close")
        self.end_headers()
        for chunk in reply.stream or ():
            self.wfile.write(chunk)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the control plane has the log."""
