"""`scrapy analyze`: today's rules over the archive, once, and no new versions."""

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newscrawl.analysis import analyze, version
from newscrawl.archive import Archive
from newscrawl.archive.current import Wanted, newest
from newscrawl.archive.index import Index
from newscrawl.archive.journal import read_journal
from newscrawl.archive.replay import Examined, stale
from newscrawl.archive.retagged import retagged
from newscrawl.items import Analysis, Article
from newscrawl.records import read_file
from tests.analysed import archive_of, own_vocabulary, texts, waits_for_workers
from tests.articles import article
from tests.conftest import ROOT, scrapy

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def run(root: Path, *words: str) -> tuple[int, list[dict[str, Any]], str]:
    """Status, lines of JSON, and what was said of mistakes."""
    done = scrapy("analyze", "--json", "-s", f"OUTPUT_DIR={root}", *words)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def content(root: Path) -> dict[Path, bytes]:
    """Every file but the index and the notes."""
    kept = (path for path in root.rglob("*") if path.is_file() and path.parts[-1][:5] not in {"index", ".lock"})
    return {path: path.read_bytes() for path in kept if "cache" not in path.parts}


def current(root: Path) -> dict[str, Article]:
    return {found.url: found for _, found in newest(root)}


def entries(root: Path) -> list[tuple[str, int, str]]:
    index = Index(root / "index.db")
    try:
        return [(e.url, e.versions, e.state) for found in current(root) if (e := index.get(found))]
    finally:
        index.close()


def test_unanalysed_articles_get_today_s_tags_and_a_second_run_does_nothing(tmp_path: Path) -> None:
    root = archive_of(tmp_path, texts(), analysed=False)
    before = content(root)
    status, lines, _ = run(root, "--dry-run")
    assert (status, len(lines), lines[-1]["changed"], content(root)) == (1, 4, 3, before)
    status, lines, _ = run(root)
    assert (status, lines[-1]["changed"], lines[-1]["up_to_date"]) == (0, 3, 0)
    assert current(root) == {found.url: found for found in map(analyze, texts())}
    assert entries(root) == [(url, 1, "live") for url in current(root)]
    seed = read_file(root / "records/thepaper/2026/11/19/2.txt").records[0]
    assert "固态电池" in seed.technologies
    after = content(root)
    assert run(root)[1][-1] | {"fields": {}} == {
        "dry_run": False,
        "analysed": 0,
        "changed": 0,
        "refined": 0,
        "up_to_date": 3,
        "left_to_model": 0,
        "fields": {},
    }
    assert content(root) == after


def test_a_new_term_changes_exactly_the_records_that_carry_it(tmp_path: Path) -> None:
    root = archive_of(tmp_path / "output", texts())
    own = own_vocabulary(tmp_path / "own")
    before = content(root)
    status, lines, _ = run(root, "--dry-run", "-s", f"VOCABULARIES={own}")
    (changed,) = lines[:-1]
    assert (status, changed["record"]) == (1, "records/thepaper/2026/11/20/3.txt")
    assert "星泉导航仪" in changed["fields"]["technologies"]["added"]
    assert lines[-1]["fields"]["technologies"]["added_samples"] == {"星泉导航仪": 1}
    assert content(root) == before
    assert run(root, "-s", f"VOCABULARIES={own}")[1][:-1] == [changed]
    after = content(root)
    assert sorted(path.name for path in before if before[path] != after[path]) == ["3.txt"]
    assert run(root, "-s", f"VOCABULARIES={own}")[1][-1]["up_to_date"] == 3


def test_the_summary_for_people_has_samples(tmp_path: Path) -> None:
    root = archive_of(tmp_path / "output", texts())
    done = scrapy(
        "analyze", "--dry-run", "-s", f"OUTPUT_DIR={root}", "-s", f"VOCABULARIES={own_vocabulary(tmp_path / 'a')}"
    )
    assert done.returncode == 1
    assert "records/thepaper/2026/11/20/3.txt: 港口启用星泉系统 https://" in done.stdout
    assert "technologies: +1 -0 in 1 articles\n  + 星泉导航仪 (1)\n" in done.stdout
    assert "3 articles analysed: 1 would change in tags" in done.stdout


