"""The parts of thepaper's JSON that rows and article pages have in common, drift included."""

from typing import Any

from tests.replica import markup
from tests.replica.article import Article
from tests.replica.material import channels, columns


def milliseconds(article: Article, *, modified: bool = False) -> int:
    return int((article.modified if modified else article.published).timestamp()) * 1000


def node_info(article: Article) -> dict[str, Any]:
    """The column; its `desc` describes the column, not the article."""
    return {
        "nodeId": int(article.node_id),
        "name": article.section,
        "desc": f"{article.section}栏目简介",
        "summarize": f"{article.section}，每日更新",
        "pic": "https://imagecloud.thepaper.cn/thepaper/image/node.png",
        "nodeType": 0,
        "channelType": 0,
        "parentId": int(article.channel_id),
        "forwardType": 1,
        "forwordType": 1,
        "mobForwardType": 1,
        "liveType": "",
        "isOrder": "0",
        "dataType": 0,
        "shareName": article.section,
        "nickName": "",
        "color": "",
    }


def author_info(article: Article) -> dict[str, Any] | None:
    if not article.contributed:
        return None
    return {
        "userId": int(article.account_id),
        "sname": article.account,
        "pic": "https://image.thepaper.cn/publish/img/user.png",
        "isAuth": "1",
        "userType": "1",
        "perDesc": f"{article.account}官方账号",
        "isOrder": "0",
        "attentionNum": "12",
        "fansNum": "1.2万",
        "pph": article.section != "政务",
        "normalUser": False,
        "authInfo": "",
        "location": "上海",
        "mobForwardType": 3,
    }


def tag_list(article: Article) -> list[dict[str, Any]]:
    """The tags; on one page in four the first comes twice."""
    tags = article.tags + (article.tags[:1] if article.number % 4 == 0 else ())
    return [
        {"tagId": 1000 + article.tags.index(tag), "tag": tag, "isOrder": "0", "isUpdateNotify": "0"} for tag in tags
    ]


def counts(article: Article) -> dict[str, Any]:
    """Comments and likes, as drifting strings."""
    drift: tuple[str, ...] = ("", "75", "1.2万", "521", "1.2k", "0")
    return {"interactionNum": drift[article.number % 6], "praiseTimes": drift[(article.number // 6) % 6]}


def forwarding(article: Article) -> dict[str, Any]:
    out = "1" if article.forward else "0"
    link = article.forward or ("" if article.number % 2 else None)
    kind = "4" if article.forward else "0"
    return {"link": link, "isOutForward": out, "isOutForword": out, "forwardType": kind, "mobForwardType": 1}


def videos(article: Article) -> dict[str, Any] | None:
    if article.genre != "video":
        return None
    address, cover = markup.video(article), "https://imagecloud.thepaper.cn/thepaper/image/cover.jpg"
    length = article.number % 240 + 20
    return {
        "videoId": article.number % 900_000,
        "url": address,
        "hdurl": address.replace("/hd/", "/fhd/"),
        "duration": f"{length // 60:02d}:{length % 60:02d}",
        "durationNum": length,
        "coverUrl": cover,
        "coverUrlFirstFrame": cover,
        "verticalVideo": False,
        "videoDes": "",
        "bytes": "12.5M",
    }


def cover(article: Article) -> str:
    found = article.images[0].url if article.images else f"https://imgpai.thepaper.cn/newpai/image/{article.number}.png"
    return f"{found}?x-oss-process=image/resize,w_332"


def images(article: Article) -> list[dict[str, Any]]:
    return [
        {
            "imgId": article.number * 10 + n,
            "src": picture.url,
            "url": picture.url,
            "width": 1080,
            "height": 720,
            "description": picture.caption,
        }
        for n, picture in enumerate(article.images)
    ]


def menu() -> list[dict[str, Any]]:
    """The tree of channels and columns."""
    return [
        {
            "nodeId": int(channel),
            "name": name,
            "forwordType": "0",
            "nodeType": 0,
            "childNodeList": [
                {"nodeId": int(column.id), "name": column.name, "forwordType": "0"}
                for column in columns().values()
                if column.channel_id == channel
            ],
        }
        for channel, name in channels().items()
        if channel
    ]
