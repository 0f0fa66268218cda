"""How fast seed records are read and written, as ratios to `str.splitlines` over the same text.

Absolute figures are those of this machine today; the ratios travel.
"""

import io
import sys
from collections.abc import Callable
from time import process_time

from newscrawl.records import Record, iter_records, parse, parse_bytes, write

SENTENCE = "青岚市交通局20日宣布，全长12公里的无人公交线路开始试运行，首批6辆车配备激光雷达。"
ROUNDS = 5
"""The best of so many counts."""


def record(number: int, sentences: int) -> Record:
    """A record whose text has so many sentences."""
    return Record(
        title=f"青岚市首条无人公交线路今日试运行{number}",
        url=f"https://news.example.cn/2026/11/20/{number}.html",
        summary=SENTENCE * sentences,
        keywords=("青岚市", "无人公交"),
        technologies=("自动驾驶", "激光雷达"),
        events=("无人公交线路开始试运行。", "首批6辆车配备激光雷达。"),
    )


def cpu(work: Callable[[], object]) -> float:
    """The least CPU time of a call, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def count(data: bytes) -> int:
    return sum(1 for _ in iter_records(io.BytesIO(data)))


def measure(records: list[Record]) -> None:
    """Print the lines for a file of *records*."""
    text = write(records)
    data, windows, block = text.encode(), text.replace("\n", "\r\n"), text.replace("：\n", "：\n一、")
    floor = cpu(lambda: data.decode().splitlines())
    split = cpu(text.splitlines)
    print(f"records of {len(data) // len(records)} bytes; splitlines {len(data) / split / 1e6:.0f} MB/s")
    works: dict[str, Callable[[], object]] = {
        "decode and splitlines": lambda: data.decode().splitlines(),
        "parse": lambda: parse(text),
        "parse, CRLF": lambda: parse(windows),
        "parse, verbatim events": lambda: parse(block),
        "parse_bytes": lambda: parse_bytes(data),
        "iter_records": lambda: count(data),
        "write": lambda: write(records),
    }
    for name, work in works.items():
        spent = cpu(work)
        rate = len(data) / spent / 1e6
        print(f"  {name:<24}{rate:>7.0f} MB/s{spent / split:>7.1f} x splitlines{spent / floor:>7.1f} x with decoding")


def main() -> int:
    """Print the table for short, middling and long articles."""
    for sentences, number in ((3, 8000), (25, 2500), (100, 800)):
        measure([record(at, sentences) for at in range(number)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
