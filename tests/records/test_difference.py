"""What changed, by record and field."""

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.records import Record
from newscrawl.records.difference import FieldChange, differences, render
from newscrawl.records.stretches import stretches
from tests.records.strategies import records, text

OLD = Record(title="港口扩建", url="https://www.example.cn/1.html", summary="港口试运行。", keywords=("甲", "乙"))
OTHER = Record(title="另一篇", url="https://www.example.cn/2.html")
NEW = replace(OLD, summary="港口试运营。", keywords=("乙", "丙"), events=("港口扩建。",))

some = settings(deadline=None, max_examples=80)


def test_equal_files_and_another_order_are_no_change() -> None:
    assert differences((OLD, OTHER), (OLD, OTHER)) == ()
    assert differences((OLD, OTHER), (OTHER, OLD)) == ()


def test_records_and_fields() -> None:
    changed, added = differences((OLD,), (NEW, OTHER))
    assert (changed.kind, changed.url, changed.title) == ("changed", OLD.url, OLD.title)
    assert changed.changes == (
        FieldChange("summary", "港口试运行。", "港口试运营。"),
        FieldChange("keywords", ("甲", "乙"), ("乙", "丙"), added=("丙",), removed=("甲",)),
        FieldChange("events", None, ("港口扩建。",), added=("港口扩建。",)),
    )
    assert (added.kind, added.url, added.changes) == ("added", OTHER.url, ())
    (removed,) = differences((OTHER, OLD), (OLD,))
    assert (removed.kind, removed.url) == ("removed", OTHER.url)


def test_what_people_read() -> None:
    third = Record(title="第三篇", url="https://www.example.cn/3.html")
    assert render(differences((OLD, third), (NEW, OTHER)), colour=False) == (
        "~ https://www.example.cn/1.html 港口扩建\n"
        "    总结: 港口试运[-行-]{+营+}。\n"
        "    关键词: - 甲 + 丙\n"
        "    重大事件摘要:\n"
        "        + 港口扩建。\n"
        "+ https://www.example.cn/2.html 另一篇\n"
        "- https://www.example.cn/3.html 第三篇\n"
    )
    coloured = render(differences((OLD,), (NEW,)), colour=True)
    assert "\x1b[31m[-行-]\x1b[0m\x1b[32m{+营+}\x1b[0m" in coloured


def test_order_and_presence_are_told() -> None:
    turned = replace(OLD, keywords=("乙", "甲"), events=())
    assert render(differences((OLD,), (turned,)), colour=False).splitlines()[1:] == [
        "    关键词: (order)",
        "    重大事件摘要:",
        "        (absent) → 无",
    ]


def test_nothing_reaches_the_terminal_that_it_would_obey() -> None:
    hostile = replace(OLD, events="\x1b[2J\x9b\u202e一\n二")
    shown = render(differences((OLD,), (hostile,)), colour=False)
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown)
    assert "一↵二" in shown


def test_of_a_long_text_only_the_change_is_shown() -> None:
    sentences = [f"第{number}句话说的是港口。" for number in range(2000)]
    after = [*sentences[:500], "多出来的一句。", *sentences[500:1500], "换掉的一句。", *sentences[1501:]]
    shown = render(
        differences((replace(OLD, summary="".join(sentences)),), (replace(OLD, summary="".join(after)),)), colour=False
    )
    assert "{+多出来的一句。+}" in shown
    assert len(shown) < 400


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a" * 100_000, "b" + "a" * 99_998 + "b"),
        ("ab" * 50_000, "ba" * 50_000 + "c"),
        ("。" * 100_000, "甲" + "。!" * 50_000),
        ("甲乙。丙丁。" * 16_000, "丙丁。乙甲。" * 16_000),
        ("ab" * 158, "ba" * 150 + "bb" * 8),
        ("".join(f"{n % 90}。" for n in range(1990)), "".join(f"{n * 7 % 90}。" for n in range(1990))),
    ],
    ids=["one letter", "two letters", "stops", "sentences", "short", "repeating sentences"],
)
def test_the_work_is_bounded(before: str, after: str) -> None:
    begun = process_time()
    shown = render(differences((replace(OLD, summary=before),), (replace(OLD, summary=after),)), colour=False)
    assert process_time() - begun < 3
    assert len(shown) < 10_000 or len(before) < 20_000


@some
@given(text, text)
def test_stretches_are_both_texts(before: str, after: str) -> None:
    parts = list(stretches(before, after))
    assert "".join(old for old, _ in parts) == before
    assert "".join(new for _, new in parts) == after


@some
@given(st.lists(records, max_size=4), st.lists(records, max_size=4), st.booleans())
def test_any_two_files_can_be_compared(before: list[Record], after: list[Record], colour: bool) -> None:  # noqa: FBT001
    changes = differences(before, after)
    assert bool(render(changes, colour=colour)) == bool(changes)
    assert len(render(changes, colour=False).split("\n")) >= len(changes)
