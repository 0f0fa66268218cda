"""`make bench`: CPU time of the steps of a crawl, each as a ratio to a yardstick measured in the same run.

Absolute figures are those of this machine today; the ratios travel.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

from lxml.html import document_fromstring

from newscrawl import analyze, extract
from newscrawl.archive import Archive
from newscrawl.items import Article
from newscrawl.text.words import cut
from tests import bench_analysis, bench_archive, bench_extraction, bench_records, bench_sites

PAGES = sorted((Path(__file__).parent / "sites").glob("*/*/page.html"))
LEAST = 0.5
"""Seconds of CPU that a figure rests on."""


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that one call of *work* takes, the first one aside."""
    work()
    calls, start = 0, process_time()
    while (spent := process_time() - start) < LEAST:
        work()
        calls += 1
    return spent / calls


def line(name: str, seconds: float, yardstick: str, base: float) -> None:
    print(f"{name:<44}{seconds * 1e3:>10.3f} ms {seconds / base:>8.2f} x {yardstick}")


def main() -> int:
    """Print the table."""
    cases = [(path.read_bytes(), json.loads((path.parent / "meta.json").read_bytes())["url"]) for path in PAGES]
    articles = [extract(page, url) for page, url in cases]
    count = len(cases)

    tree = cpu(lambda: [document_fromstring(page) for page, _ in cases]) / count
    line("lxml: parse a page", tree, "itself", tree)
    line("extract: site route, a page", cpu(lambda: [extract(*case) for case in cases]) / count, "lxml parse", tree)
    written = [case for path, case in zip(PAGES, cases, strict=True) if path.parent.name.startswith(("article", "old"))]
    generic = cpu(lambda: [extract(*case, generic=True) for case in written]) / len(written)
    line("extract: generic route, a page", generic, "lxml parse", tree)

    texts = [f"{article.headline}\n{article.body}" for article in articles]
    words = cpu(lambda: [cut(text) for text in texts]) / count
    line("rjieba: cut an article", words, "itself", words)
    line(
        "analyze: all four fields, an article", cpu(lambda: [analyze(a) for a in articles]) / count, "rjieba cut", words
    )

    with tempfile.TemporaryDirectory() as folder:
        archive, numbers = Archive(Path(folder)), iter(range(10**9))
        stored = cpu(lambda: archive.add(_numbered(articles[0], next(numbers))))
        line("archive: add an article (CPU, fsync aside)", stored, "rjieba cut", words)
        line("archive: is it known?", cpu(lambda: archive.knows(articles[0].url)), "rjieba cut", words)
        archive.close()
    bench_extraction.main()
    bench_sites.main()
    bench_records.main()
    bench_analysis.main()
    bench_archive.main(["10000"])
    return 0


def _numbered(article: Article, number: int) -> Article:
    return replace(article, url=f"https://www.thepaper.cn/newsDetail_forward_{number}", article_id=str(number))


if __name__ == "__main__":
    sys.exit(main())
