"""`scrapy sites add NAME URL…`: asks a new site, and writes what its module is likely to say."""

import json
from pathlib import Path
from typing import Any

import msgspec
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from newscrawl.adding.addresses import domain_of
from newscrawl.adding.probe import Probe
from newscrawl.adding.survey import Survey
from newscrawl.adding.writing import (
    Draft,
    case_files,
    case_of,
    check_domain,
    check_name,
    module_of,
    module_text,
    seed_rows,
    site_in,
    write,
)
from newscrawl.cleaning import clean
from newscrawl.errors import ArgumentError
from newscrawl.items import Article
from newscrawl.reading import digest_of
from newscrawl.seeds import SEEDS_FILE
from newscrawl.urls import host_of

_USAGE = "write: scrapy sites add NAME URL …, such as: scrapy sites add example_news https://www.example-news.cn/"
_SHOWN = ("headline", "date_published", "source", "authors")


def add(args: list[str], settings: Settings, *, as_json: bool, dry: bool) -> str:
    """What was written for the site that *args* name, or would be, and what to do next.

    Raises ArgumentError, and other errors of ours where the site cannot be read.
    """
    if args[0] != "add":
        raise ArgumentError(args[0], "", f"is nothing that we do; {_USAGE}")
    if len(args) < 3:
        raise ArgumentError("add", "", f"wants a name and an address; {_USAGE}")
    name, root = args[1], SEEDS_FILE.parent.parent
    check_name(name, root)
    for word in args[2:]:
        check_domain(domain_of(host_of(word[word.find("http") :])))
    found, unanswered = surveyed(args[2:], settings)
    check_domain(found.domain)
    module = module_text(name, found)
    article = _article(found, module, name)
    draft = Draft(module, seed_rows(name, found), case_files(found, article))
    written = [] if dry else [str(path.relative_to(root)) for path in write(name, draft, root)]
    told = {
        "written": written,
        "module": draft.module,
        "seeds": draft.seeds.splitlines(),
        "article": {field: msgspec.to_builtins(getattr(article, field)) for field in _SHOWN}
        | {"body": f"{len(article.body)} characters"},
        "notes": [*found.notes, *unanswered],
        "next": _next(name, root),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) if as_json else _text(told, dry=dry)


def surveyed(words: list[str], settings: Settings) -> tuple[Survey, list[str]]:
    """What is found out about a site, and what gave no answer."""
    if (settings.getpriority("LOG_LEVEL") or 0) < 40:  # not chosen on the command line
        settings.set("LOG_LEVEL", "CRITICAL", priority="cmdline")
    process: Any = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(Probe)
    process.crawl(crawler, words=words)
    process.start()
    probe = crawler.spider
    if probe.error:
        raise probe.error
    return probe.survey, [f"{url}: {why}" for url, why in probe.told.items()]


def _article(found: Survey, module: str, name: str) -> Article:
    """The example as the new module reads it."""
    example = found.examples[0]
    page = site_in(module, name).page(example.url, example.page.html, fetched=example.fetched)
    return clean(page.to_article(digest=digest_of(example.body)))


def _text(told: dict[str, Any], *, dry: bool) -> str:
    parts = ["Wrote:", *(f"  {path}" for path in told["written"])]
    if dry:
        parts = [
            "Nothing was written. The module would be:",
            "",
            told["module"],
            "Its rows of seeds/seeds.csv:",
            *told["seeds"],
        ]
    read = ((name, ", ".join(value) if isinstance(value, list) else value) for name, value in told["article"].items())
    parts += ["", "The example, as it is read now:", *(f"  {name}: {value or '–'}" for name, value in read)]
    if told["notes"]:
        parts += ["", "To look at:", *(f"  {note}" for note in told["notes"])]
    return "\n".join([*parts, "", "Next:", *(f"  {number}. {step}" for number, step in enumerate(told["next"], 1))])


def _next(name: str, root: Path) -> list[str]:
    module, case = (path.relative_to(root) for path in (module_of(name, root), case_of(name, root)))
    return [
        f"Read {module}: does article_url match articles and nothing else? Are the selectors what an editor would say?",
        f"Read {case}/article.json as an editor would; correct the module, then: make golden",
        f"scrapy crawl {name} -a max_items=5",
        "scrapy sites --markdown > docs/site-table.md",
        "make test",
    ]
