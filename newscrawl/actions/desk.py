"""How record commands talk: results on standard output; faults and progress on standard error; an exit status."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from newscrawl.actions.record_files import STDOUT, Source
from newscrawl.errors import NewscrawlError, RecordError

if TYPE_CHECKING:
    from newscrawl.records.resolve import Decision  # two fifths of what a desk takes to be imported

T = TypeVar("T")
CLEAN, PROBLEMS, UNUSABLE = 0, 1, 2
"""The exit statuses."""
_CLEAR = "\x1b[K"  # what a terminal shows from here to the line's end: perhaps a word of progress
PATIENCE = 2.0
"""Seconds before a terminal is told how far a command has come."""


@dataclass(slots=True)
class Desk:
    """Tells what a command finds, and remembers the exit status."""

    command: str = ""
    family: str = "records"
    """The scrapy command that it belongs to."""
    status: int = CLEAN
    done: int = 0
    """How many sources were read to their end."""

    def problem(self, line: str = "") -> None:
        """There is something to mend; *line* tells it on standard error."""
        self.status = max(self.status, PROBLEMS)
        if line:
            self.note(line)

    def unusable(self, error: Exception) -> None:
        """Something cannot be read or written at all."""
        self.status = UNUSABLE
        self.note(str(error))

    def note(self, line: str) -> None:
        """Tell *line* on standard error."""
        clear = _CLEAR if _is_watched() else ""
        with suppress(OSError):  # where even standard error is full, the exit status is left
            print(f"{clear}scrapy {f'{self.family} {self.command}'.rstrip()}: {line}", file=sys.stderr)

    def check_done(self, target: str | None) -> None:
        """NewscrawlError where no source could be read: that is no reason to replace *target* by nothing."""
        if target and self.status == UNUSABLE and not self.done:
            raise NewscrawlError(f"{target}: not written, since nothing could be read")

    def decided(self, path: str, decisions: Iterable["Decision"], *, as_json: bool) -> None:
        """Tell what a strategy decided about the records of *path*: on standard error, or as JSON."""
        for decision in decisions:
            if as_json:
                say_json({"path": path, **asdict(decision)})
            else:
                self.note(f"{path}: {decision}")

    def each(self, sources: Iterable[Source], work: Callable[[Source], None]) -> None:
        """Do *work* for every source; one that cannot be read is told, and the others go on."""
        for source in watched(sources, "files"):
            try:
                work(source)
                self.done += 1
            except RecordError as error:
                self.unusable(error)


def say(text: str) -> None:
    """Print *text* as it is, in UTF-8 whatever the terminal says."""
    clear = _CLEAR if sys.stdout.isatty() else ""
    STDOUT.write(f"{clear}{text}".encode("utf-8", "replace"))


def say_json(value: Any) -> None:
    """Print *value* as one line of JSON."""
    say(f"{json.dumps(value, ensure_ascii=False)}\n")


def watched(items: Iterable[T], what: str) -> Iterator[T]:
    """*items*; a terminal is told how many there were when it takes long."""
    started = told = time.monotonic()
    shown = False
    for count, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - started > PATIENCE and now - told > PATIENCE / 4 and _is_watched():
            print(f"{_CLEAR}{count:,} {what}", end="\r", file=sys.stderr, flush=True)
            told, shown = now, True
    if shown:
        print(_CLEAR, end="", file=sys.stderr, flush=True)


def _is_watched() -> bool:
    return sys.stderr.isatty()
