"""What holds for every record, article and file, however hostile."""

from difflib import SequenceMatcher

from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.errors import RecordError
from newscrawl.items import Article
from newscrawl.records import (
    Document,
    Encoding,
    Record,
    from_article,
    parse,
    parse_bytes,
    to_article,
    write,
    write_bytes,
)
from newscrawl.records.lines import FIELDS
from tests.records.strategies import articles, files, noise, records

some = settings(deadline=None, max_examples=80)


@some
@given(st.lists(records, max_size=3))
def test_what_was_written_reads_the_same(given_records: list[Record]) -> None:
    document = parse(write(given_records))
    assert document.records == tuple(given_records)
    assert write(document) == write(given_records)


@some
@given(articles)
def test_no_article_forges_a_field_or_a_record(article: Article) -> None:
    text = write([from_article(article)])
    assert parse_bytes(text.encode()).records == (from_article(article),)
    for line_splitter in (str.splitlines, lambda text: text.split("\n")):
        labels = [line.partition(":")[0] for line in line_splitter(text)]
        assert [label for label in labels if label in FIELDS] == list(FIELDS)[
            : len(FIELDS) - ("重大事件摘要" not in labels)
        ]


@some
@given(records)
def test_a_record_survives_being_an_article(record: Record) -> None:
    again = from_article(to_article(record))
    assert write([again]) == write([record]) or record.events == ()


@some
@given((files | noise).map(lambda text: text.encode(errors="surrogatepass")) | st.binary(max_size=60))
def test_any_bytes_give_an_answer_or_a_record_error(data: bytes) -> None:
    document = parsed_or_error(data, "utf-8")
    if isinstance(document, RecordError):
        assert document.path == "<bytes>"
        assert 1 <= document.line <= data.count(b"\n") + 1
    else:
        check_lossless(document, data)


@some
@given((files | noise).map(lambda text: text.encode("gb18030", errors="replace")) | st.binary(max_size=60))
def test_any_bytes_give_an_answer_in_gb18030_too(data: bytes) -> None:
    document = parsed_or_error(data, "gb18030")
    if isinstance(document, Document):
        check_lossless(document, data)


def parsed_or_error(data: bytes, encoding: Encoding) -> Document | RecordError:
    try:
        return parse_bytes(data, encoding=encoding)
    except RecordError as error:
        return error


def check_lossless(document: Document, data: bytes) -> None:
    if document.conflicts:
        assert write_bytes(document) == data
    else:
        assert parse_bytes(write_bytes(document)).records == document.records


@some
@given(records, records, st.integers(0, 127))
def test_two_versions_of_a_record_are_its_variants(ours: Record, theirs: Record, shared: int) -> None:
    same = {name: getattr(ours, name) for bit, name in enumerate(FIELDS.values()) if shared >> bit & 1}
    theirs = Record(**{name: getattr(theirs, name) for name in FIELDS.values()} | same)
    text = merged(write([ours]), write([theirs]))
    document = parse(text)
    assert write(document) == text
    assert document.variant("ours") == (ours,)
    assert document.variant("theirs") == (theirs,)
    assert bool(document.conflicts) == (ours != theirs)


def merged(ours: str, theirs: str) -> str:
    """What git leaves behind when both sides changed the same lines."""
    mine, yours = ours.split("\n"), theirs.split("\n")
    out: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        if kind == "equal":
            out += mine[a:b]
        else:
            out += ["<<<<<<< ours", *mine[a:b], "=======", *yours[c:d], ">>>>>>> theirs"]
    return "\n".join(out)
