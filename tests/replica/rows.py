"""Rows of lists, as the API and the pages give them: an article's headline and a lot of drift."""

from datetime import datetime, timedelta
from typing import Any

from tests.replica.article import Article
from tests.replica.fields import author_info, counts, cover, forwarding, milliseconds, node_info, tag_list, videos

ADVERTISEMENT: dict[str, Any] = {
    "name": "广告｜冬季好物节",
    "link": "https://adpai.thepaper.cn/s?z=thepaper",
    "softLocType": "1",
    "softAdTypeStr": "1,1,1",
    "cardMode": "118",
    "contType": 0,
}
TOPIC: dict[str, Any] = {
    "contId": None,
    "name": "专题：城市的冬天",
    "cardMode": "152",
    "specialNodeId": 3812,
    "link": None,
}


def shown(published: datetime, now: datetime) -> str:
    """The time as lists show it: relative on the first day, then a date in one of two shapes."""
    age = now - published
    if age < timedelta(minutes=1):
        return "刚刚"
    if age < timedelta(hours=1):
        return f"{age // timedelta(minutes=1)}分钟前"
    if age < timedelta(days=1):
        return f"{age // timedelta(hours=1)}小时前"
    if age < timedelta(days=4):
        return f"{age.days}天前"
    return f"{published:%Y-%m-%d}" if published.second % 2 else f"{published:%Y/%m/%d}"


def row(article: Article, now: datetime) -> dict[str, Any]:
    """One list row. There is no summary, and `nodeInfo` is sometimes missing."""
    kind = {"video": 9, "live": 8}.get(article.genre, 0)
    found: dict[str, Any] = {
        "contId": article.id,
        "originalContId": article.number,
        "name": article.headline,
        "pubTime": shown(article.published, now),
        "pubTimeNew": shown(article.published, now),
        "pubTimeLong": milliseconds(article),
        "publishTime": f"{article.published:%Y-%m-%d %H:%M:%S}",
        "trackPublishTime": milliseconds(article),
        "trackAuthor": article.byline,
        "nodeId": int(article.node_id),
        "nodeInfo": node_info(article),
        "contType": str(kind) if article.number % 5 == 0 else kind,
        "pic": cover(article),
        "smallPic": cover(article),
        "sharePic": cover(article),
        "tagList": tag_list(article),
        "waterMark": None,
        "videos": videos(article),
        "cardMode": "101",
        "imgCardMode": 0,
        "cornerLabelDesc": "",
        "paywalled": False,
        "originalFlag": ("1", "2", "")[article.number % 3],
        **counts(article),
        **forwarding(article),
    }
    if article.contributed:
        found["authorInfo"] = author_info(article)
    return _drifted(article, found)


def _drifted(article: Article, found: dict[str, Any]) -> dict[str, Any]:
    """*found* with the gaps that a real list has."""
    if article.genre == "video":
        found["trackAuthor"] = f"澎湃新闻编辑 {article.editors[0]} 视频来源 {article.section}"
    if article.number % 11 == 0:
        del found["nodeInfo"]
    if article.number % 13 == 0:
        del found["pubTimeLong"]
    if article.number % 6 == 0:
        found["contId"] = article.number
    return found


def card(article: Article, *, pinned: bool = False) -> str:
    """A card of a list page. Its headline also links to the comments of the same article."""
    mark = '<div class="small_isrecommend__zSjSv"><span>推荐</span></div>' if pinned else ""
    address = f"/newsDetail_forward_{article.id}"
    return (
        f'<div class="small_toplink__GmZhY"><a class="index_inherit__A1ImK" target="_blank" href="{address}">'
        f'<div class="small_imgposition__PYVLm">{mark}'
        f'<img alt="" src="{cover(article)}" width="318" height="182"/></div>'
        f'<h2>{article.headline}</h2></a><a href="{address}?commTag=true">评论</a></div>'
    )
