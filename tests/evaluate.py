"""Score extraction with the scorers of ../shared, where they are: `python -m tests.evaluate pages --generic`.

`pages` are the saved Chinese pages, `english` the public benchmark's. Prints one figure a line; exits with 2 where
../shared is not there.
"""

import argparse
import gzip
import importlib.util
import json
import sys
import time
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from newscrawl import extract
from newscrawl.errors import NewscrawlError
from tests.conftest import SHARED

JUDGED = ("title", "date", "source", "authors", "no_author_kept_empty")
BINS = (0, 0.5, 0.7, 0.9, 0.98, 1.01)
"""Limits between the rows of the table of confidence."""


def scorer(name: str) -> ModuleType:
    """The module at ../shared/eval/*name*.py."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "eval" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def prediction(path: Path, url: str, *, generic: bool) -> dict[str, Any]:
    """What the scorer reads of one page: the fields, the CPU time in milliseconds, the confidence."""
    html = path.read_bytes()
    start = time.process_time()
    try:
        article = extract(html, url, generic=generic)
    except NewscrawlError as error:
        return {"error": f"{type(error).__name__}: {error}"}
    published = article.date_published
    return {
        "title": article.headline,
        "body": article.body,
        "publish_time": published.isoformat() if published else None,
        "authors": list(article.authors),
        "source": article.source,
        "confidence": article.capture.confidence if article.capture else None,
        "cpu_ms": round((time.process_time() - start) * 1000, 2),
    }


def pages(*, generic: bool, worst: int, calibrated: bool) -> None:
    """The figures of the Chinese pages, and the *worst* pages of them with what is wrong."""
    score = scorer("pages")
    rows = list(score.load(score.PAGES))
    answers = {
        row["id"]: prediction(
            score.PAGES / row["path"].removeprefix("pages/"), row["url"] or f"http://{row['site']}/", generic=generic
        )
        for row, _ in rows
    }
    results = score.score(rows, answers)
    report = score.report(results, answers)
    costs = sorted(answer["cpu_ms"] for answer in answers.values() if "cpu_ms" in answer)
    report["cpu_ms_p95"] = costs[int(len(costs) * 0.95)]
    for name, value in report.items():
        print(f"{name:<24}{value}")
    if calibrated:
        calibration(results, answers)
    for found in sorted(results, key=lambda found: found["f1"])[:worst]:
        wrong = [name for name in JUDGED if found[name] is not None and found[name] < 1]
        figures = f"{found['f1']:.3f} p={found['p']:.2f} r={found['r']:.2f} boilerplate={found['boilerplate']}"
        print(f"{figures} {found['id']} {found['site']} {' '.join(wrong)} {found['error'] or ''}")


def calibration(results: list[dict[str, Any]], answers: dict[str, dict[str, Any]]) -> None:
    """How good the bodies are, by the confidence that extraction had in them."""
    known = [(answers[found["id"]].get("confidence"), found["f1"]) for found in results]
    print("confidence    pages   mean F1   F1 >= .9   worst")
    for low, high in pairwise(BINS):
        scores = [f1 for confidence, f1 in known if confidence is not None and low <= confidence < high]
        good = sum(f1 >= 0.9 for f1 in scores)
        if scores:
            mean = sum(scores) / len(scores)
            print(
                f"{low:.2f}-{min(high, 1):.2f}{len(scores):10}{mean:10.3f}{good / len(scores):11.0%}{min(scores):8.3f}"
            )


def english() -> None:
    """The figures of the English pages, by the generic route."""
    score = scorer("english")
    truth = json.loads((score.ROOT / "ground-truth.json").read_bytes())
    found = {}
    for key, gold in truth.items():
        html = gzip.decompress((score.ROOT / "html" / f"{key}.html.gz").read_bytes())
        try:
            body = extract(html, gold["url"], generic=True).body
        except NewscrawlError as error:
            print(key, error, file=sys.stderr)
            body = ""
        found[key] = {"articleBody": body}
    for name, value in score.score(truth, found).items():
        print(f"{name:<24}{value}")


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["pages", "english"])
    parser.add_argument("--generic", action="store_true", help="with every site module switched off")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N worst pages too")
    parser.add_argument("--calibration", action="store_true", help="show how good bodies are, by confidence")
    args = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print(f"{SHARED} is not here: the publishers' pages are not shipped", file=sys.stderr)
        return 2
    if args.what == "pages":
        pages(generic=args.generic, worst=args.worst, calibrated=args.calibration)
    else:
        english()
    return 0


if __name__ == "__main__":
    sys.exit(main())
