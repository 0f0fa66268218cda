from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.text.dates import BEIJING, from_epoch, parse_date, read_date, read_epoch

NOW = datetime(2026, 11, 8, 12, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("2019-09-24 09:10", "2019-09-24 09:10:00", "minute"),
        ("2019-12-10 07:57:40", "2019-12-10 07:57:40", "second"),
        ("2019年11月25日 18:57", "2019-11-25 18:57:00", "minute"),
        ("2024年04月24日23:52", "2024-04-24 23:52:00", "minute"),
        ("2019年11月25日 16:04:30来源：示例网", "2019-11-25 16:04:30", "second"),
        ("2026/05/25", "2026-05-25 00:00:00", "day"),
        ("2026/1/2 15:04:05", "2026-01-02 15:04:05", "second"),
        ("2019-9-7 21:30:50", "2019-09-07 21:30:50", "second"),
        ("09/07/2019 16:28:35", "2019-09-07 16:28:35", "second"),
        ("25/07/2019 16:28", "2019-07-25 16:28:00", "minute"),
        ("20 05 2024 09:47:48", "2024-05-20 09:47:48", "second"),
        ("发布时间：10-08 12:00", "2026-10-08 12:00:00", "minute"),
        ("12-31 08:00", "2025-12-31 08:00:00", "minute"),
        ("11-09 11:00", "2026-11-09 11:00:00", "minute"),
        ("10月08日", "2026-10-08 00:00:00", "day"),
        ("02-29 10:00", "2024-02-29 10:00:00", "minute"),
        ("10-08", "2026-10-08 00:00:00", "day"),
        ("09:30", "2026-11-08 09:30:00", "minute"),
        ("13:30", "2026-11-07 13:30:00", "minute"),
        ("2024 04/24 18:57:03", "2024-04-24 18:57:03", "second"),
        ("2019 09/07 19:02", "2019-09-07 19:02:00", "minute"),
        ("2024.01.02", "2024-01-02 00:00:00", "day"),
        ("20240513", "2024-05-13 00:00:00", "day"),
        ("20240513091604", "2024-05-13 09:16:04", "second"),
        ("2019-11-25T18:57:38+08:00", "2019-11-25 18:57:38", "second"),
        ("2026-05-28T14:00:00.000+08:00", "2026-05-28 14:00:00", "second"),
        ("2026-07-06T15:43:48", "2026-07-06 15:43:48", "second"),
        ("2026-07-06T15:43:48Z", "2026-07-06 23:43:48", "second"),
        ("2007-08-20-23:59:59", "2007-08-20 23:59:59", "second"),
        ("Sun, 06 Sep 2026 11:44:21 +0000", "2026-09-06 19:44:21", "second"),
        ("Sun, 06 Sep 2026 11:44:21 GMT", "2026-09-06 19:44:21", "second"),
        ("May 20, 2024 10:00", "2024-05-20 10:00:00", "minute"),
        ("２０２４年５月１日　１２：３０", "2024-05-01 12:30:00", "minute"),
        ("2024年5月2日\xa0星期四 下午3:05", "2024-05-02 15:05:00", "minute"),
        ("2024年5月2日15时30分", "2024-05-02 15:30:00", "minute"),
        ("民國103年12月12日 13:06", "2014-12-12 13:06:00", "minute"),
        ("2024-05-13 24:00", "2024-05-14 00:00:00", "minute"),
        ("刚刚", "2026-11-08 12:00:00", "minute"),
        ("30秒前", "2026-11-08 11:59:30", "second"),
        ("5分钟前", "2026-11-08 11:55:00", "minute"),
        ("20小时前", "2026-11-07 16:00:00", "day"),
        ("2天前", "2026-11-06 00:00:00", "day"),
        ("昨天", "2026-11-07 00:00:00", "day"),
        ("昨天 08:30", "2026-11-07 08:30:00", "minute"),
        ("前天", "2026-11-06 00:00:00", "day"),
        ("今天 08:30", "2026-11-08 08:30:00", "minute"),
        ("2周前", "2026-10-25 00:00:00", "day"),
        ("3个月前", "2026-08-10 00:00:00", "day"),
        ("半小时前", "2026-11-08 11:30:00", "day"),
        ("一个半小时前", "2026-11-08 10:30:00", "day"),
        ("兩小時前", "2026-11-08 10:00:00", "day"),
        ("两三天前，更新于十天前", "2026-10-29 00:00:00", "day"),
        ("1小时20分钟前", "2026-11-08 10:40:00", "minute"),
        ("二十五分鐘前", "2026-11-08 11:35:00", "minute"),
        ("昨晚20:30", "2026-11-07 20:30:00", "minute"),
        ("今晨6:15", "2026-11-08 06:15:00", "minute"),
        ("大前天", "2026-11-05 00:00:00", "day"),
        ("11-09 13:00", "2025-11-09 13:00:00", "minute"),
        ("2026-11-06 晚上12:05", "2026-11-07 00:05:00", "minute"),
        ("2026年11月7日15时", "2026-11-07 15:00:00", "day"),
        ("2026-05-13 10:00-12:00", "2026-05-13 10:00:00", "minute"),
        ("2026-05-13T10:00:00-05:00", "2026-05-13 23:00:00", "second"),
        ("Wed Nov 04 10:00:00 CST 2026", "2026-11-04 10:00:00", "second"),
        ("Wed Nov 04 2026 10:00:00 GMT+0800 (中国标准时间)", "2026-11-04 10:00:00", "second"),
        ("Sun, 06 Sep 26 11:44:21 +0000", "2026-09-06 19:44:21", "second"),
        ("2026/05/13(三) 09:16", "2026-05-13 09:16:00", "minute"),
        ("20260513 09:16", "2026-05-13 09:16:00", "minute"),
        ("2012年12月10日, 格林尼治标准时间10:41", "2012-12-10 18:41:00", "minute"),
        ("３小时前", "2026-11-08 09:00:00", "day"),
        ("IT之家 5 月 3 日消息", "2026-05-03 00:00:00", "day"),
    ],
)
def test_every_form_of_date(text: str, expected: str, precision: str) -> None:
    stamp = parse_date(text, now=NOW)
    assert stamp is not None
    assert stamp.instant.utcoffset() == timedelta(hours=8)
    assert (stamp.instant.replace(tzinfo=None).isoformat(" "), stamp.precision) == (expected, precision)


