"""Does a paragraph speak to the reader about the site rather than about the news?

No list of whole phrases: such notices are written anew on every site, but always of the same things.
"""

import re

_CUES = {
    "rights": (
        r"版[权權]|著作[权權]|[转轉][载載]|翻[拍攝摄]|授[权權]|侵[权權]|必究|[镜鏡]像|"
        r"注明(?:[出来來][处處源])|摘[编編]|商用|原[创創]|[节節][选選]|完整版"
    ),
    "stance": (
        r"[仅僅]代表|不代表|立[场場]|[观觀][点點]|[仅僅]供[参參]考|不[构構]成|自[担擔]|"
        r"[谨謹]慎|真[实實]性|免[责責]|[声聲]明|传播更多|不承担|投资建议|核实"
    ),
    "reader": (
        r"[欢歡]迎|敬[请請]|关注|關注|追蹤|[订訂][阅閱]|收藏|[转轉][发發]|分享|[点點按]?[赞讚]|"
        r"在看|打[赏賞]|[评評][论論][区區]|留言|加入|添加|星[标標]|好友|扫[码描一]|[掃][碼描一]|"
        r"[长長]按|[点點][击擊]|下[载載]|[获獲]取更多|更多"
    ),
    "channel": (
        r"公[众眾]号|微信号?|微博|客户端|[Aa][Pp][Pp]|二[维維][码碼]|官[网網]|"
        r"小程序|抖音|[视視][频頻][号號]|LINE|粉[丝絲]|[读讀]者群|交流群|社群|[头頭][条條][号號]|"
        r"朋友圈|[蓝藍]字|[这這本此][封份][邮郵]件|退[订訂]|[进進入][读讀者]{0,2}群"
    ),
    "contact": (
        r"[邮郵郵]箱|信箱|[热熱][线線]|[电電][话話]|客服|[举舉][报報]|[爆报報]料|"
        r"投稿|[线線]索|合作|[联聯][系繫絡]|[网網]址|https?://\S+|www\.\S+|"
        r"\S+@\w+\.\w+"
    ),
    "self": (
        r"本[站网網]|本平[台臺]|本公[众眾]号|本[刊报報社]|本[文稿]|本(?:内容|作品|信息)|"
        r"[图圖]片|[图圖]源|[来來]源|(?:原)?作者|[网網][络絡]|文章|内容|平台"
    ),
}
_PATTERN = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _CUES.items()), re.IGNORECASE)
_SHARE = 0.22
"""So much of a notice is such words; less than a tenth of the last paragraphs of the development pages' articles."""
_LONGEST = 160
_NEWS = re.compile(
    r"[“”「」]|记者|記者|(?<!\d)(?:19|20)\d\d年|\d+月\d+日|表示|[认認][为為]|说，|介[绍紹]|[%％]|据|亿|万元"
)
"""What news has and notices have not."""
_NAME = re.compile(r"[“「‘『《][^”」’』》，。]{1,12}[”」’』》]")
"""The name of an account or an app."""
# Words of buttons.
_WIDGETS = re.compile(
    r"(?:(?:我要|点击)?(?:纠错|评论|收藏|分享|打印|关闭|举报|点?赞|踩|顶|转发|留言|反馈|投诉)|听新闻|正在播放|播报文章|语音播报\S*|朗读|复制链接|微信|微博|QQ空间|朋友圈|"
    r"(?<!\S)[大中小](?!\S)|字号|\+?关注|触屏版|普版|电脑版|手机版|导航|意见反馈|分享[至到]|展开|收起|暂停|播放|倍速|返回|首页|[上下]一[篇页]|"
    r"[字級级]{2}|列印|轉寄|[\d.|｜/·:：()（）【】\[\]<>»\s-])+"
)
_PICTURED = re.compile(r"[點点][擊击][\u4e00-\u9fff]{0,4}[圖图]片?[\u4e00-\u9fff]{0,10}")


def is_widget(paragraph: str) -> bool:
    """Whether *paragraph* is the words of buttons, or a count beside one.

    >>> is_widget("我要纠错 听新闻 正在播放"), is_widget("(0)"), is_widget("小评论家")
    (True, True, False)
    """
    return len(paragraph) <= 40 and bool(_WIDGETS.fullmatch(paragraph) or _PICTURED.fullmatch(paragraph))


def is_notice(paragraph: str, story: str = "") -> bool:
    """Whether *paragraph* is about rights, views, ways to follow or to reach the site, and says nothing else.

    Words that *story*, the first half of the article, has too do not count: then they are its subject.

    >>> is_notice("更多内容欢迎关注本站公众号"), is_notice("他说，欢迎大家关注公众号上的版权声明。")
    (True, False)
    >>> is_notice("更多内容欢迎关注本站公众号", story="公众号平台欢迎更多作者，但不保证关注数。")
    False
    """
    found = _found(paragraph, story)
    kinds = {match.lastgroup for match in found}
    return len({match[0] for match in found}) > 1 and bool(kinds - {"contact", "self"})


def is_invitation(paragraph: str, story: str) -> bool:
    """Whether *paragraph* asks to follow the site, in words that *story* has not, and says nothing else.

    >>> is_invitation("点击上方蓝字关注“河岸读书会”，并设为星标", "")
    True
    """
    return {"reader", "channel"} <= {match.lastgroup for match in _found(paragraph, story)}


def _found(paragraph: str, story: str) -> list[re.Match[str]]:
    """The words of notices in *paragraph*; none where they are but a small part of it."""
    words = _NAME.sub("", paragraph)
    if len(paragraph) > _LONGEST or _NEWS.search(words):
        return []
    found = [match for match in _PATTERN.finditer(words) if match[0] not in story]
    return found if sum(len(match[0]) for match in found) >= _SHARE * len(words) else []
