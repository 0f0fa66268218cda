"""What do a page's meta tags and JSON-LD say about the article?"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from newscrawl.text.normalize import fold

# Keys as CMSs write them, in order of trust; compared as `meta_tags` writes them.
PUBLISHED = (
    *("article:published_time", "datepublished", "og:published_time", "firstpublishedtime", "weibo:article:create_at"),
    *("og:release_date", "apub:time", "publishtime", "pubtime", "pubdate", "publishdate", "createdate", "maketime"),
    *("og:time", "_pubtime", "dc.date.issued", "dc.date", "parsely-pub-date", "date"),
)
MODIFIED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "lastmodifiedtime",
    "dateupdate",
    "weibo:article:update_at",
    "lastmodified",
    "lastmod",
    "updatetime",
    "update_time",
    "article:updated_time",
    "dcterms.modified",
    "revised",
)
SOURCE = ("source", "mediaid", "contentsource", "article:source", "copyrightholder", "sourcename", "dc.source")
AUTHOR = ("article:author", "author", "dc.creator", "sailthru.author", "parsely-author", "dcterms.creator", "byl")
DESCRIPTION = ("og:description", "description", "twitter:description")
SECTION = ("article:section", "section", "columnname", "og:section", "channelname")
KEYWORDS = ("keywords", "news_keywords", "article:tag")

_DEEPEST = 20
"""Lists and objects within each other: more is no JSON-LD."""
_BLANKS = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_COMMENT = re.compile(r"/\*[^*]{0,10000}\*/|<!--|-->|//\s{0,20}<!\[CDATA\[|//\s{0,20}\]\]>")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_LIST = re.compile(r"\s*[,，;；|、]\s*")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Posting", re.IGNORECASE)


def meta_tags(tree: HtmlElement) -> dict[str, str]:
    """The page's `meta` elements by name, property or itemprop, in lower case without blanks. The first wins."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = fold(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            if content and (key := element.get(attribute)):
                found.setdefault(_BLANKS.sub("", key).lower(), content)
    return found


def linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The page's JSON-LD of an article; an empty dict where it has none or it is beyond repair."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for node in _nodes(_tolerant(script.text or "")):
                if _ARTICLE_TYPES.search(str(node.get("@type", ""))) or {"headline", "title", "pubDate"} & node.keys():
                    return node
    return {}


def names_of(value: Any, depth: int = 0) -> str:
    """The names in a JSON-LD author or publisher, joined; "" where there are none."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return "、".join(filter(None, (names_of(one, depth + 1) for one in value)))
    if isinstance(value, dict):
        return names_of(value.get("name", ""), depth + 1)
    return fold(value) if isinstance(value, str) else ""


def persons_of(value: Any) -> str:
    """The same without organisations."""
    values = value if isinstance(value, list) else [value]
    return names_of([one for one in values if not (isinstance(one, dict) and "Organi" in str(one.get("@type")))])


def keywords(text: str) -> tuple[str, ...]:
    """The words of a keywords tag, each once. CMSs separate by comma, semicolon, bar or, without any of these, blank.

    >>> keywords("示例，测试;示例"), keywords("示例 测试")
    (('示例', '测试'), ('示例', '测试'))
    """
    words = _LIST.split(text) if _LIST.search(text) else text.split()
    return tuple(dict.fromkeys(filter(None, map(fold, words))))


def _tolerant(text: str) -> Any:
    """JSON in spite of control characters, comments and trailing commas, which real pages have; None beyond repair."""
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", _COMMENT.sub(" ", text)))):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):  # no JSON, or a bomb
            continue
    return None


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < _DEEPEST:
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)