def test_the_index_made_again_from_the_journal_is_the_same(tmp_path: Path) -> None:
    root = archive_of(tmp_path, texts(), analysed=False)
    run(root)
    before, records = entries(root), content(root)
    for path in root.glob("index.db*"):
        path.unlink()
    for path in (root / "records").rglob("*.txt"):
        path.unlink()
    Archive(root).close()
    assert (entries(root), content(root)) == (before, records)


def test_a_version_that_came_in_between_is_not_overwritten(tmp_path: Path) -> None:
    root = archive_of(tmp_path, texts(), analysed=False)
    archive = Archive(root)
    archive.add(analyze(replace(texts()[0], headline="晶圆厂停产")))
    assert archive.reanalyse([retagged(analyze(found)) for found in texts()[:2]], NOW) == 1
    archive.close()
    assert current(root)[texts()[0].url].headline == "晶圆厂停产"


def test_an_article_with_new_tags_that_comes_again_is_unchanged(tmp_path: Path) -> None:
    root = archive_of(tmp_path, texts(), analysed=False)
    run(root)
    archive = Archive(root)
    states = Counter(archive.add(found).state.value for found in texts())
    archive.close()
    assert states == {"unchanged": 3}


def test_a_language_model_s_tags_stay(tmp_path: Path) -> None:
    root = archive_of(tmp_path, [article(analysis=Analysis(version="old", extractor="llm:x"))], analysed=False)
    assert run(root)[1][-1]["left_to_model"] == 1


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    root = archive_of(tmp_path, texts(), analysed=False)
    assert run(root, "--since", "2026-11-20", "--dry-run")[1][-1]["analysed"] == 1
    assert run(root, "--until", "2026-11-18", "--site", "thepaper", "--dry-run")[1][-1]["analysed"] == 1


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    many = [
        article(n, headline=f"第{n}号港口启用系统", body=f"{texts()[n % 3].body}\n第{n}段。" * 8) for n in range(600)
    ]
    root = archive_of(tmp_path / "output", many, analysed=False)
    command = [sys.executable, "-m", "scrapy", "analyze", "--workers", "2", "-s", f"OUTPUT_DIR={root}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not analysed(root):
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    done = analysed(root)
    assert 0 < done < 600
    assert not waits_for_workers(process.pid)
    status, lines, _ = run(root)
    assert (status, lines[-1]["up_to_date"] + lines[-1]["analysed"]) == (0, 600)
    assert lines[-1]["up_to_date"] >= done
    assert analysed(root) == 600


def analysed(root: Path) -> int:
    """How many articles are of today, by the journal."""
    lines = (line for path in (root / "journal").rglob("*.jsonl") for line in read_journal(path))
    return sum(bool(line.article and line.article.analysis) for line in lines)


def test_what_stays_the_same_is_noted_and_not_looked_at_again(tmp_path: Path) -> None:
    old = [replace(analyze(found), analysis=replace(analyze(found).analysis, version="rules/0")) for found in texts()]  # type: ignore[type-var]
    root = archive_of(tmp_path, old, analysed=False)
    before = content(root)
    assert run(root)[1][-1]["analysed"] == 3
    assert content(root) == before
    examined = Examined(root, version(), keep=False)
    assert list(stale(root, Wanted(), examined, Counter())) == []
    torn = root / "cache" / "analysis" / version().replace("/", "-")
    torn.write_bytes(torn.read_bytes()[:-3])
    assert run(root)[1][-1]["analysed"] == 1


WRONG = {
    "--workers 0": "whole number above 0",
    "--site nowhere": "the archive has none",
    "--since gestern": "is no time",
    "-s VOCABULARIES=/no/such": "is no folder",
    "extra": "extra: see --help",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_mistake_is_one_line_and_status_2(tmp_path: Path, line: str) -> None:
    root = archive_of(tmp_path, texts())
    done = scrapy("analyze", "-s", f"OUTPUT_DIR={root}", *line.split())
    (said,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert WRONG[line] in said
