"""Every structure of `structures`, in every chrome, gives its headline and its paragraphs."""

import pytest

from newscrawl import extract
from newscrawl.extraction.consensus import similarity
from tests.extraction.structures import CHROMES, STRUCTURES, case


@pytest.mark.parametrize("chrome", CHROMES)
@pytest.mark.parametrize("structure", STRUCTURES)
def test_the_article_is_found_whatever_is_around_it(structure: str, chrome: str) -> None:
    for number in range(3):
        found, page = STRUCTURES[structure](case(number))
        html = CHROMES[chrome](found, page)
        article = extract(html, f"https://news.example.org/{number}.html", generic=True)
        assert article.headline == found.headline
        assert similarity(article.body.replace("\n", ""), "".join(found.paragraphs)) > 0.98
