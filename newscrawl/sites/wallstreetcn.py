"""华尔街见闻 — https://wallstreetcn.com/ (facts: sites.md B.4)"""

from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.asking import Ask
from newscrawl.sites.base import Site
from newscrawl.sites.sources import JsonList


class AnswerPage(JsonPage):
    """What the API says of one article."""

    marker = '"display_time"'
    paths = Paths(
        headline="data.title",
        body="data.content",
        published="data.display_time",
        source="data.source_name",
    )


SITE = Site(
    id="wallstreetcn",
    name="华尔街见闻",
    domains=("wallstreetcn.com", "wallstcn.com"),
    article_url=r"^https?://(?:(?:www\.)?wallstreetcn\.com|api-one\.wallstcn\.com/apiv1/content)/articles/(\d+)(?=[/?#]|$)",
    canonical="https://wallstreetcn.com/articles/{id}",
    pages=(AnswerPage,),
    asked=Ask(url="https://api-one.wallstcn.com/apiv1/content/articles/{id}?extract=0"),
    sources=(
        JsonList(
            url="https://api-one.wallstcn.com/apiv1/content/information-flow?channel={channel}&accept=article&limit=20",
            rows="data.items.resource",
            link="https://wallstreetcn.com/articles/{id}",
            date="display_time",
        ),
    ),
)
