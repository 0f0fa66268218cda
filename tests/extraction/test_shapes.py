"""Pages that lead elsewhere become no records by the generic rules; articles of unusual shapes do."""

import pytest

from newscrawl import extract
from newscrawl.errors import ExtractionError
from tests.extraction import unusual
from tests.extraction.lists import LISTS
from tests.extraction.walls import ADDRESS

NOT_YET = {"company"}
"""A table of facts with one long sentence, below a heading that is the title."""
POEM = {"poem"}
"""Verses without marks are no sentences to any rule."""


@pytest.mark.parametrize("name", [name for name in LISTS if name not in NOT_YET])
def test_a_page_that_leads_elsewhere_is_no_article(name: str) -> None:
    with pytest.raises(ExtractionError):
        extract(LISTS[name].encode(), ADDRESS, generic=True)


@pytest.mark.parametrize("render", [unusual.page, unusual.plain], ids=["page", "plain"])
@pytest.mark.parametrize("name", [name for name in unusual.BODIES if name not in POEM])
def test_an_article_of_an_unusual_shape_is_one(name: str, render: unusual.Render) -> None:
    found = extract(render(name).encode(), ADDRESS, generic=True)
    headline, _, said = unusual.BODIES[name]
    assert found.headline == headline
    assert said in found.body.replace("\n", "")
