"""机器之心 — https://www.jiqizhixin.com/ (facts: sites.md B.1)"""

from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.asking import Ask
from newscrawl.sites.base import Site
from newscrawl.sites.sources import JsonList


class AnswerPage(JsonPage):
    """What the API says of one article; the page itself is made by scripts."""

    marker = '"published_at"'
    paths = Paths(
        headline="title",
        body="content",
        published="published_at",
        byline="author.name",
        description="description",
        tags="seo.keywords",
    )
    signatures = ("机器之心", "Synced", "机器之心编辑部")


SITE = Site(
    id="jiqizhixin",
    name="机器之心",
    domains=("jiqizhixin.com",),
    article_url=r"^https?://(?:www\.)?jiqizhixin\.com/(?:api/article_library/)?articles/(\d{4}-\d{2}-\d{2}(?:-\d+)?)(?:\.json)?(?=[/?#]|$)",
    canonical="https://www.jiqizhixin.com/articles/{id}",
    pages=(AnswerPage,),
    sources=(
        JsonList(
            more="https://www.jiqizhixin.com/api/article_library/articles.json?sort=time&page={page}&per=20",
            rows="articles",
            link="https://www.jiqizhixin.com/articles/{slug}",
            date="publishedAt",
        ),
    ),
    asked=Ask(url="https://www.jiqizhixin.com/api/article_library/articles/{id}.json"),
)
