"""`scrapy records` in unfriendly hands, as a process: every message names what it is about, and no file is harmed."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.records import Record, read_file, write
from tests.conftest import ROOT, scrapy

ONE = Record(title="甲", url="https://a.example/1.html", summary="文。", keywords=("甲", "乙"))
MESSY = write([ONE]).replace(": ", "：")
LONG = "x" * 300


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """What a shell says of *command*, in which $R is `scrapy records`."""
    env = {**os.environ, "R": f"{sys.executable} -m scrapy records"}
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(MESSY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "line", ["merge - - -", "merge a - -", "diff - -", "fmt - -", "fmt --check -- - -", "join - -"]
)
def test_standard_input_is_named_once(line: str) -> None:
    done = scrapy("records", *line.split(), stdin=write([ONE]))
    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input (-) is named more than once" in done.stderr


@pytest.mark.parametrize("name", ["fmt", "lint", "stats", "resolve", "join", "convert --to csv", "convert --to jsonl"])
def test_a_full_output_is_named(file: Path, name: str) -> None:
    done = shell(f"$R {name} {file} {file} > /dev/full")
    where = f"scrapy records {name.split(maxsplit=1)[0]}: "
    assert (done.returncode, done.stderr) == (2, f"{where}<stdout>: cannot be written: No space left on device\n")


def test_a_full_disk_under_temporary_files_is_named(file: Path) -> None:
    file.write_text(write([replace(ONE, summary="字" * 2_000_000)]), encoding="utf-8")
    done = shell(
        f"unset COVERAGE_PROCESS_CONFIG; trap '' XFSZ; ulimit -f 8; TMPDIR={file.parent} $R fmt {file} >/dev/null"
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"scrapy records fmt: {file.parent}: a temporary file cannot be written: ")


def test_a_full_standard_error_leaves_the_status() -> None:
    assert shell("$R fmt /no/such/file 2> /dev/full").returncode == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"fmt {LONG}", f"{LONG}: File name too long"),
        (f"join FILE -o {LONG}", f"{LONG}: cannot be written: File name too long"),
        (f"split {LONG} FILE", f"{LONG}: cannot be made: File name too long"),
        ("join FILE -o FOLDER", "FOLDER: cannot be written: Is a directory"),
        ("split FILE FILE", "FILE: cannot be made: File exists"),
        ("fmt FILE/x", "FILE/x: Not a directory"),
        ("diff FILE FOLDER/none", "FOLDER/none: No such file or directory"),
        ("fmt FOLDER/circle", "FOLDER/circle: Too many levels of symbolic links"),
    ],
)
def test_every_message_names_the_file(file: Path, line: str, said: str) -> None:
    (file.parent / "circle").symlink_to("circle")
    line, said = (text.replace("FILE", str(file)).replace("FOLDER", str(file.parent)) for text in (line, said))
    done = scrapy("records", *line.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"scrapy records {line.split()[0]}: {said}\n"
    assert file.read_text(encoding="utf-8") == MESSY


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become somebody who may not read")
def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    code = (
        "import os, sys; from newscrawl.actions.record_files import sources;"
        "os.setuid(65534); print([(s.name[-1], os.access(s.name, os.R_OK)) for s in sources([sys.argv[1]], 'utf-8')])"
    )
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.txt").touch()
    (tmp_path / "shut").mkdir(mode=0o700)
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):  # pytest's own, one more where tests run side by side
        folder.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.stdout == "[('t', True), ('t', False)]\n", done.stderr


def test_a_file_deleted_during_the_run_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    pipe, gone, last = (tmp_path / name for name in ("a", "b.txt", "c.txt"))
    os.mkfifo(pipe)
    for path in (gone, last):
        path.write_text(write([ONE]), encoding="utf-8")
    words = [sys.executable, "-m", "scrapy", "records", "fmt", str(pipe), str(gone), str(last)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        with pipe.open("w", encoding="utf-8") as first:  # opens when the command has come to read it
            gone.unlink()
            first.write(write([ONE]))
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (2, write([ONE, ONE]))
    assert err == f"scrapy records fmt: {gone}: No such file or directory\n"


@pytest.mark.parametrize("line", ["fmt", "convert --to csv", "lint --json", "stats", "resolve", "join"])
def test_a_reader_that_has_enough_hears_nothing(tmp_path: Path, line: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(write([ONE] * 3000), encoding="utf-8")
    assert shell(f"$R {line} {file} | head -n 1").stderr == ""
    assert shell(f"$R {line} {file} | true").stderr == ""


def test_json_of_fmt_is_json(file: Path) -> None:
    good = file.with_name("b.txt")
    good.write_text(write([ONE]), encoding="utf-8")
    done = scrapy("records", "fmt", "--json", str(good), str(file))
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout) == {"path": str(file), "written": False}
    done = scrapy("records", "fmt", "--json", "--write", "-", stdin=MESSY)
    assert (done.returncode, json.loads(done.stdout)) == (1, {"path": "<stdin>", "written": False})


def test_writing_twice_changes_nothing_more_and_links_stay_links(file: Path) -> None:
    link = file.with_name("link.txt")
    link.symlink_to(file.name)
    assert scrapy("records", "fmt", "--write", str(link)).stdout == f"{link}: formatted\n"
    before = file.stat()
    assert scrapy("records", "fmt", "--write", str(file.parent)).stdout == ""
    assert (link.is_symlink(), file.stat().st_mtime_ns, file.stat().st_ino) == (
        True,
        before.st_mtime_ns,
        before.st_ino,
    )


def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(200)]
    old, new = MESSY * 50, write([ONE] * 50)
    for path in files:
        path.write_text(old, encoding="utf-8")
    words = [sys.executable, "-m", "scrapy", "records", "fmt", "--write", str(tmp_path)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL) as writer:
        while writer.poll() is None and all(path.stat().st_size == len(old.encode()) for path in files):
            time.sleep(0.01)
        writer.send_signal(signal.SIGKILL)
    assert {path.read_text(encoding="utf-8") for path in files} <= {old, new}
    assert scrapy("records", "fmt", "--write", str(tmp_path)).returncode == 0
    assert {path.read_text(encoding="utf-8") for path in files} == {new}


def test_a_spreadsheet_takes_no_text_for_a_formula_and_every_cell_is_whole(tmp_path: Path) -> None:
    import csv  # noqa: PLC0415

    file = tmp_path / "a.txt"
    odd = replace(
        ONE, title='=HYPERLINK("http://x")', summary='他说："好，"', keywords=("@甲", "-1"), events="一\n\n二,"
    )
    file.write_text(write([odd]), encoding="utf-8")
    (row,) = csv.DictReader(scrapy("records", "convert", "--to", "csv", str(file)).stdout.splitlines(keepends=True))
    assert row["title"] == "'" + odd.title
    assert (row["summary"], row["keywords"], row["events"]) == (odd.summary, "'@甲, -1", odd.events)


def test_seed_to_jsonl_and_back_is_the_same_file(tmp_path: Path) -> None:
    records = [
        ONE,
        replace(ONE, events=()),
        replace(ONE, events="标题: 甲\n=======\n"),
        replace(ONE, events=("一", "二")),
    ]
    file, rows = tmp_path / "a.txt", tmp_path / "a.jsonl"
    file.write_text(write([*records, replace(ONE, keywords=("甲、乙",), title="")]), encoding="utf-8")
    assert scrapy("records", "convert", "--to", "jsonl", str(file), "-o", str(rows)).returncode == 0
    rows.write_bytes(b"\xef\xbb\xbf" + rows.read_bytes())
    assert scrapy("records", "convert", "--to", "seed", str(rows)).stdout == file.read_text(encoding="utf-8")


def test_ten_thousand_records_are_merged(tmp_path: Path) -> None:
    base = [replace(ONE, url=f"https://a.example/{n}.html", title=f"第{n}条") for n in range(10_000)]
    sides = {"base": base, "ours": [replace(r, keywords=("甲",)) for r in base]}
    sides["theirs"] = [replace(r, technologies=("雷达",)) for r in reversed(base)]
    for name, records in sides.items():
        (tmp_path / name).write_text(write(records), encoding="utf-8")
    target = tmp_path / "merged.txt"
    done = scrapy("records", "merge", *(str(tmp_path / name) for name in sides), "-o", str(target), timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert read_file(target).records == tuple(replace(r, keywords=("甲",), technologies=("雷达",)) for r in base)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_stays(file: Path) -> None:
    file.chmod(0o444)
    done = scrapy("records", "fmt", "--write", str(file))
    assert (done.returncode, file.read_text(encoding="utf-8")) == (2, MESSY)
    assert "it is read-only" in done.stderr
