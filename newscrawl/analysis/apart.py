"""How is an article analysed without holding up whoever asks? In a process apart, which ends with the one that asks.

A line of JSON goes in for each article, and one with its analysis comes out. Threads would share their interpreter with
whoever asks: loading the segmenter alone keeps it for a tenth of a second.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Timer

import msgspec

from newscrawl import garbage
from newscrawl.analysis import analyze
from newscrawl.errors import NewscrawlError
from newscrawl.items import Analysis, Article

PATIENCE = 120.0
"""Seconds for an answer. The longest text that a page can have takes 25; a process that hangs must not hang a crawl."""
TRIES = 2
"""Processes that are given an article: the first may have been killed for reasons of its own."""

_decode = msgspec.json.Decoder(Analysis | None).decode


class Apart:
    """Analyses articles, one at a time, in a process that is started for the first of them."""

    def __init__(self, vocabularies: tuple[Path, ...] = (), patience: float = PATIENCE) -> None:
        self.vocabularies = vocabularies
        self.patience = patience
        self._process: subprocess.Popen[bytes] | None = None

    def analyze(self, article: Article) -> Article:
        """What `newscrawl.analyze` makes of *article*.

        Raises NewscrawlError where two processes ended over it, which say why on standard error, or were ended since
        they gave no answer in time; the next article gets a new one.
        """
        line = msgspec.json.encode(article) + b"\n"
        for _ in range(TRIES):
            self._process = self._process or self._started()
            with _ending(self._process, self.patience):
                answer = _asked(self._process, line)
            if answer.endswith(b"\n"):
                return replace(article, analysis=_decode(answer))
            status = self.close()
        raise NewscrawlError(f"{article.url}: the process that analyses ended with status {status}")

    def _started(self) -> subprocess.Popen[bytes]:
        """A process that finds the modules which this one finds; no Ctrl-C reaches it, it ends when its input does."""
        code = f"import sys; sys.path[:] = {sys.path!r}; from newscrawl.analysis.apart import serve; serve()"
        words = [sys.executable, "-c", code, *map(str, self.vocabularies)]
        pipe = subprocess.PIPE
        return subprocess.Popen(words, stdin=pipe, stdout=pipe, start_new_session=True)  # noqa: S603 (ourselves)

    def close(self) -> int | None:
        """Let the process end; with which status it did, None where there was none."""
        process, self._process = self._process, None
        if not process:
            return None
        with _ending(process, self.patience):
            process.communicate()
        return process.returncode


@contextmanager
def _ending(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    """Kill *process* when what follows takes longer than so many *seconds*."""
    late = Timer(seconds, process.kill)
    late.daemon = True
    late.start()
    try:
        yield
    finally:
        late.cancel()


def _asked(process: subprocess.Popen[bytes], line: bytes) -> bytes:
    """The answer of *process* to *line*; no whole line where it has ended."""
    if not (process.stdin and process.stdout):
        return b""
    try:
        process.stdin.write(line)
        process.stdin.flush()
        return process.stdout.readline()
    except BrokenPipeError:
        return b""


def serve() -> None:
    """Answer each article on standard input with its analysis; the arguments are folders of vocabularies.

    Whoever asks says when that ends: a service manager tells all processes at once to stop, and articles are under way.
    """
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.SIG_IGN)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # killed in the middle of an article, who asked wants no answer
    vocabularies = tuple(map(Path, sys.argv[1:]))
    decode = msgspec.json.Decoder(Article).decode
    warm(vocabularies)
    garbage.settle()
    for line in sys.stdin.buffer:
        analysis = analyze(decode(line), vocabularies=vocabularies).analysis
        sys.stdout.buffer.write(msgspec.json.encode(analysis) + b"\n")
        sys.stdout.buffer.flush()


def warm(vocabularies: tuple[Path, ...]) -> None:
    """Load what the rules need."""
    analyze(Article(url="", site="", headline="预热", body="预热"), vocabularies=vocabularies)
