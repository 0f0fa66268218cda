import gzip

import pytest

from newscrawl.extraction.decode import decode

PROSE = "今天的会议在北京举行，来自各地的代表们说，这是一个新的开始。"


def page(charset: str | None, text: str = PROSE) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "GB2312", "gb18030", None, "utf-8", "iso-8859-1"])
def test_gb_pages_are_read_whatever_they_declare(declared: str | None) -> None:
    assert PROSE in decode(page(declared).encode("gb18030"))


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "big5", "utf-8", None])
@pytest.mark.parametrize("header", ["text/html", "text/html; charset=gb2312", "text/html; charset=utf-8", None])
def test_valid_utf8_beats_every_declaration(declared: str | None, header: str | None) -> None:
    assert decode(page(declared).encode(), content_type=header) == page(declared)


def test_characters_beyond_gb2312_survive_its_declaration() -> None:
    text = "朱镕基、陶喆和李堃在会上说，𠮷野家的这个㛃字是对的。"
    assert text in decode(page("gb2312", text).encode("gb18030"))


@pytest.mark.parametrize("declared", ["big5", None])
def test_big5(declared: str | None) -> None:
    text = "這個會議在台北舉行，來自各國的代表們說，這是新的開始。"
    assert text in decode(page(declared, text).encode("big5"))


def test_a_declaration_in_capitals() -> None:
    text = "這個會議在台北舉行，來自各國的代表們說，這是新的開始。"
    assert text in decode(page("BIG5", text).replace("charset", "CHARSET").encode("big5"))


@pytest.mark.parametrize("declared", ["gb2312", "utf-16", None])
def test_ascii_is_ascii_whatever_it_declares(declared: str | None) -> None:
    assert decode(page(declared, "a ~ b").encode("ascii")) == page(declared, "a ~ b")


def test_header_against_meta_is_settled_by_the_bytes() -> None:
    body = page("gbk").encode("gbk")
    assert PROSE in decode(body, content_type="text/html; charset=utf-8")


def test_meta_after_four_kilobytes_counts() -> None:
    text = "這個會議在台北舉行，來自各國的代表們說，這是新的開始。"
    body = b"<!--" + b"x" * 9000 + b"-->" + page("big5", text).encode("big5")
    assert text in decode(body)


@pytest.mark.parametrize(
    ("bom", "encoding"), [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_byte_order_marks(bom: bytes, encoding: str) -> None:
    assert decode(bom + PROSE.encode(encoding), content_type="text/html; charset=gbk") == PROSE


def test_a_handful_of_broken_characters_is_no_other_encoding() -> None:
    body = (PROSE * 20).encode() + b"\xf0\x9f\x98" + PROSE.encode()
    assert decode(body, content_type="text/html; charset=gbk").endswith(PROSE)


def test_a_body_cut_within_a_character() -> None:
    assert decode((PROSE * 20).encode()[:-1]).startswith(PROSE)


def test_nuls_go() -> None:
    assert decode(b"a\x00b") == "ab"


def test_the_lone_byte_80_is_the_euro_in_gb_pages() -> None:
    body = page("gbk", PROSE + "价格").encode("gbk").replace("价格".encode("gbk"), "价格".encode("gbk") + b"\x80 9")
    assert "价格€ 9" in decode(body)


def test_western_pages_stay_western() -> None:
    assert (
        decode("Le café très élégant".encode("latin-1"), content_type="text/html; charset=iso-8859-1")
        == "Le café très élégant"
    )


def test_undeclared_jsonp() -> None:
    body = ('data_callback([{"title":"' + PROSE + '","time":"09/07/2019 16:28:35"}])').encode("gbk")
    assert PROSE in decode(body, content_type="application/javascript")


@pytest.mark.parametrize("body", [b"", b"\xff", b"\x80\x81", bytes(range(256)), gzip.compress(b"a" * 1000, mtime=0)])
def test_it_never_fails(body: bytes) -> None:
    assert isinstance(decode(body), str)


TRADITIONAL = "這個會議在台北舉行，來自各國的代表們說，這是新的開始。"
HONG_KONG = "呢個會議喺香港舉行，佢哋話巴士㗎，啱啱開始。"


@pytest.mark.parametrize(
    ("encoding", "declared", "text"),
    [
        ("big5", "gb2312", TRADITIONAL * 3),
        ("big5", "utf-8", TRADITIONAL * 3),
        ("gbk", "big5", PROSE * 3),
        ("gbk", None, TRADITIONAL * 3),
        ("big5hkscs", "big5-hkscs", HONG_KONG),
        ("big5hkscs", "big5", TRADITIONAL + HONG_KONG),
        ("big5hkscs", None, TRADITIONAL + HONG_KONG),
        ("cp950", "big5", TRADITIONAL + "恒裏銹"),
        ("gbk", "x-gbk", PROSE),
        ("utf-8", "x-gbk", PROSE),
        ("hz", "hz-gb-2312", PROSE),
        ("hz", None, PROSE),
        ("utf-16-le", None, PROSE),
        ("utf-16-be", None, PROSE),
        ("gbk", None, "北京"),
        ("gb18030", None, PROSE + "镕㛃€"),
    ],
)
def test_labels_that_lie_or_lack(encoding: str, declared: str | None, text: str) -> None:
    assert text in decode(page(declared, text).encode(encoding))


def test_a_header_with_an_unknown_label() -> None:
    assert PROSE in decode(page(None).encode("gbk"), content_type="text/html; charset=x-gbk")


def test_a_declaration_of_gbk_after_four_kilobytes() -> None:
    assert PROSE in decode(b"<!--" + b"x" * 9000 + b"-->" + page("gbk").encode("gbk"))


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", None])
def test_a_few_bytes_of_another_encoding_leave_the_page_alone(declared: str | None) -> None:
    body = page(declared, PROSE * 40).encode().replace("北京".encode(), b"\xb1\xb1\xbe", 3)
    assert decode(body).count(PROSE[10:]) == 40


def test_one_bad_byte_in_a_gb_page() -> None:
    body = page("gb2312", PROSE * 10).encode("gbk").replace("。".encode("gbk"), b"\xff" + "。".encode("gbk"), 1)
    assert decode(body).count(PROSE) == 9


def test_emoji_written_as_surrogates_come_back_whole() -> None:
    pair = "\ud83d\ude00".encode("utf-8", "surrogatepass")
    assert decode(page("gbk").encode().replace("会议".encode(), pair)) == page("gbk", PROSE.replace("会议", "😀"))


def test_replacement_characters_of_the_page_itself_break_nothing() -> None:
    text = PROSE * 4 + "\ufffd\ufffd" * 10
    assert text in decode(page("gbk", text).encode())


def test_dashes_and_middots_of_gb2312_are_those_of_gbk() -> None:
    body = page("gb2312", PROSE + "##").encode("gbk").replace(b"##", b"\xa1\xaa\xa1\xa4")
    assert PROSE + "—·" in decode(body)


def test_a_rendered_dump_is_utf8_whatever_its_meta_says() -> None:
    body = page("gb2312", PROSE * 30).encode()[:-40]
    assert decode(body, content_type="text/html; charset=gb2312").count(PROSE) == 29
