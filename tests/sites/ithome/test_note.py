"""The note under an article of IT之家 about links that are paid for is none of its text."""

from newscrawl import extract


def test_the_note_about_links_is_no_text() -> None:
    page = """<html><head><title>新船下水 - IT之家</title></head><body><h1>新船在沪东下水</h1>
    <span id="pubtime_baidu">2026/11/20 9:05:07</span>
    <div class="post_content" id="paragraph"><p>IT之家 11 月 20 日消息，沪东船坞今天为一艘集装箱船举行了下水仪式。</p>
    <p>更正：此前本文误写了船长，现已更正。</p>
    <p>广告声明：文中有些链接通往商家，用来省去读者挑选的时间，仅供参考。</p></div></body></html>"""
    article = extract(page, url="https://www.ithome.com/0/901/234.htm")
    assert article.body.split("\n")[-1] == "更正：此前本文误写了船长，现已更正。"
