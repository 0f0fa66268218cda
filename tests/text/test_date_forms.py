"""Every form of a date that sites.md C.1 lists: the instant, how exact it is, and the words of the page."""

from datetime import datetime, timedelta

import pytest

from newscrawl.extraction.page import ArticlePage
from newscrawl.text.dates import BEIJING, Reading, read_date, read_epoch
from tests.extraction.pages import article

NOW = datetime(2026, 11, 8, 12, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("text", "raw", "instant", "precision"),
    [
        ("发布：2019-09-24 09:10 北岸", "2019-09-24 09:10", "2019-09-24 09:10:00", "minute"),
        ("2019-12-10 07:57:40", "2019-12-10 07:57:40", "2019-12-10 07:57:40", "second"),
        ("2019年11月25日 18:57", "2019年11月25日 18:57", "2019-11-25 18:57:00", "minute"),
        ("2024年04月24日23:52", "2024年04月24日23:52", "2024-04-24 23:52:00", "minute"),
        ("2019年09月11日 16:04:30来源：北岸", "2019年09月11日 16:04:30", "2019-09-11 16:04:30", "second"),
        ("2026/05/25", "2026/05/25", "2026-05-25 00:00:00", "day"),
        ("2026/5/2 9:05", "2026/5/2 9:05", "2026-05-02 09:05:00", "minute"),
        ("2019-9-7 21:30:50", "2019-9-7 21:30:50", "2019-09-07 21:30:50", "second"),
        ("09/07/2019 16:28:35", "09/07/2019 16:28:35", "2019-09-07 16:28:35", "second"),
        ("10-08 12:00", "10-08 12:00", "2026-10-08 12:00:00", "minute"),
        ("09:30", "09:30", "2026-11-08 09:30:00", "minute"),
        ("10月08日", "10月08日", "2026-10-08 00:00:00", "day"),
        ("2024 04/24 18:57:03", "2024 04/24 18:57:03", "2024-04-24 18:57:03", "second"),
        ("2019 09/07 19:02", "2019 09/07 19:02", "2019-09-07 19:02:00", "minute"),
        ("2024.01.02", "2024.01.02", "2024-01-02 00:00:00", "day"),
        ("2019-11-25T18:57:38+08:00", "2019-11-25T18:57:38+08:00", "2019-11-25 18:57:38", "second"),
        ("2026-05-28T14:00:00.000+08:00", "2026-05-28T14:00:00.000+08:00", "2026-05-28 14:00:00", "second"),
        ("2019-09-07T15:14:21", "2019-09-07T15:14:21", "2019-09-07 15:14:21", "second"),
        ("2007-08-20-23:59:59", "2007-08-20-23:59:59", "2007-08-20 23:59:59", "second"),
        (
            "Sun, 06 Sep 2026 11:44:21 +0000",
            "06 Sep 2026 11:44:21 +0000",
            "2026-09-06 19:44:21",
            "second",
        ),
        ("刚刚", "刚刚", "2026-11-08 12:00:00", "minute"),
        ("30秒前", "30秒前", "2026-11-08 11:59:30", "second"),
        ("5分钟前", "5分钟前", "2026-11-08 11:55:00", "minute"),
        ("20小时前", "20小时前", "2026-11-07 16:00:00", "day"),
        ("2天前", "2天前", "2026-11-06 00:00:00", "day"),
        ("昨天", "昨天", "2026-11-07 00:00:00", "day"),
        ("昨天 08:30", "昨天 08:30", "2026-11-07 08:30:00", "minute"),
        ("前天", "前天", "2026-11-06 00:00:00", "day"),
        ("今天 08:30", "今天 08:30", "2026-11-08 08:30:00", "minute"),
        ("3周前", "3周前", "2026-10-18 00:00:00", "day"),
        ("3个月前", "3个月前", "2026-08-10 00:00:00", "day"),
        ("２０２４年５月１日　１２：３０", "２０２４年５月１日 １２：３０", "2024-05-01 12:30:00", "minute"),
        ("2024-05-01\xa0\xa012:30", "2024-05-01 12:30", "2024-05-01 12:30:00", "minute"),
        ("二〇二六年五月二十九日印发", "二〇二六年五月二十九日", "2026-05-29 00:00:00", "day"),
        ("29 5 月, 2026", "29 5 月, 2026", "2026-05-29 00:00:00", "day"),
        ("5月 29, 2026 10:12", "5月 29, 2026 10:12", "2026-05-29 10:12:00", "minute"),
        ("26-05-29 10:12", "26-05-29 10:12", "2026-05-29 10:12:00", "minute"),
    ],
)
def test_a_form_of_date(text: str, raw: str, instant: str, precision: str) -> None:
    stamp = read_date(text, now=NOW).stamp
    assert stamp is not None
    assert stamp.instant == datetime.fromisoformat(instant).replace(tzinfo=BEIJING)
    assert stamp.instant.utcoffset() == timedelta(hours=8)
    assert (stamp.precision, stamp.raw) == (precision, raw)


@pytest.mark.parametrize("count", [1780054260, "1780054260", 1780054260000, "1780054260000"], ids=repr)
def test_a_count_since_1970(count: int | str) -> None:
    stamp = read_epoch(count, now=NOW).stamp
    assert stamp is not None
    assert stamp.instant == datetime(2026, 5, 29, 19, 31, tzinfo=BEIJING)
    assert (stamp.precision, stamp.raw) == ("second", str(count))


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (read_date("1994-12-31", now=NOW), "1994-12-31: before 1995"),
        (read_date("2026-11-11", now=NOW), "2026-11-11: more than two days ahead"),
        (read_date("2026-02-30 08:00", now=NOW), "2026-02-30 08:00: day is out of range for month"),
        (read_date("2026-13-01", now=NOW), "2026-13-01: month must be in 1..12"),
        (read_date("2026-05-29 25:00", now=NOW), "2026-05-29 25:00: no such time of day"),
        (read_date("二〇六六年五月二日", now=NOW), "二〇六六年五月二日: more than two days ahead"),
        (read_epoch("4102444800", now=NOW), "4102444800: more than two days ahead"),
        (read_epoch(86400, now=NOW), "86400: before 1995"),
    ],
    ids=["early", "late", "no day", "no month", "no hour", "spelt", "late count", "early count"],
)
def test_what_is_impossible_is_refused_with_its_reason(reading: Reading, reason: str) -> None:
    assert reading.stamp is None
    assert reading.refused.startswith(reason)


@pytest.mark.parametrize(
    "path",
    [
        *("2026-10-03/a.html", "2026/10-03/a.html", "20261003/a.html", "2026/1003/a.html", "2026_10_03_77.html"),
        *("202610/t20261003_88.html", "a/20261003A0B1C200", "a/202610031234567890.html"),
    ],
)
def test_the_day_in_an_address(path: str) -> None:
    url = f"https://news.example.com/{path}"
    found = ArticlePage(url, article(masthead=""), site="example", fetched=NOW).to_article()
    assert found.date_published == datetime(2026, 10, 3, tzinfo=BEIJING)
    assert found.date_precision == "day"
