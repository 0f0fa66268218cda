"""What the papers must tell: every argument, status, state, setting, field and class, in pages that hold together."""

import ast
import re
import shlex
import sys
import tomllib
from dataclasses import fields
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from newscrawl import analyze, settings
from newscrawl.actions.sites_table import markdown, rows
from newscrawl.archive.runs import TOLERATED, RouteCount, Run, Verdict
from newscrawl.items import Analysis, Article, Capture, Image, Tag
from newscrawl.outcomes import GOOD, HARMLESS, Outcome, State
from newscrawl.records import from_article, parse, to_article, write
from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors
from newscrawl.sites.listings import Discovery, Listing, ListingPage
from newscrawl.sites.sources import Feed, HtmlList, JsonList, Sitemap
from newscrawl.spiders.arguments import ARTICLE, NEWS, TOPIC, check_names, parse_plan
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "output" / "README.md"])
ADRS = sorted((DOCS / "adr").glob("*.md"))
SETTINGS = [name for name in dir(settings) if name.isupper()]
COMPONENTS = {
    path.rpartition(".")[2]: order
    for setting in ("ITEM_PIPELINES", "DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "EXTENSIONS")
    for path, order in getattr(settings, setting).items()
}
TARGETS = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def fields_of(*kinds: Any) -> list[str]:
    return list(dict.fromkeys(field.name for kind in kinds for field in fields(kind)))


def blocks(language: str) -> dict[str, str]:
    """The code blocks of all pages in *language*, by page and number."""
    fence = re.compile(rf"^```{language}\n(.*?)^```", re.MULTILINE | re.DOTALL)
    found = ((page, fence.findall(page.read_text(encoding="utf-8"))) for page in PAGES)
    return {f"{name_of(page)} {number}": block for page, texts in found for number, block in enumerate(texts, 1)}


def crawls() -> list[str]:
    """What follows `scrapy crawl` in the command lines of the pages, each once."""
    examples = "\n".join(blocks("(?:console|cron|sh)").values())
    return sorted(set(re.findall(r"scrapy crawl ([a-z][^|>\n]*)", examples)))


@pytest.mark.parametrize("argument", sorted({argument.name for argument in (*NEWS, *TOPIC, *ARTICLE)}))
def test_every_spider_argument_is_told(argument: str) -> None:
    assert f"| `{argument}` |" in text_of("docs/commands.md")


@pytest.mark.parametrize("verdict", Verdict)
def test_every_exit_status_is_told(verdict: Verdict) -> None:
    assert f"| {verdict.exit_code} | `{verdict.text}` |" in text_of("docs/commands.md")


def test_the_tolerance_is_told() -> None:
    assert f"tolerates {TOLERATED:.0%}".replace("%", " %") in text_of("docs/commands.md")


@pytest.mark.parametrize("state", State)
def test_every_outcome_is_told_with_what_it_counts_as(state: State) -> None:
    counts = "good" if state in GOOD else "harmless" if state in HARMLESS else "bad"
    assert f"| `{state}` | {counts} |" in text_of("docs/commands.md")


@pytest.mark.parametrize("field", fields_of(Run, RouteCount, Outcome))
def test_every_field_of_a_run_report_is_told(field: str) -> None:
    assert f"`{field}`" in text_of("docs/commands.md")


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_told(target: str) -> None:
    assert f"`make {target}`" in text_of("docs/commands.md")


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_told(setting: str) -> None:
    assert f"`{setting}`" in text_of("docs/settings.md")


@pytest.mark.parametrize("setting", ["BLOCKED_RETRIES", "BLOCKED_BACKOFF", "BLOCKED_PATIENCE", "ALLOW_PRIVATE_HOSTS"])
def test_a_setting_of_ours_is_told_with_its_default(setting: str) -> None:
    assert f"| `{setting}` | {getattr(settings, setting)} |" in text_of("docs/settings.md").replace("`False`", "False")


@pytest.mark.parametrize("field", fields_of(Article, Capture, Analysis, Tag, Image))
def test_every_field_of_an_article_is_told(field: str) -> None:
    assert f"`{field}`" in text_of("docs/article.md")


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_is_told(name: str) -> None:
    assert f"`{name}`" in text_of("docs/architecture.md")
    short = re.sub(r"Pipeline$|Middleware$", "", name)
    assert f"{short} {COMPONENTS[name]}".lower() in text_of("docs/settings.md").lower()


def imports_of(part: Path) -> set[str]:
    """What the modules of *part* import, anywhere in them."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (part.rglob("*.py") if part.is_dir() else [part]))
    found = [node for tree in trees for node in ast.walk(tree)]
    named = {alias.name for node in found if isinstance(node, ast.Import) for alias in node.names}
    return named | {node.module for node in found if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize(
    "part", [path for path in sorted((ROOT / "newscrawl").iterdir()) if path.name[0].isalpha()], ids=name_of
)
def test_the_tree_tells_every_part_and_what_it_imports(part: Path) -> None:
    tree = blocks("text")["docs/architecture.md 1"]
    lines = re.findall(rf"^  (?:.* · )?{part.name}\b.*(?:\n {{9,}}.*)*", tree, re.MULTILINE)
    assert lines, "no line of the tree is about it"
    told = set(re.findall(r"\w+", " ".join(line.rpartition("→")[2] for line in lines[0].split("\n"))))
    ours = {name.split(".")[1] for name in imports_of(part) if name.startswith("newscrawl.")}
    assert "all above" in lines[0] or ours - {part.stem, "errors", "items"} <= told


def test_what_is_imported_is_a_dependency_of_ours() -> None:
    declared = tomllib.loads(text_of("pyproject.toml"))["project"]
    known = {"scrapy", "twisted", "newscrawl", "pipelines", "beautifulsoup4", "zstd", *sys.stdlib_module_names}
    lines = [*declared["dependencies"], *declared["optional-dependencies"]["llm"]]
    known |= {re.split(r"[^\w.-]", line)[0].replace("-", "_").partition(".")[0] for line in lines} | {
        "bs4",
        "compression",
    }
    found = {name.partition(".")[0] for folder in ("newscrawl", "pipelines") for name in imports_of(ROOT / folder)}
    assert found - known == set()


@pytest.mark.parametrize("field", fields_of(Site, Selectors, Discovery, Listing, ListingPage))
def test_every_part_of_a_site_is_told(field: str) -> None:
    known_elsewhere = {"depth"}  # a count that sites need not set
    assert field in known_elsewhere or f"`{field}`" in text_of("docs/sites.md")


@pytest.mark.parametrize("kind", sorted({seed.kind for seed in read_seeds()}))
def test_every_kind_of_seed_is_told(kind: str) -> None:
    assert f"`{kind}`" in text_of("docs/sites.md") + text_of("docs/sources.md")


@pytest.mark.parametrize("field", fields_of(Feed, Sitemap, JsonList, HtmlList))
def test_every_field_of_a_source_is_told(field: str) -> None:
    assert field == "route" or f"`{field}`" in text_of("docs/sources.md")


def test_the_table_of_sites_is_what_the_command_prints() -> None:
    assert text_of("docs/site-table.md").endswith(f"\n\n{markdown(rows())}\n")


@pytest.mark.parametrize("page", ADRS, ids=name_of)
def test_a_decision_has_its_four_parts_and_is_listed(page: Path) -> None:
    wanted = ["Context", "Decision", "Consequences", "What would change our mind"]
    assert re.findall(r"^## (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE) == wanted
    assert f"(adr/{page.name})" in text_of("docs/architecture.md")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    relative = [link.partition("#")[0] for link in links if "://" not in link]
    assert [link for link in relative if link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_is_short(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) < 200


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_the_two_commands_are_told(page: str) -> None:
    assert {"$ make demo", "$ make test"} <= {line.partition("  ")[0] for line in text_of(page).splitlines()}


@pytest.mark.parametrize("name", blocks("python"))
def test_examples_in_python_are_python(name: str) -> None:
    ast.parse(blocks("python")[name])


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_record_that_a_page_shows_is_what_we_make_of_its_text(page: str) -> None:
    shown = blocks("text")[f"{page} 1"]
    assert write([from_article(analyze(to_article(record))) for record in parse(shown).records]) == shown


def test_there_are_examples_for_every_kind_of_spider() -> None:
    assert {line.split()[0] for line in crawls()} >= {"article", "news", "thepaper"}


@pytest.mark.parametrize("line", crawls())
def test_examples_of_crawls_have_arguments_that_exist(line: str) -> None:
    spider, *options = shlex.split(line, comments=True)
    given = dict(word.split("=", 1) for flag, word in pairwise(options) if flag == "-a")
    if spider in all_sites():
        seeds = [seed for seed in read_seeds() if seed.site == spider]
        parse_plan(given, seeds, now=datetime(2026, 11, 22, tzinfo=UTC))
    else:
        check_names(given, ARTICLE if spider == "article" else TOPIC)
