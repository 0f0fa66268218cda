"""Tier 1, the evidence: `pages/<yyyy>/<mm>/<dd>/<spider>-<run>.warc.gz`, WARC 1.1, one gzip member a record.

Each response is followed by the request that brought it and, where an article was stored, by a metadata record
that says what was read from it; both name the response in `WARC-Concurrent-To`.

The body is kept as it was after the transport's compression was undone, so that its digest is the one that
`Capture.digest` names and any tool can read it; what the server said of its length stands in
`X-Archive-Orig-Content-Length`.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newscrawl.archive.durable import GroupSync, make_folder, sync_folder, write_all
from newscrawl.text.dates import BEIJING


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A response as it is filed."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched: datetime

    @property
    def digest(self) -> str:
        """`sha256:` and the hexadecimal digest of the body."""
        return f"sha256:{hashlib.sha256(self.body).hexdigest()}"


def _as_kept(page: Page) -> list[tuple[str, str]]:
    """The headers, with the length of the body that is kept."""
    orig = [(f"X-Archive-Orig-{name}", value) for name, value in page.headers if name.lower() == "content-length"]
    kept = [(name, value) for name, value in page.headers if name.lower() != "content-length"]
    return [*kept, *orig, ("Content-Length", str(len(page.body)))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The request that brought a page."""

    url: str
    method: str
    headers: tuple[tuple[str, str], ...]

    @property
    def head(self) -> StatusAndHeaders:
        """Its first line and its headers."""
        parts = urlsplit(self.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = [("Host", parts.netloc), *self.headers]
        return StatusAndHeaders(f"{self.method} {target} HTTP/1.1", headers, is_http_request=True)


class PagesWriter:
    """Writes the WARC file of one run; no file is made before the first response."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root
        self.name = name
        self._mutex = Lock()
        self._sync: GroupSync | None = None
        self._writer: WARCWriter | None = None
        self._size = 0

    def add(self, page: Page, asked: Asked | None = None) -> str:
        """File one response and its request; the id of the record. On disk when `sync` has returned."""
        with self._mutex:
            writer = self._writer or self._open(page.fetched)
            status = StatusAndHeaders(f"{page.status} ", _as_kept(page), protocol="HTTP/1.1")  # RFC 9112, 4: the blank
            response = writer.create_warc_record(
                page.url,
                "response",
                payload=BytesIO(page.body),
                length=len(page.body),  # or warcio makes a digest of its own
                http_headers=status,
                warc_headers_dict={"WARC-Date": _date(page.fetched), "WARC-Payload-Digest": page.digest},
            )
            record: str = response.rec_headers.get_header("WARC-Record-ID")
            records = [response]
            if asked:
                headers = {"WARC-Date": _date(page.fetched), "WARC-Concurrent-To": record}
                records.append(
                    writer.create_warc_record(asked.url, "request", http_headers=asked.head, warc_headers_dict=headers)
                )
            self._write(*records)
            return record

    def add_metadata(self, url: str, record: str, fetched: datetime, said: dict[str, Any]) -> None:
        """File what was read from the response with the id *record*, as JSON."""
        body = msgspec.json.encode(said)
        headers = {"WARC-Date": _date(fetched), "WARC-Concurrent-To": record, "WARC-Refers-To": record}
        with self._mutex:
            writer = self._writer or self._open(fetched)
            self._write(
                writer.create_warc_record(
                    url,
                    "metadata",
                    payload=BytesIO(body),
                    length=len(body),
                    warc_content_type="application/json",
                    warc_headers_dict=headers,
                )
            )

    def _write(self, *records: ArcWarcRecord) -> None:
        """All of *records* or, on a full disk, none."""
        if self._writer and self._sync:
            self._writer.out = BytesIO()
            for record in records:
                self._writer.write_record(record)
            write_all(self._sync.file, self._writer.out.getvalue())
            self._sync.wrote()
            self._size = self._sync.file.tell()

    def sync(self) -> tuple[Path, int] | None:
        """Return when all that was added before is on disk: the file, and its size then; None without a file."""
        with self._mutex:
            sync, size = self._sync, self._size
        if sync is None:
            return None
        sync.wait()
        return Path(sync.file.name), size

    def _open(self, fetched: datetime) -> WARCWriter:
        path = self.root / f"{fetched.astimezone(BEIJING):%Y/%m/%d}" / f"{self.name}.warc.gz"
        make_folder(path.parent)
        file = path.open("xb", buffering=0)
        sync_folder(path.parent)
        self._sync = GroupSync(file)
        self._writer = WARCWriter(BytesIO(), gzip=True, warc_version="1.1")
        self._write(self._writer.create_warcinfo_record(path.name, {"software": "newscrawl"}))
        return self._writer

    def close(self) -> None:
        """Let go of the file, synced."""
        sync, self._sync, self._writer = self._sync, None, None
        if sync:
            sync.close()


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def newest_pages(root: Path, urls: Collection[str], canonical: Callable[[str], str]) -> dict[str, Page]:
    """The newest page that is kept below *root* of each of *urls*, which are canonical; those without one are left out.

    Files are read from the newest on, until every address is found.
    """
    found: dict[str, Page] = {}
    for path in sorted(root.rglob("*.warc.gz"), key=lambda path: (path.parent, path.name[-30:]), reverse=True):
        if len(found) == len(urls):
            break
        in_file = {
            url: page for page in read_pages(path) if (url := canonical(page.url)) in urls and page.status == 200
        }
        found = in_file | found
    return found


def read_pages(path: Path, start: int = 0) -> Iterator[Page]:
    """The responses in a WARC file, from the record at byte *start*, in the order in which they were filed."""
    with path.open("rb") as file:
        file.seek(start)
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                yield Page(
                    url=record.rec_headers.get_header("WARC-Target-URI"),
                    status=int(record.http_headers.get_statuscode()),
                    headers=tuple(record.http_headers.headers),
                    body=record.content_stream().read(),
                    fetched=datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")),
                )
