"""A page of pictures alone is a gallery on every site."""

from newscrawl import extract

HEAD = """<html><head><title>新船下水图集 - IT之家</title></head><body><h1>新船在沪东下水图集</h1>
<span id="pubtime_baidu">2026/11/20 9:05:07</span><div class="post_content" id="paragraph">"""
PICTURES = "".join(f'<p><img src="https://img.ithome.com/newsuploadfiles/2026/11/{n}.jpg"></p>' for n in range(6))


def test_pictures_without_text_are_a_gallery() -> None:
    article = extract(f"{HEAD}{PICTURES}</div></body></html>", url="https://www.ithome.com/0/901/234.htm")
    assert (article.genre, article.body, len(article.images)) == ("gallery", "", 6)


def test_pictures_with_text_are_an_article() -> None:
    page = f"{HEAD}<p>IT之家 11 月 20 日消息，沪东船坞今天有新船下水。</p>{PICTURES}</div></body></html>"
    assert extract(page, url="https://www.ithome.com/0/901/234.htm").genre == "article"
