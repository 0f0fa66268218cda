"""Conflicts decided by a strategy, per record and field."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from newscrawl.records import Record, parse, read_file, write
from newscrawl.records.resolve import resolve, resolve_with, united
from tests.records.strategies import records
from tests.records.test_properties import merged

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))
CANONICAL = Path(__file__).parents[2] / "seeds/samples/conflict.txt"
RECORD = Record(title="甲", url="https://www.example.cn/1.html", summary="甲文。", keywords=("AI", "港口"))

some = settings(deadline=None, max_examples=80)


def test_a_conflict_by_each_strategy() -> None:
    document = read_file(CANONICAL)
    assert resolve(document, "ours") == document.variant("ours")
    assert resolve(document, "theirs") == document.variant("theirs")
    (ours,), (theirs,), (union,) = document.variant("ours"), document.variant("theirs"), resolve(document, "union")
    assert union == replace(
        ours,
        keywords=("临江港", "集装箱", "吞吐量"),
        technologies=("智能理货", "智能理货系统"),
        events=theirs.events,
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_is_resolved(path: Path) -> None:
    document = read_file(path)
    assert resolve(document, "ours") == document.variant("ours")
    assert resolve(document, "theirs") == document.variant("theirs")
    assert not parse(write(resolve(document, "union"))).conflicts


@some
@given(records, records)
def test_a_union_of_what_git_left_has_all_items_of_both(ours: Record, theirs: Record) -> None:
    theirs = replace(theirs, title=ours.title or "甲", url=ours.url)
    ours = replace(ours, title=theirs.title)
    union = resolve(parse(merged(write([ours]), write([theirs]))), "union")
    assert len(union) == 1
    for name in ("keywords", "technologies", "industries"):
        folded = [item.casefold() for item in getattr(union[0], name)]
        assert set(folded) == {item.casefold() for side in (ours, theirs) for item in getattr(side, name)} or (
            ours == theirs
        )
        assert getattr(ours, name)[:1] == getattr(union[0], name)[:1] or not getattr(ours, name)


def test_values_and_events_of_a_union() -> None:
    ours = replace(RECORD, summary="", events=("一。",))
    theirs = replace(RECORD, title="乙", keywords=("ai", "航运"), events=("一。", "二。"))
    assert united((ours,), (theirs,)) == (replace(theirs, title="甲", keywords=("AI", "港口", "航运")),)
    assert united((replace(ours, events=None),), (theirs,))[0].events == theirs.events
    assert united((replace(ours, events=()),), (replace(theirs, events=None),))[0].events == ()
    assert united((replace(ours, events=None),), (replace(theirs, events=()),))[0].events == ()


def test_a_union_keeps_records_that_one_side_has() -> None:
    other = Record(title="乙", url="https://www.example.cn/2.html", summary="乙文。")
    third = Record(title="丙", url="https://www.example.cn/3.html", summary="丙文。")
    assert united((RECORD, other), (RECORD, third)) == (RECORD, other, third)
    assert united((), (third,)) == (third,)


def test_an_address_in_conflict_is_one_article_unless_ids_tell_it_apart() -> None:
    moved = replace(RECORD, url="https://www.example.cn/new/1.html")
    assert united((RECORD,), (moved,)) == (RECORD,)
    daily, next_day = (replace(RECORD, url=f"https://www.example.cn/d/{number}") for number in (25689966, 25689967))
    assert united((daily,), (next_day,)) == (daily, next_day)


def test_the_chooser_sees_all_versions_and_only_conflicts() -> None:
    seen = []

    def choose(
        ours: tuple[Record, ...], base: tuple[Record, ...] | None, theirs: tuple[Record, ...]
    ) -> tuple[Record, ...]:
        seen.append((ours, base, theirs))
        return theirs

    document = parse(f"{write([RECORD])}\n{CANONICAL.read_text(encoding='utf-8')}")
    assert resolve_with(document, choose) == document.variant("theirs")
    assert seen == [tuple(document.conflicts[0].variants.values())]
