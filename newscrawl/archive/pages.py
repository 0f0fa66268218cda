"""Tier 1, the evidence: `pages/<yyyy>/<mm>/<dd>/<spider>-<run>.warc.gz`, WARC 1.1, one gzip member a record.

The body is kept as it was after the transport's compression was undone, so that its digest is the one that
`Capture.digest` names and any tool can read it; what the server said of its length stands in
`X-Archive-Orig-Content-Length`.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

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
