"""Whom does 观察者网 name, where an article has no columnist's card?"""

import pytest

from newscrawl import extract

URL = "https://www.guancha.cn/economy/2026_11_20_700001_s.shtml"
TEXT = (
    "沪东船坞十一月二十日为一艘双燃料集装箱船举行了下水仪式，全船可以装载一万五千个标准箱，轮机舱里布置了四千多个传感器，"
    "机舱的数据由岸上的中心实时监看，夜里可以无人值守。"
)


@pytest.mark.parametrize(
    ("opening", "authors"),
    [
        ("（文/观察者网 林晓舟）", ("林晓舟",)),
        ("【文/观察者网 林晓舟】", ("林晓舟",)),
        ("（文/观察者网 林晓舟 编辑/周明远）", ("林晓舟",)),
        ("（观察者网讯）", ()),
        ("", ()),
    ],
    ids=["round", "square", "editor", "newsroom", "none"],
)
def test_the_newsroom_signs_before_the_text(opening: str, authors: tuple[str, ...]) -> None:
    page = f"""<html><head><title>新船下水</title></head><body><ul><li class="left left-main"><h3>新船在沪东下水</h3>
    <div class="time fix"><span>2026-11-20 09:12:05</span><span>来源：观察者网</span></div>
    <div class="content all-txt"><p>{opening}{TEXT}</p><p>船东代表说，该船明年三月交付。</p></div>
    </li></ul></body></html>"""
    article = extract(page, url=URL)
    assert article.authors == authors
    assert article.body.startswith(f"{opening}沪东")
