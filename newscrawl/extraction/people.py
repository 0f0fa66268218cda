"""Who wrote, sent in, photographed, edited and published an article, by all that its page says?"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from newscrawl.extraction import bylines, masthead, metadata
from newscrawl.extraction.found import Found
from newscrawl.extraction.headline import site_name, title_of
from newscrawl.extraction.view import PageView
from newscrawl.text.names import Byline, parse_byline, split_names
from newscrawl.text.normalize import fold
from newscrawl.text.persons import has_surname, looks_like_outlet

# The account in the state that scripts carry; WeChat calls it nickname.
_ACCOUNT = re.compile(
    r"""[nmsca](?<!\w.)(?:ickname(?=\s*=)|edia_?[nN]ame|ource_?[nN]ame|hlname|ccount_?[nN]ame)["']?\s*[:=]\s*"""
    r"""(?:htmlDecode\()?["']([^"'<>]{2,30})["']"""
)
_SELF = re.compile(r"[（(【]?(?:本文)?(?:由|为)?本[网網站](?:转载|轉載|转发)[)）】]?")
_DISCLAIMER = re.compile(r"凡|均|如[有需]|代表|版权|目的|授权|侵权|请")
_CRUMB = re.compile(
    r"(?:当前位置|您的位置|现在位置|您现在的位置)?\s*[:：]?\s*(\S{2,10}?)(?:首页|首頁)?\s*(?:>|»|›|-->|＞)"
)
_OWNER = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,10}?[网網报報社台臺闻聞])\s*(?:版权所有|版權所有)")
_LATIN = re.compile(r"[A-Za-z]{4,}")
_LONGEST = 16
"""Characters of a site's name; a longer one is a slogan."""
_PARTS = re.compile(r"\s*[│|｜_]\s*|\s[-–—]\s|--+|——+")


class People:
    """The people and the media that a page names, each with candidates in order of trust."""

    def __init__(self, page: PageView) -> None:
        self.page = page
        self.around = [*page.above, *page.below]

    @cached_property
    def bylines(self) -> list[Found[Byline]]:
        """Every byline of the page, also those that name no author."""
        page = self.page
        said = (
            ("author label", map(parse_byline, masthead.labelled(self.around, masthead.AUTHOR))),
            ("byline", bylines.own_lines([*page.above, *page.opening, *page.below])),
            ("dateline", bylines.in_text(" ".join(page.opening[:2]), self._ends)),
            ("label and blank", bylines.behind_blanks(page.above)),
            ("json-ld author", [parse_byline(metadata.persons_of(page.linked_data.get("author")))]),
        )
        return [*(Found(byline, rule) for rule, found in said for byline in found), *self._in_meta()]

    @cached_property
    def _ends(self) -> list[str]:
        """The last two lines of the text, from the end, and the one that follows it."""
        body = self.page.found_body
        lines = [line.text for line in body.lines if line.text] if body else []
        after = [line.text for line in self.page.lines[body.end : body.end + 3] if line.text] if body else []
        return [*reversed(lines[-2:]), *after[:1]]

    def _in_meta(self) -> Iterator[Found[Byline]]:
        """Templates fill these with anything: believed only where the page shows the same."""
        shown = " ".join(self.page.above)
        known = f"{title_of(self.page.tree)} {self.page.meta.get('og:site_name')}"
        for key in metadata.AUTHOR:
            byline = parse_byline(self.page.meta.get(key, ""))
            if byline.authors and all(name in shown and name not in known for name in byline.authors):
                yield Found(byline, f"meta {key}")

    def _beside(self) -> Iterator[Found[Byline]]:
        """Who stands in an element called author, or before the account, without a label."""
        yield from (Found(byline, "element") for byline in bylines.marked(self.page.lines_above))
        named = [words for line in self.page.above if has_surname((words := line.split())[0]) and len(words) > 1]
        accounts = [found.value for found in self._account()] if named else []
        for name, *rest in named:
            if any(" ".join(rest).startswith(account) for account in accounts):
                yield Found(Byline((name,)), "before account")

    def byline(self) -> Iterator[Found[Byline]]:
        """Bylines with authors. Who is labelled as author and editor at once has edited."""
        editors = {name for found in self.editors() for name in found.value}
        for found in chain(self.bylines, self._beside()):
            if bylines.is_person(found.value) and not (
                found.rule == "author label" and editors.issuperset(found.value.authors)
            ):
                yield found

    def correspondents(self) -> Iterator[Found[tuple[str, ...]]]:
        """通讯员."""
        for text in masthead.labelled(self.around, masthead.CORRESPONDENT):
            yield Found(bylines.persons(split_names(text)), "correspondent label", text)
        yield from (Found(found.value.correspondents, found.rule) for found in self.bylines)

    def photographers(self) -> Iterator[Found[tuple[str, ...]]]:
        """摄影: by label, by byline, by captions."""
        for text in masthead.labelled(self.around, masthead.PHOTOGRAPHER):
            yield Found(bylines.persons(split_names(text)), "photographer label", text)
        yield from (Found(found.value.photographers, found.rule) for found in self.bylines)
        body = self.page.found_body
        yield Found(bylines.pictured([line.text for line in body.lines] if body else []), "caption")

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        """责任编辑."""
        for text in masthead.labelled([*self.page.below, *self.page.above], masthead.EDITOR):
            yield Found(split_names(text), "editor label", text)

    def proofreaders(self) -> Iterator[Found[tuple[str, ...]]]:
        """校对."""
        for text in masthead.labelled(self.around, masthead.PROOFREADER):
            yield Found(split_names(text), "proofreader label", text)

    def source(self) -> Iterator[Found[str]]:
        """来源. The name of a platform on which others publish comes last."""
        own = []
        for found in self._sources():
            if masthead.is_platform(found.value.strip("【】")):
                own.append(found)
            else:
                yield found
        yield from own

    def republisher(self) -> Iterator[Found[str]]:
        """转自; the site itself where it says 本网转载."""
        lines = [*self.page.above, *(line for line in self.page.below if len(line) < 40)]
        lines = [line for line in lines if not _DISCLAIMER.search(line)]
        yield from (Found(text, "republisher label") for text in masthead.sources(lines, masthead.REPUBLISHER))
        if any(_SELF.fullmatch(line) for line in lines):
            yield from self._own_name()

    def _sources(self) -> Iterator[Found[str]]:
        page = self.page
        meta = [(key, page.meta.get(key, "").removeprefix("来源：").strip()) for key in metadata.SOURCE]
        stated = [Found(text, f"meta {key}") for key, text in meta if text and not masthead.says_nothing(text)]
        site = page.meta.get("og:site_name", "")
        yield from (Found(text, "source label") for text in masthead.sources(page.above))
        yield from (found for found in stated if found.value != site)  # templates repeat the site's own name
        yield from self._account()
        people = {name for found in self.byline() for name in found.value.authors}
        names = masthead.beside_date(page.above, page.fetched)
        yield from (Found(text, "beside date") for text in names if text not in people)
        yield from stated
        yield from (Found(text, "source label below") for text in masthead.sources(page.below))
        yield from self.republisher()
        yield from (Found(found.value.outlet or "", "byline") for found in self.bylines)
        yield from self._own_name()

    def _account(self) -> Iterator[Found[str]]:
        """The account that the page's scripts name, where the page shows it above the text."""
        for match in _ACCOUNT.finditer(self.page.html):
            name = fold(match[1])
            if any(name in line for line in self.page.above):
                yield Found(name, "script")

    def _own_name(self) -> Iterator[Found[str]]:
        """What the site calls itself: in its title, its metadata, its path to the article, its imprint."""
        page = self.page
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
