"""Extraction beside the libraries that do the same, CPU time a page; part of `make bench`.

The pages are the development pages of ../shared where they are, else the golden ones. Libraries that are not
installed are left out: `pip install -e '.[bench]'`.
"""

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from statistics import median
from time import process_time

from newscrawl import extract
from newscrawl.extraction.decode import decode
from newscrawl.sites import site_for
from tests.conftest import SHARED

GOLDEN = Path(__file__).parent / "sites"
DEVELOPMENT = SHARED / "data" / "pages"
SITE_ROUTE = "newscrawl: site route"
Reader = Callable[[bytes, str], object]


def pages() -> list[tuple[bytes, str]]:
    """Each page with its address."""
    manifest = DEVELOPMENT / "manifest.jsonl"
    if not manifest.exists():
        folders = sorted(path.parent for path in GOLDEN.glob("*/*/page.html"))
        return [((f / "page.html").read_bytes(), json.loads((f / "meta.json").read_bytes())["url"]) for f in folders]
    rows = [json.loads(line) for line in manifest.read_text("utf-8").splitlines()]
    return [
        ((DEVELOPMENT.parent / row["path"]).read_bytes(), row["url"] or f"http://{row['site'].split()[0]}/")
        for row in rows
        if row["kind"] == "article" and (DEVELOPMENT.parent / row["path"]).exists()
    ]


def readers() -> Iterator[tuple[str, Reader]]:
    """Ours, then those that are installed. The others get the text: only ours says which encoding it is in.

    The route of the sites' layouts is measured on the pages that one of them claims.
    """
    yield SITE_ROUTE, extract
    yield "newscrawl: generic route", lambda page, url: extract(page, url, generic=True)
    for name, module, attribute, use in (
        ("trafilatura", "trafilatura", "bare_extraction", lambda call, text: call(text, with_metadata=True)),
        ("readability-lxml", "readability", "Document", lambda call, text: (d := call(text)).title() + d.summary()),
        ("GNE", "gne", "GeneralNewsExtractor", lambda call, text: call().extract(text)),
    ):
        try:
            found = getattr(import_module(module), attribute)
        except ImportError:
            continue
        yield name, lambda page, url, call=found, use=use: use(call, decode(page))  # type: ignore[misc]


def costs(read: Reader, cases: list[tuple[bytes, str]]) -> tuple[list[float], int]:
    """Seconds of CPU of each page, in order of size, and how many pages could not be read."""
    found, failed = [], 0
    for page, url in [*cases[:1], *cases]:
        start = process_time()
        try:
            read(page, url)
        except Exception:  # noqa: BLE001 (whatever a library raises on a page is a page that it cannot read)
            failed += 1
        found.append(process_time() - start)
    return sorted(found[1:]), failed


def main() -> int:
    """Print the table."""
    cases = pages()
    title = f"extraction of {len(cases)} pages"
    print(f"{title:<32}{'median':>10}{'p95':>10}{'failed':>8}{'x ours':>8}")
    ours = 0.0
    claimed = [(page, url) for page, url in cases if site_for(url)]
    for name, read in readers():
        found, failed = costs(read, claimed if name == SITE_ROUTE else cases)
        middle = median(found) * 1e3
        ours = middle if name.endswith("generic route") else ours
        ratio = f"{middle / ours:>8.2f}" if ours else " " * 8
        print(f"{name:<32}{middle:>7.1f} ms{found[int(len(found) * 0.95)] * 1e3:>7.1f} ms{failed:>8}{ratio}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
