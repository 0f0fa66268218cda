"""What can go wrong, as a tree. Every message names the URL, file or argument and what to do.

* NewscrawlError
  - ExtractionError     a page lacks what an article must have
    + NotAnArticleError a page that is something else, or says that its article is gone
  - BlockedError        a challenge, a wall or a throttle stands where the page should be
  - RefusedError        a URL that we do not fetch: wrong scheme, credentials, private host
  - ForwardedError      an article's address that leads to another site
  - ListingError        a list, feed or API answer that cannot be read
    + StaleError        one that can, and has had nothing new for weeks
  - ArgumentError       a command or spider argument that makes no sense
    + SettingError      a setting that makes none
  - SeedError           a line of seeds/ that cannot be read
  - RecordError         a seed record file that cannot be read
  - ModelError          the language model gave nothing to use; the rules stand in
  - ArchiveError        the archive cannot be read or written
"""

from datetime import date
from pathlib import Path


class NewscrawlError(Exception):
    """The root of everything that this package raises on purpose."""


class ExtractionError(NewscrawlError):
    """The page at *url* gave no *field*, and without it there is no article."""

    def __init__(self, url: str, field: str, reason: str = "nothing found") -> None:
        super().__init__(f"{url}: no {field}: {reason}")
        self.url = url
        self.field = field
        self.reason = reason


class NotAnArticleError(ExtractionError):
    """The page is no article; *kind* says what it is: gone, listing, empty, …"""

    def __init__(self, url: str, kind: str, detail: str = "") -> None:
        super().__init__(url, "article", f"{kind}: {detail}" if detail else kind)
        self.kind = kind
        self.detail = detail


class BlockedError(NewscrawlError):
    """Something stands between us and the page; *kind* names it: waf, captcha, throttled, …"""

    def __init__(self, url: str, kind: str) -> None:
        super().__init__(f"{url}: blocked ({kind})")
        self.url = url
        self.kind = kind


class RefusedError(NewscrawlError):
    """We do not fetch *url*, for the *reason* given."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: refused: {reason}")
        self.url = url
        self.reason = reason


class ForwardedError(NewscrawlError):
    """The article at *url* is only a link to *target*, on another site."""

    def __init__(self, url: str, target: str) -> None:
        super().__init__(f"{url}: forwards to {target}")
        self.url = url
        self.target = target


class ListingError(NewscrawlError):
    """The listing at *url* cannot be read."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class StaleError(ListingError):
    """The listing at *url* answers, and nobody has written to it for long."""

    def __init__(self, url: str, newest: date) -> None:
        super().__init__(url, f"stale: newest entry of {newest}")


class ArgumentError(NewscrawlError):
    """The argument *name* has a value that makes no sense; the reason says what would."""

    _kind = "argument"

    def __init__(self, name: str, value: str, reason: str) -> None:
        super().__init__(f"{self._kind} {name}={value}: {reason}" if value else f"{self._kind} {name} {reason}")
        self.name = name
        self.value = value
        self.reason = reason


class SettingError(ArgumentError):
    """The same of a setting, which `-s NAME=VALUE` or a settings file gives."""

    _kind = "setting"


class _LineError(NewscrawlError):
    """A line of a file that cannot be read."""

    def __init__(self, path: Path | str, line: int, reason: str, text: str = "") -> None:
        shown = f": {text[:80]!r}" if text else ""
        where = f"{path}:{line}" if line else str(path)  # a file that cannot be opened has no line
        super().__init__(f"{where}: {reason}{shown}")
        self.path = str(path)
        self.line = line
        self.reason = reason
        self.text = text


class SeedError(_LineError):
    """A line of a seeds file that cannot be read."""


class RecordError(_LineError):
    """A line of a seed record file that cannot be read."""


class ArchiveError(NewscrawlError):
    """The archive at *path* cannot be read or written."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class ModelError(NewscrawlError):
    """A language model gave nothing to use; *reason* is one of few, for counting."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
