"""What comes in and what goes out: requests and replies as values, codings included."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.message import Message
from typing import Any, Self
from urllib.parse import parse_qs

import brotli
import zstandard

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda body: gzip.compress(body, 4, mtime=0),
    "br": lambda body: bytes(brotli.compress(body, quality=3)),
    "zstd": lambda body: zstandard.ZstdCompressor(3).compress(body),  # one each: compressors are not thread-safe
    "deflate": lambda body: zlib.compress(body, 4),
    "identity": lambda body: body,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    method: str
    host: str
    """Without the port, in lower case."""
    path: str
    query: str
    headers: Message
    body: bytes = b""

    @property
    def target(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def mobile(self) -> bool:
        return self.host.startswith("m.")

    def argument(self, name: str, default: str = "") -> str:
        return parse_qs(self.query).get(name, [default])[0]

    def coding(self) -> str:
        """One of the accepted codings: which, depends on the address, so that all of them are met."""
        offered = self.headers.get("Accept-Encoding") or ""
        accepted = {part.partition(";")[0].strip() for part in offered.split(",")}
        usable = [name for name in CODINGS if name in accepted or name == "identity"]
        return usable[zlib.crc32(f"{self.host}{self.target}".encode()) % len(usable)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    stream: Iterable[bytes] | None = None
    """A body that is sent as it comes, without a length: the connection ends it."""

    @classmethod
    def html(cls, text: str, *, status: int = 200, headers: dict[str, str] | None = None) -> Self:
        kind = {"Content-Type": "text/html; charset=utf-8"}
        return cls(status=status, headers=kind | (headers or {}), body=text.encode())

    @classmethod
    def text(cls, text: str, *, status: int = 200, kind: str = "text/plain; charset=utf-8") -> Self:
        return cls(status=status, headers={"Content-Type": kind}, body=text.encode())

    @classmethod
    def redirect(cls, location: str, *, status: int = 302) -> Self:
        return cls(status=status, headers={"Location": location})

    def encoded(self, coding: str) -> Self:
        """The same reply in *coding*; small, empty and streamed ones stay as they are."""
        if coding == "identity" or len(self.body) < 200 or "Content-Encoding" in self.headers:
            return self
        headers = self.headers | {"Content-Encoding": coding, "Vary": "Accept-Encoding"}
        return type(self)(status=self.status, headers=headers, body=CODINGS[coding](self.body))


def json_reply(value: Any, *, status: int = 200) -> Reply:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Reply(status=status, headers={"Content-Type": "application/json;charset=UTF-8"}, body=body)
