"""What speaks against a reading that others confirm? Readings share rules, and are then wrong together at the edges.

The limits are where right readings and wrong ones parted on 203 pages; see docs/extraction.md.
"""

from collections.abc import Sequence

from newscrawl.extraction.body import Body
from newscrawl.extraction.edges import prose
from newscrawl.extraction.lines import Line

_NEAR = 12
"""Lines below the last one of a text."""
_MUCH = 0.4
"""So much prose, as a share of the text's own, left out between its lines or right below: its end was a choice."""
_LOOSE = 0.15
"""So much of a text in no sentences: tables and lists, or what stands around articles."""
_KINDS = 3
"""Paragraphs in so many kinds of elements: more than one thing may have been read as one."""
_WORTH = 0.9
"""What remains of a confidence for each such sign: about one reading in eight that had one was wrong."""
_HEARD = 0.7
"""What remains at least where the library did not find the text; on Chinese pages it is often the one that errs."""


def signs(lines: Sequence[Line], body: Body) -> int:
    """How many signs, 0 to 3, there are among the *lines* of a page that *body* is more or less than its article."""
    own = set(map(id, body.lines))
    left_out = sum(prose(line) for line in lines[body.start : body.end + _NEAR] if id(line) not in own)
    length = sum(len(line.text) for line in body.lines)
    kinds = {_kind(line) for line in body.lines if prose(line)}
    return (left_out > _MUCH * body.prose) + (length - body.prose > _LOOSE * length) + (len(kinds) >= _KINDS)


def doubted(confidence: float, found: int, confirmed: float) -> float:
    """*confidence* less what so many signs *found* take off; *confirmed* is how much of the text the library has."""
    return confidence * _WORTH**found * max(_HEARD, confirmed)


def _kind(line: Line) -> tuple[object, ...]:
    around = line.block.getparent()
    outer = () if around is None else (around.tag, around.get("class"))
    return (line.block.tag, line.block.get("class"), *outer)
