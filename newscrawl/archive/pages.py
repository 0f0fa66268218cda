"""Tier 1, the evidence: `pages/<yyyy>/<mm>/<dd>/<spider>-<run>.warc.gz`, WARC 1.1, one gzip member a record.

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
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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


class PagesWriter:
    """Writes the WARC file of one run; no file is made before the first response."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root
        self.name = name
        self._file: BinaryIO | None = None
        self._writer: WARCWriter | None = None

    def add(self, page: Page) -> None:
        """File one response; on disk, though not yet synced, when this returns."""
        writer = self._writer or self._open(page.fetched)
        record = writer.create_warc_record(
            page.url,
            "response",
            payload=BytesIO(page.body),
            length=len(page.body),  # or warcio makes a digest of its own
            http_headers=StatusAndHeaders(str(page.status), _as_kept(page), protocol="HTTP/1.1"),
            warc_headers_dict={
                "WARC-Date": page.fetched.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
                "WARC-Payload-Digest": page.digest,
            },
        )
        writer.write_record(record)
        if self._file:
            self._file.flush()

    def _open(self, fetched: datetime) -> WARCWriter:
        path = self.root / f"{fetched.astimezone(BEIJING):%Y/%m/%d}" / f"{self.name}.warc.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab")
        self._writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, {"software": "newscrawl"}))
        return self._writer

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()
        self._file = self._writer = None


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


def read_pages(path: Path) -> Iterator[Page]:
    """The responses in a WARC file, in the order in which they were filed."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                yield Page(
                    url=record.rec_headers.get_header("WARC-Target-URI"),
                    status=int(record.http_headers.get_statuscode()),
                    headers=tuple(record.http_headers.headers),
                    body=record.content_stream().read(),
                    fetched=datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")),
                )
