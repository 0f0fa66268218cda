"""The real saved pages under ../shared, where they are: they are not ours to ship."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest

from newscrawl import extract
from newscrawl.sites import all_sites, site_for
from newscrawl.sites.base import Site
from newscrawl.urls import host_of
from tests.conftest import SHARED

PAGES = SHARED / "data" / "pages"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
pytestmark = pytest.mark.skipif(
    not PAGES.is_dir(), reason=f"{PAGES} is not here: the publishers' pages are not shipped"
)


def golds(folder: str, kind: str) -> list[Path]:
    paths = sorted((PAGES / folder).glob("*.gold.json"))
    return [path for path in paths if json.loads(path.read_bytes())["kind"] == kind]


NOT_NEWS = {"yulin.gov.cn", "mp.weixin.qq.com"}
ODD = {"gen_thepaper_1_json"}
"""A format that somebody's feed maker made up."""


NO_ARTICLES = (
    "newsView.T",
    "/collection/shanghaishuping260125",
    "/author/5107513",
    "/author/7011717",
    "rose.htm?id=SPO2020070400302200",
)
"""Links that a rule took for articles."""
NO_NEWS = re.compile(
    r"/(?:live|video|v|slide|photo|special|zt|zhuanti|topic|tag|author|user|search|login|app|about)s?(?=[/?#.]|$)"
)
"""What addresses of anything but articles have in them."""
BESIDE_GOLD = {
    "list_163_1": 6,
    "list_163_2": 8,
    "gerapy_list_163roll": 12,
    "next_spa_channel_20250514": 12,
    "Nownews_listing": 5,
    "TTV_listing": 10,
}
"""How many articles are found that the gold leaves out: each was looked at. Those of 网易号, which stand between the
newsroom's; those that only the state of a page names; those behind a picture; those of a box beside the list."""


@cache
def listings() -> dict[str, tuple[Site, str, Path, list[str]]]:
    """Site, address, file and gold links of every saved listing and feed of a site that has a module."""
    manifest = PAGES / "manifest.jsonl"
    rows = [json.loads(line) for line in manifest.read_text("utf-8").splitlines()] if manifest.exists() else []
    found = {}
    for row in rows:
        gold = json.loads((PAGES.parent / row["gold"]).read_bytes())
        links = [link["href"] for link in gold.get("article_links", ())] or [i["link"] for i in gold.get("items", ())]
        host = next((host_of(link) for link in links if "://" in link), row["site"])
        base = gold.get("url") or f"http://{host}/"
        owners = Counter(site.id for link in links if (site := site_for(urljoin(base, link))))
        name = Path(row["path"]).stem
        if row["kind"] in {"listing", "feed"} and owners and row["site"] not in NOT_NEWS and name not in ODD:
            wanted = [urljoin(base, link) for link in links]
            found[name] = (all_sites()[owners.most_common(1)[0][0]], base, PAGES.parent / row["path"], wanted)
    return found


@cache
def found_and_wanted(name: str) -> tuple[dict[str, str], set[str]]:
    """The addresses that a listing gives by their ids, and the ids of its gold."""
    site, base, path, links = listings()[name]
    found = {site.article_id(link.url) or "": link.url for link in site.discover(path.read_bytes(), base, fetched=NOW)}
    return found, {site.article_id(url) or url for url in links if not url.endswith(NO_ARTICLES)}


@pytest.mark.parametrize("name", listings())
def test_a_listing_gives_the_links_of_its_gold(name: str) -> None:
    found, wanted = found_and_wanted(name)
    assert len(wanted & found.keys()) >= 0.98 * len(wanted), sorted(wanted - found.keys())[:9]


@pytest.mark.parametrize("name", listings())
def test_a_listing_gives_nothing_that_is_no_article(name: str) -> None:
    found, wanted = found_and_wanted(name)
    assert not [url for url in found.values() if url.endswith(NO_ARTICLES) or NO_NEWS.search(url)]
    beside = sorted(found[known] for known in found.keys() - wanted)
    assert len(beside) <= BESIDE_GOLD.get(name, 0), beside


@pytest.mark.parametrize("path", golds("thepaper", "article"), ids=lambda path: path.name.partition(".")[0])
def test_an_article_gives_the_fields_of_its_gold(path: Path) -> None:
    gold = json.loads(path.read_bytes())
    article = extract(path.with_name(path.name.replace(".gold.json", ".html")).read_bytes(), gold["url"])
    assert article.headline == gold["title"]
    assert article.date_published == datetime.fromisoformat(gold["publish_time"])
    assert (article.source, article.authors) == (gold["source"], (gold["author"],))
    assert not [text for text in gold["must_not_contain"] if text in article.body]
    assert all("".join(text.split()) in "".join(article.body.split()) for text in gold["must_contain"])
