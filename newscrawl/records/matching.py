"""Which records of several files are the same article, and in which order a file made of two keeps them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from newscrawl.records.model import Record
from newscrawl.urls import canonicalize

LONG_ID = 7
"""From so many digits on, an id in a URL tells articles of a host apart; shorter ones need the same title too."""

_ID = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]*(\d{5,})(?![0-9A-Za-z])")
_DATE = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])?")
_is_plain = re.compile(
    r"https?://[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+/[A-Za-z0-9_./-]*"
).fullmatch  # most are: far faster
_SCHEME = re.compile(r"^https?://")
_FRONTS = re.compile(r"^(www|m|wap|3g|h5|mobile|amp)\.")


class Slot(NamedTuple):
    """The place of an article: equal for its versions in all files. *copy* counts where a file has it repeatedly."""

    key: str
    copy: int


def slots(*files: Sequence[Record]) -> list[dict[Slot, Record]]:
    """The records of each file by their slot, in the file's order."""
    pages: dict[str, str] = {record.url: canonical(record.url) for file in files for record in file}
    keys = [[_key(record, pages[record.url]) for record in file] for file in files]
    ids = [
        {key: article_id(pages[record.url], record.title) for key, record in zip(named, file, strict=True)}
        for named, file in zip(keys, files, strict=True)
    ]
    aliases = _aliases(ids)
    return [_numbered((aliases.get(key, key) for key in named), file) for named, file in zip(keys, files, strict=True)]


def interleaved(lead: Iterable[Slot], other: Iterable[Slot]) -> Iterator[Slot]:
    """All slots in the order of *lead*. What only *other* has comes behind the slot that it follows there.

    Where both have slots of their own at one place, those of *lead* come first.
    """
    ordered, theirs = list(lead), list(other)
    leading, shared = set(ordered), set(theirs)
    following: dict[Slot | None, list[Slot]] = defaultdict(list)
    anchor = None
    for slot in theirs:
        if slot in leading:
            anchor = slot
        else:
            following[anchor].append(slot)
    waiting = following[None]
    for slot in ordered:
        if slot in shared:
            yield from waiting
            waiting = following[slot]
        yield slot
    yield from waiting


def canonical(url: str) -> str:
    """*url* in its one spelling, or as it is when it is none."""
    return url if _is_plain(url) else canonicalize(url)


def article_id(url: str, title: str) -> str:
    """What names the article of *url* on every front of its host: the ids in the path; empty without one.

    The page's own segment, the last, must have an id, and nothing in the query may tell pages apart: the number of a
    column or an author is shared by many articles.

    >>> article_id("https://m.example.cn/detail/25689966", "甲"), article_id("https://www.example.cn/20261122/", "甲")
    ('example.cn 25689966', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.query or not _ID.search(parts.path.rpartition("/")[2].replace("_", "/")):
        return ""
    found = [digits for digits in _ID.findall(parts.path.replace("_", "/")) if not _DATE.fullmatch(digits)]
    if not found:
        return ""
    sure = len(found[-1]) >= LONG_ID
    return " ".join([_FRONTS.sub("", parts.netloc), *found, *([] if sure else [title])])


def _key(record: Record, page: str) -> str:
    return _SCHEME.sub("", page) or f"标题: {record.title or record.summary}"


def _aliases(files: list[dict[str, str]]) -> dict[str, str]:
    """By key, another file's key for the same article, where ids say so and no file has two articles of the id."""
    groups: dict[str, list[str]] = defaultdict(list)
    doubtful: set[str] = set()
    for file in files:
        seen: set[str] = set()
        for key, name in file.items():
            groups[name].append(key)
            if name in seen:
                doubtful.add(name)
            seen.add(name)
    return {key: group[0] for name, group in groups.items() if name and name not in doubtful for key in group}


def _numbered(keys: Iterable[str], file: Sequence[Record]) -> dict[Slot, Record]:
    counts: dict[str, int] = defaultdict(int)
    numbered: dict[Slot, Record] = {}
    for key, record in zip(keys, file, strict=True):
        numbered[Slot(key, counts[key])] = record
        counts[key] += 1
    return numbered
