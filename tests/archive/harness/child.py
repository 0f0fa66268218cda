"""One crawl in a process that has loaded everything before: forked from a warm one, killed like any other.

Starting Python, Scrapy and the vocabularies takes some seconds, and a hundred kills should not take an hour.
"""

import os
import sys

import scrapy.cmdline
import scrapy.crawler

from newscrawl.analysis import analyze
from newscrawl.extensions import ArchiveKeeper
from newscrawl.sites import all_sites
from tests.articles import article

analyze(article())
all_sites()
LOADED = (scrapy.crawler, ArchiveKeeper)
"""What a crawl imports anyway; but for the event loop, which must not be shared."""


def crawl(words: list[str], folder: str, log: str) -> None:
    """`scrapy crawl` with *words* in the project's *folder*, standard error in the file *log*; does not return."""
    os.chdir(folder)
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(handle, 2)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="replace", closefd=False)
    scrapy.cmdline.execute(["scrapy", "crawl", *words])
