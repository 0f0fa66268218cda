"""`scrapy records`: what each sub-command prints, writes and answers."""

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings

from newscrawl.actions.record_options import SUBCOMMANDS
from newscrawl.archive.journal import encode_line
from newscrawl.commands.records import Command
from newscrawl.records import Record, from_article, parse, read_file, write
from tests.articles import article
from tests.conftest import ROOT, scrapy

Run = Callable[..., tuple[int, str, str]]

ONE = from_article(article(25689966))
TWO = replace(from_article(article(25689967)), keywords=("码头",), events=("启用新系统", "少等六个小时"))
MESSY = write([ONE]).replace(": ", "：", 1)
CONFLICT = (
    "标题: 甲\n链接: https://a.example/1\n总结: 人形机器人昨天在上海投产。\n"
    "<<<<<<< a\n关键词: 甲词\n=======\n关键词: 乙词\n>>>>>>> b\nAI技术: 无\n行业: 无\n"
)
BROKEN = "标题: 甲\n标题：乙\n链接: 1\n链接: 2\n"


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in this process: its status, output and errors."""

    def run(*words: Any, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        command = Command()
        command.settings = Settings()
        parser = argparse.ArgumentParser()
        try:
            command.add_options(parser)
            opts, args = parser.parse_known_args(list(map(str, words)))
            command.process_options(args, opts)
            command.run(args, opts)
            status = command.exitcode
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsysbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a clean file, one in need of formatting, one in conflict, and one that cannot be read."""
    below = tmp_path / "records" / "2026"
    below.mkdir(parents=True)
    for name, text in {"a": write([ONE]), "b": MESSY, "c": CONFLICT, "d": BROKEN}.items():
        (below / f"{name}.txt").write_text(text, encoding="utf-8")
    (below / "readme.md").write_text("not a record", encoding="utf-8")
    return below


def save(path: Path, *records: Record) -> Path:
    path.write_text(write(records), encoding="utf-8")
    return path


def test_fmt_prints(run: Run, folder: Path) -> None:
    assert run("fmt", folder / "a.txt", folder / "b.txt") == (0, write([ONE, ONE]), "")
    assert run("fmt", "-", stdin=MESSY) == (0, write([ONE]), "")
    assert run("fmt", "--write", "-", stdin=MESSY) == (0, write([ONE]), "")
    status, out, err = run("fmt", folder / "c.txt", folder / "a.txt")
    assert (status, out) == (1, f"{CONFLICT}\n{write([ONE])}")
    assert "1 record in conflict" in err


def test_fmt_checks(run: Run, folder: Path) -> None:
    assert run("fmt", "--check", folder / "a.txt") == (0, "", "")
    assert run("fmt", "--check", folder / "b.txt") == (1, f"{folder / 'b.txt'}: not formatted\n", "")
    status, out, err = run("fmt", folder, "--check", "--json")
    assert (status, json.loads(out)) == (2, {"path": str(folder / "b.txt"), "written": False})
    assert f"{folder / 'd.txt'}:4: " in err


def test_fmt_writes_and_leaves_the_rest_alone(run: Run, folder: Path) -> None:
    (folder / "b.txt").chmod(0o600)
    assert run("fmt", "--write", folder)[0] == 2
    texts = [(folder / f"{name}.txt").read_text(encoding="utf-8") for name in "abcd"]
    assert texts == [write([ONE]), write([ONE]), CONFLICT, BROKEN]
    assert (folder / "b.txt").stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in folder.iterdir()) == ["a.txt", "b.txt", "c.txt", "d.txt", "readme.md"]
    assert run("fmt", "--check", folder / "a.txt", folder / "b.txt") == (0, "", "")


