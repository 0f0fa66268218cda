"""An article on several pages is one article, over real HTTP."""

from collections import Counter
from pathlib import Path

import pytest

from newscrawl.archive.pages import read_pages
from newscrawl.items import Article
from tests.conftest import UNTAGGED, Crawled, crawler_into
from tests.replica import Replica
from tests.replica.paged import ARTICLES, HOST, paragraphs

pytestmark = pytest.mark.e2e


def address(name: str) -> str:
    return f"https://{HOST}/a/{name}.html"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, list[str]]:
    """The crawl of every article, and the paths that were asked for."""
    output: Path = tmp_path_factory.mktemp("paged")
    with Replica(articles=5) as replica:
        done = crawler_into(output, replica, *UNTAGGED)("article", "-a", f"url={','.join(map(address, ARTICLES))}")
        asked = [request["path"] for request in replica.requests() if request["host"] == HOST]
    return done, asked


def got(crawled: tuple[Crawled, list[str]], name: str) -> Article:
    (found,) = (article for article in crawled[0].articles() if article.url == address(name))
    return found


def said(crawled: tuple[Crawled, list[str]], name: str) -> str:
    capture = got(crawled, name).capture
    assert capture
    return capture.provenance["pages"]


def text(name: str, *numbers: int) -> str:
    return "\n".join(line for number in numbers for line in paragraphs(name, number))


@pytest.mark.parametrize(
    ("name", "numbers", "pages"),
    [
        ("three", (1, 2, 3), "3 of 3"),
        ("loop", (1, 2), "2 of 2"),
        ("forty", tuple(range(1, 31)), "30 of 40"),
        ("broken", (1, 3), "2 of 3, missing page 2 (HTTP 404)"),
        ("closed", (1,), "1 of 2, missing page 2 (robots.txt)"),
        ("other", (1,), "1 of 2, missing page 2 (another article)"),
        ("away", (1,), "1 of 2, missing page 2 (redirected)"),
        ("whole", (1, 2), "all on one page"),
    ],
)
def test_the_pages_of_an_article_are_one_text(
    name: str, numbers: tuple[int, ...], pages: str, crawled: tuple[Crawled, list[str]]
) -> None:
    assert said(crawled, name) == pages
    assert got(crawled, name).body.removeprefix("核心提示：步道开放已满一年。\n") == text(name, *numbers)
    assert got(crawled, name).editors == ("周若岚",)


def test_pictures_come_in_the_order_of_the_pages(crawled: tuple[Crawled, list[str]]) -> None:
    assert [image.url.rpartition("/")[2] for image in got(crawled, "three").images] == [
        "three-1.jpg",
        "three-2.jpg",
        "three-3.jpg",
    ]


def test_each_article_has_one_end(crawled: tuple[Crawled, list[str]]) -> None:
    done, _ = crawled
    assert done.states == {"archived": len(ARTICLES)}
    assert {outcome["url"] for outcome in done.run["outcomes"]} == set(map(address, ARTICLES))
    assert done.exit_code == 0
    assert "Traceback" not in done.stderr


def test_the_end_says_which_page_is_missing(crawled: tuple[Crawled, list[str]]) -> None:
    details = {outcome["url"]: outcome["detail"] for outcome in crawled[0].run["outcomes"]}
    assert details[address("broken")] == "2 of 3, missing page 2 (HTTP 404)"


def test_no_page_is_asked_twice_and_forbidden_ones_never(crawled: tuple[Crawled, list[str]]) -> None:
    asked = Counter(crawled[1])
    assert asked["/a/closed_2.html"] == 0
    assert asked["/a/forty_31.html"] == 0
    assert {path: count for path, count in asked.items() if count > 1} == {}


def test_every_page_is_kept_and_the_digest_is_that_of_the_first(crawled: tuple[Crawled, list[str]]) -> None:
    kept = {page.url: page for path in crawled[0].output.rglob("*.warc.gz") for page in read_pages(path)}
    assert {f"https://{HOST}/a/three{end}.html" for end in ("", "_2", "_3")} <= set(kept)
    capture = got(crawled, "three").capture
    assert capture
    assert capture.digest == kept[address("three")].digest


def test_the_address_of_a_later_page_leads_to_the_article(tmp_path: Path) -> None:
    with Replica(articles=5) as replica:
        later = ",".join(f"https://{HOST}/a/three_{number}.html" for number in (2, 3))
        done = crawler_into(tmp_path, replica, *UNTAGGED)("article", "-a", f"url={later}")
    (article,) = done.articles()
    assert (article.url, article.body.count("\n")) == (address("three"), len(text("three", 1, 2, 3).splitlines()))
    assert article.capture
    assert article.capture.provenance["pages"] == "3 of 3"
    assert done.exit_code == 0
    assert "Traceback" not in done.stderr
