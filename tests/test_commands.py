"""What the command line says when it is used wrongly, or asked for help."""

import re
import subprocess
import sys

import pytest
from scrapy.settings import Settings

from newscrawl import settings
from newscrawl.actions.checks import check_settings
from newscrawl.errors import SettingError
from newscrawl.spiders.arguments import ARTICLE, NEWS
from tests.conftest import ROOT, scrapy

WRONG = {
    "thepaper -a chanels=科技": "did you mean channels?",
    "thepaper -a channels=不存在的频道": "no such channel",
    "thepaper -a channels=": "is empty",
    "thepaper -a channels=科学湃": "nodes=科学湃",
    "thepaper -a nodes=火星": "no such node",
    "thepaper -a since=vorgestern": "is no time",
    "thepaper -a since=2026-13-45": "is no time",
    "thepaper -a since=2999-01-01": "is not before",
    "thepaper -a since=1h -a until=2020-01-01": "is not before",
    "thepaper -a max_items=0": "whole number above 0",
    "thepaper -a max_items=viele": "whole number above 0",
    "thepaper -a keyword=": "is empty",
    "thepaper extra": "not a spider",
    "thepapr": "did you mean thepaper (澎湃新闻)?",
    "163": "163: not a spider; did you mean netease (网易)?",
    "weibo": "weibo: not a spider; scrapy list names them all",
    "ithome qbitai": "scrapy crawl news -a sites=ithome,qbitai",
    "article": "give -a url=",
    "article -a urls_file=/no/such/file": "cannot be read: No such file",
    "article -a url=foo": "url=foo: is no address; write it as https://…",
    "thepaper -s OUTPUT_DIR=": "name a folder",
    "thepaper -s BLOCKED_BACKOFF=x": "setting BLOCKED_BACKOFF=x: is no number",
    "thepaper -s QUARANTINE_BELOW=abc": "is no number",
    "thepaper -s CLOSESPIDER_TIMEOUT=abc": "is no number",
    "thepaper -s CLOSESPIDER_ITEMCOUNT=abc": "is no whole number",
    "thepaper -s MEMUSAGE_LIMIT_MB=1e3": "is no whole number",
    "thepaper -s CONCURRENT_ITEMS=": "is no whole number",
    "thepaper -s CONCURRENT_ITEMS=0": "is not above 0",
    "thepaper -s TWISTED_REACTOR=twisted.internet.epollreactor.EPollReactor": "is not twisted.internet.asyncioreactor",
    "thepaper -s TWISTED_REACTOR_ENABLED=0": "is not True, which newscrawl needs",
    "thepaper -s FORCE_CRAWLER_PROCESS=1": "is not False, which newscrawl needs",
    "thepaper -s CONCURRENT_REQUESTS_PER_DOMAIN=0": "is not above 0",
    "thepaper -s LLM_TOKENS_PER_DAY=abc": "is no whole number",
    "thepaper -s LLM_ENDPOINT=foo -s LLM_MODEL=x": "is no http address",
    "thepaper -s LLM_ENDPOINT=http://127.0.0.1:1/v1": "LLM_MODEL names no model",
    "thepaper -s ALLOW_PRIVATE_HOSTS=maybe": "is neither 1 nor 0",
    "thepaper -s ROUTE_ALL_TO=nonsense": "is no address",
    "thepaper -s LOG_FILE=/no/such/x.log": "setting LOG_FILE=/no/such/x.log: cannot be written",
    "thepaper -s LOG_LEVEL=FOO": "is none of DEBUG",
    "thepaper -O /proc/x.txt": "cannot be written",
    "thepaper -a until=9999-12-31": "is no time",
    "thepaper -a since=20261122": "is no time",
    "article -a urls_file=/tmp": "cannot be read",
    "article -a urls_file=/dev/null": "names no address",
    "article -a urls_file=/bin/ls": "text",
    "": "no spider is named",
    "article -a url=https://a.example/\udcff": "is not UTF-8",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line_ends_at_once_with_one_line(line: str) -> None:
    done = scrapy("crawl", *line.split())
    assert done.returncode == 2
    (said,) = done.stderr.splitlines()
    assert WRONG[line] in said
    assert not done.stdout


@pytest.mark.parametrize(
    "name", sorted(name for name in dir(settings) if type(getattr(settings, name)) in {int, float})
)
def test_every_setting_that_is_a_number_is_checked(name: str) -> None:
    with pytest.raises(SettingError, match=f"setting {name}=abc"):
        check_settings(Settings({name: "abc", "OUTPUT_DIR": "output"}))


def test_help_names_every_argument_and_has_an_example() -> None:
    said = scrapy("crawl", "--help").stdout
    assert all(argument.name in said and argument.meaning[:20] in said for argument in (*NEWS, *ARTICLE))
    assert "scrapy crawl thepaper -a" in said


@pytest.mark.parametrize("command", ["events", "vocab lint", "vocab grep", "records fmt"])
def test_usage_is_one_that_can_be_typed_and_every_option_is_described(command: str) -> None:
    said = scrapy(*command.split(), "--help").stdout
    assert f"scrapy {command} [" in said
    assert "    \n" not in said
    assert not re.search(r"^  (?:-s NAME=VALUE, --set NAME=VALUE|WORD)\n(?! {10})", said, re.MULTILINE)


def test_list_needs_no_warning_and_loads_no_segmenter() -> None:
    code = (
        "import sys; from scrapy.cmdline import execute\n"
        "try: execute(['scrapy', 'list'])\n"
        "except SystemExit: sys.exit('rjieba' in sys.modules or 'jieba' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert {"article", "news", "thepaper", "ithome"} <= set(done.stdout.split())
