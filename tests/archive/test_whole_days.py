"""Versions that are stored together count all together, or after a crash not at all."""

import multiprocessing
import random
import time
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.current import newest
from newscrawl.archive.events import Event, Kind
from newscrawl.archive.journal import Journal, Told, encode_together, read_journal
from newscrawl.archive.past import steps
from newscrawl.archive.seedfiles import record_of, record_path
from newscrawl.archive.verify import verify
from newscrawl.archive.versions import fingerprint
from newscrawl.items import Article
from tests.articles import FETCHED, article

COUNT = 6
EVENT = Event(kind=Kind.REPARSED, at=FETCHED, fields=("section",))
Row = tuple[Article, str, Event]


def rows(count: int) -> list[Row]:
    """What reading anew made of so many articles."""
    found = map(article, range(count))
    return [(replace(one, section="别处", body=f"{one.body}\n新的一段。"), fingerprint(one), EVENT) for one in found]


def fill(root: Path, count: int = COUNT) -> Path:
    """The journal file of an archive of so many articles."""
    archive = Archive(root)
    for number in range(count):
        archive.add(article(number))
    archive.close()
    (path,) = Journal(root / "journal").files()
    return path


def sections(root: Path) -> set[str | None]:
    """What articles are new, and old, as they are read without a change to the archive."""
    return {found.section for _, found in newest(root)}


LINES = encode_together([Told(new.url, new.site, event, new) for new, _, event in rows(COUNT)])
CUTS = {"in the first line": 100, "after the first": len(LINES[0]), "in the last": sum(map(len, LINES)) - 1}


@pytest.mark.parametrize("cut", CUTS)
def test_a_part_of_what_belongs_together_does_not_count_and_is_cut(tmp_path: Path, cut: str) -> None:
    path = fill(tmp_path)
    whole, old = path.read_bytes(), sections(tmp_path)
    path.write_bytes(whole + b"".join(LINES)[: CUTS[cut]])
    assert (sections(tmp_path), len(list(read_journal(path)))) == (old, COUNT)
    assert len(steps(tmp_path, article(0).url)) == 1
    (damage,) = [damage for damage in verify(tmp_path) if damage.tier == "journal"]
    assert damage.where == f"byte {len(whole)}"
    archive = Archive(tmp_path)
    assert path.read_bytes() == whole
    assert archive.rewrite(rows(COUNT), FETCHED) == COUNT
    archive.close()
    assert sections(tmp_path) == {"别处"}
    assert path.read_bytes() == whole + b"".join(LINES)
    assert list(verify(tmp_path)) == []


def test_who_is_at_work_beside_a_killed_process_cuts_what_that_one_began(tmp_path: Path) -> None:
    path = fill(tmp_path)
    other = Archive(tmp_path)
    other.add(article(COUNT))
    with path.open("ab") as file:
        file.write(b"".join(LINES[:3]))
    other.add(article(COUNT + 1))
    other.close()
    assert len(list(read_journal(path))) == COUNT + 2
    assert list(verify(tmp_path)) == []


def test_a_damaged_line_costs_no_other_of_those_that_belong_together(tmp_path: Path) -> None:
    path = fill(tmp_path)
    for harmed in (0, 2, COUNT - 1):
        whole = path.read_bytes()
        told = [*LINES[:harmed], LINES[harmed].replace("别处".encode(), "他处".encode()), *LINES[harmed + 1 :]]
        path.write_bytes(whole + b"".join(told))
        damage: list[Exception] = []
        assert len(list(read_journal(path, len(whole), damage.append))) == COUNT - 1
        assert len(damage) == 1
        path.write_bytes(whole)


def _work(root: Path, count: int) -> None:
    archive = Archive(root)
    archive.rewrite(rows(count), FETCHED)
    archive.close()


@pytest.mark.parametrize("seed", range(6))
def test_after_a_kill_a_day_is_wholly_old_or_wholly_new(tmp_path: Path, seed: int) -> None:
    count, dice = 120, random.Random(seed)
    path = fill(tmp_path, count)
    size, old = path.stat().st_size, sections(tmp_path)
    process = multiprocessing.get_context("forkserver").Process(target=_work, args=(tmp_path, count))
    process.start()
    while process.is_alive() and path.stat().st_size == size:
        time.sleep(0)
    process.join(dice.uniform(0, 0.2))
    process.kill()
    process.join()
    found = sections(tmp_path)
    assert found in (old, {"别处"})
    Archive(tmp_path).close()
    assert sections(tmp_path) == found
    for _, one in newest(tmp_path):
        assert (tmp_path / record_path(one)).read_text(encoding="utf-8") == record_of(one)
    assert list(verify(tmp_path)) == []
