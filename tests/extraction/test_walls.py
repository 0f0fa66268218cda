"""What stands in the place of an article has a name; an article about such things is an article."""

import pytest

from newscrawl.errors import BlockedError, NotAnArticleError
from newscrawl.extraction.challenges import gone
from newscrawl.reading import extract, read_page
from tests.extraction import talk
from tests.extraction.pages import article
from tests.extraction.walls import ADDRESS, BLOCKED, NO_ARTICLE


@pytest.mark.parametrize(("kind", "name"), BLOCKED)
def test_a_wall_has_a_name(kind: str, name: str) -> None:
    status, html, url = BLOCKED[kind, name]
    with pytest.raises(BlockedError) as raised:
        read_page(html.encode(), url, status=status, generic=True)
    assert raised.value.kind == kind


@pytest.mark.parametrize(("kind", "name"), NO_ARTICLE)
def test_what_is_no_article_has_a_name(kind: str, name: str) -> None:
    status, html, url = NO_ARTICLE[kind, name]
    with pytest.raises(NotAnArticleError) as raised:
        read_page(html.encode(), url, status=status, generic=True)
    assert raised.value.kind == kind


@pytest.mark.parametrize("render", [talk.page, talk.bare], ids=["page", "bare"])
@pytest.mark.parametrize("name", talk.ARTICLES)
def test_an_article_may_speak_of_walls(name: str, render: talk.Render) -> None:
    headline, texts = talk.ARTICLES[name]
    found = extract(render(name).encode(), ADDRESS, generic=True)
    assert found.headline == headline
    assert found.body.endswith("\n".join(texts))


def test_summaries_below_a_notice_make_no_article_of_it() -> None:
    others = "".join(f"<p>某地的{n}号桥昨天修好了，居民等了三年，今天终于可以走过去了。</p>" for n in range(9))
    html = f"<title>示例网</title><h2>很抱歉，您要查看的文章已被移除！</h2><h3>热门推荐</h3>{others}"
    with pytest.raises(NotAnArticleError, match="gone"):
        extract(html, ADDRESS, generic=True)


def test_a_box_for_logins_on_the_page_of_an_article_is_no_wall() -> None:
    box = "<form>用户名 <input> 密码 <input type=password> <a href='/reg'>注册</a></form>"
    assert extract(article(masthead=box + "<p>2026-05-29 19:31</p>"), ADDRESS, generic=True).headline


def test_a_shell_with_its_text_in_a_script_is_not_empty() -> None:
    state = '{"props":{"title":"甲","content":"' + "这一天，记者走访了三家公司。" * 20 + '"}}'
    html = f"<title>示例</title><div id=__next></div><script id=__NEXT_DATA__ type='application/json'>{state}</script>"
    assert gone(html, ADDRESS) is None
