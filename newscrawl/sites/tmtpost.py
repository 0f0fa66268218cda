"""钛媒体 — https://www.tmtpost.com/ (facts: sites.md B.1)"""

import re
from collections.abc import Iterator
from dataclasses import replace

from newscrawl.extraction.content import Content
from newscrawl.extraction.page import Found
from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.base import Site
from newscrawl.sites.sources import Feed, JsonList
from newscrawl.text.names import split_names

_SIGNED = re.compile(r"[（(]\s*本文首发.{1,20}?[，,].*?(?:编辑|责编)\s*[|｜:：丨]\s*(?P<editors>[^，,|｜）)]+).*[）)]")


class AnswerPage(JsonPage):
    """What the API says of one article, asked with `app-version: web1.0`."""

    parser = "tmtpost/answer"
    marker = '"time_published"'
    paths = Paths(
        headline="data.title",
        body="data.main",
        published="data.time_published",
        modified="data.time_updated",
        byline="data.authors.username",
        description="data.summary",
        tags="data.tags.tag data.tags",
    )
    signatures = ("钛媒体", "TMTPost", "钛媒体APP")

    def body(self) -> Iterator[Found[Content]]:
        for found in super().body():
            texts = tuple(text for text in found.value.paragraphs if not _SIGNED.fullmatch(text))
            yield replace(found, value=replace(found.value, paragraphs=texts))

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        """From the line that signs the text: （本文首发钛媒体App，作者｜…，编辑｜…）"""
        for found in super().body():
            for match in filter(None, map(_SIGNED.fullmatch, found.value.paragraphs)):
                yield Found(split_names(match["editors"]), "本文首发", match[0])
        yield from super().editors()


SITE = Site(
    id="tmtpost",
    name="钛媒体",
    domains=("tmtpost.com",),
    article_url=re.compile(r"^https?://(?:www\.tmtpost\.com/(\d+)\.html|api\.tmtpost\.com/v1/posts/(\d+))(?=[?#]|$)"),
    canonical="https://www.tmtpost.com/{id}.html",
    pages=(AnswerPage,),
    headers={"app-version": "web1.0"},
    sources=(
        JsonList(
            more="https://api.tmtpost.com/v1/lists/new?limit=20&offset={page}",
            first=0,
            step=20,
            rows="data",
            link="https://www.tmtpost.com/{guid}.html",
            date="time_published",
        ),
        Feed(),
    ),
    asked_at="https://api.tmtpost.com/v1/posts/{id}?fields=authors;tags",
)
