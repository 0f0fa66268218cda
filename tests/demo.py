"""`make demo`: the real `scrapy crawl thepaper`, over the replica that ships with the tests, into output/."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

from tests.conftest import ROOT
from tests.replica import Replica

CLOCK = datetime.fromisoformat("2026-11-20T20:00:00+08:00")
"""The replica's time, always the same, so that a second demo finds the articles of the first."""
HASTE = ["-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=8", "-s", "BLOCKED_BACKOFF=0.2"]


def main() -> int:
    """Crawl, and show one of the records; the exit status of the crawl."""
    clock = min(CLOCK, datetime.now(UTC))
    with Replica(articles=420, now=clock.isoformat()) as replica:
        asked = ["crawl", "thepaper", "-a", f"since={clock - timedelta(days=1):%Y-%m-%d}"]
        print("$ scrapy", *asked, f"   # routed to a replica of thepaper.cn on {replica.address}", flush=True)
        settings = ["-s", f"ROUTE_ALL_TO={replica.address}", "-s", "LOG_LEVEL=WARNING", *HASTE]
        status = subprocess.run([sys.executable, "-m", "scrapy", *asked, *settings], cwd=ROOT, check=False).returncode
    records = sorted((ROOT / "output" / "records" / "thepaper").rglob("*.txt"), key=lambda path: path.stat().st_size)
    if records:
        path = records[len(records) // 4]
        print(f"\n{len(records)} records under output/records/. One of them, {path.relative_to(ROOT)}:\n")
        print(path.read_text(encoding="utf-8"), end="")
    return status


if __name__ == "__main__":
    sys.exit(main())
