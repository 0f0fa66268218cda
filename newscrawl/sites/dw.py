"""德国之声 — https://www.dw.com/zh/ (facts: sites.md B.5, the feed; pages: only addresses are known)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import SitePage
from newscrawl.sites.sources import Feed


class Page(SitePage):
    """Any page: the generic rules read it."""

    route = "generic"
    house = "德国之声"


SITE = Site(
    id="dw",
    name="德国之声",
    domains=("dw.com",),
    article_url=r"^https?://(?:(?:www|m|p|amp)\.)?dw\.com/(?P<script>zh|zh-hans|zh-hant)/(?P<words>[^/?#]+)/a-(?P<id>\d+)(?=[?#]|$)",
    canonical="https://www.dw.com/{script}/{words}/a-{id}",
    pages=(Page,),
    sources=(Feed(),),
)
