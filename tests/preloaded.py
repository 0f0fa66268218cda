"""What a crawl imports and reads before its first request, so that `tests.forked` does it once for all runs."""

import gc
import sys

from scrapy.settings import default_settings
from scrapy.utils.misc import load_object, walk_modules_iter

from newscrawl import analyze
from newscrawl.items import Article
from newscrawl.settings import (
    COMMANDS_MODULE,
    DOWNLOAD_HANDLERS,
    DOWNLOADER_MIDDLEWARES,
    EXTENSIONS,
    ITEM_PIPELINES,
    SPIDER_LOADER_CLASS,
    SPIDER_MIDDLEWARES,
    SPIDER_MODULES,
)
from newscrawl.sites import all_sites
from newscrawl.text.dateforms import forms
from newscrawl.text.patterns import compile_all

for chosen, base in (
    (EXTENSIONS, default_settings.EXTENSIONS_BASE),
    (DOWNLOADER_MIDDLEWARES, default_settings.DOWNLOADER_MIDDLEWARES_BASE),
    (SPIDER_MIDDLEWARES, default_settings.SPIDER_MIDDLEWARES_BASE),
    (ITEM_PIPELINES, {}),
):
    for path in {**base, **chosen}:
        load_object(path)
for package in ("scrapy.commands", COMMANDS_MODULE, "newscrawl.actions", *SPIDER_MODULES):
    list(walk_modules_iter(package))
load_object(str(DOWNLOAD_HANDLERS["http"]))
load_object(SPIDER_LOADER_CLASS)
all_sites()
analyze(
    Article(url="https://example.com/1", site="example.com", headline="青鸟二号芯片发布", body="公司在合肥发布了芯片。")
)
compile_all()
forms()
gc.freeze()  # no fork looks through what all of them share

if "twisted.internet.reactor" in sys.modules:
    raise RuntimeError("whoever forks must not have a reactor: each run chooses its own")
