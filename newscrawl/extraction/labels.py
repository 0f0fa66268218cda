"""Which words of a page say that no article stands below them, or that they are no part of one?"""

import re

_LABELS = (
    r"责任编辑|責任編輯|责编|责任校对|(?:本文|文章)?(?:編輯|编辑)|相[关關](?:新[闻聞]|[阅閱][读讀]|[报報][道導]|[链鏈連][接結]|推[荐薦]|文章|[专專][题題]|[内內]容)|.{0,6}相[关關].{0,2}[链鏈連][接結]|延伸[阅閱][读讀]|推[荐薦][阅閱][读讀]|"
    r"(?:查看)?更多.{0,8}(?:新[闻聞]|精彩|[内內]容|[阅閱][读讀])|其[它他].{0,6}新[闻聞]|.{0,6}(?:声明|公告)|[上下]一[篇则則条條頁页]|返回.{0,12}|分享到|分享|扫一扫|"
    r"[关關][键鍵][词字詞]|标签|標籤|主題標籤|Tags?|网友评论|[发發]表[评評][论論]|我要[評评][论論]|[評评][论論]\s*\d*|[热熱][门門].{0,6}|本文来源|文章来源|来源|往期.{0,4}|猜你喜欢|精彩推荐|重点推荐|最新.{0,6}|(?:余下|阅读|查看|展开)全文|全文阅读"
)
# Nothing of the article follows these, wherever they stand.
_FINAL = re.compile(
    r"[【\[（(]?\s*(?:责任编辑|責任編輯|责编)\s*[:：]|以上内容.{0,30}(?:上传|发布)|正文已结束|"
    r"[【\[（(]?\s*(?:版[权權]|免[责責]|著作[权權])[^。]{0,6}[声聲]明\s*[】\]）)]?\s*(?:[:：]|$)"
)
# What writers put below their last line.
_FINIS = re.compile(r"[\W_]*(?:(?:THE\s*)?END|全文完|本文完|正文完|[（(【]\s*完\s*[)）】])[\W_]*", re.IGNORECASE)
_END = re.compile(
    rf"[【\[（(★■●◆▎|>\s]*(?:{_LABELS})\s*(?:[:：】\]|>»＞]|$|[(（]\d+(?:/\d+)?[)）])|"
    r"[【\[（(].{0,8}(?:编辑|责编|編輯)\s*[:： ]\s*\S{1,6}\s*[)）】\]]$|[上下]一[篇条條][:：\s]|[上下]一篇|©|"
    r"[【\[（(]\s*(?:本文|正文|全文)[结結]束\s*[】\]）)]|"
    r"以上内容.{0,30}(?:上传|发布)|正文已结束|.{0,30}(?:ADVERTISEMENT|版权所有|版權所有|版权声明|著作權聲明|"
    r"Copyright|All Rights Reserved)",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"(?:打开|下载).{0,12}(?:APP|客户端).{0,12}|(?:请先?)?登[录錄]后.{0,20}|(?:长按|扫描|扫一扫|微信扫).{0,8}二维码.{0,20}",
    re.IGNORECASE,
)
# What templates put between paragraphs.
_NOISE = re.compile(
    r"[【\[（(]?(?:广告|廣告|推广|推廣|advertisement|ad)[】\])）]?|\d{1,3}\s?/\s?\d{1,3}|(?:您|你)的浏览器.{0,8}(?:不支持|版本过低).{0,40}|"
    r"No media source currently available",
    re.IGNORECASE,
)
_BOXED = re.compile(
    r"[【\[（(★■●◆▎|>＞»\s]*(?:相[关關].{1,4}|延伸[阅閱][读讀]|推[荐薦][阅閱][读讀]|(?:查看)?更多.{0,8}|.{0,2}[热熱][点點门門].{0,4}|精彩推荐|猜你喜欢)\s*[:：】\]>»＞]*"
)
_LONGEST = 120
"""Characters of a label with what it labels."""


def is_end(text: str) -> bool:
    """Whether *text* begins with a label that follows articles, such as 责任编辑 or 相关新闻, or is one such as END.

    >>> is_end("相关新闻："), is_end("- The End -"), is_end("（完）"), is_end("End of the line.")
    (True, True, True, False)
    """
    return len(text) < _LONGEST and bool(_END.match(text) or _FINIS.fullmatch(text))


def is_final(text: str) -> bool:
    """Whether nothing of an article can follow *text*."""
    return len(text) < _LONGEST and bool(_FINAL.match(text))


def is_prompt(text: str) -> bool:
    """Whether *text* asks to open an app, to log in or to scan a code."""
    return bool(_PROMPT.fullmatch(text))


def is_filler(text: str) -> bool:
    """Whether *text* is what templates put between paragraphs, such as 广告."""
    return bool(_NOISE.fullmatch(text))


def heads_links(text: str) -> bool:
    """Whether *text* is the heading of a box of links amid an article.

    >>> heads_links("相关阅读："), heads_links("阅读是一件小事")
    (True, False)
    """
    return bool(_BOXED.fullmatch(text))
