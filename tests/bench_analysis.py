"""Lines of `make bench` about the analysis: each field's share of one jieba.posseg pass over the same text."""

import json
import logging
import subprocess
import sys
import warnings
from collections.abc import Callable
from time import process_time

from newscrawl import analyze
from newscrawl.items import Article
from tests.conftest import ROOT, SHARED

CHARACTERS = 20_000
REAL = SHARED / "data" / "analysis"
NEWS = 60
"""Articles of each file."""
LOAD = """
import os, time
from pathlib import Path
from newscrawl.analysis import vocabulary_files
size = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
before, start = size(), time.process_time()
vocabulary_files.load().mentions("x")
print(time.process_time() - start, size() - before)
"""


def cpu(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of CPU of the fastest of some calls, one more before them aside."""
    work()
    spent = []
    for _ in range(times):
        start = process_time()
        work()
        spent.append(process_time() - start)
    return min(spent)


def main() -> None:
    """Print the lines: on real news where ../shared is there, else on our own, on which jieba is half as fast."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg  # noqa: PLC0415
    jieba.setLogLevel(logging.WARNING)
    own = texts_of(CHARACTERS)
    for name, texts in {"own news": own, **real()}.items():
        count = sum(len(article.headline) + len(article.body) for article in texts) / 1000
        tagging = cpu(lambda texts=texts: [jieba.posseg.lcut(f"{a.headline}\n{a.body}") for a in texts], 1)  # type: ignore[misc]
        print(f"{f'jieba.posseg on {name}: 1,000 characters':<44}{tagging / count * 1e3:>10.3f} ms")
        for segmenter in ("rjieba", "jieba"):
            spent = cpu(lambda s=segmenter, texts=texts: [analyze(a, segmenter=s) for a in texts])  # type: ignore[misc]
            label = f"analyze on {segmenter}: 1,000 characters"
            print(f"{label:<44}{spent / count * 1e3:>10.3f} ms {spent / tagging:>8.2f} x jieba.posseg")
    for size in (10_000, 100_000, 1_000_000):
        article = long_article(own, size)
        spent = cpu(lambda article=article: analyze(article), 1)  # type: ignore[misc]
        print(f"{f'analyze: one text of {size:,} characters':<44}{spent / size * 1e6:>10.3f} ms for 1,000")
    seconds, megabytes = subprocess.run(
        [sys.executable, "-c", LOAD], capture_output=True, text=True, check=True
    ).stdout.split()
    print(f"{'vocabulary: load':<44}{float(seconds) * 1e3:>10.0f} ms {float(megabytes):>8.0f} MB")


def real() -> dict[str, list[Article]]:
    """The articles of ../shared, and the longer ones of its topics; nothing where it is not there."""
    names = {"short real news": "articles", "long real news": "topic_full"}
    found = {name: REAL / f"{file}.jsonl" for name, file in names.items() if (REAL / f"{file}.jsonl").exists()}
    return {name: [news(row) for row in path.read_bytes().splitlines()[:NEWS]] for name, path in found.items()}


def news(row: bytes) -> Article:
    """The article of a line."""
    told = json.loads(row)
    return Article(url="u", site="s", headline=told.get("title") or "", body=told["text"])


def texts_of(characters: int) -> list[Article]:
    """The golden articles, repeated to so many characters and cut into pieces of 800.

    Without lines that have a character of which jieba knows nothing (traditional, rare in names): there it tries all
    256 states for each of 256, and takes ten times as long, which would flatter us.
    """
    from jieba.posseg import char_state_tab  # noqa: PLC0415

    golden = [json.loads(path.read_bytes()) for path in sorted((ROOT / "tests/sites").glob("*/*/article.json"))]
    lines = [line for article in golden for line in article["body"].splitlines()]
    bodies = "\n".join(
        line for line in lines if not any("\u4e00" <= c <= "\u9fff" and c not in char_state_tab.P for c in line)
    )
    body = (bodies * (characters // max(len(bodies), 1) + 1))[:characters]
    pieces = [body[start : start + 800] for start in range(0, characters, 800)]
    return [Article(url="u", site="s", headline=piece[:20], body=piece) for piece in pieces]


def long_article(texts: list[Article], characters: int) -> Article:
    body = "\n".join(article.body for article in texts)
    return Article(url="u", site="s", headline="标题", body=(body * (characters // len(body) + 1))[:characters])


if __name__ == "__main__":
    main()
