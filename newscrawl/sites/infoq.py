"""InfoQ 中文站 — https://www.infoq.cn/ (facts: sites.md B.1)"""

from collections.abc import Iterator
from html import escape
from typing import Any

import msgspec

from newscrawl.extraction.islands import dig, rows
from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.asking import Ask
from newscrawl.sites.base import Site
from newscrawl.sites.sources import Feed, JsonList

_TAGS = {"paragraph": "p", "heading": "h2", "blockquote": "blockquote", "listitem": "li", "codeblock": "pre"}


class AnswerPage(JsonPage):
    """What `getDetail` answers, with the text as HTML or as a tree of nodes.

    Where it only says at which other address the text stands (`content_url`), there is none.
    """

    marker = '"article_title"'
    paths = Paths(
        headline="data.article_title",
        body="data.content",
        published="data.publish_time",
        byline="data.author.nickname data.no_author",
        description="data.article_summary",
        tags="data.topic.name",
    )
    signatures = ("InfoQ 中文站", "InfoQ")

    def html_of_body(self) -> str:
        text = super().html_of_body()
        try:
            return "".join(_markup(msgspec.json.decode(text))) if text.startswith('{"') else text
        except (msgspec.DecodeError, RecursionError):  # no tree of nodes, or one that no editor wrote
            return text


def _markup(node: dict[str, Any]) -> Iterator[str]:
    """A node of the editor's tree, and those below it, as HTML."""
    kind, attributes = str(node.get("type", "")), dig(node, "attrs")
    if kind == "text":
        yield escape(str(node.get("text") or ""))
    elif kind == "image":
        yield f'<img src="{escape(str(attributes.get("src") or ""))}">'
    else:
        tag = _TAGS.get(kind.lower(), "")
        yield f"<{tag}>" if tag else ""
        for child in rows(node.get("content")):
            yield from _markup(child)
        yield f"</{tag}>" if tag else ""


SITE = Site(
    id="infoq",
    name="InfoQ 中文站",
    domains=("infoq.cn",),
    article_url=r"^https?://(?:www\.)?infoq\.cn/article/([A-Za-z0-9]+)(?=[/?#]|$)",
    canonical="https://www.infoq.cn/article/{id}",
    pages=(AnswerPage,),
    asked=Ask(url="https://www.infoq.cn/public/v1/article/getDetail", payload={"uuid": "{id}"}),
    sources=(
        JsonList(
            url="https://www.infoq.cn/public/v1/my/recommond",
            payload={"size": 30},
            rows="data",
            link="https://www.infoq.cn/article/{uuid}",
            title="article_title",
            date="publish_time",
        ),
        Feed(),
    ),
)
