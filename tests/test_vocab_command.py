"""`scrapy vocab`, as a user runs it."""

import json
from pathlib import Path

import pytest

from newscrawl.analysis.vocabulary_files import FOLDER
from tests.analysed import archive_of, own_vocabulary, texts
from tests.conftest import scrapy


def test_what_ships_is_clean() -> None:
    done = scrapy("vocab", "lint")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_folders_of_the_setting_are_linted_too(tmp_path: Path) -> None:
    own = own_vocabulary(tmp_path / "own", "星泉导航仪\t\t\t\t无此技术")
    done = scrapy("vocab", "lint", "--json", "-s", f"VOCABULARIES={own}")
    fault = json.loads(done.stdout)
    assert done.returncode == 1
    assert (fault["path"], fault["line"], fault["rule"]) == (f"{own}/technologies/own.tsv", 1, "unknown")
    assert done.stderr == "scrapy vocab lint: 1 fault\n"


def test_grep_names_rows_columns_and_archived_records(tmp_path: Path) -> None:
    root = archive_of(tmp_path / "output", texts())
    done = scrapy("vocab", "grep", "固态电池", "--archive", "5", "-s", f"OUTPUT_DIR={root}")
    assert done.returncode == 0
    assert "technologies/energy.tsv:" in done.stdout
    assert "records/thepaper/2026/11/19/2.txt: technologies: 固态电池: 固态电池装车 https://" in done.stdout
    assert "records/thepaper/2026/11/18/1.txt" not in done.stdout


def test_a_word_that_is_nowhere_is_status_1() -> None:
    done = scrapy("vocab", "grep", "并无此词")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "scrapy vocab grep: 并无此词: no vocabulary has it\n")


def test_diff_of_two_folders(tmp_path: Path) -> None:
    one, two = own_vocabulary(tmp_path / "1"), own_vocabulary(tmp_path / "2", "星泉导航仪\t星泉\t\t\t")
    done = scrapy("vocab", "diff", str(one), str(two))
    assert (done.returncode, done.stdout) == (1, "technologies ~ 星泉导航仪 aliases: +星泉\n")
    assert scrapy("vocab", "diff", str(one), str(one)).returncode == 0


def test_diff_with_a_git_revision() -> None:
    changes = [json.loads(line) for line in scrapy("vocab", "diff", "--json", "HEAD", str(FOLDER)).stdout.splitlines()]
    assert {change["change"] for change in changes} <= {"added", "removed", "changed"}


WRONG = {
    "": "no sub-command",
    "lint --jsn": "--jsn",
    "lint -s VOCABULARIES=/no/such": "is no folder",
    "diff nonsense /tmp": "neither a folder nor a git revision",
    "grep 芯片 --archive viele": "whole number above 0",
    "grep 芯片 --archive 1 -s OUTPUT_DIR=/no/such": "no archive is here",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line_ends_with_one_line_and_status_2(line: str) -> None:
    done = scrapy("vocab", *line.split())
    (said,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert WRONG[line] in said


def test_help_has_an_example() -> None:
    assert "scrapy vocab grep 固态电池" in scrapy("vocab", "grep", "--help").stdout
