"""Faults of vocabularies are found, by file and line; ours have none."""

from pathlib import Path

import pytest

from newscrawl.analysis.vocabulary_diff import differences, places
from newscrawl.analysis.vocabulary_files import load
from newscrawl.analysis.vocabulary_lint import check_readable, lint
from newscrawl.analysis.vocabulary_rows import digest, read_rows
from newscrawl.errors import ArgumentError, NewscrawlError

FAULTS = {
    "columns": "technologies/own.tsv\t甲乙丙丁\n",
    "empty": "technologies/own.tsv\t\t甲乙丙\t\t\t\n",
    "space": "technologies/own.tsv\t甲乙丙丁\t甲乙 |丙丁戊\t\t\t\n",
    "repeated": "technologies/own.tsv\t甲乙丙丁\t戊己庚|戊己庚\t\t\t\n",
    "twice": "technologies/own.tsv\t甲乙丙丁\t固态电池\t\t\t\n",
    "unknown": "organisations/own.tsv\t甲乙丙丁\t\t\t\t半岛体\tcompany\n",
    "circle": "technologies/own.tsv\t甲乙丙丁\t\t\t\t戊己庚辛\n戊己庚辛\t\t\t\t甲乙丙丁\n",
    "short": "technologies/own.tsv\t甲乙丙丁\t庚\t\t\t\n",
    "everyday": "organisations/own.tsv\t甲乙丙丁\t市场\t\t\t半导体\tcompany\n",
    "value": "cue_verbs.tsv\t甲乙丙\tviel\n",
    "file": "technology.tsv\t甲乙丙丁\n",
}


def folder_with(folder: Path, text: str) -> Path:
    """A vocabulary whose one file stands before the first tab of *text*."""
    name, _, rows = text.partition("\t")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# ours\n{rows}", encoding="utf-8")
    return folder


def test_the_vocabularies_that_ship_are_clean() -> None:
    assert [str(fault) for fault in lint()] == []


def test_the_vocabularies_that_ship_are_broad() -> None:
    known = load()
    assert len(known.technologies) >= 2500
    assert len(known.organisations) >= 1500
    assert len(known.industries) >= 25


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_told_with_its_line(tmp_path: Path, rule: str) -> None:
    (first, *_) = lint([folder_with(tmp_path, FAULTS[rule])])
    assert first.rule == rule
    assert first.path.startswith(str(tmp_path))
    assert first.line == (1 if rule == "file" else 2)


def test_a_field_that_has_no_file_is_told(tmp_path: Path) -> None:
    (fault,) = lint([folder_with(tmp_path, "industries.tsv\t甲乙业\t甲乙丙:2\t\t\t\t半岛体\n")])
    assert fault.rule == "unknown"
    assert "technologies/半岛体.tsv" in fault.reason


def test_a_row_of_a_user_may_stand_in_place_of_ours(tmp_path: Path) -> None:
    assert lint([folder_with(tmp_path, "technologies/own.tsv\t固态电池\t固体电池\t\t\t\n")]) == []


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / "heads.tsv").write_bytes(content)
    with pytest.raises(NewscrawlError, match=r"not UTF-8 at byte 0|no vocabulary file"):
        lint([tmp_path])
    with pytest.raises(ArgumentError, match="VOCABULARIES"):
        check_readable([tmp_path])


def test_a_weight_that_is_none_stops_a_run(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"cue_verbs.tsv:2: weight viel is no number"):
        check_readable([folder_with(tmp_path, FAULTS["value"])])
    check_readable([folder_with(tmp_path / "good", "cue_verbs.tsv\t甲乙丙\t2.5\n")])


def test_differences_are_by_name_and_column() -> None:
    before = read_rows({"technologies/a.tsv": "甲甲\t乙|丙\t\t\t\n丁丁\t\t\t\t\n"})
    after = read_rows({"technologies/b.tsv": "甲甲\t乙|戊\tA1\t\t\n", "heads.tsv": "芯片\tany\n"})
    assert [str(change) for change in differences(before, after)] == [
        "technologies - 丁丁",
        "technologies ~ 甲甲 aliases: -丙 +戊",
        "technologies ~ 甲甲 english: +A1",
        "heads + 芯片",
    ]


def test_places_have_row_and_column() -> None:
    rows = read_rows({"technologies/a.tsv": "# so\n固态电池\t固体电池\tSolid-State Battery\t\t电池\n"})
    assert [str(place) for place in places(rows, "ＳＯＬＩＤ")] == [
        "technologies/a.tsv:2: 固态电池: english: Solid-State Battery"
    ]


def test_the_digest_is_of_what_rules_read(tmp_path: Path) -> None:
    words = folder_with(tmp_path / "a", "everyday.tsv\t甲乙\n")
    heads = folder_with(tmp_path / "b", "heads.tsv\t甲乙\tany\n")
    assert digest((words,)) == digest()
    assert digest((heads,)) != digest()
