"""Any bit of any file in any tier may flip: it is found or harmless, and costs nothing but what it hit."""

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.current import newest
from newscrawl.archive.events import Event, Kind
from newscrawl.archive.journal import Journal, read_journal
from newscrawl.archive.litter import sweep
from newscrawl.archive.pages import Page, PagesWriter
from newscrawl.archive.rebuild import rebuild_index, rebuild_records
from newscrawl.archive.verify import verify
from newscrawl.archive.versions import fingerprint
from newscrawl.items import Article, Capture
from tests.articles import FETCHED, article

TIERS = {"pages": "*.warc.gz", "journal": "*.jsonl", "records": "*.txt", "index": "index.db"}
FLIPS = 20
COUNT = 8


def fetched(number: int) -> tuple[Article, Page]:
    """Article *number*, of one of two days, with its page."""
    at = FETCHED + timedelta(days=number % 2)
    page = Page(url=article(number).url, status=200, headers=(), body=b"page %d" % number * 50, fetched=at)
    return article(number, capture=Capture(fetched=at, digest=page.digest, parser="thepaper/next", route="json")), page


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight articles of two days, half of which were read anew, all together."""
    root = tmp_path_factory.mktemp("whole")
    pages = PagesWriter(root / "pages", "run")
    archive = Archive(root, pages)
    for number in range(COUNT):
        found, page = fetched(number)
        record = pages.add(page)
        pages.add_metadata(page.url, record, page.fetched, {"capture": found.capture})
        archive.add(found)
    event = Event(kind=Kind.REPARSED, at=FETCHED, fields=("section",))
    old = [fetched(number)[0] for number in range(0, COUNT, 2)]
    archive.rewrite([(one, fingerprint(one), event) for one in old], FETCHED)
    archive.close()
    pages.close()
    assert list(verify(root)) == []
    return root


def places(root: Path, tier: str, seed: int) -> Iterator[tuple[Path, int]]:
    """The ends of files, where a flip looks like a tear, and others at random."""
    dice = random.Random(seed)
    files = sorted((root if tier == "index" else root / tier).rglob(TIERS[tier]))
    for path in files[-2:]:
        yield path, path.stat().st_size - 1
    for _ in range(FLIPS):
        path = dice.choice(files)
        yield path, dice.randrange(path.stat().st_size)


def flip(path: Path, place: int, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(data)


def lines(root: Path) -> set[bytes]:
    return {line for path in Journal(root / "journal").files() for line in path.read_bytes().splitlines()}


def content(root: Path) -> list[Article]:
    return sorted((found for _, found in newest(root, tell=lambda _: None)), key=lambda found: found.url)


def use(root: Path) -> None:
    """What the next run does, and a person who tidies up."""
    archive = Archive(root)
    for number in range(COUNT):
        archive.add(fetched(number)[0])
    archive.close()
    list(sweep(root, datetime.now(UTC)))


@pytest.mark.parametrize("tier", TIERS)
def test_a_flipped_bit_is_found_or_harmless(whole: Path, tmp_path: Path, tier: str) -> None:
    before = content(whole)
    for number, (path, place) in enumerate(places(whole, tier, seed=len(tier))):
        root = tmp_path / str(number)
        shutil.copytree(whole, root)
        flip(root / path.relative_to(whole), place, number % 8)
        said = f"{path.relative_to(whole)} byte {place} bit {number % 8}"
        damages = list(verify(root))
        assert damages or content(root) == before, said
        assert tier in {damage.tier for damage in damages} or not damages, (said, damages)
        use(root)
        assert len(lines(whole) - lines(root)) <= (2 if tier == "journal" else 0), said
        rebuild_index(root)
        rebuild_records(root)
        left = list(verify(root))
        assert [damage for damage in left if damage.can_be_mended] == [], (said, left)
        if tier in {"records", "index"}:
            assert left == [], (said, left)
        shutil.rmtree(root)


def test_a_line_feed_that_flipped_comes_back(whole: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(whole, root)
    for path in Journal(root / "journal").files():
        flip(path, path.stat().st_size - 1, 0)
    assert {damage.tier for damage in verify(root)} >= {"journal"}
    Archive(root).close()
    assert lines(root) == lines(whole)
    assert list(verify(root)) == []


@pytest.mark.parametrize("opened", ["by a run", "by rebuild"])
@pytest.mark.parametrize("lost", ["nothing", "a byte", "half a line"])
def test_the_last_line_that_the_index_knows_stays_and_is_told(
    whole: Path, tmp_path: Path, lost: str, opened: str
) -> None:
    root = tmp_path / "root"
    shutil.copytree(whole, root)
    path = Journal(root / "journal").files()[-1]
    flip(path, path.stat().st_size - 1, 0)
    flip(path, path.stat().st_size - 200, 3)
    data = path.read_bytes()
    data = data[: len(data) - {"nothing": 0, "a byte": 1, "half a line": 100}[lost]]
    path.write_bytes(data)
    assert any(damage.path == str(path.relative_to(root)) for damage in verify(root))
    if opened == "by rebuild":
        rebuild_index(root)
    Archive(root).close()
    left = data[:-1] if lost == "nothing" else data
    assert path.read_bytes() == left + b"\n"
    (damage,) = [damage for damage in verify(root) if damage.tier == "journal" and damage.path.startswith("journal")]
    assert "its checksum does not fit" in damage.reason
    assert not damage.can_be_mended
    told: list[Exception] = []
    assert len([line for one in Journal(root / "journal").files() for line in read_journal(one, 0, told.append)]) == 11
    assert len(told) == 1


def test_an_article_that_is_there_twice_is_told_also_in_another_file(whole: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(whole, root)
    first, last = Journal(root / "journal").files()
    line = first.read_bytes().splitlines(keepends=True)[0]
    last.write_bytes(last.read_bytes() + line)
    first.write_bytes(line + first.read_bytes())
    rebuild_index(root)
    found = [damage.path for damage in verify(root) if "archives it once more" in damage.reason]
    assert found == [str(path.relative_to(root)) for path in (first, last)]


def test_a_page_on_which_a_version_rests_is_no_tear_and_gc_leaves_it(whole: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(whole, root)
    path = max((root / "pages").rglob("*.warc.gz"))
    data = path.read_bytes()[:-20]
    path.write_bytes(data)
    (damage,) = [damage for damage in verify(root) if damage.path == str(path.relative_to(root))]
    assert (damage.is_torn, damage.can_be_mended) == (False, False)
    assert [one for one in sweep(root, datetime.now(UTC)) if one.path == path] == []
    assert path.read_bytes() == data


def test_what_gc_cuts_stays_aside_for_a_month(whole: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(whole, root)
    path = max((root / "pages").rglob("*.warc.gz"))
    data = path.read_bytes()
    path.write_bytes(data + data[:50])
    now = datetime.now(UTC)
    assert [one.bytes for one in sweep(root, now)] == [50]
    (aside,) = root.rglob("*.torn-*")
    assert (path.read_bytes(), aside.read_bytes()) == (data, data[:50])
    assert (list(sweep(root, now)), list(verify(root))) == ([], [])
    assert [one.path for one in sweep(root, now + timedelta(days=31))] == [aside]
    assert not aside.exists()
