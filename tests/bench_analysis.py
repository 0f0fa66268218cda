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
from tests.conftest import ROOT

CHARACTERS = 20_000
TRADITIONAL = set("這與為國會們")
"""jieba takes ten times as long where its dictionary lacks the words, which would flatter us."""
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
    """Print the lines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg  # noqa: PLC0415
    jieba.setLogLevel(logging.WARNING)
    texts = texts_of(CHARACTERS)
    count = sum(len(article.headline) + len(article.body) for article in texts) / 1000
    tagging = cpu(lambda: [jieba.posseg.lcut(f"{a.headline}\n{a.body}") for a in texts], 1)
    print(f"{'jieba.posseg: tag 1,000 characters':<44}{tagging / count * 1e3:>10.3f} ms")
    for segmenter in ("rjieba", "jieba"):
        spent = cpu(lambda segmenter=segmenter: [analyze(a, segmenter=segmenter) for a in texts])  # type: ignore[misc]
        name = f"analyze on {segmenter}: 1,000 characters"
        print(f"{name:<44}{spent / count * 1e3:>10.3f} ms {spent / tagging:>8.2f} x jieba.posseg")
    for size in (10_000, 100_000, 1_000_000):
        article = long_article(texts, size)
        spent = cpu(lambda article=article: analyze(article), 1)  # type: ignore[misc]
        print(f"{f'analyze: one text of {size:,} characters':<44}{spent / size * 1e6:>10.3f} ms for 1,000")
    seconds, megabytes = subprocess.run(
        [sys.executable, "-c", LOAD], capture_output=True, text=True, check=True
    ).stdout.split()
    print(f"{'vocabulary: load':<44}{float(seconds) * 1e3:>10.0f} ms {float(megabytes):>8.0f} MB")


def texts_of(characters: int) -> list[Article]:
    """The golden articles, repeated to so many characters and cut into pieces of 800."""
    golden = [json.loads(path.read_bytes()) for path in sorted((ROOT / "tests/sites").glob("*/*/article.json"))]
    bodies = "\n".join(article["body"] for article in golden if not TRADITIONAL & set(article["body"]))
    body = (bodies * (characters // max(len(bodies), 1) + 1))[:characters]
    pieces = [body[start : start + 800] for start in range(0, characters, 800)]
    return [Article(url="u", site="s", headline=piece[:20], body=piece) for piece in pieces]


def long_article(texts: list[Article], characters: int) -> Article:
    body = "\n".join(article.body for article in texts)
    return Article(url="u", site="s", headline="标题", body=(body * (characters // len(body) + 1))[:characters])


if __name__ == "__main__":
    main()
