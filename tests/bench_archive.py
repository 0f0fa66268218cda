"""What do adding to, opening and asking an archive cost, and how does that grow? `python -m tests.bench_archive 10000`.

Every figure is that of an archive of so many articles, over as many days as a crawl of ten sites takes for them. An
archive is filled through `Archive.add`, as a crawl does it, each article synced to disk. The last column is by what a
figure grew from the archive before, which is the same one with fewer articles. Absolute figures are those of this
machine today. Opening and look-ups are told in time of the processor, the best of three rounds, since others may be at
work; how many articles a second are added depends on what the disk has to do besides.
"""

import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from newscrawl.analysis import analyze
from newscrawl.archive import Archive
from newscrawl.archive.current import Wanted
from newscrawl.archive.index import Index
from newscrawl.archive.reparse import Sums, choose, pairs
from newscrawl.archive.replay import Examined
from newscrawl.items import Article
from newscrawl.rereading import Terms, reread
from newscrawl.text.resemblance import MARKS
from tests.articles import FETCHED, article
from tests.memory import peak
from tests.test_reparse import GOLDEN, archive_of, read

T = TypeVar("T")
A_DAY = 400
"""Articles of a day, of all sites."""
SITES = 10
THREADS = 8
"""As a crawl has, which share syncs."""
ASKED = 2000
"""Look-ups that a figure rests on."""
SIGNS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
"""Common characters, of which texts are made."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one archive costs."""

    articles: int
    written: float
    """Articles a second, while the last tenth was added."""
    opened: float
    """Milliseconds, with closing."""
    known: float
    """Milliseconds for asking whether an address is here and when it was visited."""
    alike: float
    """Milliseconds for asking whose text an article repeats."""
    memory: float
    """Megabytes of the process, at most."""
    bytes: float
    """Bytes an article below the archive, pages aside."""
    index: float
    """Of them, of the index."""


def text(dice: random.Random) -> str:
    """Some 500 characters that no other text shares."""
    return "。".join("".join(dice.choices(SIGNS, k=40)) for _ in range(12))


