"""What keeps the event loop of a crawl from standing still later on: done once, before the first request."""

import sys

from scrapy import signals
from scrapy.crawler import Crawler

from newscrawl import garbage
from newscrawl.text.dateforms import forms
from newscrawl.text.patterns import compile_all

SWITCH = 0.0005
"""Seconds after which a thread that computes lets the event loop go on, which waits for that many times a page."""


def make_ready(crawler: Crawler) -> None:
    """Compile what reading a page needs, and let neither threads nor the garbage collector hold up the loop."""
    compile_all()
    forms()
    sys.setswitchinterval(SWITCH)
    garbage.keep()  # what was imported
    crawler.signals.connect(garbage.keep, signals.spider_opened)  # engine, middlewares and pipelines
