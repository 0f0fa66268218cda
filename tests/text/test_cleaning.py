"""What becomes of an article once its text is read: the dateline as a field, and what speaks against its day."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from newscrawl.archive.journal import encode_line, read_lines
from newscrawl.cleaning import clean
from newscrawl.items import Article, Dateline
from newscrawl.text.dates import BEIJING
from tests.articles import article

WIRE = "新华社江城11月20日电（记者 林小满）江边的图书馆开门了。"


def reported(body: str, *, day: int = 20, url: str = "https://news.example.cn/1.html") -> Article:
    return clean(article(1, url=url, body=body, date_published=datetime(2026, 11, day, 9, tzinfo=BEIJING)))


def doubts(found: Article) -> dict[str, str]:
    assert found.capture is not None
    return found.capture.doubts


def test_the_dateline_is_a_field_and_stays_in_the_text() -> None:
    found = reported(f"{WIRE}\n第二段。")
    assert found.body == f"{WIRE}\n第二段。"
    assert found.dateline == Dateline(agency="新华社", place="江城", month=11, day=20, reporters=("林小满",))
    assert found.capture is not None
    assert found.capture.provenance["dateline"] == "first words of the text"
    assert found.capture.raw["dateline"] == "新华社江城11月20日电（记者 林小满）"


def test_without_a_dateline_nothing_is_said_of_it() -> None:
    found = reported("江边的图书馆开门了。")
    assert found.dateline is None
    assert found.capture is not None
    assert "dateline" not in found.capture.provenance | found.capture.raw
    assert clean(replace(found, capture=None)).dateline is None


@pytest.mark.parametrize("body", [WIRE, "江边的图书馆开门了。", "（责编：林小满）\n" + WIRE])
def test_cleaning_again_changes_nothing(body: str) -> None:
    found = reported(body, day=29)
    assert clean(found) == found


@pytest.mark.parametrize(
    ("day", "url", "doubt"),
    [
        (20, "https://news.example.cn/2026/1120/c1.html", None),
        (22, "https://news.example.cn/2026-11-20/1.html", None),
        (29, "https://news.example.cn/1.html", "9 days from the day of the dateline"),
        (20, "https://news.example.cn/202611/t20261115_1.html", "5 days from 2026-11-15 in the address"),
        (20, "https://news.example.cn/202611/202611201536296.html", None),
        (
            25,
            "https://news.example.cn/2026_11_20_1.html",
            "5 days from 2026-11-20 in the address; 5 days from the day of the dateline",
        ),
    ],
)
def test_a_day_that_the_page_contradicts_is_kept_and_doubted(day: int, url: str, doubt: str | None) -> None:
    found = reported(WIRE, day=day, url=url)
    assert found.date_published is not None
    assert found.date_published.day == day
    assert doubts(found).get("date_published") == doubt


def test_the_journal_gives_it_again_and_reads_lines_that_have_none(tmp_path: Path) -> None:
    found = reported(WIRE, day=29)
    path = tmp_path / "journal.jsonl"
    old = msgspec.json.decode(msgspec.json.encode(article(2)))
    del old["dateline"], old["capture"]["doubts"]
    path.write_bytes(encode_line(found) + b'{"schema":1,' + msgspec.json.encode(old)[1:] + b"\n")
    assert [one for one, _ in read_lines(path)] == [found, article(2)]
