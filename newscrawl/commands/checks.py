"""What can be wrong with a command line besides the spider's arguments, told before anything starts."""

import logging
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.settings import Settings

from newscrawl.analysis.vocabulary_lint import check_readable
from newscrawl.archive import check_writable
from newscrawl.commands.serving import vocabularies
from newscrawl.errors import ArchiveError, ArgumentError

NUMBERS = ("BLOCKED_BACKOFF", "BLOCKED_PATIENCE", "BLOCKED_RETRIES", "DOWNLOAD_DELAY", "DOWNLOAD_TIMEOUT")
SWITCHES = ("ALLOW_PRIVATE_HOSTS", "ROBOTSTXT_OBEY")


def check_settings(settings: Settings) -> None:
    """Raise ArgumentError for a setting that makes no sense, ArchiveError for a folder that cannot be written."""
    for name in NUMBERS:
        _check(name, settings[name], settings.getfloat, "is no number")
    for name in SWITCHES:
        _check(name, settings[name], settings.getbool, "is neither 1 nor 0")
    if not isinstance(logging.getLevelName(str(settings["LOG_LEVEL"])), int):
        raise ArgumentError("LOG_LEVEL", str(settings["LOG_LEVEL"]), "is none of DEBUG, INFO, WARNING, ERROR")
    route = settings["ROUTE_ALL_TO"]
    if route and (urlsplit(route).scheme != "http" or not urlsplit(route).netloc):
        raise ArgumentError("ROUTE_ALL_TO", route, "is no address such as http://127.0.0.1:8000")
    if not settings["OUTPUT_DIR"]:
        raise ArgumentError("OUTPUT_DIR", "", "is empty; name a folder")
    check_writable(Path(settings["OUTPUT_DIR"]))
    check_readable(vocabularies(settings))
    for feed in settings.getdict("FEEDS"):
        _check_feed(str(feed))


def _check(name: str, value: object, read: Callable[[str], object], problem: str) -> None:
    try:
        read(name)
    except (TypeError, ValueError) as error:
        raise ArgumentError(name, str(value), problem) from error


def _check_feed(uri: str) -> None:
    """Only files of this machine can be checked beforehand."""
    if uri.startswith("stdout:") or ("://" in uri and not uri.startswith("file://")):
        return
    path = Path(uri.removeprefix("file://")).absolute()
    if path.is_dir():
        raise ArgumentError("-O", uri, "is a folder; name a file")
    try:
        check_writable(path.parent)
    except ArchiveError as error:
        raise ArgumentError("-O", uri, error.reason) from error
