"""What do a site, and the account that publishes on it, call themselves?"""

import re
from collections.abc import Iterator

from newscrawl.extraction import metadata
from newscrawl.extraction.found import Found
from newscrawl.extraction.headline import site_name
from newscrawl.extraction.view import PageView
from newscrawl.text.normalize import fold
from newscrawl.text.persons import looks_like_outlet

# The account in the state that scripts carry; WeChat calls it nickname.
_ACCOUNT = re.compile(r"""ame["']?\s*[:=]\s*(?:htmlDecode\()?["']([^"'<>]{2,30})["']""")
_KEY = re.compile(r"(?<!\w)(?:nickname(?=\s*=)|(?:media|source|account)_?[nN]ame|chlname)")
_LONGEST_KEY = 12
"""Characters."""
_CRUMB = re.compile(
    r"(?:当前位置|您的位置|现在位置|您现在的位置)?\s*[:：]?\s*(\S{2,10}?)(?:首页|首頁)?\s*(?:>|»|›|-->|＞)"
)
_OWNER = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,10}?[网網报報社台臺闻聞])\s*(?:版权所有|版權所有)")
_LATIN = re.compile(r"[A-Za-z]{4,}")
_LONGEST = 16
"""Characters of a site's name; a longer one is a slogan."""
_PARTS = re.compile(r"\s*[│|｜_]\s*|\s[-–—]\s|--+|——+")


def account(page: PageView) -> Iterator[Found[str]]:
    """The account that the page's scripts name, where the page shows it above the text."""
    html = page.html
    for match in _ACCOUNT.finditer(html):
        key = html[max(match.start() - _LONGEST_KEY, 0) : match.start() + 8]  # found first, since that is faster
        name = fold(match[1])
        if _KEY.search(key) and any(name in line for line in page.above):
            yield Found(name, "script")


def own_name(page: PageView) -> Iterator[Found[str]]:
    """What the site calls itself: in its title, its metadata, its path to the article, its imprint."""
    yield from (Found(name, "title") for title in page.titles if (name := site_name(title)))
    yield from (Found(name, "title") for title in page.titles if (name := _named_like_host(title, page.url)))
    yield Found(metadata.names_of(page.linked_data.get("publisher")), "json-ld publisher")
    site = page.meta.get("og:site_name", "")
    yield Found(site if len(site) <= _LONGEST else _first_outlet(site), "meta og:site_name")
    for line in page.above:
        if (match := _CRUMB.match(line)) and looks_like_outlet(match[1]) and "官" not in match[1]:
            yield Found(match[1], "path")
    for shown in reversed(page.lines[-30:]):
        if match := _OWNER.search(shown.text):
            yield Found(re.sub("(?<=[报報])社$", "", match[1]), "imprint")


def _first_outlet(text: str) -> str:
    word = (text.split() or [""])[0]
    return word if looks_like_outlet(word) else ""


def _named_like_host(title: str, url: str) -> str:
    """The last part of *title* where it reads like an outlet or has a word of the address's host; else ""."""
    host = url.split("/")[2] if "//" in url else ""
    part = _PARTS.split(title)[-1].strip()
    if part == title.strip():
        return ""
    if name := _first_outlet(part):
        return name
    named = len(part) <= _LONGEST and "." not in part and any(word.lower() in host for word in _LATIN.findall(part))
    return part if named else ""
