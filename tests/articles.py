"""Articles for tests that need some."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from newscrawl.items import Article, Capture

PUBLISHED = datetime(2026, 11, 18, 9, 30, tzinfo=timezone(timedelta(hours=8)))
FETCHED = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
BODY = (
    "临江港集团十八日发布数据，三季度集装箱吞吐量达到二百一十二万标箱。\n港区新装的智能理货系统让船舶少等了六个小时。"
)


def article(number: int = 1, **changes: Any) -> Article:
    """An article of thepaper that differs from others in its number."""
    given: dict[str, Any] = {
        "url": f"https://www.thepaper.cn/newsDetail_forward_{number}",
        "site": "thepaper",
        "article_id": str(number),
        "headline": f"第{number}号码头启用新系统",
        "body": BODY,
        "date_published": PUBLISHED,
        "capture": Capture(fetched=FETCHED, digest="sha256:0", parser="thepaper/next", route="json"),
    }
    return Article(**(given | changes))
