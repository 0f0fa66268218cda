"""Two people's extraction runs, merged by real git in a real repository."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.actions import git_driver
from newscrawl.actions.git_setup import settings, with_attributes
from newscrawl.records import Record, parse, read_file, write
from tests.conftest import scrapy

COUNT = 500
NAME = "档案 1.txt"
Records = tuple[Record, ...]


def record(number: int) -> Record:
    return Record(
        title=f"第{number}号码头启用新系统",
        url=f"https://www.thepaper.cn/newsDetail_forward_{25000000 + number}",
        summary=f"第{number}号码头昨天启用了新系统。船舶少等了六个小时。",
        keywords=("码头", "旧词"),
        technologies=("理货系统",),
    )


BASE = tuple(map(record, range(COUNT)))
OURS = (*(replace(r, keywords=("码头", "甲词"), events=("码头启用新系统",)) for r in BASE), record(9001))
THEIRS = (*(replace(r, keywords=("码头", "乙词"), technologies=("理货系统", "雷达")) for r in BASE), record(9002))


class Repository:
    """A git repository with one record file, and two branches that changed it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / NAME
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        none = os.devnull
        who = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        return subprocess.run(
            ["git", *words],  # noqa: S607 (the git of whoever tests)
            cwd=self.folder,
            env={**os.environ, **who, "GIT_CONFIG_GLOBAL": none, "GIT_CONFIG_SYSTEM": none},
            capture_output=True,
            encoding="utf-8",
            check=check,
        )

    def commit(self, records: Records) -> None:
        self.file.write_text(write(records), encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "x")

    def branches(self, base: Records, ours: Records, theirs: Records) -> None:
        self.commit(base)
        self.git("checkout", "-qb", "other")
        self.commit(theirs)
        self.git("checkout", "-q", "main")
        self.commit(ours)

    def merge(self) -> int:
        return self.git("merge", "-q", "--no-edit", "other", check=False).returncode

    @property
    def records(self) -> Records:
        return read_file(self.file).records


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def install(repository: Repository, *words: str) -> None:
    done = scrapy("records", "install-git-driver", *words, str(repository.folder))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_plain_git_conflicts(repository: Repository) -> None:
    repository.branches(BASE, OURS, THEIRS)
    assert repository.merge() == 1
    assert len(parse(repository.file.read_text(encoding="utf-8")).conflicts) > 0


def test_two_runs_over_the_same_articles_merge_and_nothing_is_lost(repository: Repository) -> None:
    install(repository)
    repository.branches(BASE, OURS, THEIRS)
    assert repository.merge() == 0
    merged = {r.url: r for r in repository.records}
    assert set(merged) == {r.url for r in (*OURS, *THEIRS)}
    for before in BASE:
        after = merged[before.url]
        assert set(after.keywords) == {"码头", "甲词", "乙词"}
        assert (after.technologies, after.events) == (("理货系统", "雷达"), ("码头启用新系统",))
    assert repository.git("status", "--porcelain").stdout == ""


def test_conflicts_are_left_when_asked(repository: Repository) -> None:
    install(repository, "--conflicts")
    ours, theirs = replace(BASE[0], title="甲"), replace(BASE[0], title="乙")
    repository.branches(BASE[:3], (ours, *BASE[1:3]), (theirs, *BASE[1:3]))
    assert repository.merge() == 1
    document = read_file(repository.file)
    (conflict,) = document.conflicts
    assert conflict.variants == {"ours": (ours,), "base": (BASE[0],), "theirs": (theirs,)}
    assert document.source.startswith("<<<<<<< ours\n标题: 甲\n|||||||")


def test_a_strategy_decides(repository: Repository) -> None:
    install(repository, "--strategy", "theirs")
    repository.branches(BASE[:1], (replace(BASE[0], title="甲"),), (replace(BASE[0], title="乙"),))
    assert repository.merge() == 0
    assert repository.records[0].title == "乙"


