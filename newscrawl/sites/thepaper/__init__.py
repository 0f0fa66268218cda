"""澎湃新闻 — https://www.thepaper.cn/ (facts: sites.md part A)"""

from newscrawl.sites.base import Site
from newscrawl.sites.listings import Discovery
from newscrawl.sites.thepaper.answers import read_listing
from newscrawl.sites.thepaper.current import NextPage
from newscrawl.sites.thepaper.old import OldPage
from newscrawl.sites.thepaper.routes import HEADERS, listings

SITE = Site(
    id="thepaper",
    name="澎湃新闻",
    domains=("thepaper.cn",),
    article_url=(
        r"^https?://(?:(?:www|m)\.)?thepaper\.cn/(?:(?:newsDetail_(?:forward|vr)_|baijiahao_|detail/|series/)(\d+)(?=[/?#]|$)"
        r"|(?:kuaibao_detail|baidu)\.jsp\?(?:.*&)?contid=(\d+)(?=[&#]|$))"
    ),
    canonical="https://www.thepaper.cn/newsDetail_forward_{id}",
    pages=(NextPage, OldPage),
    headers=HEADERS,
    discovery=Discovery(listings=listings, read=read_listing, searches=True),
)