def test_fmt_of_another_encoding(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(write([ONE]).encode("gb18030"))
    assert run("fmt", file)[0] == 2
    assert run("fmt", file, "--encoding", "gb18030") == (0, write([ONE]), "")


def test_lint(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("lint", save(tmp_path / "good.txt", TWO)) == (0, "", "")
    status, out, err = run("lint", "--json", folder)
    codes = [(Path(row["path"]).name, row["line"], row["code"]) for row in map(json.loads, out.splitlines())]
    assert (status, codes) == (2, [("b.txt", 1, "format"), ("b.txt", 2, "twice"), ("c.txt", 4, "conflict")])
    assert "d.txt:4: " in err
    assert run("lint", folder / "b.txt")[1].startswith(f"{folder / 'b.txt'}:1: format: ")


@pytest.mark.parametrize(
    ("strategy", "keywords"), [("ours", ("甲词",)), ("theirs", ("乙词",)), ("union", ("甲词", "乙词"))]
)
def test_resolve(run: Run, strategy: str, keywords: tuple[str, ...]) -> None:
    status, out, _ = run("resolve", "--strategy", strategy, "-", stdin=CONFLICT)
    assert (status, parse(out).records[0].keywords) == (0, keywords)


def test_resolve_fresh_asks_the_text_and_only_where_there_was_a_conflict(run: Run, folder: Path) -> None:
    assert run("resolve", "--strategy", "fresh", "--write", folder / "a.txt", folder / "c.txt")[0] == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == write([ONE])
    (record,) = read_file(folder / "c.txt").records
    assert not {"甲词", "乙词"} & set(record.keywords)
    assert record.technologies == ("人形机器人",)


def test_merge(run: Run, tmp_path: Path) -> None:
    base = save(tmp_path / "base.txt", TWO)
    ours = save(tmp_path / "ours.txt", replace(TWO, keywords=("码头", "甲"), title="甲"))
    theirs = save(tmp_path / "theirs.txt", replace(TWO, keywords=("码头", "乙"), title="乙"), ONE)
    target = tmp_path / "merged.txt"
    status, out, err = run("merge", base, ours, theirs, "-o", target)
    assert (status, out) == (0, "")
    assert err == f"scrapy records merge: {target}: {TWO.url} 甲: 标题: ours is kept\n"
    first, second = read_file(target).records
    assert (first.title, set(first.keywords), second) == ("甲", {"码头", "甲", "乙"}, ONE)
    status, out, err = run("merge", "--conflicts", base, ours, theirs)
    assert (status, len(parse(out).conflicts)) == (1, 1)
    assert "1 conflict left" in err
    assert run("merge", base, ours, tmp_path / "none.txt")[0] == 2


def test_diff(run: Run, tmp_path: Path) -> None:
    before, after = save(tmp_path / "a.txt", ONE, TWO), save(tmp_path / "b.txt", TWO, replace(ONE, title="新题"))
    assert run("diff", before, before) == (0, "", "")
    status, out, _ = run("diff", before, after)
    assert status == 1
    assert "标题" in out
    assert "\x1b" not in out
    (row,) = map(json.loads, run("diff", "--json", before, after)[1].splitlines())
    assert (row["url"], row["kind"], row["changes"][0]["field"]) == (ONE.url, "changed", "title")


def test_convert_there_and_back(run: Run, tmp_path: Path) -> None:
    file, rows = save(tmp_path / "a.txt", ONE, TWO), tmp_path / "a.jsonl"
    assert run("convert", "--to", "jsonl", file, "-o", rows) == (0, "", "")
    assert run("convert", "--to", "seed", rows) == (0, write([ONE, TWO]), "")
    status, out, _ = run("convert", "--to", "seed", "--from", "jsonl", "-", stdin=encode_line(article(1)).decode())
    assert (status, out) == (0, write([from_article(article(1))]))
    status, out, _ = run("convert", "--to", "csv", file)
    assert (status, out.splitlines()[0]) == (0, "title,url,summary,keywords,technologies,industries,events")


@pytest.mark.parametrize("line", ["[]", "{", '{"titel": "甲"}', '{"title": 1}', '{"headline": 1}', '{"keywords": "a"}'])
def test_json_that_is_no_record_is_told_with_its_line(run: Run, line: str) -> None:
    status, out, err = run("convert", "--to", "seed", "--from", "jsonl", "-", stdin=f"\n{line}\n")
    assert (status, out) == (2, "")
    assert "<stdin>:2: no record in JSON" in err


def test_convert_tells_what_it_leaves_out(run: Run, folder: Path) -> None:
    status, out, err = run("convert", "--to", "jsonl", folder / "c.txt", folder / "a.txt")
    assert (status, len(out.splitlines())) == (1, 1)
    assert "c.txt:4: a record in conflict is left out" in err


def test_parquet_says_what_to_install(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    file, target = save(tmp_path / "a.txt", ONE), tmp_path / "a.parquet"
    status, _, err = run("convert", "--to", "parquet", file, "-o", target)
    assert (status, target.exists()) == (2, False)
    assert "pip install pyarrow" in err
    assert "name a file with -o" in run("convert", "--to", "parquet", file)[2]


def test_split_and_join_are_inverse(run: Run, tmp_path: Path) -> None:
    text = f"{write([TWO, ONE])}\n{CONFLICT}"
    assert run("split", tmp_path / "many", "-", stdin=text)[0] == 1
    assert sorted(file.name for file in (tmp_path / "many").iterdir()) == [
        "00000001-25689967.txt",
        "00000002-25689966.txt",
        "00000003.txt",
    ]
    assert run("join", tmp_path / "many")[:2] == (1, text)
    assert "is not empty" in run("split", tmp_path / "many", "-", stdin=text)[2]


def test_stats(run: Run, folder: Path) -> None:
    status, out, _ = run("stats", "--json", folder / "a.txt", folder / "b.txt", folder / "c.txt")
    counts = json.loads(out)
    assert (status, counts["files"], counts["records"], counts["conflicts"], counts["twice"]) == (0, 3, 2, 1, 1)
    assert "hosts: www.thepaper.cn 2" in run("stats", folder / "a.txt", folder / "b.txt")[1]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "fmt",
        "fmt --chekc -",
        "nonsense",
        "fmt --check --write -",
        "resolve --strategy best -",
        "diff a",
        "diff a b c",
        "fmt /no/such/file",
        "fmt --write /dev/null/x",
        "join - -o /no/such/folder/x",
    ],
)
def test_a_wrong_command_line_or_file_ends_with_status_2(run: Run, line: str) -> None:
    status, out, err = run(*line.split())
    assert (status, out) == (2, "")
    assert err


def test_an_empty_folder_is_no_success(run: Run, tmp_path: Path) -> None:
    assert run("lint", tmp_path) == (
        2,
        "",
        f"scrapy records lint: {tmp_path}: a folder without record files\n",
    )


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_help_has_an_example_and_the_papers_tell_the_rest(run: Run, name: str) -> None:
    status, out, _ = run(name, "--help")
    assert status == 0
    assert f"Example:\n  scrapy records {name} " in out
    assert f"scrapy records {name} " in (ROOT / "docs" / "records.md").read_text(encoding="utf-8")


def test_progress_is_told_to_a_terminal_only(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.actions.desk.PATIENCE", 0.0)
    assert run("stats", folder / "a.txt")[2] == ""
    monkeypatch.setattr("newscrawl.actions.desk._is_watched", lambda: True)
    assert "1 records of" in run("stats", folder / "a.txt")[2]


def test_scrapy_runs_it_without_a_crawler(folder: Path) -> None:
    done = scrapy("records", "fmt", "--check", str(folder / "b.txt"), str(folder / "a.txt"))
    assert (done.returncode, done.stdout, done.stderr) == (1, f"{folder / 'b.txt'}: not formatted\n", "")
    assert scrapy("records").returncode == 2
    assert "install-git-driver" in scrapy("records", "--help").stdout


def test_a_reader_that_has_enough_is_no_crash(tmp_path: Path) -> None:
    file = save(tmp_path / "a.txt", *(replace(ONE, url=f"{ONE.url}{n}") for n in range(2000)))
    command = f"{sys.executable} -m scrapy records convert --to jsonl {file} | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, env=dict(os.environ), capture_output=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:  # noqa: S607 (any cat)
        done = scrapy("records", "join", str(save(tmp_path / "1.txt", ONE)), "-o", str(pipe))
        said, _ = reader.communicate(timeout=30)
    assert done.returncode == 0
    assert "标题" in said.decode()
    assert pipe.is_fifo()


def test_a_conflict_without_a_title_is_not_glued_to_another_record(run: Run, tmp_path: Path) -> None:
    one = save(tmp_path / "1.txt", ONE)
    two = tmp_path / "2.txt"
    two.write_text(
        "链接: https://a.example/2\n<<<<<<< a\n关键词: 甲\n=======\n关键词: 乙\n>>>>>>> b\n", encoding="utf-8"
    )
    assert run("join", one, two)[0] == 2
    assert run("fmt", one, two)[0] == 2


def test_a_folder_cannot_be_merged(run: Run, folder: Path) -> None:
    status, _, said = run("merge", folder, folder, folder)
    assert status == 2
    assert "name one file" in said
