"""Are the pages there on which versions rest? Page files say what they hold, the journal what they should."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from newscrawl.archive.damage import Damage
from newscrawl.archive.members import BrokenMember, Member, members
from newscrawl.archive.rebuild import journal_lines


@dataclass(slots=True)
class PageFile:
    """Where the records of a page file begin and end."""

    size: int
    bounds: "array[int]" = field(default_factory=lambda: array("Q"))
    """The first byte of every record, in order."""
    broken: BrokenMember | None = None
    """The first record that cannot be read."""
    is_cut: bool = False
    """Whether the last record cannot be read."""

    def ends_a_record(self, byte: int) -> bool:
        """Whether a record ends at *byte*."""
        at = bisect_left(self.bounds, byte)
        return byte == self.size or self.bounds[at : at + 1] == array("Q", [byte])

    def is_told(self, byte: int) -> bool:
        """Whether it is known already why no record ends at *byte*: a broken one lies before it, or is the last."""
        if self.broken is None or byte <= self.broken.start:
            return False
        return byte <= self.size or self.is_cut


class Related:
    """Which records of one file belong to which? They are told one after the other."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._responses: dict[int, int] = {}
        self._asked: set[int] = set()
        self._alone: list[tuple[int, str]] = []
        self._twice: list[int] = []
        self._last = 0

    def add(self, member: Member) -> None:
        """Take note of a record."""
        own, about = hash(member.id), hash(member.about)
        self._last = member.start
        if member.id and own in self._seen:
            self._twice.append(member.start)
            return
        self._seen.add(own)
        if member.type == "response":
            self._responses[own] = member.start
        elif member.about and about not in self._responses:
            self._alone.append((member.start, member.type))
        elif member.type == "request":
            self._asked.add(about)

    def twice(self) -> Iterator[tuple[int, str]]:
        """Where records begin that were there before, and why that is wrong."""
        return ((start, "the record was there before, with the same id") for start in self._twice)

    def missing(self) -> Iterator[tuple[int, str]]:
        """The records whose partner is not there; of the last one a kill may have left the request unwritten.

        A file without any request is one of a run that filed none.
        """
        for start, kind in self._alone:
            yield start, f"the response to which this {kind} record belongs is not before it"
        if self._asked:
            for own, start in self._responses.items():
                if own not in self._asked and start != self._last:
                    yield start, "the request of this response is missing"


class Evidence:
    """What the page files of the archive in *root* hold."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.ends: list[tuple[Path, BrokenMember]] = []
        """What is torn: the journal says whether that is damage."""
        self._kept: set[bytes] = set()
        self._files: dict[str, PageFile] = {}

    def read(self, path: Path) -> Iterator[Damage]:
        """Records of a page file that cannot be read, are not what they say, or lack what belongs to them."""
        name = path.relative_to(self.root).as_posix()
        file = self._files[name] = PageFile(path.stat().st_size)
        related = Related()
        for member in members(path):
            file.bounds.append(member.start)
            file.is_cut = isinstance(member, BrokenMember)
            if isinstance(member, BrokenMember):
                file.broken = file.broken or member
                if member.is_torn:
                    self.ends.append((path, member))
                else:
                    yield Damage("pages", name, f"byte {member.start}", member.reason)
                continue
            related.add(member)
            if member.said and member.said != member.found:
                yield Damage("pages", name, member.url, f"its body has the digest {member.found}, not {member.said}")
            elif member.said:
                self._kept.add(short(member.said))
        wrong = [*related.twice(), *(() if file.broken and not file.broken.is_torn else related.missing())]
        yield from (Damage("pages", name, f"byte {start}", reason) for start, reason in wrong)

    def keeps(self, digest: str) -> bool:
        """Whether a page with that *digest* is there and whole."""
        return short(digest) in self._kept

    def compare(self) -> Iterator[Damage]:
        """Versions whose page is not kept, and page files that are not as they were when an article was stored."""
        told: set[str] = set()
        for line in journal_lines(self.root):
            capture = line.article.capture if line.article else None
            if capture and not self.keeps(capture.digest):
                name = line.path.relative_to(self.root).as_posix()
                yield Damage("pages", name, line.url, f"no page with the digest {capture.digest} is kept")
            if line.event.page and line.event.page[0] not in told and (why := self._lacks(*line.event.page)):
                told.add(line.event.page[0])
                yield Damage("pages", line.event.page[0], line.url, why)

    def _lacks(self, name: str, byte: int) -> str:
        """What is wrong with a page file in which a record ended at *byte*; empty where nothing is."""
        file = self._files.get(name)
        if file is None:
            return "it is missing, with the page that was read for this article"
        if file.ends_a_record(byte) or file.is_told(byte):
            return ""
        return f"no record ends at byte {byte}, as one did when this article was stored: some are gone, or came in"


def short(said: str) -> bytes:
    """Enough of a digest, or of an address, to tell millions apart in a set."""
    return blake2b(said.encode(), digest_size=8).digest()
