"""`scrapy sites add`: the page "Adding a site", done as it says; and what is refused."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from newscrawl.adding.addresses import article_pattern, likely
from newscrawl.archive.journal import read_lines
from tests import forked
from tests.conftest import IN_A_HURRY, ROOT
from tests.replica import Replica
from tests.replica.nanxi import HOST, NAME

PAGE = (ROOT / "docs" / "adding-a-site.md").read_text(encoding="utf-8")
HOME = f"https://{HOST}/"
FILES = ["newscrawl/sites/nanxi.py", *(f"tests/sites/nanxi/article/{name}" for name in ("page.html", "meta.json"))]


@pytest.fixture(scope="module")
def paper() -> Iterator[Replica]:
    with Replica(articles=20, blocked=0) as running:
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one's own: what is written must not change this one."""
    folder = tmp_path / "project"
    for name in ("newscrawl", "pipelines", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "scrapy.cfg", folder)
    for name in ("docs", "output"):
        (folder / name).mkdir()
    return folder


Scrapy = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def scrapy(paper: Replica) -> Scrapy:
    """`scrapy …` in this project, which nothing here writes to."""

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        return forked.scrapy(*words, *routed(paper))

    return run


def routed(paper: Replica) -> list[str]:
    return ["-s", f"ROUTE_ALL_TO={paper.address}", *IN_A_HURRY]


def scrapy_in(project: Path, paper: Replica, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scrapy", *words, *routed(paper)]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", timeout=120, check=False)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.e2e
def test_the_worked_example_gives_a_site_that_is_crawled(project: Path, paper: Replica) -> None:
    commands = [line for block in blocks("console") for line in re.findall(r"^\$ \S*scrapy (.*)$", block, re.MULTILINE)]
    assert [shlex.split(line)[0] for line in commands] == ["sites", "sites", "crawl", "sites", "sites"]
    for line in commands:
        words, _, target = line.partition(" > ")
        done = scrapy_in(project, paper, *shlex.split(words, comments=True))
        assert done.returncode == 0, done.stderr
        if target:
            (project / target).write_text(done.stdout, encoding="utf-8")
        elif words.startswith("sites add") and "--dry-run" not in words:
            said = done.stdout
    assert (project / FILES[0]).read_text("utf-8") == blocks("python")[0]
    assert (project / "seeds" / "seeds.csv").read_text("utf-8").endswith(f"\n{blocks('text')[0]}")
    assert all(path in said for path in FILES)
    assert f"| nanxi | {NAME} | nanxi.example | feed, page |" in (project / "docs" / "site-table.md").read_text("utf-8")
    articles = [article for path in project.rglob("output/journal/**/*.jsonl") for article, _ in read_lines(path)]
    assert len(articles) == 5
    assert {(article.site, article.source) for article in articles} == {("nanxi", NAME)}
    assert all(article.capture and article.capture.parser == "nanxi/page" for article in articles)
    case = json.loads((project / FILES[1]).with_name("article.json").read_bytes())
    assert (case["headline"], case["capture"]["parser"]) in {(article.headline, "nanxi/page") for article in articles}


@pytest.mark.e2e
def test_a_dry_run_writes_nothing(scrapy: Scrapy) -> None:
    done = scrapy("sites", "add", "nanxi", HOME, "--dry-run", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["written"], told["notes"]) == (0, [], [])
    assert told["module"] == blocks("python")[0]
    assert told["seeds"] == blocks("text")[0].splitlines()
    assert told["article"]["authors"] == []
    assert datetime.fromisoformat(told["article"]["date_published"]).tzinfo
    assert told["article"]["source"] == NAME
    assert not [name for name in FILES if (ROOT / name).exists()]
    assert "nanxi" not in (ROOT / "seeds" / "seeds.csv").read_text("utf-8")


