"""A page file that lost whole records, or got some twice, is told, though every record that is there can be read."""

import errno
import gzip
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from newscrawl.archive import Archive
from newscrawl.archive.litter import sweep
from newscrawl.archive.members import members
from newscrawl.archive.pages import Asked, Page, PagesWriter
from newscrawl.archive.verify import verify
from newscrawl.items import Capture
from tests.articles import FETCHED, article

COUNT = 4
RECORDS = 1 + 3 * COUNT
"""What the run says of itself, then response, request and metadata of every article."""


def fill(root: Path, *, asked: bool = True) -> Path:
    """The page file of an archive of four articles."""
    pages = PagesWriter(root / "pages", "run")
    archive = Archive(root, pages)
    for number in range(COUNT):
        at = FETCHED + timedelta(seconds=number)
        page = Page(url=article(number).url, status=200, headers=(), body=b"page %d" % number * 40, fetched=at)
        capture = Capture(fetched=at, digest=page.digest, parser="thepaper/next", route="json")
        record = pages.add(page, Asked(url=page.url, method="GET", headers=()) if asked else None)
        pages.add_metadata(page.url, record, at, {"headline": article(number).headline})
        archive.add(article(number, capture=capture))
    archive.close()
    pages.close()
    (path,) = (root / "pages").rglob("*.warc.gz")
    assert list(verify(root)) == []
    return path


def records(path: Path) -> list[bytes]:
    """The bytes of each record."""
    starts = [member.start for member in members(path)]
    data = path.read_bytes()
    return [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]


def types(path: Path) -> list[str]:
    with path.open("rb") as file:
        return [record.rec_type for record in ArchiveIterator(file)]


def told(root: Path, path: Path) -> list[str]:
    """What is said of the file itself, all of it as damage that cannot be mended."""
    found = [damage for damage in verify(root) if damage.path == path.relative_to(root).as_posix()]
    assert not any(damage.can_be_mended for damage in found)
    return [damage.reason for damage in found]


def test_a_kept_answer_begins_with_a_whole_status_line(tmp_path: Path) -> None:
    answers = [gzip.decompress(record) for record in records(fill(tmp_path))]
    assert sum(b"\r\n\r\nHTTP/1.1 200 \r\n" in answer for answer in answers) == COUNT


@pytest.mark.parametrize("left", range(1, RECORDS))
def test_a_page_file_that_was_cut_between_records_is_told(tmp_path: Path, left: int) -> None:
    path = fill(tmp_path)
    path.write_bytes(b"".join(records(path)[:left]))
    assert any("no record ends at byte" in reason for reason in told(tmp_path, path))


@pytest.mark.parametrize("gone", range(RECORDS))
def test_a_record_that_was_taken_out_is_told(tmp_path: Path, gone: int) -> None:
    path = fill(tmp_path)
    kept = records(path)
    path.write_bytes(b"".join(kept[:gone] + kept[gone + 1 :]))
    assert told(tmp_path, path)


@pytest.mark.parametrize("which", range(1, RECORDS))
@pytest.mark.parametrize("at", [2, RECORDS])
def test_a_record_that_is_there_twice_is_told(tmp_path: Path, which: int, at: int) -> None:
    path = fill(tmp_path)
    kept = records(path)
    path.write_bytes(b"".join([*kept[:at], kept[which], *kept[at:]]))
    assert "the record was there before, with the same id" in told(tmp_path, path)


def test_the_torn_page_of_an_article_that_was_found_as_before_is_a_tear(tmp_path: Path) -> None:
    fill(tmp_path)
    pages = PagesWriter(tmp_path / "pages", "run-2")
    at = FETCHED + timedelta(hours=1)
    pages.add(Page(url=article(0).url, status=200, headers=(), body=b"page 0" * 40, fetched=at))
    pages.close()
    (torn,) = (tmp_path / "pages").rglob("run-2.warc.gz")
    os.truncate(torn, torn.stat().st_size - 20)
    (found,) = verify(tmp_path)
    assert (found.path, found.is_torn) == (torn.relative_to(tmp_path).as_posix(), True)
    list(sweep(tmp_path, datetime.now(UTC)))
    assert list(verify(tmp_path)) == []


@pytest.mark.parametrize("lost", [1, 60])
def test_a_last_record_that_was_whole_when_its_article_was_stored_is_no_tear(tmp_path: Path, lost: int) -> None:
    path = fill(tmp_path)
    data = path.read_bytes()[:-lost]
    path.write_bytes(data)
    assert told(tmp_path, path)
    assert list(sweep(tmp_path, datetime.now(UTC))) == []
    assert path.read_bytes() == data


def test_a_page_file_that_was_emptied_is_no_tear(tmp_path: Path) -> None:
    path = fill(tmp_path)
    path.write_bytes(b"")
    assert told(tmp_path, path) == ["the file is empty"]
    assert list(sweep(tmp_path, datetime.now(UTC))) == []


def test_a_page_file_that_is_gone_is_named(tmp_path: Path) -> None:
    path = fill(tmp_path)
    path.unlink()
    assert told(tmp_path, path) == ["it is missing, with the page that was read for this article"]


@pytest.mark.parametrize("grown", [20, 4096])
def test_zeros_at_the_end_which_a_power_cut_leaves_are_a_tear(tmp_path: Path, grown: int) -> None:
    path = fill(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data + bytes(grown))
    (damage,) = verify(tmp_path)
    assert damage.is_torn
    assert [one.bytes for one in sweep(tmp_path, datetime.now(UTC))] == [grown]
    assert path.read_bytes() == data


def without_response(kept: list[bytes]) -> list[bytes]:
    return kept[:4] + kept[5:]


def without_request(kept: list[bytes]) -> list[bytes]:
    return kept[:5] + kept[6:]


@pytest.mark.parametrize("harm", [without_response, without_request])
def test_archives_from_before_the_journal_named_page_files_miss_partners(
    tmp_path: Path, harm: Callable[[list[bytes]], list[bytes]]
) -> None:
    path = fill(tmp_path)
    old = tmp_path / "old"
    archive = Archive(old)
    archive.close()
    there = old / path.relative_to(tmp_path)
    there.parent.mkdir(parents=True)
    there.write_bytes(b"".join(harm(records(path))))
    assert told(old, there)


def test_what_a_kill_leaves_between_two_records_is_no_damage(tmp_path: Path) -> None:
    path = fill(tmp_path)
    more = fill(tmp_path / "more")
    response = records(more)[1]
    path.write_bytes(path.read_bytes() + response)
    assert types(path)[-1] == "response"
    assert list(verify(tmp_path)) == []


def test_a_run_that_filed_no_requests_lacks_none(tmp_path: Path) -> None:
    path = fill(tmp_path, asked=False)
    assert "request" not in types(path)


def test_no_line_names_a_page_that_may_not_be_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = PagesWriter(tmp_path / "pages", "run")
    archive = Archive(tmp_path, pages)
    pages.add(Page(url=article().url, status=200, headers=(), body=b"1", fetched=FETCHED))
    sync = os.fsync

    def fail(handle: int) -> None:
        if str(Path(f"/proc/self/fd/{handle}").readlink()).endswith(".warc.gz"):
            raise OSError(errno.EIO, "input/output error")
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="input/output"):
            archive.add(article())
        with pytest.raises(OSError, match="input/output"):
            pages.close()
    archive.close()
    assert [path.read_bytes() for path in (tmp_path / "journal").rglob("*.jsonl")] == []
