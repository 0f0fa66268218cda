"""More of what sites.md D.1 says of bytes: pages whose label lies, hides, or names nothing."""

import pytest

from newscrawl import extract
from newscrawl.extraction.decode import decode
from tests.extraction.pages import SENTENCES, TITLE, article

PROSE = "今天的会议在北京举行，来自各地的代表们说，这是一个新的开始。"
TAIPEI = "這個會議在台北舉行，來自各國的代表們說，這是新的開始。"
URL = "https://news.example.com/a/1.html"


def page(head: str, text: str) -> str:
    return f"<html><head>{head}<title>甲乙</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("head", "encoding", "text"),
    [
        ('<meta httpequiv="Content-Type" content="text/html; charset=gb2312">', "gbk", PROSE),
        ("<meta http-equiv=Content-Type content=text/html;charset=gb2312>", "gbk", PROSE),
        ("<meta charset = 'GBK' >", "gbk", PROSE),
        ('<meta charset="utf-16">', "utf-8", PROSE),
        ('<meta charset="utf-16">', "gbk", PROSE),
        ('<meta charset="unicode">', "utf-8", PROSE),
        ('<meta charset="">', "gbk", PROSE),
        ('<meta charset="utf8">', "utf-8", PROSE),
        ('<meta charset="UTF-8"><meta charset="gb2312">', "gbk", PROSE),
        ("<script src='/a.js' charset='utf-8'></script>", "gbk", PROSE),
        ("<script src='/a.js' charset='gb2312'></script><meta charset=big5>", "big5", TAIPEI),
        ('<meta charset="big5">', "utf-8", TAIPEI),
        ('<meta charset="big5">', "big5", "許功蓋說，這個會議的結果是新的開始，他們都在這裡。"),
        ('<meta charset="gb2312">', "big5", TAIPEI),
        ('<meta charset="gbk">', "gb18030", PROSE + "𠮷野家㛃犇翀囍喆"),
        ("<!--" + "注" * 3000 + "--><meta charset=gbk>", "gbk", PROSE),
        ("<!--" + "這是樣板的說明，請不要更動。" * 300 + "-->", "big5", TAIPEI * 3),
        ('<meta charset="windows-1252">', "utf-8", PROSE),
        ('<meta charset="windows-1252">', "gbk", PROSE),
        ('<meta charset="shift_jis">', "gbk", PROSE),
        ("<?xml version='1.0' encoding='gb2312'?>", "gbk", PROSE),
    ],
    ids=map(str, range(21)),
)
def test_the_label_is_less_than_the_bytes(head: str, encoding: str, text: str) -> None:
    assert text in decode(page(head, text).encode(encoding))


@pytest.mark.parametrize(
    ("header", "meta", "encoding"),
    [
        ("text/html; charset=utf-8", "gbk", "gbk"),
        ("text/html; charset=gb2312", "utf-8", "utf-8"),
        ("text/html; charset=iso-8859-1", "gb2312", "gbk"),
        ("text/html; charset=ISO-8859-1", "utf-8", "utf-8"),
        ("text/html; charset=big5", "gbk", "gbk"),
        ("text/html;charset=GBK;charset=utf-8", "", "utf-8"),
        ('text/html; charset="gbk"', "", "gbk"),
        ("text/html; charset=", "gbk", "gbk"),
        ("charset", "gbk", "gbk"),
        ("application/x-javascript", "", "gbk"),
    ],
)
def test_the_header_is_less_than_the_bytes(header: str, meta: str, encoding: str) -> None:
    body = page(f'<meta charset="{meta}">' if meta else "", PROSE).encode(encoding)
    assert PROSE in decode(body, content_type=header)


def test_a_cut_in_the_middle_of_a_gb_character() -> None:
    body = page("<meta charset=gbk>", PROSE * 9).encode("gbk")
    cut = body[: body.rindex("始".encode("gbk")) + 1]
    assert decode(cut).count(PROSE) == 8


def test_a_piece_of_utf8_in_a_gb_page_leaves_the_rest_alone() -> None:
    body = page("<meta charset=gbk>", PROSE * 9 + "##" + PROSE).encode("gbk").replace(b"##", "广告位".encode())
    assert decode(body).count(PROSE) >= 9


def test_a_piece_of_gbk_in_a_utf8_page_leaves_the_rest_alone() -> None:
    body = page("<meta charset=utf-8>", PROSE * 40 + "##" + PROSE).encode().replace(b"##", "广告位招租".encode("gbk"))
    assert decode(body).count(PROSE) >= 40


@pytest.mark.parametrize("broken", [b"\xf0\x9f", b"\xed\xa0\xbd", b"\xed\xb8\x80", "\ufffd\ufffd".encode()], ids=repr)
def test_broken_emoji_are_no_other_encoding(broken: bytes) -> None:
    body = page("<meta charset=gbk>", PROSE * 20 + "##" + PROSE).encode().replace(b"##", broken * 4)
    assert decode(body).count(PROSE) == 21


def test_characters_outside_gbk_reach_the_article() -> None:
    text = SENTENCES[0].replace("示例市", "𠮷田市") + "负责人朱镕喆、李堃、王珺和赵翀说，价格是€9。"
    html = article(
        head='<meta charset="gb2312">', body=f"<p>{text}</p>" + "".join(f"<p>{s}</p>" for s in SENTENCES[1:])
    )
    found = extract(html.replace('<meta charset="utf-8">', "").encode("gb18030"), URL)
    assert found.body.startswith(text)
    assert found.headline == TITLE


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "utf-8", "gbk", "utf-16-le"])
@pytest.mark.parametrize("declared", ["big5", "utf-8", "gb2312", None])
def test_traditional_articles_whatever_they_declare(declared: str | None, encoding: str) -> None:
    paragraphs = "".join(f"<p>{TAIPEI}第{n}天的討論從早上開始。</p>" for n in range(6))
    html = article(
        title="臺北會議開幕 各國代表出席_示例新聞網", heading="<h1>臺北會議開幕 各國代表出席</h1>", body=paragraphs
    )
    html = html.replace('<meta charset="utf-8">', f"<meta charset={declared}>" if declared else "")
    chrome = str.maketrans({c: "文" for c in set(html) if not _fits(c, encoding)})
    found = extract(html.translate(chrome).encode(encoding), URL)
    assert found.headline == "臺北會議開幕 各國代表出席"
    assert found.body.startswith(f"{TAIPEI}第0天的討論從早上開始。")


def _fits(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
