"""Does a page tell a story, or does it only say something to whoever asked for it?"""

import re
from collections.abc import Iterable

from newscrawl.text.folding import simplified

_HAN = re.compile("[\u3400-\u9fff]")
_PROSE = re.compile(r"[\u3400-\u9fff][，。；！？]")
_QUOTED = re.compile(r"[“「『《\"][^”」』》\"]{0,80}[”」』》\"]")
_STOP = re.compile(r"[。！？]|(?<=[A-Za-z][.!?])\s+")
_WORDS = 8
"""Words of the shortest sentence in letters that tells something; in Chinese, characters and two more."""
_STORY = 20
"""Characters of sentences that are nobody's business but the story's: what short news have, and notices have not."""
# What a site says to its reader, or about itself.
_ADDRESSED = re.compile(
    r"[您你]|(?<![邀申聘])请(?!求)|抱歉|对不起|[本该我]站|本网|网站(?:所|已|将)|版权(?:所有|声明|归)|转载|授权|举报|许可|备案|浏览器|返回首页|"
    r"刷新(?:重试|[该本此]页)|重试|完成.{0,4}验证|验证(?:后|通过)|检测到|异常(?:流量|访问|请求)|(?:用户|隐私|服务)协议|"
    r"\b(?:you|your|please|sorry|javascript|cookies?|requested|this (?:page|site|content|website)|try again)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[\s,，。！!~～…：:;；、|—–\-【】\[\]（）()]+")
_APOLOGY = re.compile(
    r"(?:很|非常|十分|真的?)?(?:抱歉|对不起|遗憾|不好意思)|sorry|oops|(?:http)?(?:error)?404(?:错误|页面)?|哎[呀哟]|啊哦|"
    r"(?:出错|错误)[啦了]?|(?:温馨)?提示|(?:系统|错误)(?:提示|信息)",
    re.IGNORECASE,
)
_THING = (
    r"(?:(?:[您你])?(?:所|要|想|想要|正在|当前)?(?:访问|查看|浏览|请求|阅读|查询|寻?找|打开)的)?(?:此|该|本|这篇|这个|当前|原|相关)?"
    r"(?:文章|内容|[页网]面|网?页|新闻|稿件|帖子|主题|链接|连结|网址|地址|视频|图片|资源|账号|帐号|专题|专栏|栏目|文档|信息)"
)
_LOST = (
    r"(?:或许|可能|似乎|好像|暂时|目前|现)?(?:已经?)?(?:被(?:发布者|作者|原作者|管理员|平台|网友|用户)?)?(?:自行)?"
    r"(?:下线|下架|逾期|删除|移除|撤回|撤稿|屏蔽|封禁|注销|失效|过期|关闭|不存在|丢失|不见|走丢|走失|迷路|找不到|(?:无法|不能)"
    r"(?:查看|访问|显示|打开|浏览|找到)|不可(?:见|访问)|正在(?:调整|维护|审核|整理)中?){1,2}"
)
_GONE = re.compile(
    rf"(?:{_THING})?的?{_LOST}[了啦]?(?:或者?.{{2,16}})?|{_THING}的?(?:因|被|涉嫌).{{0,20}}(?:投诉|违规|侵权|违反|举报).{{0,20}}|"
    rf"(?:没有?|未能?|无法|暂未)找到(?:[您你](?:所|要|想|请求|访问|查看|找)|该|此|对应|指定).{{0,8}}|找不到(?:该|此|这个|指定)?{_THING}|"
    r"(?:page|article|content|story)?not ?found|(?:the|this|that)?(?:requested)?(?:page|article|story|content|url)"
    r"(?:doesnotexist|couldnotbefound|wasnotfound|can(?:no)?tbefound|hasbeenremoved|nolongerexists|isnolongeravailable)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"[\W_]*(?:(?:热门|相关|精彩|最新|更多|为您|今日|编辑|猜[您你]|大家都在|其他|其它)\S{0,8}|\S{0,6}(?:推荐|排行榜?|热点|热文|头条))[\W_]*"
)
_NOTICE = 60
"""Characters of the longest notice."""


def sentences_in(text: str) -> int:
    """How many marks between Chinese sentences and clauses *text* has."""
    return len(_PROSE.findall(text))


def story_in(text: str) -> int:
    """How many characters of *text*, one string of a page, stand in sentences that tell something.

    What it quotes, says to its reader, or says of the site that it stands on, tells nothing.

    >>> story_in("铁路部门今天宣布，购票不再需要图片验证码。"), story_in("抱歉，您访问的页面不存在。")
    (21, 0)
    """
    if len(text) <= _WORDS:
        return 0
    *ended, last = _STOP.split(_QUOTED.sub("", simplified(text)).strip())
    if last.endswith((".", "!", "?")):
        ended.append(last)
    return sum(len(sentence) + 1 for sentence in ended if _is_told(sentence))


def tells(texts: Iterable[str]) -> bool:
    """Whether the strings of a page tell a story, be it one sentence; reads no further than it must."""
    amount = 0
    for text in texts:
        amount += story_in(text)
        if amount >= _STORY:
            return True
    return False


def says_gone(text: str) -> bool:
    """Whether *text*, as a whole, says that the page is not there or not any more (sites.md D.5).

    >>> says_gone("抱歉，您要找的頁面已被刪除"), says_gone("文章不存在的作者"), says_gone("页面走丢了~ 5秒后返回首页")
    (True, False, True)
    """
    if not 3 <= len(text) <= _NOTICE:
        return False
    if not _HAN.search(text):
        return bool(_GONE.fullmatch(re.sub(r"[\W_]|404", "", text)))
    clauses = [clause for clause in _CLAUSES.split(simplified(text)) if clause]
    while clauses and _APOLOGY.fullmatch(clauses[0]):
        del clauses[0]
    return bool(clauses) and bool(_GONE.fullmatch(clauses[0]))


def is_label_of_others(text: str) -> bool:
    """Whether what follows *text* has nothing to do with the page: 热门推荐, 相关新闻."""
    return len(text) <= 12 and bool(_OTHERS.fullmatch(simplified(text)))


def _is_told(sentence: str) -> bool:
    enough = len(sentence) >= _WORDS + 2 if not sentence.isascii() else len(sentence.split()) >= _WORDS
    return enough and not _ADDRESSED.search(sentence) and not says_gone(sentence)
