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


@pytest.mark.parametrize("body", [b"", b"\xff", b"\x80\x81", bytes(range(256)), gzip.compress(b"a" * 1000)])
def test_it_never_fails(body: bytes) -> None:
    assert isinstance(decode(body), str)
