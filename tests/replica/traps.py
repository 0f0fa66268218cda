"""evil.example.com: everything that a crawler must survive, one trap an address."""

import gzip
import time
import zlib
from collections.abc import Callable, Iterator

import brotli
import zstandard

from tests.replica.exchange import Reply, Request
from tests.replica.newsroom import Newsroom


def missing(status: int = 200) -> Reply:
    return Reply.html(
        "<!DOCTYPE html><title>提示</title><p>抱歉，您访问的页面不存在</p><a href='/'>返回首页</a>", status=status
    )


def _zeros(megabytes: int) -> Iterator[bytes]:
    yield b"<!DOCTYPE html><title>huge</title><p>"
    for _ in range(megabytes * 16):
        yield b"0" * 65_536


def _slow(request: Request) -> Reply:
    time.sleep(min(float(request.argument("s", "1")), 120))
    return Reply.html("<!DOCTYPE html><title>slow</title><p>终于到了</p>")


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}


def _cut(request: Request) -> Reply:
    """An article that a cache keeps half of: what is missing is missing within the compression."""
    encoding = request.argument("encoding", "gzip")
    rows = "".join(f"<p>第{n}号渡船{n * 37 % 91}日下水，{n * 53 % 97}名工人从清晨忙到傍晚。</p>" for n in range(400))
    page = f"<!DOCTYPE html><title>修船厂复工</title><article><h1>修船厂复工</h1>{rows}</article>"
    whole = PACK[encoding](page.encode())
    return Reply(headers=HTML | {"Content-Encoding": encoding}, body=whole[: len(whole) // 2])


def _bomb(_: Request) -> Reply:
    """Few bytes that unpack to more than a crawl takes."""
    return Reply(headers=HTML | {"Content-Encoding": "gzip"}, body=gzip.compress(b"".join(_zeros(20))))


DOCK = (
    "<!DOCTYPE html><html><head>{before}<meta charset=gbk><title>渡口修船厂复工_临江晚报</title></head><body><article>"
    "<h1>渡口修船厂复工</h1><div>2026-11-20 08:00 来源：临江晚报</div>{rows}</article></body></html>"
)
ROWS = "".join(
    f"<p>{n}号船台在清晨点火，{n * 7}名工人从各县赶来，头一批活计是给渡船换上新的缆桩和护舷。</p>" for n in range(2, 9)
)
"""Of a dock, in an encoding that its page tells too late, or that its header denies."""


def _dock(content_type: str, before: str = "") -> Reply:
    page = DOCK.format(before=before, rows=ROWS)
    return Reply(headers={"Content-Type": content_type}, body=page.encode("gb18030"))


HTML = {"Content-Type": "text/html; charset=utf-8"}
CHALLENGE = "<html><script>var arg1='{digits}';document.cookie='acw_sc__v2='+arg1;location.reload();</script></html>"
TRAPS: dict[str, Callable[[Request], Reply]] = {
    "/to-loopback": lambda _: Reply.redirect("http://127.0.0.1:22/"),
    "/to-metadata": lambda _: Reply.redirect("http://169.254.169.254/latest/meta-data/"),
    "/to-file": lambda _: Reply.redirect("file:///etc/passwd"),
    "/loop": lambda _: Reply.redirect("/loop"),
    "/slow": _slow,
    "/huge": lambda request: Reply(headers=HTML, stream=_zeros(int(request.argument("mb", "1")))),
    "/bomb": _bomb,
    "/drop": lambda _: Reply(headers=HTML | {"Content-Length": "5000"}, body=b"<!DOCTYPE html><title>half a page"),
    "/cut": _cut,
    "/late-charset": lambda _: _dock("text/html", f"<!-- {'.' * 5_000} -->"),
    "/denied-charset": lambda _: _dock("text/html; charset=utf-8"),
    "/error-template": lambda _: Reply.html(
        "<!DOCTYPE html><title>临江晚报</title><div class=ErrorPageTemplate><p>您找的渡口不在这里</p></div>"
    ),
    "/challenge": lambda _: Reply.html(CHALLENGE.format(digits="4A9F03C1" * 5)),
    "/captcha": lambda _: Reply.html("<!DOCTYPE html><title>安全验证</title><p>请完成安全验证后继续访问</p>"),
    "/empty": lambda _: Reply(headers=HTML),
    "/binary": lambda _: Reply(
        headers={"Content-Type": "image/png"}, body=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
    ),
    "/soft404": lambda _: missing(),
    "/robots.txt": lambda _: Reply.text("User-agent: *\nAllow: /\n"),
}


def evil(newsroom: Newsroom, request: Request) -> Reply:
    """evil.example.com: one trap an address."""
    if request.path.startswith("/status/"):
        return Reply.html("<!DOCTYPE html><title>status</title>", status=int(request.path.rpartition("/")[2]))
    trap = TRAPS.get(request.path)
    return trap(request) if trap else Reply.text("no such trap\n", status=404)
