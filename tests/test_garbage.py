"""What stays is not looked through for garbage."""

import subprocess
import sys

from newscrawl.analysis.vocabulary_files import load

LOOKED = """
import gc
from newscrawl import garbage
looked = []
gc.callbacks.append(lambda phase, info: looked.append(phase))
def build():
    return [[] for _ in range(100_000)]
with garbage.none_meanwhile():
    with garbage.none_meanwhile():
        kept = build()
    kept += build()
    found = len(looked)
print(found, gc.isenabled())
try:
    with garbage.none_meanwhile():
        raise ValueError
except ValueError:
    print(gc.isenabled())
gc.disable()
with garbage.none_meanwhile():
    pass
print(gc.isenabled())
garbage.settle()
print(len(gc.get_objects()) < 1000, gc.get_freeze_count() > 200_000)
"""
"""In a process of its own, since what is settled is so to its end."""


def said(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_nothing_is_looked_through_while_it_is_built_nor_when_it_has_settled() -> None:
    assert said(LOOKED) == ["0 True", "True", "False", "True True"]


def test_vocabularies_are_loaded_without_a_collection_of_what_they_are_made_of() -> None:
    code = """
import gc
import newscrawl.analysis
from newscrawl.analysis.vocabulary_files import load
looked = []
gc.callbacks.append(lambda phase, info: looked.append(info["generation"]))
load().mentions("x")
print(len(looked) < 40, gc.isenabled())
"""
    assert said(code) == ["True True"]
    assert load() is load()


CRAWL = """
import gc
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.spiders import Spider
from newscrawl.extensions.readiness import make_ready
usual = gc.get_threshold()
crawler = Crawler(Spider, {"TELNETCONSOLE_ENABLED": False})
make_ready(crawler)
print(len(gc.get_objects()) < 1000, gc.get_threshold() == usual)
engine = [[] for _ in range(100_000)]
crawler.signals.send_catch_log(signals.spider_opened, spider=None)
print(len(gc.get_objects()) < 1000, gc.get_threshold() == usual)
"""


def test_a_crawl_keeps_what_is_there_when_its_first_request_goes_out_and_collects_as_ever() -> None:
    assert said(CRAWL) == ["True True"] * 2
