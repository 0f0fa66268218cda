"""Which articles does only one route find? An article is the same in every spelling of its address."""

import pytest

from newscrawl.archive.runs import RouteCount
from newscrawl.spiders.comparison import Comparison

FIRST = "https://www.example.cn/2026/11/20/1.html"


def shared(*urls: str) -> int:
    """How many of the articles that one route each names are named by several."""
    counts = {str(number): RouteCount() for number in range(len(urls))}
    comparison = Comparison(counts)
    for number, url in enumerate(urls):
        comparison.note(url, str(number))
    return sum(count.shared for count in counts.values())


@pytest.mark.parametrize(
    "twin", ["http://www.example.cn/2026/11/20/1.html", "https://example.cn/2026/11/20/1.html", f"{FIRST}/"]
)
def test_an_article_in_two_spellings_is_one(twin: str) -> None:
    assert shared(FIRST, twin) == 2


@pytest.mark.parametrize(
    "other",
    ["https://m.example.cn/2026/11/20/1.html", f"{FIRST}?page=2", "https://www.example.cn:8443/2026/11/20/1.html"],
)
def test_another_address_is_another_article(other: str) -> None:
    assert shared(FIRST, other) == 0
