"""What can be wrong with a command line besides the spider's arguments, told before anything starts."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.settings import Settings

from newscrawl.actions.serving import vocabularies
from newscrawl.analysis.vocabulary_lint import check_readable
from newscrawl.archive import check_writable
from newscrawl.errors import ArchiveError, ArgumentError, SettingError

NUMBERS = (
    *("BLOCKED_BACKOFF", "BLOCKED_PATIENCE", "CLOSESPIDER_TIMEOUT", "DOWNLOAD_DELAY", "DOWNLOAD_TIMEOUT"),
    *("DOWNLOAD_DELAY_JITTER", "LLM_TIMEOUT", "LOGSTATS_INTERVAL", "QUARANTINE_BELOW"),
)
WHOLE = (
    *("BLOCKED_RETRIES", "CLOSESPIDER_ERRORCOUNT", "CLOSESPIDER_ITEMCOUNT", "CLOSESPIDER_PAGECOUNT"),
    *("CLOSESPIDER_PAGECOUNT_NO_ITEM", "CLOSESPIDER_TIMEOUT_NO_ITEM"),
    *("CONCURRENT_ITEMS", "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN", "DEPTH_LIMIT"),
    *("DOWNLOAD_MAXSIZE", "DOWNLOAD_WARNSIZE", "LLM_CONCURRENCY", "LLM_TOKENS_PER_DAY", "LLM_TOKENS_PER_RUN"),
    *("MEMUSAGE_LIMIT_MB", "MEMUSAGE_WARNING_MB", "REDIRECT_MAX_TIMES", "RETRY_TIMES", "UNREACHABLE_AFTER"),
    "URLLENGTH_LIMIT",
)
AT_LEAST_ONE = ("CONCURRENT_ITEMS", "CONCURRENT_REQUESTS_PER_DOMAIN", "UNREACHABLE_AFTER")
"""Below it Scrapy waits forever, or reads nothing, and every host is given up."""
REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
NEEDED = {"TWISTED_REACTOR_ENABLED": True, "FORCE_CRAWLER_PROCESS": False}
SWITCHES = ("ALLOW_PRIVATE_HOSTS", "MEMUSAGE_ENABLED", "RETRY_ENABLED", "ROBOTSTXT_OBEY")


def check_settings(settings: Settings) -> None:
    """Raise ArgumentError for a setting that makes no sense, ArchiveError for a folder that cannot be written."""
    _check_values(settings)
    _check_reactor(settings)
    if not isinstance(logging.getLevelName(str(settings["LOG_LEVEL"])), int):
        raise SettingError("LOG_LEVEL", str(settings["LOG_LEVEL"]), "is none of DEBUG, INFO, WARNING, ERROR")
    _check_log(settings["LOG_FILE"])
    route = settings["ROUTE_ALL_TO"]
    if route and (urlsplit(route).scheme != "http" or not urlsplit(route).netloc):
        raise SettingError("ROUTE_ALL_TO", route, "is no address such as http://127.0.0.1:8000")
    if not settings["OUTPUT_DIR"]:
        raise SettingError("OUTPUT_DIR", "", "is empty; name a folder")
    _check_model(settings)
    check_writable(Path(settings["OUTPUT_DIR"]))
    check_readable(vocabularies(settings))
    for feed in settings.getdict("FEEDS"):
        _check_feed(str(feed))


def _check_values(settings: Settings) -> None:
    """Numbers are numbers, switches are switches, and what must not be 0 is not."""
    for names, read, problem in (
        (NUMBERS, settings.getfloat, "is no number"),
        (WHOLE, settings.getint, "is no whole number"),
        (SWITCHES, settings.getbool, "is neither 1 nor 0"),
    ):
        for name in names:
            _check(name, settings[name], read, problem)
    for name in AT_LEAST_ONE:
        if settings.getint(name) < 1:
            raise SettingError(name, str(settings[name]), "is not above 0")


def _check_reactor(settings: Settings) -> None:
    """Spiders and the crawl command wait as asyncio does."""
    if (reactor := settings["TWISTED_REACTOR"]) != REACTOR:
        raise SettingError("TWISTED_REACTOR", str(reactor), f"is not {REACTOR}")
    for name, needed in NEEDED.items():
        if settings.getbool(name) != needed:
            raise SettingError(name, str(settings[name]), f"is not {needed}, which newscrawl needs")


def _check(name: str, value: object, read: Callable[[str], object], problem: str) -> None:
    try:
        read(name)
    except (OverflowError, TypeError, ValueError) as error:
        raise SettingError(name, str(value), problem) from error


def _check_log(name: str | None) -> None:
    """A log that cannot be written, which Scrapy finds out when everything else is ready."""
    folder = Path(name or ".").absolute().parent
    if name and not (folder.is_dir() and os.access(folder, os.W_OK) and not Path(name).is_dir()):
        raise SettingError("LOG_FILE", name, "cannot be written; name a file in a folder that is there")


def _check_model(settings: Settings) -> None:
    """A language model that is asked for and cannot be."""
    if not settings["LLM_ENDPOINT"]:
        return
    from newscrawl.analysis.llm import Config  # noqa: PLC0415 (most runs have none)

    key = (settings["LLM_API_KEY"] or os.environ.get("NEWSCRAWL_LLM_API_KEY", "")).strip()
    endpoint = settings["LLM_ENDPOINT"]
    if problem := Config(endpoint=endpoint, model=settings["LLM_MODEL"], key=key, folder=Path()).problem:
        raise SettingError("LLM_ENDPOINT", endpoint, problem)


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
