"""How do the pages of an article become one text?"""

import re
from collections.abc import Collection, Sequence

from newscrawl.extraction.content import Content
from newscrawl.text.boilerplate import trim
from newscrawl.text.normalize import matching_key

_PAGER_LINE = re.compile(
    r"(?:[\s\d.…|>＞<＜«»\[\]()（）共第条到/]|[上下首尾末前后一]{1,2}[页頁]|[页頁]|阅读全文|未完待续|全文)+"
)


def joined(pages: Sequence[Content]) -> Content:
    """The pages of an article as one: each paragraph and picture in order; what heads or ends every page, once."""
    tail = _shared_tail([page.paragraphs for page in pages])
    texts: list[str] = []
    for number, page in enumerate(pages, 1):
        body = page.paragraphs[: len(page.paragraphs) - tail]
        rest = _without_pager(body[_shared_head(pages[0].paragraphs, body) if number > 1 else 0 :])
        last = number == len(pages)  # what it ends with says who edited the article
        texts += rest if last or not rest else trim(tuple(rest)).paragraphs
    end = pages[-1].paragraphs[len(pages[-1].paragraphs) - tail :]
    texts += [text for text in end if not _PAGER_LINE.fullmatch(text)]
    images = {image.url: image for page in reversed(pages) for image in reversed(page.images)}
    return Content(tuple(texts), tuple(reversed(images.values())))


def adds_nothing(page: Content, pages: Collection[Content]) -> bool:
    """Whether *page* only repeats what *pages* have: the pager has led round in a circle."""
    texts = {text for other in pages for text in other.paragraphs}
    images = {image.url for other in pages for image in other.images}
    return texts.issuperset(_without_pager(page.paragraphs)) and images.issuperset(image.url for image in page.images)


def same_headline(headline: str, titles: Collection[str]) -> bool:
    """Whether one of a page's *titles* has *headline* in it; also where the page has no title at all.

    >>> same_headline("三家工厂试用机器人", ["三家工厂试用机器人(2)_示例网"])
    True
    >>> same_headline("三家工厂试用机器人", ["别的"])
    False
    """
    key = matching_key(headline)
    keys = [matching_key(title) for title in titles if title]
    return not keys or any(key in other or (len(other) >= 6 and other in key) for other in keys)


def _without_pager(texts: Sequence[str]) -> list[str]:
    """*texts* without the words of a pager at their ends."""
    rest = list(texts)
    while rest and _PAGER_LINE.fullmatch(rest[-1]):
        rest.pop()
    while rest and _PAGER_LINE.fullmatch(rest[0]):
        rest.pop(0)
    return rest


def _shared_head(first: Sequence[str], later: Sequence[str]) -> int:
    """How many paragraphs at the head of a *later* page also head the *first*."""
    return next(
        (n for n, (one, other) in enumerate(zip(first, later, strict=False)) if one != other),
        min(len(first), len(later)),
    )


def _shared_tail(pages: Sequence[Sequence[str]]) -> int:
    """How many paragraphs end every page alike."""
    most = min(len(page) for page in pages) - 1 if len(pages) > 1 else 0
    return next((n for n in range(most) if len({page[-1 - n] for page in pages}) > 1), max(most, 0))
