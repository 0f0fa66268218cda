"""A name that is no spider's leads to the spider that it means."""

import pytest
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings

from newscrawl.spiders.naming import hint

NAMES = frozenset(get_spider_loader(get_project_settings()).list())


@pytest.mark.parametrize(
    ("given", "spider"),
    [
        ("163", "netease (网易)"),
        ("163.com", "netease (网易)"),
        ("https://news.163.com/special/", "netease (网易)"),
        ("https://mp.weixin.qq.com/s/x", "weixin (微信公众号)"),
        ("网易新闻", "netease (网易)"),
        ("澎湃", "thepaper (澎湃新闻)"),
        ("聯合早報", "zaobao (联合早报)"),
        ("xinhuanet", "xinhua (新华网)"),
        ("新华社", "xinhua (新华网)"),
        ("CCTV", "cctv (央视网)"),
        ("qq.com", "qq (腾讯新闻)"),
        ("wechat", "weixin (微信公众号)"),
        ("IThome.", "ithome (IT之家)"),
        ("itome", "ithome (IT之家)"),
        ("artcle", "article"),
        ("thepaper extra", "thepaper (澎湃新闻)"),
    ],
)
def test_the_spider_that_is_meant_is_named_first(given: str, spider: str) -> None:
    assert hint(given, NAMES).startswith(f"did you mean {spider}")


@pytest.mark.parametrize(("given", "site"), [("udn", "udn (聯合新聞網)"), ("中国日报网", "chinadaily (中国日报网)")])
def test_a_site_without_a_spider_is_named_as_such(given: str, site: str) -> None:
    assert hint(given, NAMES) == f"we know no lists of {site}; scrapy crawl article -a url=… reads its articles"


@pytest.mark.parametrize("given", ["weibo", "抖音", "x", "", "//["])
def test_what_nothing_resembles_leads_to_the_list(given: str) -> None:
    assert hint(given, NAMES) == "scrapy list names them all"


def test_several_spiders_are_a_run_of_news() -> None:
    assert hint("ithome,qbitai", NAMES) == "one at a time, or scrapy crawl news -a sites=ithome,qbitai"
    assert hint("ithome qbitai", NAMES) == "one at a time, or scrapy crawl news -a sites=ithome,qbitai"
