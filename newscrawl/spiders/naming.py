"""Which spider does a name mean that is none?"""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import cache

from newscrawl.sites import all_sites
from newscrawl.text.folding import simplified
from newscrawl.urls import host_of

_ALIASES = {
    "kr36": "36kr",
    "pengpai": "thepaper",
    "qq.com": "qq",
    "renmin": "people",
    "tencent": "qq",
    "wangyi": "netease",
    "wechat": "weixin",
    "xinlang": "sina",
    "人民日报": "people",
    "公众号": "weixin",
    "央视": "cctv",
    "新华社": "xinhua",
}
"""What people call sites whose ids, hosts and names are others."""
_BRAND = re.compile(r"([a-z0-9-]+)\.(?:com?\.)?[a-z]+")
"""A domain that is nobody else's, and the word in it."""
_MOST = 3


def hint(given: str, names: Collection[str]) -> str:
    """What to write instead of *given*, which is none of the spiders' *names*, in words for the end of a line."""
    words = re.split(r"[\s,，、]+", given)
    if len(words) > 1 and all(word in names and word in all_sites() for word in words):
        return f"one at a time, or scrapy crawl news -a sites={','.join(words)}"
    found = list(dict.fromkeys(_meant(simplified(given.strip().lower()), names)))
    if found and found[0] not in names:
        return f"we know no lists of {_shown(found[0])}; scrapy crawl article -a url=… reads its articles"
    likely = [_shown(name) for name in found if name in names][:_MOST]
    return f"did you mean {' or '.join(likely)}?" if likely else "scrapy list names them all"


def _meant(said: str, names: Collection[str]) -> Iterator[str]:
    """The spiders, and the sites without one, that *said* may mean, the likeliest first."""
    yield from [_words()[said]] if said in _words() else []
    yield from _owners(host_of(said if "://" in said else f"https://{said}/"))
    called = {**{word: site for word, site in _words().items() if site in names}, **{name: name for name in names}}
    yield from (called[word] for word in called if min(len(word), len(said)) > 1 and (word in said or said in word))
    yield from (called[word] for word in get_close_matches(said, called, n=_MOST, cutoff=0.7))


def _owners(host: str) -> list[str]:
    """The sites that have *host*; the one with the longest domain first."""
    domains = [(len(domain), domain, site.id) for site in all_sites().values() for domain in site.domains]
    return [site for _, domain, site in sorted(domains, reverse=True) if f".{host}".endswith(f".{domain}")]


@cache
def _words() -> dict[str, str]:
    """Everything that sites are called."""
    sites = all_sites().values()
    names = {simplified(site.name.lower()): site.id for site in sites}
    brands = {brand[1]: site.id for site in sites for domain in site.domains if (brand := _BRAND.fullmatch(domain))}
    return {**names, **brands, **_ALIASES, **{site.id: site.id for site in sites}}


def _shown(name: str) -> str:
    """A spider with the name of its site, where there is one."""
    site = all_sites().get(name)
    return f"{name} ({site.name})" if site else name
