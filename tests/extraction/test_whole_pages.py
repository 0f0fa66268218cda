"""Every page in `marked/` gives its headline and its body, and nothing of what stands around it."""

import pytest

from newscrawl import extract
from newscrawl.text.normalize import matching_key
from tests.extraction.whole_pages import NAMES, f1, marked, scored

FLOOR = 0.98


@pytest.mark.parametrize("name", NAMES)
def test_the_body_is_what_is_marked(name: str) -> None:
    page = marked(name)
    article = extract(page.html, "https://news.example.org/2026/a.html", generic=True)
    precision, recall, kept = scored(page, article.body)
    assert kept == []
    assert f1(precision, recall) >= FLOOR
    assert matching_key(article.headline) == matching_key(page.headline)
