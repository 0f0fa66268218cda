"""钛媒体 — https://www.tmtpost.com/ (facts: sites.md B.1)"""

from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.asides import AsidePage
from newscrawl.sites.asking import Ask
from newscrawl.sites.base import Site
from newscrawl.sites.sources import Feed, JsonList


class AnswerPage(AsidePage, JsonPage):
    """What the API says of one article, asked with `app-version: web1.0`."""

    marker = '"time_published"'
    aside = r"[（(]\s*本文首发.{1,20}?[，,].*?(?:编辑|责编)\s*[|｜:：丨]\s*[^，,|｜）)]+.*[）)]"
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


SITE = Site(
    id="tmtpost",
    name="钛媒体",
    domains=("tmtpost.com",),
    article_url=r"^https?://(?:(?:www\.)?tmtpost\.com/(\d+)\.html|api\.tmtpost\.com/v1/posts/(\d+))(?=[?#]|$)",
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
    asked=Ask(url="https://api.tmtpost.com/v1/posts/{id}?fields=authors;tags"),
)
