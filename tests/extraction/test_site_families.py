"""What the systems that Chinese sites run on put around and into an article."""

from datetime import datetime

import pytest

from newscrawl import extract
from newscrawl.items import Article
from newscrawl.text.dates import BEIJING
from newscrawl.text.names import parse_byline
from tests.extraction.pages import PARAGRAPHS, SENTENCES, TITLE, article

URL = "https://news.example.org/a/1.html"
FIRST, SECOND, THIRD, FOURTH = SENTENCES


def read(html: str, url: str = URL) -> Article:
    return extract(html, url, generic=True)


def masthead(text: str) -> Article:
    return read(article(masthead=f"<div class='info'>{text}</div>"))


def ended(text: str) -> Article:
    return read(article(masthead="<div>2026-05-29 19:31 来源：示例日报</div>", body=f"{PARAGRAPHS}{text}"))


@pytest.mark.parametrize(
    "box",
    [
        "<div><p>相关新闻：</p><p><a href='/1'>面馆开到了山顶</a></p><p><a href='/2'>河上的第七座桥</a></p></div>",
        "<p>&gt;&gt;&gt;相关报道：<a href='/1'>面馆开到了山顶</a></p>",
        "<div><a href='/ad'>广告</a></div>",
        "<div>广告</div>",
        "<p>您的浏览器不支持播放</p>",
        "<table><tr><td>热点推荐</td></tr><tr><td><a href='/1'>面馆开到了山顶</a></td></tr></table>",
    ],
)
def test_what_stands_between_paragraphs_neither_ends_nor_joins_the_text(box: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD)) + box + f"<p>{FOURTH}</p>"
    assert read(article(body=body)).body.split("\n") == list(SENTENCES)


@pytest.mark.parametrize(
    "tail",
    [
        "<p><b>1</b> <a href='1_2.html'>2</a> <a href='1_2.html'>下一页</a></p>",
        "<p>上一条：<a href='/1'>面馆开到了山顶</a></p><p>下一条：<a href='/2'>河上的第七座桥</a></p>",
        "<p>本文编辑：王五</p><div>文章纠错</div>",
        "<p>新闻爆料热线：0000-8888888</p><p>联系记者微信：example88</p>",
        "<p>本文系原创，转载请联系授权。</p>",
        "<p>不用抽不用搶 現在用APP看新聞　<a href='/app'>點我下載APP</a></p>",
        "<p>© 2026年示例之声版权声明：本文所有内容受到保护。</p>",
    ],
)
def test_what_follows_the_text_is_no_text(tail: str) -> None:
    assert ended(tail).body.split("\n") == list(SENTENCES)


def test_a_gallery_whose_captions_are_all_its_text_keeps_them() -> None:
    captions = [
        f"5月{day}日，市民在江边{what}。示例网记者 吉祥 摄" for day, what in ((1, "放灯"), (2, "跑步"), (3, "写生"))
    ]
    body = "".join(f"<p><img src='/{i}.jpg'></p><p>{text}</p>" for i, text in enumerate(captions))
    assert read(article(body=body)).body.split("\n") == captions


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("示例日报 通讯员 谷雨 记者 尚进 2026-05-29", ("尚进",)),
        ("作者 林一帆 · 2026年5月29日 · 阅读 1,203", ("林一帆",)),
        ("<span>示例客户端</span><span>记者 石磊</span><span>2026-05-29 18:20</span>", ("石磊",)),
        ("2026-05-29 <span class='author-name'>林佳慧</span>", ("林佳慧",)),
        ("2026-05-29 作者：郭晓明 [我来说两句]", ("郭晓明",)),
        ("2026-05-29 作者：古莉 3 分钟", ("古莉",)),
        ("2026-05-29 作者：□ 记者 罗敏 实习生 曾可", ("罗敏", "曾可")),
        ("2026-05-29 来源：示例网 作者： 责任编辑：肖芳", ()),
        ("2026-05-29 作者最新文章", ()),
    ],
)
def test_a_masthead_names_its_author(text: str, authors: tuple[str, ...]) -> None:
    assert masthead(text).authors == authors


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("<p>（刘洋）</p>", ()),
        ("<p>（刘洋 陈晨）</p>", ("刘洋", "陈晨")),
        ("<p>（刘洋 上海报道）</p>", ("刘洋",)),
        ("<p>（记者 刘洋）</p>", ("刘洋",)),
        ("<p>（通讯员 吴小兰）</p>", ()),
    ],
)
def test_one_bare_name_in_brackets_may_be_anybodys(text: str, authors: tuple[str, ...]) -> None:
    assert ended(text).authors == authors


def test_who_took_the_first_picture_did_not_write() -> None:
    body = f"<p>夜市湧入人潮。（記者許文彬攝）</p><p>〔記者林佳慧／基隆報導〕{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert read(article(masthead="<div>2026-05-29</div>", body=body)).authors == ("林佳慧",)


def test_the_account_of_a_post_has_the_authors_name_before_it() -> None:
    head = "<script>var nickname = htmlDecode('示例教育');</script>"
    info = "<div><span>梁小雨</span> <a>示例教育</a> <em>2026-05-29 17:30</em></div>"
    found = read(article(head=head, masthead=info))
    assert (found.authors, found.source) == (("梁小雨",), "示例教育")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("2026-05-29 来源：示例发布", "示例发布"),
        ("2026-05-29 19:31 星期五", "示例新闻网"),
        ("<p>清源之声</p><p>2026-05-29 19:31</p>", "清源之声"),
    ],
)
def test_a_masthead_names_its_source(text: str, source: str) -> None:
    assert masthead(text).source == source


@pytest.mark.parametrize(
    ("text", "url", "when"),
    [
        ("日期 21.08.2020", URL, datetime(2020, 8, 21)),  # noqa: DTZ001 (the zone follows)
        ("<em>2020</em><em>06/07</em><em>08:09:10</em>", URL, datetime(2020, 6, 7, 8, 9, 10)),  # noqa: DTZ001 (too)
        ("排行榜 2011-01-02", "https://news.example.org/2010-03/16/c_39.htm", datetime(2010, 3, 16)),  # noqa: DTZ001 (too)
        ("今天是2024年5月6日", "https://news.example.org/2010-03/16/c_39.htm", datetime(2010, 3, 16)),  # noqa: DTZ001 (too)
    ],
)
def test_dates_in_the_forms_of_site_families(text: str, url: str, when: datetime) -> None:
    found = read(article(masthead=f"<div>{text}</div>"), url)
    assert found.date_published == when.replace(tzinfo=BEIJING)


def test_the_line_that_is_the_whole_title_leads_the_name_of_an_office_in_h1() -> None:
    heading = f"<h1>示例市第一人民医院</h1><div class='tit2'>{TITLE}</div>"
    assert read(article(title=f"{TITLE} - 示例市第一人民医院", heading=heading)).headline == TITLE


def test_a_forum_may_have_a_portal_of_articles() -> None:
    assert read(article(), "http://bbs.example.cn/portal.php?mod=view&aid=3").headline == TITLE


@pytest.mark.parametrize("piece", ["|", "、", "记者", "记者 ", "张三、", "（", "本报记者 张三 摄影 "])
def test_a_byline_without_end_is_read_in_no_time(piece: str) -> None:
    assert len(parse_byline("甲" + piece * 10_000).authors) < 200