def test_other_text_is_merged_by_lines(repository: Repository) -> None:
    install(repository)
    other = repository.folder / "requirements.txt"
    for branch, lines in {"main": "a\nb\nc\nd\n", "left": "A\nb\nc\nd\n", "right": "a\nb\nc\nD\n"}.items():
        repository.git("checkout", "-q", *(["main"] if branch == "main" else ["-b", branch, "main"]), check=False)
        other.write_text(lines, encoding="utf-8")
        repository.git("add", "-A")
        repository.git("commit", "-qm", branch)
    assert repository.git("merge", "-q", "--no-edit", "left").returncode == 0
    assert other.read_text(encoding="utf-8") == "A\nb\nc\nD\n"


def test_a_diff_shows_fields(repository: Repository) -> None:
    install(repository)
    repository.commit(BASE[:2])
    repository.commit((replace(BASE[0], keywords=("码头", "新词")), BASE[1]))
    shown = repository.git("show", "--format=").stdout
    assert [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}] == [
        "-  旧词",
        "+  新词",
    ]


def test_installing_twice_is_installing_once(repository: Repository) -> None:
    install(repository)
    config, attributes = repository.folder / ".git" / "config", repository.folder / ".gitattributes"
    before = config.read_bytes(), attributes.read_bytes()
    install(repository)
    assert (config.read_bytes(), attributes.read_bytes()) == before
    assert attributes.read_text(encoding="utf-8") == "*.txt merge=newscrawl-records diff=newscrawl-records\n"


@pytest.mark.parametrize("trouble", ["gone", "full"])
def test_a_driver_that_cannot_work_leaves_markers_and_both_sides(repository: Repository, trouble: str) -> None:
    ours, theirs = (replace(BASE[0], keywords=(word,)) for word in ("甲词", "乙词"))
    repository.branches(BASE[:60], (ours, *BASE[1:60]), (theirs, *BASE[1:60]))
    install(repository)
    key = "merge.newscrawl-records.driver"
    driver = repository.git("config", key).stdout.strip()
    gone = driver.replace(sys.executable, "/no/such/python")
    full = "(unset COVERAGE_PROCESS_CONFIG; ulimit -f 8; " + driver.replace("%P; case", "%P); case")
    repository.git("config", key, {"gone": gone, "full": full}[trouble])
    assert repository.merge() == 1
    text = repository.file.read_text(encoding="utf-8")
    assert all(part in text for part in ("<<<<<<<", "甲词", "=======", "乙词", ">>>>>>>"))
    assert text.count("标题: ") >= 60


def test_no_repository_is_no_crash(tmp_path: Path) -> None:
    done = scrapy("records", "install-git-driver", str(tmp_path))
    assert done.returncode == 2
    assert "not a git repository" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interpreter_with_odd_characters_is_quoted() -> None:
    driver = settings("/a b/100%/python", "union", conflicts=False)["merge.newscrawl-records.driver"]
    assert driver.startswith("'/a b/100%%/python' -P -m newscrawl.actions.git_driver merge")
    assert "%O %A %B %P; case" in driver


def test_attributes_keep_what_is_there() -> None:
    assert with_attributes("*.png binary\r\n", "a b.txt").startswith('*.png binary\r\n"a b.txt" merge=')


def test_a_committed_conflict_is_decided_and_one_that_cannot_be_read_is_left_to_git(tmp_path: Path) -> None:
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    base.write_text(write(BASE[:1]), encoding="utf-8")
    theirs.write_text(write(BASE[:1]), encoding="utf-8")
    text = write(BASE[:1]).replace("关键词: ", "<<<<<<< a\n关键词: 甲\n=======\n关键词: 乙\n>>>>>>> b\nAI技术: 无\n#")
    ours.write_text(text.partition("#")[0], encoding="utf-8")
    words = ["merge", str(base), str(ours), str(theirs), "x.txt"]
    assert git_driver.main(words) == 0
    assert read_file(ours).records[0].keywords == ("甲", "乙")
    ours.write_text("<<<<<<< a\n", encoding="utf-8")
    theirs.write_text(write(BASE[1:2]), encoding="utf-8")
    assert 0 < git_driver.main(words) < 128


def test_textconv_of_anything(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(b"\xff\n")
    assert git_driver.textconv(str(file)) == b"\xff\n"


def test_the_driver_loads_no_crawler() -> None:
    code = "import sys, newscrawl.actions.git_driver; sys.exit(any(m in sys.modules for m in ('scrapy', 'twisted')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
