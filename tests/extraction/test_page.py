from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from newscrawl.errors import ExtractionError, NotAnArticleError
from newscrawl.extraction.page import ArticlePage, Found
from newscrawl.items import Article
from tests.extraction.pages import LISTING, SENTENCES, TITLE, article

URL = "https://news.example.com/a/1.html"
FETCHED = datetime(2026, 6, 1, tzinfo=UTC)


def extracted(html: str, url: str = URL) -> Article:
    return ArticlePage(url, html, site="example", fetched=FETCHED).to_article(digest="sha256:0", status=203)


def test_an_unknown_site_gives_every_field() -> None:
    found = extracted(article())
    assert found.headline == TITLE
    assert found.body.split("\n") == list(SENTENCES)
    assert found.date_published is not None
    assert found.date_published.isoformat() == "2026-05-29T19:31:00+08:00"
    assert (found.date_precision, found.date_raw) == ("minute", "2026-05-29 19:31")
    assert (found.source, found.authors, found.editors) == ("示例日报", ("张三",), ("王五",))
    assert (found.url, found.site) == (URL, "example")


def test_the_capture_says_where_each_field_came_from() -> None:
    capture = extracted(article()).capture
    assert capture is not None
    assert (capture.parser, capture.route, capture.digest, capture.status) == ("generic", "generic", "sha256:0", 203)
    assert capture.fetched == FETCHED
    assert capture.provenance["headline"] == "heading in title"
    assert capture.provenance["date_published"] == "masthead"
    assert capture.provenance["authors"] == "author label"


@pytest.mark.parametrize(
    "body",
    [
        "<br><br>".join("\u3000\u3000" + sentence for sentence in SENTENCES),
        "".join(f"<div>{sentence}</div>" for sentence in SENTENCES),
        "".join(f"<section><section><span>{sentence}</span></section></section>" for sentence in SENTENCES),
        "<table><tr><td>" + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES) + "</td></tr></table>",
        "".join(f"<p>{sentence}</p>" for sentence in SENTENCES) + "<p>相关阅读：</p><p><a href='/x'>另一个标题</a></p>",
        "<script>var a='，。，。';</script>" + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES),
    ],
    ids=["breaks", "divs", "sections", "table", "related", "script"],
)
def test_bodies_in_every_markup(body: str) -> None:
    assert extracted(article(body=body)).body.split("\n") == list(SENTENCES)


@pytest.mark.parametrize(
    "heading",
    [
        "<h1></h1><div class='title'>{}</div>",
        "<h1>示例新闻网</h1><h2>{}</h2>",
        "<h1><a href='/'><img src='logo.png'></a></h1><h3>{}</h3>",
    ],
    ids=["empty h1", "logo text", "logo"],
)
def test_the_first_h1_may_be_anything(heading: str) -> None:
    assert extracted(article(heading=heading.format(TITLE))).headline == TITLE


def test_og_title_cut_at_a_quote_does_not_win() -> None:
    title = '工厂试用"安静"的仓储机器人 工人说好用'
    html = article(
        title=f"{title}_示例新闻网", head=f'<meta property="og:title" content="{title}">', heading=f"<h1>{title}</h1>"
    )
    assert extracted(html).headline == title


def test_without_any_heading_the_title_counts() -> None:
    assert extracted(article(heading="")).headline == TITLE


@pytest.mark.parametrize(
    ("head", "masthead", "expected"),
    [
        (
            '<meta property="article:published_time" content="2026-05-28T08:01:02+08:00">',
            "",
            "2026-05-28T08:01:02+08:00",
        ),
        ('<meta name="og:time " content="2026-05-28 08:01:02">', "", "2026-05-28T08:01:02+08:00"),
        ('<meta name="publishdate" content="2026-05-28">', "<p>2026年05月28日08:01</p>", "2026-05-28T08:01:00+08:00"),
        ("", "<p><span>2026</span> <span>05/28</span> <span>08:01:02</span></p>", "2026-05-28T08:01:02+08:00"),
        ("", "<p>3天前</p>", "2026-05-29T00:00:00+08:00"),
        ('<script>var x = {"publish_time": 1779926462};</script>', "", "2026-05-28T08:01:02+08:00"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-05-28T08:01:02",}</script>',  # noqa: E501
            "",
            "2026-05-28T08:01:02+08:00",
        ),
        (
            '<meta property="article:published_time" content="2026-05-28T12:00:00+08:00">',
            "<p>2026-05-28 08:01:02</p>",
            "2026-05-28T08:01:02+08:00",
        ),
    ],
    ids=["meta", "meta with a blank", "day sharpened", "spans", "relative", "script", "json-ld", "meta of the update"],
)
def test_dates(head: str, masthead: str, expected: str) -> None:
    published = extracted(article(head=head, masthead=masthead)).date_published
    assert published is not None
    assert published.isoformat() == expected


