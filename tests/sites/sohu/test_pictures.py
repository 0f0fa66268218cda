"""Pictures of 搜狐 whose address is encrypted stand plainly in a script of the page, in their order."""

import pytest

from newscrawl import extract

CIPHER = "R8jNh+0sD2kqLw9AaBbCcDdEeFfGg=="
PLAIN = "//q6.itc.cn/images01/20261120/b.jpeg"
LISTED = (
    '<script>var config = {imgsList: [{"url":"//q1.itc.cn/a.jpeg","width":800},{"url":"//q2.itc.cn/b.jpeg"}]}</script>'
)


@pytest.mark.parametrize(
    ("script", "second", "found"),
    [
        (LISTED, f'data-src="{CIPHER}"', ["https://q1.itc.cn/a.jpeg", "https://q2.itc.cn/b.jpeg"]),
        (LISTED, f'src="{PLAIN}"', ["https://q1.itc.cn/a.jpeg", f"https:{PLAIN}"]),
        (LISTED.replace(',{"url":"//q2.itc.cn/b.jpeg"}', ""), f'src="{PLAIN}"', [f"https:{PLAIN}"]),
        ("", f'src="{PLAIN}"', [f"https:{PLAIN}"]),
    ],
    ids=["encrypted", "one-plain", "other-count", "unlisted"],
)
def test_an_encrypted_picture_has_the_address_that_is_listed(script: str, second: str, found: list[str]) -> None:
    page = f"""<html><head><title>新船_搜狐</title></head><body><div class="text-title"><h1>新船下水</h1></div>
    <span class="time" id="news-time">2026-11-20 09:12</span><article id="mp-editor">
    <p>沪东船坞今天为一艘集装箱船举行了下水仪式，到场的有三百人。</p>
    <p><img src="" data-src="{CIPHER}"></p><p><img {second}></p></article>{script}</body></html>"""
    article = extract(page, url="https://www.sohu.com/a/1000_2000")
    assert [image.url for image in article.images] == found
