"""Whom do the lines around an article in English name, and how do they begin and end?"""

from collections.abc import Iterator, Sequence

from newscrawl.text.names import Byline
from newscrawl.text.normalize import matching_key
from newscrawl.text.patterns import late
from newscrawl.text.persons import looks_like_outlet

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.? \d"
)
_WORD = rf"(?!{_MONTH}|(?:Updated|Published|Posted|Source|Editor)\b)[A-Z][A-Za-z'’.-]*"
_NAME = rf"{_WORD}(?: {_WORD}){{1,3}}"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)"
_BY = late(
    r"(?:^|[|·•]\s*|\d\s+)(?:(?:Written|Reported|Posted|Story|Text) )?[Bb][Yy]:?\s+"
    rf"(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,4}})(?:\s+in\s+[A-Z][A-Za-z, ]{{2,30}}?)?"
    rf"(?=\s*(?:$|[|·•,]|\d|[A-Z][a-z]+:|{_MONTH}))"
)
_LABELLED = late(
    r"(?:^|[\s|·•])(?P<label>Author|Reporter|Editor|Source)s?\s*:\s*(?P<value>[A-Za-z][A-Za-z'’.&, -]{1,40}?)"
    rf"(?=\s*(?:$|[|·•\d]|[A-Z][a-z]+(?: by)?:|{_MONTH}))"
)
_SPLIT = late(_AND)
_FULL_NAME = late(_NAME)
_STAFF = late(r"\b(?:Staff|Reporters?|Writers?|Agenc(?:y|ies)|Press|Editors?|Desk|Team|Xinhua|Correspondents?)\b")
_TAIL = late(
    r"(?:(?:Web )?Editors?|Source|Authors?)\s*:.{0,60}|(?:Copyright|©).{0,80}|"
    r"(?:Print|Close|Share|Email)(?:[\s|]+(?:Print|Close|Share|Email))*"
)
_TOP = 4
"""Paragraphs among which a headline is looked for."""


def bylines(lines: Sequence[str]) -> Iterator[Byline]:
    """What the *lines* say: By Zhang San and Li Si | Source: Example Daily | Editor: Wang Wu.

    >>> next(bylines(["By Zhang San in Harbin | Updated: 2026-05-29"])).authors
    ('Zhang San',)
    """
    for line in lines:
        if len(line) >= 160 or not line.isascii():
            continue
        for match in _BY().finditer(line):
            yield Byline(authors=_persons(match["names"]), raw=match[0].strip(" |·•"))
        for match in _LABELLED().finditer(line):
            label, value = match["label"], match["value"].strip(" ,")
            if label == "Source":
                yield Byline(outlet=value, raw=match[0].strip())
            elif label == "Editor":
                yield Byline(editors=tuple(_SPLIT().split(value)), raw=match[0].strip())
            else:
                yield Byline(authors=_persons(value), raw=match[0].strip())


def is_full_name(name: str) -> bool:
    """Whether *name* has the shape of a person's in English.

    >>> is_full_name("Zhang San"), is_full_name("Staff Reporter"), is_full_name("Example Daily")
    (True, False, False)
    """
    if not _FULL_NAME().fullmatch(name):
        return False
    return not (_STAFF().search(name) or looks_like_outlet(name.replace(" ", "")))


def without_masthead(paragraphs: Sequence[str], headline: str) -> tuple[str, ...]:
    """*paragraphs* without the headline and what stands before it, and without labels and buttons around the text."""
    key = matching_key(headline)
    place = next((n for n, text in enumerate(paragraphs[:_TOP]) if key and matching_key(text) == key), -1)
    kept = list(paragraphs[place + 1 :])
    while kept and _TAIL().fullmatch(kept[-1]):
        kept.pop()
    while kept and place >= 0 and (_TAIL().fullmatch(kept[0]) or next(bylines(kept[:1]), None)):
        kept.pop(0)
    return tuple(kept)


def _persons(names: str) -> tuple[str, ...]:
    return tuple(filter(is_full_name, _SPLIT().split(names.strip())))
