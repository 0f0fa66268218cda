"""What is left of a page around the article is told; news that only has its words is not."""

import pytest

from newscrawl.records.leftovers import leftovers

BODY = "这句话讲了一件很平常的事情，与别的事没有关系。" * 9
AT_THE_TAIL = [
    "责任编辑：张三",
    "责任编辑：张三校对：李四",
    "责任编辑：张三 校对：李四",
    "来源：示例网",
    "来源：36氪",
    "来源：示例日报客户端",
    "（来源：示例社）",
    "扫码下载示例新闻客户端",
    "本文来自示例新闻客户端",
    "本文来自示例日报",
    "未经授权不得转载",
    "未经授权，不得转载",
    "本文版权归示例网所有，未经授权不得转载",
    "相关阅读",
    "相关阅读：某市修了新路",
    "延伸阅读",
    "免责声明：本文内容仅供参考，不构成投资建议",
    "免责声明",
    "转载请注明出处",
    "如需转载请联系本站",
    "更多精彩内容请关注示例新闻",
    "阅读原文",
    "点击阅读原文",
    "长按识别二维码关注我们",
    "收藏",
    "本文仅代表作者个人的观点",
    "以上内容仅供参考",
    "+1",
    "————",
    "沪ICP备00000000号-1",
    "热线电话：010-0000000",
    "报料热线: 021-000000",
    "编辑|王五 校对|赵六",
    "返回搜狐，查看更多",
    "（原题为《旧题》）",
    "版权所有，违者必究",
    "特别声明",
    "本文为澎湃号作者或机构在平台上传，仅代表该作者或机构观点",
    "请扫描二维码加入我们",
    "作者：张三编辑：李四某公司昨日发布新品",
]
AT_THE_HEAD = [
    "来源：示例网",
    "作者：张三",
    "作者：张三编辑：李四某公司昨日发布新品，反响很好",
    "原标题：旧题",
    "字号 超大 大 标准 小",
    "收藏",
    "点击上方蓝字关注我们",
]
NEWS = [
    "免责声明制度明年起在全市推行",
    "未经授权不得转载的条款被判无效",
    "来源：长江的源头在唐古拉山",
    "来源：长江的源头是长江水利委员会",
    "编辑：示例市将在明年修路",
    "作者：这本书写了十年才写完",
    "版权声明问题引发争议",
    "下载客户端的人数超过三万",
    "扫描二维码进站的乘客增多",
    "乘客扫码即可关注车辆位置",
    "关注微信公众号的人越来越多",
    "点击报名的市民超过一千人",
    "点击报名的王女士说：“很方便",
    "他说，这份报告仅供参考",
    "他喜欢阅读原文而不是译本",
    "下一篇章由青年人书写",
    "上一篇小说他写了三年",
    "原标题党作风被批评",
    "原题解析有误",
    "系统能识别图中的行人并报警",
    "法院认为“仅代表该作者或机构观点”一类的话无效",
    "“未经授权不得转载”一类的话不再有效",
    "未经许可转载的文章被下架",
    "风险提示制度从此建立",
    "声明书由双方签署",
    "版权所有者获得赔偿",
    "相关阅读推广活动昨天开始",
    "收藏了三百件瓷器的老人昨天去世",
    "分享会在周末举行",
    "关闭的三座矿山重新开放",
    "这些数字来源：一半是调查，一半是估计",
    "责任编辑这一职位明年取消",
    "校对工作由三个人完成",
    "记者在现场看到，图片来源于居民",
]


@pytest.mark.parametrize("sentence", AT_THE_TAIL)
@pytest.mark.parametrize("end", ["", "。"])
def test_boilerplate_behind_the_article_is_told(sentence: str, end: str) -> None:
    assert leftovers(BODY + sentence + end) == (sentence + end,)


@pytest.mark.parametrize("sentence", AT_THE_HEAD)
def test_boilerplate_before_the_article_is_told(sentence: str) -> None:
    assert leftovers(f"{sentence}。{BODY}") == (f"{sentence}。",)


@pytest.mark.parametrize("note", ["（来源：示例社）", "（原题为《旧题》）", "（责任编辑：张三）"])
def test_a_note_in_brackets_is_told_with_its_sentence(note: str) -> None:
    assert leftovers(f"{BODY}某公司发布新品{note}") == (f"某公司发布新品{note}",)


@pytest.mark.parametrize("sentence", [*NEWS, "某公司发布新品（来源：长江的源头在山里）"])
def test_a_sentence_of_news_with_the_words_of_boilerplate_is_none(sentence: str) -> None:
    assert leftovers(BODY + sentence) == ()
    assert leftovers(f"{BODY}{sentence}。") == ()
    assert leftovers(f"{sentence}。{BODY}") == ()


def test_who_speaks_in_an_interview_is_no_credit() -> None:
    assert leftovers("记者：你好吗？专家：我很好。" * 5 + "记者：谢谢您。") == ()


def test_boilerplate_in_the_middle_is_left_alone() -> None:
    assert leftovers(f"{BODY}责任编辑：张三。{BODY}") == ()


def test_marks_alone_and_nothing_are_no_boilerplate() -> None:
    assert leftovers("") == leftovers("！！") == ()