def test_a_date_in_the_address_is_the_last_resort() -> None:
    found = extracted(article(masthead=""), "https://news.example.com/2026-05/28/content_1.htm")
    assert (found.date_precision, found.date_published and found.date_published.day) == ("day", 28)


@pytest.mark.parametrize(
    ("masthead", "authors", "source"),
    [
        ("<p>本报记者 张三 李四</p><p>2026-05-29 稿源：示例日报</p>", ("张三", "李四"), "示例日报"),
        ("<p>2026-05-29 10:00 示例新闻网</p>", (), "示例新闻网"),
        ("<p>张三/示例日报</p><p>2026-05-29</p>", ("张三",), "示例日报"),
        ("<p>2026-05-29 来源：网络 作者：佚名</p>", (), "示例新闻网"),
        ("<p>来源：示例日报作者：张三编辑：李四评论(3)</p>", ("张三",), "示例日报"),
    ],
)
def test_people_and_outlets(masthead: str, authors: tuple[str, ...], source: str) -> None:
    found = extracted(article(masthead=masthead))
    assert (found.authors, found.source) == (authors, source)


def test_reporters_of_a_dateline() -> None:
    body = f"<p>示例社北京5月29日电（记者 张三 李四）{SENTENCES[0]}</p>" + "".join(
        f"<p>{line}</p>" for line in SENTENCES[1:]
    )
    assert extracted(article(masthead="", body=body)).authors == ("张三", "李四")


@pytest.mark.parametrize(
    ("masthead", "published", "modified"),
    [
        ("更新时间：2026-05-30 10:00 发布时间：2026-05-29 08:01", "29T08:01", "30T10:00"),
        ("<p>发布：2026-05-29 08:01</p><p>更新时间：</p><p>2026-05-29 10:00</p>", "29T08:01", "29T10:00"),
        ("最后更新于2026-05-30 10:00", "30T10:00", "30T10:00"),
    ],
)
def test_the_time_of_a_change_is_not_that_of_publication(masthead: str, published: str, modified: str) -> None:
    found = extracted(article(masthead=f"<div>{masthead}</div>"))
    assert found.date_published is not None
    assert found.date_modified is not None
    assert found.date_published.isoformat()[8:16] == published
    assert found.date_modified.isoformat()[8:16] == modified


def test_provenance_says_why_a_date_was_refused() -> None:
    found = extracted(article(masthead="<p>发布时间：2026-02-30 08:01</p>"))
    assert found.date_published is None
    assert found.capture is not None
    refused = found.capture.provenance["date_published"]
    assert refused.startswith("refused 2026-02-30 08:01: day is out of range")


@pytest.mark.parametrize(
    ("end", "authors"),
    [
        ("（张三 王五）", ("张三", "王五")),
        ("（张三 上海报道）（完）", ("张三",)),
        ("（参与记者：张三、王五）（完）", ("张三", "王五")),
        ("（示例社记者張三台北報導）", ("張三",)),
        ("（组图）", ()),
        ("（完）", ()),
        ("（责任编辑：张三）", ()),
        ("（示例日报）", ()),
    ],
)
def test_who_signs_at_the_end(end: str, authors: tuple[str, ...]) -> None:
    body = "".join(f"<p>{line}</p>" for line in SENTENCES[:-1]) + f"<p>{SENTENCES[-1]}{end}</p>"
    assert extracted(article(masthead="", body=body, tail="")).authors == authors


@pytest.mark.parametrize(
    ("start", "authors"),
    [
        ("示例社北京5月29日电（记者张三）", ("张三",)),
        ("示例网北京5月29日电 (记者 张三 李四)", ("张三", "李四")),
        ("示例社北京/上海5月29日电（张三、李四）", ("张三", "李四")),
        ("【示例网报道 记者 张三】", ("张三",)),
        ("示例报讯（记者 张三 通讯员 李四）", ("张三",)),
        ("〔記者張三／台北報導〕", ("張三",)),
        ("据示例社报道，", ()),
        ("示例社5月29日电，", ()),
    ],
)
def test_datelines_name_reporters_and_stay_in_the_text(start: str, authors: tuple[str, ...]) -> None:
    body = "".join(f"<p>{line}</p>" for line in (start + SENTENCES[0], *SENTENCES[1:]))
    found = extracted(article(masthead="", body=body))
    assert found.authors == authors
    assert found.body.startswith(start)