@pytest.mark.parametrize(
    "text", ["", "没有日期", "1890-01-01", "2027-01-01", "2024年2月30日", "3.5/10", "第2024号", "13800138000", "25:61"]
)
def test_what_is_no_plausible_date(text: str) -> None:
    assert parse_date(text, now=NOW) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("发布于1890-01-01", "1890-01-01: before 1995"),
        ("2027-01-01", "2027-01-01: more than two days ahead"),
        ("2024年2月30日", "2024年2月30日: day is out of range for month"),
        ("2024-05-03 25:61", "2024-05-03 25:61: no such time of day"),
        ("2024-13-03", "2024-13-03: month must be in 1..12"),
        ("两三天前", "两三天前: a rough count"),
        ("没有日期", ""),
    ],
)
def test_a_refused_date_has_its_reason(text: str, reason: str) -> None:
    reading = read_date(text, now=NOW)
    assert reading.stamp is None
    assert reading.refused.startswith(reason)
    assert bool(reading.refused) == bool(reason)


def test_a_refused_count_has_its_reason() -> None:
    assert read_epoch(0, now=NOW).refused == "0: before 1995"


@pytest.mark.parametrize(("text", "year"), [("12-31 23:50", 2025), ("01-01 00:10", 2026), ("01-02 08:00", 2025)])
def test_dates_without_a_year_at_new_year(text: str, year: int) -> None:
    stamp = parse_date(text, now=datetime(2026, 1, 1, 0, 30, tzinfo=BEIJING))
    assert stamp is not None
    assert stamp.instant.year == year


def test_an_implausible_date_does_not_hide_a_later_one() -> None:
    stamp = parse_date("创刊于1890-01-01，2024-05-03 发布", now=NOW)
    assert stamp is not None
    assert stamp.raw == "2024-05-03"


def test_the_first_date_counts_as_the_page_wrote_it() -> None:
    stamp = parse_date("２０２４年５月１日发布，2025-01-01更新", now=NOW)
    assert stamp is not None
    assert stamp.raw == "２０２４年５月１日"


def test_relative_dates_follow_the_clock_in_beijing() -> None:
    late = datetime(2026, 11, 7, 20, 30, tzinfo=UTC)  # half past four on the 8th in Beijing
    stamp = parse_date("昨天", now=late)
    assert stamp is not None
    assert stamp.instant == datetime(2026, 11, 7, tzinfo=BEIJING)


@given(st.datetimes(min_value=datetime(1996, 1, 1), max_value=datetime(2026, 11, 1)))  # noqa: DTZ001
def test_iso_dates_come_back(naive: datetime) -> None:
    instant = naive.replace(microsecond=0, tzinfo=BEIJING)
    stamp = parse_date(instant.isoformat(), now=NOW)
    assert stamp is not None
    assert stamp.instant == instant


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    stamp = parse_date(text, now=NOW)
    assert stamp is None or stamp.instant <= NOW + timedelta(days=2)


@pytest.mark.parametrize("value", [1780054260, "1780054260", 1780054260000, "1780054260000", 1780054260.5], ids=repr)
def test_seconds_and_milliseconds(value: float | str) -> None:
    stamp = from_epoch(value, now=NOW)
    assert stamp is not None
    assert stamp.instant == datetime(2026, 5, 29, 19, 31, tzinfo=BEIJING)


@pytest.mark.parametrize("value", ["", "abc", 0, -1, float("nan"), float("inf"), 10**30, 5, 1890000000], ids=repr)
def test_counts_that_are_no_date(value: float | str) -> None:
    assert from_epoch(value, now=NOW) is None
