"""An error page that comes with status 200 is no article, whatever stands in it."""

from datetime import UTC, datetime

import pytest

from newscrawl import extract
from newscrawl.errors import NotAnArticleError

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
STORY = "江边的修船厂今天重新开工，四十名工人从清晨忙到傍晚，第一批要修的是十二条渡船。"
"""What such a page may repeat: the word that was asked for, or the news of the day beside it."""
TEMPLATE = """<!DOCTYPE html><html><head><title>新华网</title></head><body>
<div class="ErrorPageTemplate"><div class="box"><p>{said}</p><a href="http://www.news.cn/">返回首页</a></div></div>
</body></html>"""


@pytest.mark.parametrize(
    "said", [STORY, f"{STORY}{STORY[::-1]}。", "修船厂", ""], ids=["story", "more", "word", "bare"]
)
@pytest.mark.parametrize(
    "url",
    [
        "http://www.news.cn/tech/20261120/0123456789abcdef0123456789abcdef/c.html",
        "http://www.xinhuanet.com/politics/2018-11/20/c_1123741234.htm",
        "http://www.news.cn/search?q=1",
    ],
    ids=["new", "old", "search"],
)
def test_the_error_template_of_news_cn_is_no_article(said: str, url: str) -> None:
    with pytest.raises(NotAnArticleError) as caught:
        extract(TEMPLATE.format(said=said), url, fetched=NOW)
    assert caught.value.kind == "gone"
