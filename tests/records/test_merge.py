"""The three-way merge: its laws for any records, and what it makes of what really happens."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.records import Record, parse, write
from newscrawl.records.fields import Value
from newscrawl.records.lines import FIELDS
from newscrawl.records.matching import canonical, slots
from newscrawl.records.merge import Disputed, Strategy, merge
from newscrawl.urls import canonicalize
from tests.records.strategies import records as any_records

Records = tuple[Record, ...]
Items = tuple[str, ...]
SITE = "https://www.example.cn"
URLS = [
    "",
    f"{SITE}/1.html",
    f"{SITE}/detail_1234567",
    "https://m.example.cn/a/1234567",
    f"{SITE}/2?spm=x",
    f"{SITE}/2",
]

some = settings(deadline=None, max_examples=60)
items = st.lists(st.sampled_from(["甲", "乙", "丙", "AI", "ai"]), max_size=4).map(tuple)
words = st.sampled_from(["", "子", "丑"])
colliding = st.builds(
    Record,
    title=words,
    url=st.sampled_from(URLS),
    summary=words,
    keywords=items,
    technologies=items,
    events=st.none() | items | st.just("一段。\n另一段。"),
)
files = st.lists(colliding | any_records, max_size=5).map(tuple)
strategies = st.sampled_from(get_args(Strategy))


def merged(base: Records, ours: Records, theirs: Records, strategy: Strategy = "union") -> Records:
    return decided(*merge(base, ours, theirs, strategy=strategy).records)


def decided(*records: Record | Disputed) -> Records:
    return tuple(record for record in records if isinstance(record, Record))


def in_any_order(records: Records) -> list[str]:
    return sorted(write([record]) for record in records)


@some
@given(files, files, strategies, st.booleans())
def test_what_one_side_alone_did_is_the_result(base: Records, side: Records, strategy: Strategy, leave: bool) -> None:  # noqa: FBT001
    for ours, theirs in ((base, side), (side, base), (side, side)):
        result = merge(base, ours, theirs, strategy=strategy, leave_conflicts=leave)
        assert (result.records, result.disputes) == (side, 0)


@some
@given(files, files, files)
def test_the_sides_may_be_exchanged(base: Records, ours: Records, theirs: Records) -> None:
    assert in_any_order(merged(base, ours, theirs, "ours")) == in_any_order(merged(base, theirs, ours, "theirs"))


@some
@given(files, files, files)
def test_a_union_without_disputes_is_the_same_from_both_sides(base: Records, ours: Records, theirs: Records) -> None:
    if not merge(base, ours, theirs, leave_conflicts=True).disputes:
        one, other = merged(base, ours, theirs), merged(base, theirs, ours)
        assert sorted(map(contents, one)) == sorted(map(contents, other))


def contents(record: Record) -> str:
    """The record without the order of its lists and the case of their items."""
    values = [getattr(record, name) for name in FIELDS.values()]
    return repr([sorted({item.casefold() for item in v}) if isinstance(v, tuple) else v for v in values])


@some
@given(files, files, files, strategies)
def test_nothing_is_lost(base: Records, ours: Records, theirs: Records, strategy: Strategy) -> None:
    result = merged(base, ours, theirs, strategy)
    before, mine, yours = slots(base, ours, theirs)
    changed = {slot for side in (mine, yours) for slot, record in side.items() if record != before.get(slot)}
    assert len(result) == len(changed | (mine.keys() & yours.keys()))
    for name in ("keywords", "technologies"):
        known = all_items(base, name)
        assert (all_items(ours, name) | all_items(theirs, name)) - known <= all_items(result, name)


def test_articles_that_share_the_number_of_a_column_stay_apart() -> None:
    pairs = [("/u/1234567890/NxAbC", "/u/1234567890/NxHhH"), ("/c/1234567/1001.html", "/c/1234567/1002.html")]
    for one, other in [*pairs, ("/view/7654321?page=1", "/view/7654321?page=2")]:
        ours, theirs = (Record(title=p, url=f"https://a.example{p}", summary=p) for p in (one, other))
        assert set(merged((), (ours,), (theirs,))) == {ours, theirs}


def all_items(records: Records, name: str) -> set[str]:
    return {item.casefold() for record in records for item in getattr(record, name)}


@some
@given(files, files, files)
def test_conflicts_that_are_left_say_what_each_side_said(base: Records, ours: Records, theirs: Records) -> None:
    result = merge(base, ours, theirs, leave_conflicts=True, labels=("HEAD\n=======", "", "another branch"))
    document = parse(result.text)
    assert document.source == result.text
    assert sum(len(entry.hunks) for entry in document.conflicts) == result.disputes
    left = [record for record in result.records if isinstance(record, Disputed)]
    for side in ("ours", "theirs"):
        expected = [chosen for record in result.records for chosen in version(record, side)]
        assert list(document.variant(side)) == expected
    assert bool(document.conflicts) == bool(left)
    assert len(result.records) == len(merged(base, ours, theirs))


def version(record: Record | Disputed, side: str) -> Records:
    if isinstance(record, Record):
        return (record,)
    chosen: Record | None = getattr(record, side)
    if chosen is None or not record.fields:
        return (chosen,) if chosen else ()
    return (replace(record.merged, **{name: getattr(chosen, name) for name in record.fields}),)


@some
@given(st.data(), st.lists(colliding, max_size=4), strategies)
def test_disjoint_changes_merge_in_any_grouping(data: st.DataObject, drawn: list[Record], strategy: Strategy) -> None:
    base = tuple(replace(record, url=f"{SITE}/{number}") for number, record in enumerate(drawn))
    one, two, three = (disjoint(data, base, side) for side in range(3))
    left = merged(base, merged(base, one, two, strategy), three, strategy)
    right = merged(base, one, merged(base, two, three, strategy), strategy)
    assert in_any_order(left) == in_any_order(right)


def disjoint(data: st.DataObject, base: Records, side: int) -> Records:
    """*base* with changes that no other side makes: two fields of each record, some records more or less."""
    names = [("title", "keywords"), ("summary", "events"), ("technologies", "industries")][side]
    changed = []
    for number, record in enumerate(base):
        if number % 4 == side:
            if data.draw(st.booleans()):
                changed.append(record)
        elif number % 4 == 3:
            drawn = data.draw(colliding)
            changed.append(replace(record, **{name: getattr(drawn, name) for name in names}))
        else:
            changed.append(record)
    for number in range(data.draw(st.integers(0, 2))):
        new = Record(url=f"{SITE}/{side}/{number}")
        changed.insert(data.draw(st.integers(0, len(changed))), new)
    return tuple(changed)


BASE = Record(
    title="港口扩建", url=f"{SITE}/7.html", summary="港口扩建。", keywords=("港口", "扩建"), events=("港口扩建。",)
)


def one_record(base: Record | None, ours: Record, theirs: Record, *, strategy: Strategy = "union") -> Record:
    (record,) = merged((base,) if base else (), (ours,), (theirs,), strategy)
    return record


def test_each_side_changes_fields_of_its_own() -> None:
    ours = replace(BASE, keywords=("码头", "港口", "扩建"), title="港口扩建完工")
    theirs = replace(BASE, keywords=("港口", "航运"), events=("港口扩建。", "航线增加。"))
    assert one_record(BASE, ours, theirs) == replace(
        BASE, title="港口扩建完工", keywords=("码头", "港口", "航运"), events=("港口扩建。", "航线增加。")
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        (("甲",), ("甲", "乙"), ("甲", "丙"), ("甲", "乙", "丙")),
        (("甲",), ("乙",), (), ("乙",)),
        (("Ai",), ("AI",), ("Ai", "乙"), ("AI", "乙")),
        (("Ai",), ("乙", "Ai"), ("AI",), ("乙", "AI")),
        ((), ("AI",), ("ai", "乙"), ("AI", "乙")),
        (("甲", "乙"), ("乙", "甲", "丙"), ("甲", "乙", "丁"), ("乙", "甲", "丙", "丁")),
    ],
)
def test_lists(base: Items, ours: Items, theirs: Items, result: Items) -> None:
    versions = (Record(url="u", keywords=value) for value in (base, ours, theirs))
    assert one_record(*versions).keywords == result


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "results"),
    [
        (None, ("一。",), ("一。", "二。"), (("一。",), ("一。", "二。"), ("一。", "二。"))),
        (("一。",), ("一。", "二。"), ("三。",), (("二。", "三。"), ("三。", "二。"), ("二。", "三。"))),
        (("一。",), None, ("三。",), (None, ("三。",), ("三。",))),
        ("旧。", "短。", "更长的。", ("短。", "更长的。", "更长的。")),
        ("旧。", "旧。", None, (None, None, None)),
    ],
)
def test_events(base: Value, ours: Value, theirs: Value, results: tuple[Value, ...]) -> None:
    versions = [Record(url="u", events=value) for value in (base, ours, theirs)]
    for strategy, result in zip(get_args(Strategy), results, strict=True):
        assert one_record(*versions, strategy=strategy).events == result


def test_a_value_that_both_changed_goes_by_strategy() -> None:
    ours, theirs = replace(BASE, title=""), replace(BASE, title="新港口")
    assert [one_record(BASE, ours, theirs, strategy=strategy).title for strategy in get_args(Strategy)] == [
        "",
        "新港口",
        "新港口",
    ]
    assert one_record(None, replace(BASE, title="老港口"), theirs).title == "老港口"


def test_two_spellings_of_an_address_are_no_dispute() -> None:
    ours, theirs = (replace(BASE, url=f"{SITE}/7.html{end}") for end in ("#top", "?utm_source=a"))
    result = merge((replace(BASE, url=f"{SITE}/7.html?spm=1"),), (ours,), (theirs,), leave_conflicts=True)
    assert result.records == (BASE,)


def test_what_was_removed_and_changed_stays() -> None:
    changed = replace(BASE, title="新港口")
    for ours, theirs in (((), (changed,)), ((changed,), ())):
        assert merged((BASE,), ours, theirs) == (changed,)
        assert merge((BASE,), ours, theirs, leave_conflicts=True).disputes == 1
    assert merged((BASE, changed), (BASE,), (BASE, changed)) == (BASE,)


def test_a_conflict_is_around_its_field_only() -> None:
    ours, theirs = replace(BASE, title="甲港"), replace(BASE, title="乙港", industries=("航运",))
    result = merge((BASE,), (ours,), (theirs,), leave_conflicts=True, labels=("HEAD", "v1", "topic"))
    assert result.disputes == 1
    assert result.text.splitlines()[:8] == [
        "<<<<<<< HEAD",
        "标题: 甲港",
        "||||||| v1",
        "标题: 港口扩建",
        "=======",
        "标题: 乙港",
        ">>>>>>> topic",
        f"链接: {SITE}/7.html",
    ]
    assert "行业: 航运\n" in result.text


def page(name: str, **fields: str) -> Record:
    return Record(url=f"{SITE}/{name}", **fields)  # type: ignore[arg-type]


def test_records_keep_our_order_and_new_ones_their_neighbours() -> None:
    base = tuple(map(page, "abc"))
    ours = tuple(map(page, ["c", "a", "n1", "b"]))
    theirs = tuple(map(page, ["n0", "a", "n2", "n3", "b", "c", "n4"]))
    urls = [record.url.rpartition("/")[2] for record in merged(base, ours, theirs)]
    assert urls == ["n0", "c", "n4", "a", "n1", "n2", "n3", "b"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.cn/a?utm_source=x#top", "http://WWW.example.cn/a", True),
        ("https://m.example.cn/detail/25689966", "https://www.example.cn/newsDetail_forward_25689966", True),
        ("https://a.example.cn/25689966", "https://b.example.cn/25689966", False),
        ("https://www.example.cn/20261122/a.html", "https://www.example.cn/20261122/b.html", False),
        ("https://www.example.cn/a/741312345_121119387", "https://www.example.cn/a/741312399_121119387", False),
        ("https://www.example.cn/3f812345e9", "https://www.example.cn/3f812345e7", False),
        ("http://[bad", "http://[worse", False),
    ],
)
def test_which_addresses_are_one_article(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    ours, theirs = Record(url=one, keywords=("甲",)), Record(url=other, keywords=("乙",))
    assert len(merged((), (ours,), (theirs,))) == (1 if same else 2)


@some
@given(st.from_regex(r"https?://[a-z.0-9-]{1,12}/[A-Za-z0-9_./-]*", fullmatch=True))
def test_the_fast_way_to_an_address_is_the_same(url: str) -> None:
    assert canonical(url) == canonicalize(url)


def test_short_ids_need_the_same_title() -> None:
    one, other = f"{SITE}/sport/12345", f"{SITE}/12345"
    for title, count in (("甲", 1), ("乙", 2)):
        assert len(merged((), (Record(url=one, title="甲"),), (Record(url=other, title=title),))) == count


def test_records_without_address_match_by_title_and_repeated_ones_by_turn() -> None:
    base = (Record(title="甲", summary="一"), Record(title="甲", summary="二"))
    ours = (Record(title="甲", summary="一改"), base[1])
    theirs = (base[0], Record(title="甲", summary="二改"))
    assert merged(base, ours, theirs) == (ours[0], theirs[1])


def test_two_extractions_of_many_records_do_not_conflict() -> None:
    base = tuple(page(str(number), title=f"题{number}") for number in range(500))
    ours, theirs = (tuple(replace(record, keywords=(word,)) for record in base) for word in "甲乙")
    more, others = (tuple(page(f"{word}{number}") for number in range(500)) for word in "xy")
    result = merge(base, ours + more, theirs + others, leave_conflicts=True)
    assert result.disputes == 0
    assert decided(*result.records) == tuple(replace(record, keywords=("甲", "乙")) for record in base) + more + others
