import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.text.names import parse_byline, parse_credit, parse_credits, split_names


@pytest.mark.parametrize(
    ("text", "authors", "outlet"),
    [
        ("澎湃新闻记者 张三 李四", ("张三", "李四"), "澎湃新闻"),
        ("澎湃新闻首席记者 张三 实习生 王五", ("张三", "王五"), "澎湃新闻"),
        ("张三/中国青年报", ("张三",), "中国青年报"),
        ("张三/@人民日报", ("张三",), "人民日报"),
        ("张三/李四", ("张三", "李四"), None),
        ("新华社", (), "新华社"),
        ("示例发布", (), "示例发布"),
        ("记者 张三", ("张三",), None),
        ("记者张三", ("张三",), None),
        ("记者张三通讯员李四", ("张三",), None),
        ("本报记者 张三", ("张三",), None),
        ("人民网记者 张三", ("张三",), "人民网"),
        ("新华社记者张三、李四", ("张三", "李四"), "新华社"),
        ("界面新闻记者 | 张三", ("张三",), "界面新闻"),
        ("作者｜张三", ("张三",), None),
        ("文/张三", ("张三",), None),
        ("张三 李四 发自 凹非寺", ("张三", "李四"), None),
        ("撰文：张三", ("张三",), None),
        ("采写：张三", ("张三",), None),
        ("口述：张三", ("张三",), None),
        ("实习记者 张三", ("张三",), None),
        ("记者張三、李四／台北報導", ("張三", "李四"), None),
        ("作者：张三 来源：新华社", ("张三",), "新华社"),
        ("综合报道", (), None),
        ("佚名", (), None),
        ("", (), None),
        ("阿明·李四", ("阿明·李四",), None),
        ("王五 张 三", ("王五", "张三"), None),
    ],
)
def test_bylines(text: str, authors: tuple[str, ...], outlet: str | None) -> None:
    byline = parse_byline(text)
    assert (byline.authors, byline.outlet) == (authors, outlet)


@pytest.mark.parametrize(
    ("text", "authors", "correspondents", "photographers"),
    [
        ("记者 张三 通讯员 李四 王五", ("张三",), ("李四", "王五"), ()),
        ("职工通讯员 李四", (), ("李四",), ()),
        ("本报记者 张三 通讯员 李四 摄影报道", ("张三",), ("李四",), ()),
        ("文/张三 图/李四", ("张三",), (), ("李四",)),
        ("张三/文 李四/图", ("张三",), (), ("李四",)),
        ("张三 文/图", ("张三",), (), ("张三",)),
        ("文/图 张三", ("张三",), (), ("张三",)),
        ("图文/张三", ("张三",), (), ("张三",)),
        ("文/本报记者 张三 图/本报记者 李四", ("张三",), (), ("李四",)),
        ("示例报记者张三/文受访者供图", ("张三",), (), ()),
        ("新华社记者 张三 摄", (), (), ("张三",)),
        ("参与记者：张三、李四", ("张三", "李四"), (), ()),
    ],
)
def test_who_did_what(
    text: str, authors: tuple[str, ...], correspondents: tuple[str, ...], photographers: tuple[str, ...]
) -> None:
    byline = parse_byline(text)
    assert (byline.authors, byline.correspondents, byline.photographers) == (authors, correspondents, photographers)


@pytest.mark.parametrize("text", ["每经记者|张三    每经编辑|李四", "文｜张三 编辑｜李四", "记者：张三 编辑：李四"])
def test_editors_are_no_authors(text: str) -> None:
    byline = parse_byline(text)
    assert (byline.authors, byline.editors) == (("张三",), ("李四",))


@pytest.mark.parametrize(
    ("line", "role", "names"),
    [
        ("责任编辑：王五", "editor", ("王五",)),
        ("责任编辑: 王五_NF4425", "editor", ("王五",)),
        ("责任编辑：王五 PN071", "editor", ("王五",)),
        ("责编：王五", "editor", ("王五",)),
        ("(责编：王五、赵六)", "editor", ("王五", "赵六")),
        ("【责任编辑:王五】", "editor", ("王五",)),
        ("【纠错】 责任编辑： 王五", "editor", ("王五",)),
        ("【编辑:王五】", "editor", ("王五",)),
        ("（责编王五）", "editor", ("王五",)),
        ("编辑|王五", "editor", ("王五",)),
        ("校对｜王五", "proofreader", ("王五",)),
        ("图片编辑：王五", "image_editor", ("王五",)),
        ("审核：王五", "reviewer", ("王五",)),
        ("摄影：王五", "photographer", ("王五",)),
        ("文｜王五", "author", ("王五",)),
        ("来源：示例社", "source", ("示例社",)),
        ("稿源：示例社", "source", ("示例社",)),
        ("（文章来源：示例社）", "source", ("示例社",)),
        ("责任编辑：", "editor", ()),
        ("责 编：王五", "editor", ("王五",)),
        ("通讯员：王五", "correspondent", ("王五",)),
        ("转自：示例网", "republisher", ("示例网",)),
    ],
)
def test_credits(line: str, role: str, names: tuple[str, ...]) -> None:
    credit = parse_credit(line)
    assert credit is not None
    assert (credit.role, credit.names) == (role, names)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "编辑部昨天搬到了新的大楼。",
        "记者：您什么时候开始写作的？",
        "来源：不明，数量：不详。真相还在调查。",
        "设计 理念",
        "来自 火星的朋友",
        "文中提到的来源：张三",
        "作者：" + "这是一句很长的话" * 10,
    ],
)
def test_sentences_are_no_credits(line: str) -> None:
    assert parse_credits(line) == ()


def test_several_credits_on_a_line() -> None:
    credits_ = parse_credits("编辑/校对：张三 审核：李四 | 监制：王五")
    assert [(credit.role, credit.names[0]) for credit in credits_] == [
        ("editor", "张三"),
        ("proofreader", "张三"),
        ("reviewer", "李四"),
        ("reviewer", "王五"),
    ]


@given(st.text())
def test_split_names_is_idempotent_on_its_own_names(text: str) -> None:
    names = split_names(text)
    assert len(set(names)) == len(names)
    assert all(names)


@given(st.text(alphabet="张三李四记者编辑来源校对：:、／/|（）() 报社a1", max_size=40))
def test_any_line_is_read_without_error(text: str) -> None:
    parse_byline(text)
    parse_credits(text)


@pytest.mark.parametrize(
    "line",
    [
        "（文/林晓舟）船坞今天举行了下水仪式。",
        "【文/林晓舟】船坞今天举行下水仪式，有三百人到场。",
        "（来源：示例社）船坞今天举行了下水仪式",
    ],
    ids=["round", "square", "source"],
)
def test_a_sentence_behind_a_credit_in_brackets_is_no_name(line: str) -> None:
    assert parse_credits(line) == ()


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("（编辑：王五）校对：赵六", ["editor", "proofreader"]),
        ("（文/林晓舟）", ["author"]),
        ("（编辑：王五）（校对：赵六）", ["editor", "proofreader"]),
    ],
    ids=["after", "alone", "each"],
)
def test_credits_in_brackets_are_read(line: str, roles: list[str]) -> None:
    assert [credit.role for credit in parse_credits(line)] == roles
