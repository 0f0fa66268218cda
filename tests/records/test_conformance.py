"""The conformance corpus: what every reader of docs/record.md must make of each file.

NAME.txt is the input, NAME.out the canonical form (or, with conflicts, the input), NAME.json what it says.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.errors import RecordError
from newscrawl.records import Record, parse, parse_bytes, write, write_bytes
from newscrawl.records.model import Hunk, Side
from tests.records import reference_reader
from tests.records.strategies import files, noise, records

CORPUS = Path(__file__).parent / "conformance"
CASES = sorted(path.stem for path in CORPUS.glob("*.txt"))
SIDES: tuple[Side, ...] = ("ours", "base", "theirs")

some = settings(deadline=None, max_examples=200)


def as_json(found: tuple[Record, ...]) -> Any:
    return json.loads(json.dumps([asdict(record) for record in found]))


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("refused")])
def test_a_file_is_refused_as_the_corpus_says(name: str) -> None:
    data, wanted = CORPUS.joinpath(f"{name}.txt").read_bytes(), wanted_of(name)
    with pytest.raises(RecordError) as caught:
        parse_bytes(data, path=name, encoding=wanted["encoding"])
    assert {"line": caught.value.line, "reason": caught.value.reason} == wanted["error"]
    assert caught.value.path == name


@pytest.mark.parametrize("name", [name for name in CASES if not name.startswith("refused")])
def test_a_file_is_read_and_written_as_the_corpus_says(name: str) -> None:
    data, wanted = CORPUS.joinpath(f"{name}.txt").read_bytes(), wanted_of(name)
    document = parse_bytes(data, encoding=wanted["encoding"])
    assert write_bytes(document) == CORPUS.joinpath(f"{name}.out").read_bytes()
    if "records" in wanted:
        assert as_json(document.records) == wanted["records"]
        assert parse_bytes(write_bytes(document)).records == document.records
    else:
        assert write_bytes(document) == data
        assert {side: as_json(document.variant(side)) for side in wanted["sides"]} == wanted["sides"]
        assert [told(hunk) for conflict in document.conflicts for hunk in conflict.hunks] == wanted["hunks"]


def told(hunk: Hunk) -> dict[str, Any]:
    return {"line": hunk.number} | {side: version.label for side, version in hunk.versions.items()}


def wanted_of(name: str) -> Any:
    return json.loads(CORPUS.joinpath(f"{name}.json").read_bytes())


@pytest.mark.parametrize("name", [name for name in CASES if "utf8" not in name and name != "refused-not-gb18030"])
def test_a_reader_written_from_the_page_reads_the_same(name: str) -> None:
    wanted = wanted_of(name)
    text = CORPUS.joinpath(f"{name}.txt").read_bytes().decode(wanted["encoding"])
    if "error" in wanted:
        with pytest.raises(reference_reader.Refused) as caught:
            [reference_reader.read(text, side) for side in SIDES if side != "base"]
        assert caught.value.args == (wanted["error"]["line"], wanted["error"]["reason"])
    else:
        for side, found in wanted.get("sides", {"ours": wanted.get("records")}).items():
            assert reference_reader.read(text, side) == found


@some
@given(st.lists(records, max_size=3))
def test_it_reads_what_was_written(given_records: list[Record]) -> None:
    assert reference_reader.read(write(given_records)) == as_json(tuple(given_records))


@some
@given(files | noise)
def test_it_agrees_about_any_text(text: str) -> None:
    """Both give the same records for each side, or both refuse."""
    try:
        document = parse(text)
    except RecordError:
        with pytest.raises(reference_reader.Refused):
            [reference_reader.read(text, side) for side in ("ours", "theirs")]
        return
    for side in ("ours", "theirs") if document.conflicts else ():
        assert reference_reader.read(text, side) == as_json(document.variant(side))
    if not document.conflicts:
        assert reference_reader.read(text) == as_json(document.records)