@pytest.mark.e2e
def test_saved_files_are_enough(scrapy: Scrapy, paper: Replica) -> None:
    page = ROOT / "tests" / "sites" / "leiphone" / "article" / "page.html"
    paper.clear_requests()
    done = scrapy("sites", "add", "somewhere", f"{page}=https://somewhere.example/a/b1C2.html", "--dry-run", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert all(part in told["module"] for part in ("headline=", "body=", r"somewhere\.example", "pages=(Page,)"))
    assert "sources=" not in told["module"]
    assert any("declare its source by hand" in note for note in told["notes"])
    assert any("one example only" in note for note in told["notes"])
    assert paper.requests() == []


REFUSED = {
    "sites add": "argument add wants a name and an address; write: scrapy sites add NAME URL",
    "sites add nanxi": "argument add wants a name and an address; write: scrapy sites add NAME URL",
    "sites plus nanxi https://www.nanxi.example/": "argument plus is nothing that we do; write: scrapy sites add",
    "sites add Nan-Xi https://www.nanxi.example/": "is no name for a module",
    "sites add ithome https://www.nanxi.example/": "is taken",
    "sites add sources https://www.nanxi.example/": "is taken",
    "sites add news https://www.nanxi.example/": "is taken by the spider of that name",
    "sites add class https://www.nanxi.example/": "is no name for a module",
    "sites add nanxi https://www.ithome.com/": "is the site ithome already",
    "sites add nanxi https://36kr.com/": "is the site 36kr already: newscrawl/sites/kr36",
    "sites add nanxi https://www.nanxi.example/ https://www.other.example/": "are several sites",
    "sites add nanxi file:///etc/passwd": "is not http or https",
    "sites add nanxi http://127.0.0.1/": "private, loopback or link-local",
    "sites add nanxi https://www.nanxi.example/nowhere": "nowhere: HTTP 404; gave no page; look",
    "sites add nanxi https://nobody.example/": "URL=https://nobody.example/: HTTP 404; gave no page",
    "sites add nanxi www.nanxi.example": "is neither an address (https://…) nor a file that is here",
    "sites add nanxi nowhere.html=https://www.nanxi.example/a": "is neither an address (https://…) nor a file",
    "sites add nanxi https://www.nanxi.example/ --markdown": "argument --markdown means to print the table",
    "sites --dry-run": "argument --dry-run means to add a site",
    "sites add nanxi scrapy.cfg": "does not say where it is from",
}


@pytest.mark.e2e
@pytest.mark.parametrize("line", REFUSED)
def test_a_wrong_command_line_ends_with_one_line(line: str, scrapy: Scrapy) -> None:
    done = scrapy(*line.split())
    (said,) = done.stderr.splitlines()
    assert REFUSED[line] in said
    assert (done.returncode, done.stdout) == (2, "")
    assert not (ROOT / FILES[0]).exists()


@pytest.mark.parametrize(
    ("urls", "matching", "other"),
    [
        (["https://www.a.example/20261120/4711.html"], "https://m.a.example/20261121/4.html?from=x", "/20261120/"),
        (["https://a.example/news/t20261120_400.shtml"], "https://a.example/news/t20251120_401.shtml", "/news/"),
        (
            ["https://a.example/tech/1.html", "https://a.example/world/2.html"],
            "https://a.example/city/3.html",
            "/tech/",
        ),
        (["https://a.example/story?sid=85490&from=home"], "https://www.a.example/story?x=1&sid=85491", "/story?page=x"),
        (["https://a.example/p/how-to-keep-bees-alive"], "https://a.example/p/why-rivers-freeze-late-now", "/p/"),
        (["https://a.example/2026/11/20/33.html"], "https://a.example/2026/11/21/4.html", "/2026/11/20/"),
        (["https://a.example/newsDetail_forward_33"], "https://a.example/newsDetail_forward_34", "/channel_25950"),
        (
            ["https://a.example/category/ai/a1B2c3D4e5F6.html"],
            "https://a.example/category/ai/Z9y8X7w6V5u4.html",
            "/category/ai",
        ),
    ],
    ids=["date", "stamped", "sections", "query", "slug", "year", "words", "random"],
)
def test_a_pattern_matches_what_is_like_its_examples(urls: list[str], matching: str, other: str) -> None:
    pattern = re.compile(article_pattern("a.example", urls))
    assert all(pattern.search(url) for url in (*urls, matching))
    assert not pattern.search(f"https://a.example{other}")
    assert not pattern.search(matching.replace("a.example", "b.example"))


def test_addresses_without_anything_to_tell_them_apart_give_no_pattern() -> None:
    assert article_pattern("a.example", ["https://a.example/", "https://a.example/about/us.html"]) == ""


def test_the_family_of_most_headlines_is_that_of_articles() -> None:
    stories = [(f"https://a.example/a/{number}.html", "一则标题够长的新闻报道") for number in range(3)]
    others = [("https://a.example/about/1", "关于我们"), ("https://a.example/c/7/1", "一个很长很长的专题名称")]
    assert likely([*others, *stories]) == [url for url, _ in stories]
