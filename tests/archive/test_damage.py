"""A bit that flipped or bytes that went are found, by file and record, in each of the four tiers."""

import os
import random
import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.journal import read_journal
from newscrawl.archive.pages import Page, PagesWriter
from newscrawl.archive.verify import verify
from newscrawl.errors import ArchiveError
from tests.articles import FETCHED, article


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 4
    path.write_bytes(data)


@pytest.fixture
def four_tiers(tmp_path: Path) -> Path:
    pages = PagesWriter(tmp_path / "pages", "run")
    archive = Archive(tmp_path, pages)
    for number in range(4):
        page = Page(url=article(number).url, status=200, headers=(), body=b"page %d" % number, fetched=FETCHED)
        pages.add(page)
        found = article(number)
        assert found.capture
        archive.add(replace(found, capture=replace(found.capture, digest=page.digest)))
    archive.close()
    pages.close()
    assert list(verify(tmp_path)) == []
    return tmp_path


def test_a_flipped_bit_is_found_wherever_it_is_in_the_journal(four_tiers: Path) -> None:
    (path,) = (four_tiers / "journal").rglob("*.jsonl")
    whole = path.read_bytes()
    for place in random.Random(1).sample(range(len(whole)), 60):
        flip(path, place)
        damaged: list[ArchiveError] = []
        found = list(read_journal(path, on_damage=damaged.append))
        torn = not path.read_bytes().endswith(b"\n")
        assert (damaged and len(found) in {2, 3}) or (torn and len(found) == 3), place
        path.write_bytes(whole)


def test_a_flipped_bit_in_the_pages_costs_one_record_and_is_found(four_tiers: Path) -> None:
    (path,) = (four_tiers / "pages").rglob("*.warc.gz")
    whole = path.read_bytes()
    heads = [match.start() for match in re.finditer(rb"\x1f\x8b\x08", whole)]
    silent = {place for head in heads for place in range(head + 4, head + 10)}  # time and system: nobody reads them
    places = [place for place in range(len(whole)) if place not in silent]
    for place in random.Random(2).sample(places, 40):
        flip(path, place)
        found = [damage for damage in verify(four_tiers) if damage.tier == "pages"]
        assert found, place
        assert found[0].path == path.relative_to(four_tiers).as_posix()
        assert len(found) <= 3
        path.write_bytes(whole)


def test_a_truncated_page_file_is_found(four_tiers: Path) -> None:
    (path,) = (four_tiers / "pages").rglob("*.warc.gz")
    os.truncate(path, path.stat().st_size - 20)
    reasons = [damage.reason for damage in verify(four_tiers)]
    assert any("cut off" in reason for reason in reasons)
    assert any(reason.startswith("no page with the digest") for reason in reasons)


def test_records_and_index_that_differ_from_the_journal_are_found(four_tiers: Path) -> None:
    first, second, *_ = sorted((four_tiers / "records").rglob("*.txt"))
    flip(first, 10)
    second.unlink()
    with sqlite3.connect(four_tiers / "index.db") as db:
        db.execute("UPDATE articles SET headline = 'x' WHERE article_id = '3'")
    db.close()
    found = {(damage.tier, damage.reason, damage.can_be_mended) for damage in verify(four_tiers)}
    assert found == {
        ("records", "it says something else than the journal", True),
        ("records", "it is missing", True),
        ("index", "it lacks this in the table articles", True),
        ("index", "it knows too much of this in the table articles", True),
    }


def test_a_damaged_index_is_found(four_tiers: Path) -> None:
    (four_tiers / "index.db").write_bytes(b"no database" * 1000)
    assert {damage.tier for damage in verify(four_tiers)} == {"index"}
