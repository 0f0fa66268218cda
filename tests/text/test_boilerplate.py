import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.text.boilerplate import trim

BODY = ("第一段讲了一件事。", "来源：第二段里的人这样回答，这是正文。", "第三段是结尾。")


@pytest.mark.parametrize(
    "line",
    [
        "特别声明",
        "点击阅读原文",
        "阅读原文",
        "长按识别二维码关注我们",
        "责任编辑：王五",
        "编辑|王五 校对|赵六",
        "来源｜示例社",
        "返回搜狐，查看更多",
        "推荐阅读：河岸上的第二座水塔",
        "返回示例网首页>>",
        "转播到示例微博",
        "正在加载...",
        "报料热线: 021-000000",
        "未经授权不得转载",
        "沪ICP备00000000号-1",
        "扫码下载示例新闻客户端",
        "（题图来自：示例图库）",
        "+1",
        "————",
        "相关阅读",
        "上一篇：另一篇文章",
        "热线电话：010-0000000（24小时）",
    ],
)
def test_boilerplate_at_the_tail_goes(line: str) -> None:
    assert trim((*BODY, line)).paragraphs == BODY


@pytest.mark.parametrize(
    "line", ["字号 超大 大 标准 小", "收藏", "原标题：旧题", "来源：示例社", "本文原标题：《旧题》"]
)
def test_boilerplate_at_the_head_goes(line: str) -> None:
    assert trim((line, *BODY)).paragraphs == BODY


def test_nothing_between_sentences_is_touched() -> None:
    paragraphs = ("第一段。", "责任编辑：王五", "点击阅读原文", "最后一段。")
    assert trim(paragraphs).paragraphs == paragraphs


@pytest.mark.parametrize(
    "note", ["（原题为《旧题》）", "(原标题：旧题)", "（原题为《旧题》）（本文来自澎湃新闻，更多内容请下载APP）"]
)
def test_notes_behind_the_last_sentence_go(note: str) -> None:
    trimmed = trim(("第一段。", "最后一句。" + note))
    assert trimmed.paragraphs == ("第一段。", "最后一句。")
    assert trimmed.original_title == "旧题"


def test_brackets_that_belong_to_the_text_stay() -> None:
    paragraphs = ("第一段。", "最后一句（作者是一位工程师）")
    assert trim(paragraphs).paragraphs == paragraphs


def test_what_boilerplate_says_is_kept() -> None:
    trimmed = trim(("原标题：旧题", "文｜张三", *BODY, "（来源：示例社）", "责编：王五 校对：赵六", "图片编辑：钱七"))
    assert trimmed.paragraphs == BODY
    assert (trimmed.original_title, trimmed.source, trimmed.authors) == ("旧题", "示例社", ("张三",))
    assert (set(trimmed.editors), trimmed.proofreaders) == ({"王五", "钱七"}, ("赵六",))


def test_each_role_has_its_own_field() -> None:
    trimmed = trim((*BODY, "来源：示例社 转自：示例网", "通讯员：钱七 摄影：孙八", "图：受访者"))
    assert trimmed.paragraphs == BODY
    assert (trimmed.source, trimmed.republisher) == ("示例社", "示例网")
    assert (trimmed.correspondents, trimmed.photographers, trimmed.authors) == (("钱七",), ("孙八",), ())


def test_uploads_of_the_open_platform_are_marked() -> None:
    trimmed = trim((*BODY, "特别声明", "本文为澎湃号作者或机构在平台上传，仅代表该作者或机构观点。"))
    assert trimmed.contributed
    assert trimmed.paragraphs == BODY
    assert not trim(BODY).contributed


def test_related_titles_go_with_their_heading() -> None:
    assert trim((*BODY, "延伸阅读", "另一篇文章的题目", "又一篇文章的题目")).paragraphs == BODY


def test_an_article_that_is_nothing_but_a_statement_stays() -> None:
    paragraphs = ("声明：本公司从未授权任何机构。",)
    assert trim(paragraphs).paragraphs == paragraphs
    assert trim(()).paragraphs == ()


LINES = st.sampled_from(
    [
        *BODY,
        "责任编辑：王五",
        "原标题：旧题",
        "相关阅读",
        "阅读原文",
        "句子。（来源：示例社）",
        "（原题为《旧题》）",
        "+1",
        "字号",
    ]
)


@given(st.lists(LINES).map(tuple))
def test_trim_is_idempotent(paragraphs: tuple[str, ...]) -> None:
    once = trim(paragraphs).paragraphs
    assert trim(once).paragraphs == once
