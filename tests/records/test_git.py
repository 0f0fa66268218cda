"""The git driver in real repositories: other encodings, spaces, worktrees, rebase, cherry-pick, and its end."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.records import Record, read_file, write
from tests.conftest import scrapy

NAME = "档 案/记 录.txt"
BASE = tuple(
    Record(title=f"第{n}条", url=f"https://a.example/{n}.html", summary="文。", keywords=("甲",)) for n in range(3)
)
OURS = (replace(BASE[0], keywords=("甲", "我们")), *BASE[1:])
THEIRS = (replace(BASE[0], keywords=("甲", "他们")), *BASE[1:])
BOTH = (replace(BASE[0], keywords=("甲", "我们", "他们")), *BASE[1:])


class Repository:
    """A repository with spaces in its path, and one record file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / NAME).parent.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        who = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_EDITOR": "true"}
        return subprocess.run(
            ["git", *words],  # noqa: S607 (the git of whoever tests)
            cwd=folder or self.folder,
            env={**os.environ, **who, **alone},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def commit(self, data: bytes, folder: Path | None = None) -> None:
        ((folder or self.folder) / NAME).write_bytes(data)
        self.git("add", "-A", folder=folder)
        done = self.git("commit", "-qm", "x", folder=folder)
        assert done.returncode == 0, done.stderr

    def branches(self, base: bytes, ours: bytes, theirs: bytes) -> None:
        self.commit(base)
        self.git("checkout", "-qb", "other")
        self.commit(theirs)
        self.git("checkout", "-q", "main")
        self.commit(ours)

    @property
    def data(self) -> bytes:
        return (self.folder / NAME).read_bytes()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "one archive")
    done = scrapy("records", "install-git-driver", str(made.folder))
    assert done.returncode == 0, done.stderr
    return made


def utf8(records: tuple[Record, ...]) -> bytes:
    return write(records).encode()


@pytest.mark.parametrize(
    ("ours", "theirs"), [("gb18030", "gb18030"), ("gb18030", "utf-8"), ("utf-8", "gb18030"), ("utf-8-sig", "utf-8-sig")]
)
def test_a_merge_is_written_in_our_encoding(repository: Repository, ours: str, theirs: str) -> None:
    repository.branches(write(BASE).encode(ours), write(OURS).encode(ours), write(THEIRS).encode(theirs))
    done = repository.git("merge", "-q", "--no-edit", "other")
    assert done.returncode == 0, done.stderr
    assert repository.data == write(BOTH).encode(ours.removesuffix("-sig"))
    assert repository.git("status", "--porcelain").stdout == ""


def test_a_diff_of_gb18030_is_shown(repository: Repository) -> None:
    repository.commit(write(BASE).encode("gb18030"))
    repository.commit(write(OURS).encode("gb18030"))
    assert "\n+  我们\n" in repository.git("show", "--format=").stdout


def test_a_file_in_no_encoding_that_is_read_is_merged_by_lines_and_the_reason_told(repository: Repository) -> None:
    base, ours, theirs = (write(records).encode("utf-16") for records in (BASE, OURS, BASE))
    repository.branches(base, ours, theirs + b"\n\0")
    done = repository.git("merge", "--no-edit", "other")
    assert f"{NAME}: byte 1 of the line is not utf-8 (line 1); merged by lines" in done.stderr + done.stdout


def test_the_merge_says_which_side_won(repository: Repository) -> None:
    ours, theirs = ((replace(BASE[0], title=title), *BASE[1:]) for title in ("我们的", "他们的"))
    repository.branches(utf8(BASE), utf8(ours), utf8(theirs))
    done = repository.git("merge", "--no-edit", "other")
    assert f"{NAME}: https://a.example/0.html 我们的: 标题: ours is kept" in done.stderr + done.stdout


@pytest.mark.parametrize("words", [["rebase", "other"], ["cherry-pick", "other"]])
def test_rebase_and_cherry_pick_merge_by_field(repository: Repository, words: list[str]) -> None:
    repository.branches(utf8(BASE), utf8(OURS), utf8(THEIRS))
    done = repository.git(*words)
    assert done.returncode == 0, done.stderr
    (first, *_) = read_file(repository.folder / NAME).records
    assert set(first.keywords) == {"甲", "我们", "他们"}


def test_a_worktree_merges_by_field_too(repository: Repository, tmp_path: Path) -> None:
    repository.branches(utf8(BASE), utf8(OURS), utf8(THEIRS))
    tree = tmp_path / "another tree"
    repository.git("worktree", "add", "-q", "-b", "third", str(tree), "main")
    assert scrapy("records", "install-git-driver", str(tree)).returncode == 0
    done = repository.git("merge", "-q", "--no-edit", "other", folder=tree)
    assert done.returncode == 0, done.stderr
    assert (tree / NAME).read_bytes() == utf8(BOTH)


def test_the_commands_of_the_manual_end_it(repository: Repository) -> None:
    repository.branches(utf8(BASE), utf8(OURS), utf8(THEIRS))
    for kind in ("merge", "diff"):
        assert repository.git("config", "--remove-section", f"{kind}.newscrawl-records").returncode == 0
    assert repository.git("merge", "-q", "--no-edit", "other").returncode == 1
    assert b"<<<<<<<" in repository.data
    assert "newscrawl" not in (repository.folder / ".git" / "config").read_text(encoding="utf-8")


@pytest.mark.parametrize("pattern", ["", " ", "!*.txt", "a\nb"])
def test_a_pattern_that_git_cannot_take_is_refused(repository: Repository, pattern: str) -> None:
    done = scrapy("records", "install-git-driver", f"--pattern={pattern}", str(repository.folder))
    assert done.returncode == 2
    assert "argument --pattern" in done.stderr


def test_odd_patterns_are_quoted_for_git(repository: Repository) -> None:
    for pattern in ("#*.md", 'a "b" \\[c].txt'):
        assert scrapy("records", "install-git-driver", "--pattern", pattern, str(repository.folder)).returncode == 0
    said = repository.git("check-attr", "merge", "#a.md", 'a "b" [c].txt').stdout
    assert said.count("newscrawl-records") == 2


@pytest.mark.parametrize("path", ["/no/such/file", "."])
def test_textconv_of_nothing_is_no_crash(path: str) -> None:
    words = [sys.executable, "-m", "newscrawl.actions.git_driver", "textconv", "--", path]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}: cannot be shown: ")
