"""How a command of ours runs and ends: without a stack trace for a user's mistake, with an exit status."""

import sys
from collections.abc import Callable
from pathlib import Path

from scrapy.settings import BaseSettings

from newscrawl.actions.desk import UNUSABLE, Desk
from newscrawl.actions.record_files import silence
from newscrawl.errors import NewscrawlError, SettingError

INTERRUPTED = 130


def serve(desk: Desk, work: Callable[[], None]) -> int:
    """Do *work*, which tells *desk* what it finds; the exit status."""
    if sys.stdout is None:
        desk.unusable(NewscrawlError("there is no standard output"))
        return desk.status
    for step in (work, sys.stdout.flush):
        try:
            step()
        except NewscrawlError as error:
            desk.unusable(error)
        except BrokenPipeError:  # whoever read our output has enough
            silence()
        except KeyboardInterrupt:
            desk.status = INTERRUPTED
        except OSError as error:
            silence()
            place = error.filename or "<stdout>: cannot be written"
            desk.unusable(NewscrawlError(f"{place}: {error.strerror or error}"))
    return desk.status


def usage(command: str, unknown: list[str]) -> None:
    """End with status 2 where a command line has words that nothing takes."""
    if unknown:
        print(f"scrapy {command}: wrong command line: {' '.join(unknown)}: see --help", file=sys.stderr)
        sys.exit(UNUSABLE)


def vocabularies(settings: BaseSettings | None) -> tuple[Path, ...]:
    """The folders of the setting VOCABULARIES; SettingError for one that is none."""
    names = settings.getlist("VOCABULARIES") if settings else []
    for name in names:
        if not Path(name).is_dir():
            raise SettingError("VOCABULARIES", str(name), "is no folder; name folders, with commas between them")
    return tuple(Path(name) for name in names)