def test_every_role_has_its_field() -> None:
    lines = "<p>来源：示例日报 转自：示例网</p><p>记者 张三 通讯员 李四</p><p>摄影：孙七</p><p>2026-05-29</p>"
    found = extracted(article(masthead=lines, tail="<p>编 辑：王五</p><p>校对：赵六</p>"))
    assert (found.source, found.republisher) == ("示例日报", "示例网")
    assert (found.authors, found.correspondents, found.photographers) == (("张三",), ("李四",), ("孙七",))
    assert (found.editors, found.proofreaders) == (("王五",), ("赵六",))


def test_a_site_that_says_it_republished_is_the_republisher() -> None:
    found = extracted(article(masthead="<p>2026-05-29 来源：示例日报</p><p>（本网转载）</p>"))
    assert (found.source, found.republisher) == ("示例日报", "示例新闻网")


@pytest.mark.parametrize(
    "line",
    [
        "作者：张三",
        "作　者：张三",
        "文｜张三",
        "文/张三",
        "撰文：张三",
        "□张三",
        "张三 李四 文/图",
        "作者：</p><p>张三",
    ],
)
def test_shapes_of_bylines(line: str) -> None:
    assert extracted(article(masthead=f"<p>2026-05-29</p><p>{line}</p>")).authors[:1] == ("张三",)


@pytest.mark.parametrize("line", ["作者：张三 编辑：张三", "作者：示例大学宣传部新闻中心", "综合报道", "作者：管理员"])
def test_no_author_is_invented(line: str) -> None:
    assert extracted(article(masthead=f"<p>2026-05-29</p><p>{line}</p>", tail="")).authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "来源：示例日报",
        "来源: 示例日报",
        "来　源：示例日报",
        "来源 示例日报",
        "来源|示例日报",
        "来源｜示例日报 字号：大 中 小",
        "本文来源：示例日报作者：张三",
        "（文章来源：示例日报）",
        "稿源：示例日报",
        "出处：《示例日报》",
        "信息来源：示例日报",
        "来自：示例日报",
        "新聞來源：示例日报",
        "2026年05月29日16:04:30来源：示例日报举报",
        "示例日报 | 发布：2026-05-29 16:04",
        "来源：</p><p>示例日报",
    ],
)
def test_shapes_of_sources(line: str) -> None:
    assert extracted(article(masthead=f"<p>{line}</p>")).source == "示例日报"


def test_the_account_counts_and_not_its_platform() -> None:
    head = (
        '<script>var nickname = htmlDecode("青岚科普");</script><meta property="og:site_name" content="微信公众平台">'
    )
    assert extracted(article(title=TITLE, head=head, masthead="<p>青岚科普</p><p>昨天</p>")).source == "青岚科普"


def test_template_authors_are_not_believed() -> None:
    assert extracted(article(masthead="", head='<meta name="author" content="示例站长">')).authors == ()


@pytest.mark.parametrize(
    "html", [LISTING, "<rss><channel><item><title>题</title></item></channel></rss>"], ids=["list", "feed"]
)
def test_lists_are_no_articles(html: str) -> None:
    with pytest.raises(ExtractionError):
        extracted(html, "https://news.example.com/")


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<title>出错了</title><p>此文章已下线</p>", "gone"),
        ("", "empty"),
        ("<script>location.href='/b'</script>", "jump"),
    ],
)
def test_pages_that_are_gone_say_so(html: str, kind: str) -> None:
    with pytest.raises(NotAnArticleError) as caught:
        extracted(html)
    assert caught.value.kind == kind


def test_a_page_without_prose_has_no_body() -> None:
    with pytest.raises(ExtractionError) as caught:
        extracted(f"<title>{TITLE}</title><h1>{TITLE}</h1><p>加载中</p>")
    assert caught.value.field == "body"


class OwnPage(ArticlePage):
    parser = "example/own"
    route = "html"

    def headline(self) -> Iterator[Found[str]]:
        yield Found("", "nothing here")
        yield Found("自己的标题", "own rule")
        yield from super().headline()


def test_sub_classes_override_what_they_know_better() -> None:
    found = OwnPage(URL, article(), site="example", fetched=FETCHED).to_article()
    assert found.headline == "自己的标题"
    assert found.capture is not None
    assert (found.capture.parser, found.capture.provenance["headline"]) == ("example/own", "own rule")
    assert found.source == "示例日报"


def test_the_same_page_gives_the_same_article() -> None:
    assert extracted(article()) == extracted(article())


def test_a_page_that_breaks_the_fast_parser_is_repaired() -> None:
    html = article().replace("<body>", "<body></body></html>\x00<![CDATA[ ]]><body>", 1)
    assert SENTENCES[-1] in extracted(html).body