def sample(number: int, base: Article) -> Article:
    """Article *number*: a text, a site and a day of its own."""
    day = FETCHED + timedelta(days=number // A_DAY)
    site = f"site{number % SITES}"
    capture = base.capture and replace(base.capture, fetched=day)
    return replace(
        base,
        url=f"https://www.{site}.example/news/{number}.html",
        site=site,
        article_id=str(number),
        headline=f"第{number}号码头启用新系统",
        body=text(random.Random(number)),
        date_published=day,
        capture=capture,
    )


def fill(root: Path, count: int, start: int) -> float:
    """Add the articles from *start* up to *count*; how many a second went in at the end."""
    base = analyze(article(body=text(random.Random(0))))
    archive, begin = Archive(root), 0.0
    last = count - max(1, (count - start) // 10)
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            for stretch in batched(range(start, last)), batched(range(last, count)):
                begin = time.perf_counter()
                for numbers in stretch:
                    list(pool.map(lambda number: archive.add(sample(number, base)), numbers))
        return (count - last) / (time.perf_counter() - begin)
    finally:
        archive.close()


def measure(root: Path, count: int, start: int) -> Figures:
    """Fill the archive up to *count*, and ask it."""
    written = fill(root, count, start)
    opened = each([root], lambda folder: Archive(folder).close())
    archive = Archive(root)
    dice, base = random.Random(count), article()
    asked = [sample(dice.randrange(2 * count), base) for _ in range(ASKED)]
    known = each(asked, lambda one: (archive.knows(one.url), archive.visit(one.url)))
    alike = each(asked, archive.near_duplicate)
    archive.close()
    size = sum(path.stat().st_size for path in walk(root))
    index = sum(path.stat().st_size for path in root.glob("index.db*"))
    return Figures(count, written, opened, known, alike, peak(), size / count, index / count)


def each(asked: list[T], ask: Callable[[T], object], rounds: int = 3) -> float:
    """Milliseconds of the processor that one question takes, in the best of some rounds."""
    spent = []
    for _ in range(rounds):
        begin = time.process_time()
        for one in asked:
            ask(one)
        spent.append(time.process_time() - begin)
    return min(spent) / len(asked) * 1e3


def batched(numbers: range) -> Iterator[range]:
    """*numbers* in pieces, so that few tasks wait at a time."""
    return (numbers[begin : begin + 1000] for begin in range(0, len(numbers), 1000))


def walk(root: Path) -> Iterator[Path]:
    """All files; `rglob` would keep every name in memory, which is measured here."""
    return (Path(folder, name) for folder, _, names in os.walk(root) for name in names)


def marked(root: Path, count: int) -> float:
    """Milliseconds for looking up which articles share marks, in an index of *count* articles with marks by chance."""
    index, dice = Index(root / "index.db"), random.Random(count)
    chosen = [[dice.getrandbits(32) for _ in range(MARKS)] for _ in range(min(count, ASKED))]
    rows = [mark << 32 | number for number, own in enumerate(chosen) for mark in own]
    rows += [dice.getrandbits(32) << 32 | number for number in range(len(chosen), count) for _ in range(MARKS)]
    rows.sort()  # written in order, since this is about reading
    with index.transaction():
        for row in rows:
            values = row >> 32, f"https://www.site{row % SITES}.example/news/{row & 0xFFFFFFFF}.html"
            index.run("INSERT OR IGNORE INTO bands VALUES (?, ?)", values)
    begin = time.perf_counter()
    found = sum(bool(index.likely(own, other_than="")) for own in chosen)
    spent = (time.perf_counter() - begin) / len(chosen) * 1e3
    index.close()
    if found != len(chosen):
        raise AssertionError(f"{len(chosen) - found} of {len(chosen)} were not found")
    return spent


def reparsed(root: Path, count: int) -> float:
    """Articles a second of one processor, from journal and pages to what differs: golden pages, again and again."""
    archive_of(root, map(read, sorted(path.parent for path in GOLDEN.glob("*/*/page.html"))))
    sums = Sums()

    def read_all(folder: Path) -> None:
        with closing(Examined(folder, "today", keep=False, what="reparse")) as examined:
            chosen = choose(folder, Wanted(), examined, Counter())
            for one in reread(pairs(folder, chosen), Terms(datetime.now(UTC))):
                sums.add(one)

    read_all(root)  # loads the parsers
    a_round = sums.done
    spent = each([root], read_all, max(1, count // a_round))
    if sums.changed or sums.problems:
        raise AssertionError(f"unchanged parsers change {sums.changed} articles: {sums.problems}")
    return a_round / spent * 1e3


HEADS = {
    "written": "added, articles/s",
    "opened": "opened, ms",
    "known": "known and due?, ms",
    "alike": "a copy of what?, ms",
    "memory": "memory at most, MB",
    "bytes": "bytes an article, pages aside",
    "index": "of them index",
}


def main(words: list[str]) -> int:
    """Print a table; *words* are numbers of articles, `marks=1000000` for synthetic marks, `reparse=2000` for pages."""
    counts = sorted(int(word) for word in words if word.isdigit()) or ([] if words else [10_000])
    with tempfile.TemporaryDirectory() as folder:
        before, root = None, Path(folder) / "archive"
        for count in counts:
            figures = measure(root, count, before.articles if before else 0)
            print(f"archive of {count:,} articles")
            for name, head in HEADS.items():
                now = getattr(figures, name)
                growth = f"x {now / getattr(before, name):.2f}" if before else ""
                print(f"  {head:<42}{now:>12,.3f} {growth:>10}", flush=True)
            before = figures
    for count in (int(word.removeprefix("marks=")) for word in words if word.startswith("marks=")):
        with tempfile.TemporaryDirectory() as folder:
            print(f"  {f'a copy of what, of {count:,} fingerprints?, ms':<42}{marked(Path(folder), count):>12,.3f}")
    for count in (int(word.removeprefix("reparse=")) for word in words if word.startswith("reparse=")):
        with tempfile.TemporaryDirectory() as folder:
            print(f"  {'read anew, articles/s of one core':<42}{reparsed(Path(folder), count):>12,.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
