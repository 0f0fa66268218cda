"""`__NEXT_DATA__` of an article page: the JSON that the text is read from."""

import json
from typing import Any

from tests.replica import markup
from tests.replica.article import Article
from tests.replica.fields import (
    author_info,
    counts,
    cover,
    forwarding,
    images,
    menu,
    milliseconds,
    node_info,
    tag_list,
    videos,
)

BUILD_ID = {"index": "x1Y2z3kQ8", "plain": "Pq7rT0aWn"}


def heading(article: Article) -> dict[str, Any]:
    """What contentDetail, liveDetail and specialInfo share."""
    drift = article.number % 7
    name = f" {article.headline}\t\n" if drift == 3 else article.headline
    return {
        "contId": article.number if drift in {1, 4} else article.id,
        "name": name,
        "shareName": article.headline,
        "summary": article.summary,
        "desc": article.summary,
        "pubTime": article.minute,
        "publishTime": str(milliseconds(article)) if drift == 2 else milliseconds(article),
        "updateTime": milliseconds(article, modified=True),
        "source": "澎湃新闻",
        "nodeInfo": node_info(article),
        "authorInfo": author_info(article),
        "pic": cover(article),
        "sharePic": cover(article),
        "tagList": tag_list(article),
    }


def content_detail(article: Article) -> dict[str, Any]:
    editor, *others = article.editors
    kind = 9 if article.genre == "video" else 0
    return {
        **heading(article),
        **counts(article),
        **forwarding(article),
        "content": markup.content(article),
        "author": article.byline,
        "originalFlag": ("1", "2", "")[article.number % 3],
        "contType": str(kind) if article.number % 5 == 0 else kind,
        "paywalled": False,
        "podcastAudioUrl": None,
        "trackArticleType": "文章",
        "tags": ",".join(article.tags),
        "responEditor": editor,
        "imageEditor": others[0] if others else "",
        "images": images(article),
        "videos": videos(article),
        "voiceInfo": {"isHaveVoice": "0", "voiceSrc": "", "imgSrc": ""},
    }


def detail_data(article: Article) -> dict[str, Any]:
    """`pageProps.detailData`, in the shape of the article's kind."""
    match article.kind:
        case "live":
            return {"contType": 8, "liveDetail": heading(article)}
        case "special":
            return {"contType": 1, "specialDetail": {"specialInfo": heading(article), "childNodeList": []}}
        case "soft-404":
            return {"contType": 0}
        case "null":
            return {"contType": 0, "contentDetail": None}
        case _:
            found = content_detail(article)
            return {"contType": found["contType"], "contentDetail": found}


def next_data(page: str, props: dict[str, Any], query: dict[str, str], build: str, *, mobile: bool = False) -> str:
    """The script element."""
    data: dict[str, Any] = {"props": {"pageProps": props}, "page": page, "query": query, "buildId": BUILD_ID[build]}
    if mobile:
        data["props"]["appProps"] = {"menu": {"channelList": menu()}}
    return script(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def script(text: str) -> str:
    text = text.replace("</", "<\\/")
    return f'<script id="__NEXT_DATA__" type="application/json">{text}</script>'


def article_data(article: Article, *, mobile: bool = False) -> str:
    """The script of an article page, or what is left of it."""
    if article.kind == "no-island":
        return ""
    props = {"contId": article.id, "detailData": detail_data(article)}
    build = "plain" if article.build == "plain" else "index"
    whole = next_data("/detail/[id]", props, {"id": article.id}, build, mobile=mobile)
    if article.kind == "broken-island":
        return whole[: len(whole) * 2 // 3] + "</script>"
    return whole
