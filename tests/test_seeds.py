"""seeds/seeds.csv: a row that makes no sense is told with its true line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.errors import SeedError
from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.listings import Plan

HEAD = "site,kind,url,section,note\n"
GOOD = "ithome,feed,https://www.ithome.com/rss/,资讯,technology\n"


def file_of(folder: Path, text: str | bytes) -> Path:
    path = folder / "seeds.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_rows_know_their_lines_whatever_stands_between_them(tmp_path: Path) -> None:
    path = file_of(tmp_path, f"\ufeff{HEAD}# 科技\n\n{GOOD}   \n{GOOD}".replace("\n", "\r\n"))
    assert [(seed.section, seed.note, seed.line) for seed in read_seeds(path)] == [
        ("资讯", "technology", 4),
        ("资讯", "technology", 6),
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "the first line must be site,kind,url,section,note"),
        (f"{HEAD}{GOOD}\nithome,feed\n{GOOD}", 4, "2 fields instead of 5: 'ithome,feed'"),
        (f'{HEAD}{GOOD}ithome,feed,https://a.cn/,"资讯,\n{GOOD}{GOOD}', 3, "unexpected end of data"),
        (f"{HEAD}{GOOD}{GOOD},feed,https://a.cn/,,\n", 4, "site, kind and an http(s) url are needed"),
        (f"{HEAD}{GOOD}ithome,feed,ftp://a.cn/,,\n", 3, "site, kind and an http(s) url are needed"),
        (f"{HEAD}{GOOD}ithome,feed,https://a.cn/,科\u2028技,\nithome\n", 4, "1 fields instead of 5"),
        (f"{HEAD}{GOOD}".encode() + "ithome,feed,https://a.cn/,科技,\n".encode("gbk"), 3, "is no UTF-8 text"),
    ],
    ids=["empty", "short", "quote", "no site", "ftp", "separator", "gbk"],
)
def test_a_bad_row_is_told_with_its_line(text: str | bytes, line: int, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SeedError) as caught:
        read_seeds(file_of(tmp_path, text))
    assert caught.value.line == line
    assert f"seeds.csv:{line}: {reason}" in str(caught.value)


@pytest.mark.parametrize(
    ("site", "row", "reason"),
    [
        ("ithome", "ithome,rss,https://www.ithome.com/rss/,资讯,", "ithome has no rss; there are feed, page"),
        ("sina", "sina,api,https://news.sina.com.cn/roll/,滚动,", "sina's api has addresses like"),
        ("thepaper", "thepaper,feed,https://www.thepaper.cn/rss,要闻,", "thepaper has no feed; there are home,"),
        ("thepaper", "thepaper,node,https://www.thepaper.cn/list,要闻,", "a channel or node ends in _ and its number"),
    ],
)
def test_a_row_that_its_site_cannot_ask_is_told_with_its_line(site: str, row: str, reason: str, tmp_path: Path) -> None:
    seeds = read_seeds(file_of(tmp_path, f"{HEAD}# a comment\n\n{row}\n"))
    discovery = all_sites()[site].discovery
    assert discovery
    with pytest.raises(SeedError) as caught:
        list(discovery.listings(Plan(since=datetime(2026, 11, 20, tzinfo=UTC), seeds=seeds)))
    assert str(caught.value).startswith(f"seeds.csv:4: {reason}")
