"""What the rules make of real saved pages. They belong to their publishers and lie outside the project."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newscrawl import extract
from newscrawl.errors import ExtractionError, NewscrawlError
from newscrawl.extraction.challenges import challenge, gone
from newscrawl.extraction.decode import decode
from newscrawl.extraction.page import ArticlePage
from newscrawl.items import Article
from newscrawl.text.boilerplate import trim
from newscrawl.text.normalize import fold, matching_key

PAGES = Path("/work/shared/data/pages")
pytestmark = pytest.mark.skipif(not PAGES.exists(), reason=f"no saved pages at {PAGES}")


@cache
def manifest() -> tuple[dict[str, Any], ...]:
    lines = (PAGES / "manifest.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return tuple(row for row in rows if (PAGES.parent / row["path"]).exists())


def gold(row: dict[str, Any]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((PAGES.parent / row["gold"]).read_text("utf-8"))
    return loaded


@cache
def text(path: str) -> str:
    return decode((PAGES.parent / path).read_bytes())


def address(row: dict[str, Any]) -> str:
    return row["url"] or f"http://{row['site'].split()[0]}/"


def extracted(row: dict[str, Any]) -> Article | None:
    page = ArticlePage(address(row), text(row["path"]), site=row["site"], fetched=datetime(2026, 11, 1, tzinfo=UTC))
    try:
        return page.to_article()
    except ExtractionError:
        return None


def test_no_real_page_is_taken_for_a_wall() -> None:
    pages = [row for row in manifest() if row["kind"] == "article"]
    assert [
        row["id"]
        for row in pages
        if challenge(200, text(row["path"]), row["url"]) or gone(text(row["path"]), row["url"])
    ] == []


def test_nothing_of_a_real_body_is_boilerplate() -> None:
    bodies = [tuple(map(fold, gold(row)["body"])) for row in manifest() if row["has_full_body_gold"]]
    assert [trim(body).paragraphs for body in bodies] == bodies


def test_listings_and_home_pages_are_no_articles() -> None:
    rows = [row for row in manifest() if row["kind"] == "listing" and len(text(row["path"])) < 600_000]
    assert [row["id"] for row in rows if extracted(row)] == []


@pytest.mark.parametrize("generic", [True, False])
def test_pages_of_other_kinds_are_no_articles(generic: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    others = {"listing", "forum", "feed"}  # poems, novels and summaries look like articles, and some say they are
    rows = [row for row in manifest() if row["kind"] in others]
    taken = []
    for row in rows:
        try:
            extract((PAGES.parent / row["path"]).read_bytes(), address(row), generic=generic)
        except NewscrawlError:
            continue
        taken.append(row["id"])
    assert taken == []


def test_headlines_and_bodies_of_real_pages() -> None:
    rows = [row for row in manifest() if row["kind"] == "article" and row["has_full_body_gold"]][::3]
    golds, articles = [gold(row) for row in rows], [extracted(row) for row in rows]
    pairs = [(wanted, got) for wanted, got in zip(golds, articles, strict=True) if got]
    titles = sum(matching_key(wanted["title"]) == matching_key(got.headline) for wanted, got in pairs)
    said = sum(matching_key(wanted["body"][-1]) in matching_key(got.body) for wanted, got in pairs)
    assert titles / len(rows) > 0.9
    assert said / len(rows) > 0.9
