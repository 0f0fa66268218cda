"""Copies of a text are told from other texts on the same matter: 1,200 pairs of each, and no overlap."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.current import newest
from newscrawl.archive.index import CROWD, SHARED
from newscrawl.items import Analysis, Article, Capture
from newscrawl.text.resemblance import COPY, MARKS, marks, resemblance
from tests.articles import FETCHED, article
from tests.replica.compose import Composer, dice
from tests.replica.material import subjects

LENGTHS = (250, 400, 700, 1200)
STORIES = 200


def story(number: int) -> str:
    """A text; those whose numbers differ by the number of subjects are on one matter, from one stock of sentences."""
    subject = subjects()[number % len(subjects())]
    told = Composer(subject, date(2026, 11, 1 + number % 28), dice("pairs", number)).story(LENGTHS[number % 4])
    return "\n".join(told.paragraphs)


def edited(text: str, roll: random.Random) -> str:
    """Every third sentence worded otherwise in one place."""
    said = re.split(r"(?<=[。！？])", text)
    for place, sentence in enumerate(said):
        if roll.random() < 1 / 3 and len(sentence) > 10:
            at = roll.randrange(3, len(sentence) - 4)
            said[place] = (
                sentence[:at] + roll.choice(("据悉", "目前", "此外", "仍然")) + sentence[at + roll.randrange(4) :]
            )
    return "".join(said)


def reflowed(text: str, roll: random.Random) -> str:
    return re.sub(r"(?<=[。！？])", lambda _: roll.choice(("", "\n", "\n\u3000\u3000")), text.replace("\n", ""))


def repunctuated(text: str, roll: random.Random) -> str:
    table = str.maketrans({"，": roll.choice(",、；"), "。": roll.choice(".！；"), "“": "「", "”": "」", "：": ":"})
    return text.translate(table)


def credited(text: str, roll: random.Random) -> str:
    """Under another lead-in, above other credits."""
    place, name = roll.choice(("北京", "上海", "成都")), roll.choice(("周可宁", "郑逸川", "何书遥"))
    return f"新华社{place}11月18日电（记者{name}）{text}\n（来源：新华社 责任编辑：{name}）"


def shortened(text: str, roll: random.Random) -> str:
    return text[: len(text) * 9 // 10]


def all_at_once(text: str, roll: random.Random) -> str:
    return credited(repunctuated(reflowed(edited(shortened(text, roll), roll), roll), roll), roll)


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    *(edited, reflowed, repunctuated, credited, shortened, all_at_once),
)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [story(number) for number in range(STORIES)]


@pytest.fixture(scope="module")
def copies(texts: list[str]) -> list[tuple[str, str]]:
    """Each text six times, with what became of it."""
    return [(text, way(text, random.Random(number))) for number, text in enumerate(texts) for way in WAYS]


@pytest.fixture(scope="module")
def others(texts: list[str]) -> list[tuple[str, str]]:
    """Texts on one matter, and as many neighbours on others."""
    same = [(one, other) for n, one in enumerate(texts) for other in texts[n + len(subjects()) :: len(subjects())]]
    return [*same, *pairwise(texts), *zip(texts, texts[7:], strict=False)]


def test_copies_and_other_texts_do_not_overlap(copies: list[tuple[str, str]], others: list[tuple[str, str]]) -> None:
    assert len(copies) >= 1000
    assert len(others) >= 1000
    least, most = min(resemblance(*pair) for pair in copies), max(resemblance(*pair) for pair in others)
    assert most < COPY - 0.1
    assert least > COPY + 0.1


def test_copies_share_marks(copies: list[tuple[str, str]]) -> None:
    shared = [len(set(marks(one)) & set(marks(other))) for one, other in copies]
    assert min(shared) >= SHARED
    assert sum(shared) / len(shared) > MARKS * 0.7


def told(number: int, body: str, hours: float, site: str) -> Article:
    url = f"https://www.{site}.example/{number}.html"
    capture = Capture(fetched=FETCHED + timedelta(hours=hours), digest="sha256:0", parser="x/y", route="html")
    return article(number, url=url, site=site, body=body, source="新华社", capture=capture)


def test_of_two_copies_that_arrive_at_once_the_later_is_marked(texts: list[str], tmp_path: Path) -> None:
    first, second = Archive(tmp_path), Archive(tmp_path)
    copies = [told(number, texts[0], 0, f"site{number}") for number in (1, 2)]
    assert [archive.near_duplicate(copy) for archive, copy in zip((first, second), copies, strict=True)] == [None, None]
    for archive, copy in zip((first, second), copies, strict=True):
        archive.add(replace(copy, analysis=Analysis(version="x")))
        archive.close()
    found = {one.url: one.analysis.duplicate_of for _, one in newest(tmp_path) if one.analysis}
    assert found == {copies[0].url: None, copies[1].url: copies[0].url}


def test_each_copy_names_the_article_that_was_here_first(texts: list[str], tmp_path: Path) -> None:
    archive, chosen = Archive(tmp_path), texts[:40]
    for number, text in enumerate(chosen):
        one = told(number, text, 0, "first")
        assert archive.near_duplicate(one) is None
        archive.add(one)
    for hours, way in enumerate(WAYS, start=1):
        for number, text in enumerate(chosen):
            one = told(number, way(text, random.Random(number)), hours, way.__name__.replace("_", ""))
            original = archive.near_duplicate(one)
            assert original == f"https://www.first.example/{number}.html"
            archive.add(replace(one, analysis=Analysis(version="x", duplicate_of=original)))
    back = [archive.near_duplicate(told(number, text, 9, "first")) for number, text in enumerate(chosen)]
    archive.close()
    assert back == [None] * len(chosen), "the first one repeats nobody, also when it is read again"


def test_a_copy_is_found_among_many_texts_of_one_template(texts: list[str], tmp_path: Path) -> None:
    """Marks that all of them share tell nothing: what is looked for among those must not hide whose own words agree."""
    archive = Archive(tmp_path)
    notices = [texts[-1][:200] + text[:200] for text in texts[: CROWD + 20]]
    for number, notice in enumerate(notices, start=100):
        archive.add(told(number, notice, 0, "first"))
    copy = told(1, credited(notices[-1], random.Random(1)), 1, "second")
    original = archive.near_duplicate(copy)
    archive.close()
    assert original == f"https://www.first.example/{99 + len(notices)}.html"
