"""More articles of a newsroom: its golden page with other words, at another address."""

import json
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

from newscrawl.sites import all_sites
from tests.replica.compose import Composer, dice
from tests.replica.material import subjects

AGES = (timedelta(hours=2), timedelta(hours=26), timedelta(hours=50))
"""How long ago the articles of a list were published, newest first."""
_CUT = 12
"""Where the BBC's page cuts each of its texts in two strings, in its data."""


@dataclass(frozen=True, eq=False)
class Paper:
    """An article of a site, and where the site lists it, as lists.toml has it."""

    site: str
    article: str
    link: str
    page: bytes
    headline: str
    paragraphs: tuple[str, ...]
    lists: tuple[dict[str, Any], ...]
    asked: str = ""
    """What must be posted for the article; "" where it is asked for by its address."""
    ids: tuple[str, str] = ("", "")
    """What in all addresses and rows stands for the article, and what stands for the first of its newsroom."""

    @classmethod
    def of(cls, site: str, data: dict[str, Any], folder: Path) -> "Paper":
        """The article in a golden case, as *data* of lists.toml says where it stands."""
        truth = json.loads((folder / "article.json").read_bytes())
        link = data.get("link", data["article"])
        page = (folder / "page.html").read_bytes()
        told = tuple(data["lists"]), data.get("asked", "")
        return cls(site, data["article"], link, page, truth["headline"], tuple(truth["body"].split("\n")), *told)

    def row(self, template: str, given: dict[str, str]) -> str:
        """The row of a list that names it."""
        words = {"url": self.link, "title": self.headline.replace('"', ""), **given}
        own, first = self.ids
        return Template(template.replace(first, own) if first else template).substitute(words)


@cache
def issue(paper: Paper) -> tuple[Paper, ...]:
    """The articles that the newsroom has at a time, *paper* and its siblings, newest first."""
    return paper, *(_sibling(paper, number) for number in range(1, len(AGES)))


def _sibling(paper: Paper, number: int) -> Paper:
    roll = dice(paper.site, number)
    story = Composer(subjects()[number], date(2026, 11, 20 - number), roll).story(1600)
    first = _id(paper)
    own = _turned(first, number)
    texts = {paper.headline: story.headline, **dict(zip(paper.paragraphs, story.paragraphs, strict=False)), first: own}
    return replace(
        paper,
        article=paper.article.replace(first, own),
        link=paper.link.replace(first, own),
        asked=paper.asked.replace(first, own),
        page=_respoken(paper.page, texts),
        headline=story.headline,
        paragraphs=story.paragraphs[: len(paper.paragraphs)],
        ids=(own, first),
    )


def _respoken(page: bytes, texts: dict[str, str]) -> bytes:
    """*page*, in its own encoding, with other *texts* for those that it has."""
    try:
        said, charset = page.decode(), "utf-8"
    except UnicodeDecodeError:
        said, charset = page.decode("gb18030"), "gb18030"
    escaped = {json.dumps(old)[1:-1]: json.dumps(new)[1:-1] for old, new in texts.items()}
    longer = [(old, new) for old, new in texts.items() if len(old) > _CUT]
    halves = {f'"{old[part]}"': f'"{new[part]}"' for old, new in longer for part in (slice(_CUT), slice(_CUT, None))}
    for old, new in sorted((escaped | halves | texts).items(), key=lambda pair: -len(pair[0])):
        said = said.replace(old, new)
    return said.encode(charset)


def _id(paper: Paper) -> str:
    """What in its addresses is the article's own: its id, or the path where the id stands in it in parts."""
    known = all_sites()[paper.site].article_id(paper.link) or ""
    return known if known in paper.link else urlsplit(paper.link).path.rpartition(".")[0]


def _turned(text: str, by: int) -> str:
    """*text* with another last digit."""
    return re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + by) % 10), text)
