"""The real saved pages under ../shared, where they are: they are not ours to ship."""

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest

from newscrawl import extract
from newscrawl.sites import all_sites
from tests.conftest import SHARED

PAGES = SHARED / "data" / "pages"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
pytestmark = pytest.mark.skipif(
    not PAGES.is_dir(), reason=f"{PAGES} is not here: the publishers' pages are not shipped"
)


def golds(folder: str, kind: str) -> list[Path]:
    paths = sorted((PAGES / folder).glob("*.gold.json"))
    return [path for path in paths if json.loads(path.read_bytes())["kind"] == kind]


@pytest.mark.parametrize("path", golds("thepaper", "listing"), ids=lambda path: path.name.partition(".")[0])
def test_a_listing_gives_the_links_of_its_gold(path: Path) -> None:
    gold = json.loads(path.read_bytes())
    thepaper = all_sites()["thepaper"]
    body = path.with_name(path.name.replace(".gold.json", ".html")).read_bytes()
    wanted = {thepaper.canonical_url(urljoin(gold["url"], link["href"])) for link in gold["article_links"]}
    assert wanted <= {link.url for link in thepaper.discover(body, gold["url"], fetched=NOW)}


@pytest.mark.parametrize("path", golds("thepaper", "article"), ids=lambda path: path.name.partition(".")[0])
def test_an_article_gives_the_fields_of_its_gold(path: Path) -> None:
    gold = json.loads(path.read_bytes())
    article = extract(path.with_name(path.name.replace(".gold.json", ".html")).read_bytes(), gold["url"])
    assert article.headline == gold["title"]
    assert article.date_published == datetime.fromisoformat(gold["publish_time"])
    assert (article.source, article.authors) == (gold["source"], (gold["author"],))
    assert not [text for text in gold["must_not_contain"] if text in article.body]
    assert all("".join(text.split()) in "".join(article.body.split()) for text in gold["must_contain"])
