"""Which lines of a file are in conflict: git's merge, diff3 and zdiff3 markers, of any size, also nested."""

from collections.abc import Iterable, Iterator

from newscrawl.errors import RecordError
from newscrawl.records.lines import TITLE, Lines
from newscrawl.records.model import Hunk, Piece, Side, Version

DEEPEST = 16
"""How far conflicts may be nested; git itself nests them once or twice."""

_MARKS: dict[str, Side] = {"<": "ours", "|": "base", "=": "theirs"}
_BEFORE: dict[str, set[Side]] = {"|": {"ours"}, "=": {"ours", "base"}, ">": {"theirs"}}


class _OpenHunk:
    """A conflict whose end is not read yet."""

    def __init__(self, marker: Lines) -> None:
        self.size = len(marker.mark)
        self.markers: dict[Side, Lines] = {}
        self.pieces: dict[Side, list[Piece]] = {}
        self.turn(marker)

    def accepts(self, marker: Lines) -> bool:
        return len(marker.mark) == self.size and self.side in _BEFORE[marker.mark[0]]

    def turn(self, marker: Lines) -> None:
        self.side = _MARKS[marker.mark[0]]
        self.markers[self.side] = marker
        self.open = self.pieces[self.side] = []

    def closed(self, end: Lines) -> Hunk:
        base = self._version("base", self.markers["base"]) if "base" in self.markers else None
        return Hunk(self._version("ours", self.markers["ours"]), base, self._version("theirs", end), end)

    def _version(self, side: Side, labelled: Lines) -> Version:
        return Version(labelled.rest.strip(), self.markers[side], tuple(self.pieces[side]))


class PieceReader:
    """Tells lines outside conflicts from conflicts, however the lines come in."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._stack: list[_OpenHunk] = []

    @property
    def inside(self) -> bool:
        """Whether a conflict is open."""
        return bool(self._stack)

    def read(self, lines: Iterable[Lines]) -> Iterator[Piece]:
        """What *lines* complete; RecordError where a marker is out of place."""
        stack = self._stack
        for part in lines:
            piece = self._after_marker(part) if part.is_marker else part
            if piece is None:
                continue
            if stack:
                stack[-1].open.append(piece)
            else:
                yield piece

    def finish(self) -> None:
        """RecordError where a conflict is still open."""
        if self._stack:
            opened = self._stack[-1].markers["ours"]
            raise RecordError(self._path, opened.number, "a conflict without an end", opened.text)

    def _after_marker(self, marker: Lines) -> Hunk | None:
        """The conflict that *marker* ends, if it ends one."""
        stack = self._stack
        if marker.mark[0] == "<":
            if len(stack) == DEEPEST:
                raise RecordError(self._path, marker.number, f"conflicts nested deeper than {DEEPEST}", marker.text)
            stack.append(_OpenHunk(marker))
        elif not stack or not stack[-1].accepts(marker):
            raise RecordError(self._path, marker.number, "a conflict marker out of place", marker.text)
        elif marker.mark[0] == ">":
            return stack.pop().closed(marker)
        else:
            stack[-1].turn(marker)
        return None


def decided(pieces: Iterable[Piece], *sides: Side) -> Iterator[Lines]:
    """The lines of *pieces* when conflicts are decided for the first of *sides*, those nested in them for the next.

    The last side counts for all that lie deeper. KeyError where a conflict lacks the side.
    """
    for piece in pieces:
        if isinstance(piece, Lines):
            yield piece
        else:
            yield from decided(piece.version(sides[0]).pieces, *(sides[1:] or sides))


def starts_record(piece: Piece) -> bool:
    """Whether a new record starts here, whichever side of a conflict is taken."""
    if isinstance(piece, Lines):
        return piece.mark == TITLE
    return all(_first_starts_record(version) for version in (piece.ours, piece.base, piece.theirs) if version)


def _first_starts_record(version: Version) -> bool:
    for piece in version.pieces:
        if isinstance(piece, Hunk) or not piece.is_blank:
            return starts_record(piece)
    return False
