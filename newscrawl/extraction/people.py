"""Who wrote, sent in, photographed, edited and published an article, by all that its page says?"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from newscrawl.extraction import bylines, letters, masthead, metadata
from newscrawl.extraction.found import Found
from newscrawl.extraction.headline import title_of
from newscrawl.extraction.owners import account, own_name
from newscrawl.extraction.view import PageView
from newscrawl.text.credits import parse_credits
from newscrawl.text.names import Byline, parse_byline, split_names
from newscrawl.text.persons import has_surname

_SELF = re.compile(r"[（(【]?(?:本文)?(?:由|为)?本[网網站](?:转载|轉載|转发)[)）】]?")
_DISCLAIMER = re.compile(r"凡|均|如[有需]|代表|版权|目的|授权|侵权|请")


class People:
    """The people and the media that a page names, each with candidates in order of trust."""

    def __init__(self, page: PageView) -> None:
        self.page = page
        self.foot = masthead.foot(page.lines, page.found_body)
        self.head = [*page.above, *masthead.remarks(page.opening[:2])]
        self.around = [*self.head, *self.foot]

    @cached_property
    def bylines(self) -> list[Found[Byline]]:
        """Every byline of the page, also those that name no author."""
        page = self.page
        said = (
            ("author label", map(parse_byline, masthead.labelled(self.around, masthead.AUTHOR))),
            ("compiler label", map(parse_byline, masthead.labelled(page.above, masthead.COMPILER))),
            ("byline", bylines.own_lines([*page.above, *page.opening, *self.foot])),
            ("dateline", bylines.in_text(" ".join(page.opening[:2]), self._ends)),
            ("credits", [self._credited_byline()]),
            ("label and blank", bylines.behind_blanks(page.above)),
            ("english byline", letters.bylines([*page.above, *page.opening[:1], *self.foot])),
            ("json-ld author", [parse_byline(metadata.persons_of(page.linked_data.get("author")))]),
        )
        return [*(Found(byline, rule, byline.raw) for rule, found in said for byline in found), *self._in_meta()]

    @cached_property
    def _credits(self) -> dict[str, dict[str, str]]:
        """Whom the lines name that consist of credits, with the line, by role; editors of pictures are editors."""
        found: dict[str, dict[str, str]] = {}
        for line in (*self.foot, *self.page.above, *self.page.opening):
            for credit in parse_credits(line):
                role = "editor" if credit.role == "image_editor" else credit.role
                names = found.setdefault(role, {})
                for name in credit.names:
                    names.setdefault(name, line)
        return found

    def _credited(self, role: str) -> Found[tuple[str, ...]]:
        named = self._credits.get(role, {})
        return Found(tuple(named), "credits", " ".join(dict.fromkeys(named.values())))

    def _credited_byline(self) -> Byline:
        credited = self._credited("author")
        said = map(parse_byline, credited.value)
        return Byline(tuple(dict.fromkeys(name for byline in said for name in byline.authors)), raw=credited.raw)

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
                yield Found(byline, f"meta {key}", byline.raw)

    def _beside(self) -> Iterator[Found[Byline]]:
        """Who stands in an element called author, or before the account, without a label."""
        yield from (Found(byline, "element", byline.raw) for byline in bylines.marked(self.page.lines_above))
        named = [words for line in self.page.above if has_surname((words := line.split())[0]) and len(words) > 1]
        accounts = [found.value for found in account(self.page)] if named else []
        for name, *rest in named:
            if any(" ".join(rest).startswith(account) for account in accounts):
                yield Found(Byline((name,)), "before account", name)

    def byline(self) -> Iterator[Found[Byline]]:
        """Bylines with authors. Who is labelled as author and editor at once has edited."""
        editors = {name for found in self.editors() for name in found.value}
        for found in chain(self.bylines, self._beside()):
            if bylines.is_person(found.value) and not (
                found.rule in ("author label", "credits") and editors.issuperset(found.value.authors)
            ):
                yield found

    def correspondents(self) -> Iterator[Found[tuple[str, ...]]]:
        """通讯员."""
        for text in masthead.labelled(self.around, masthead.CORRESPONDENT):
            yield Found(bylines.persons(split_names(text)), "correspondent label", text)
        credited = self._credited("correspondent")
        yield Found(bylines.persons(credited.value), credited.rule, credited.raw)
        yield from (Found(found.value.correspondents, found.rule, found.raw) for found in self.bylines)

    def photographers(self) -> Iterator[Found[tuple[str, ...]]]:
        """摄影: by label, by byline, by captions."""
        for text in masthead.labelled(self.around, masthead.PHOTOGRAPHER):
            yield Found(bylines.persons(split_names(text)), "photographer label", text)
        credited = self._credited("photographer")
        yield Found(bylines.persons(credited.value), credited.rule, credited.raw)
        yield from (Found(found.value.photographers, found.rule, found.raw) for found in self.bylines)
        body = self.page.found_body
        yield Found(bylines.pictured([line.text for line in body.lines] if body else []), "caption")

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        """责任编辑: by one label, or by all credits where these name more."""
        texts = masthead.labelled([*self.foot, *self.head], masthead.EDITOR)
        said = [Found(split_names(text), "editor label", text) for text in texts]
        credited = self._credited("editor")
        if len(credited.value) > len(said[0].value if said else ()):
            yield credited
        yield from said
        yield from (Found(found.value.editors, found.rule, found.raw) for found in self.bylines)

    def proofreaders(self) -> Iterator[Found[tuple[str, ...]]]:
        """校对."""
        for text in masthead.labelled(self.around, masthead.PROOFREADER):
            yield Found(split_names(text), "proofreader label", text)
        yield self._credited("proofreader")

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
        lines = [*self.page.above, *(line for line in self.foot if len(line) < 40)]
        lines = [line for line in lines if not _DISCLAIMER.search(line)]
        yield from (Found(text, "republisher label") for text in masthead.sources(lines, masthead.REPUBLISHER))
        if any(_SELF.fullmatch(line) for line in lines):
            yield from own_name(self.page)

    def _sources(self) -> Iterator[Found[str]]:
        page = self.page
        meta = [(key, page.meta.get(key, "").removeprefix("来源：").strip()) for key in metadata.SOURCE]
        stated = [Found(text, f"meta {key}") for key, text in meta if text and not masthead.says_nothing(text)]
        site = page.meta.get("og:site_name", "")
        yield from (Found(text, "source label") for text in masthead.sources(page.above))
        yield from (found for found in stated if found.value != site)  # templates repeat the site's own name
        yield from (Found(text, "logo") for text in masthead.logos(page.lines_above))
        yield from account(self.page)
        yield from (Found(text, "issuer label") for text in masthead.sources(page.above, masthead.ISSUER))
        accounts = bylines.followed(masthead.near_date(page.above, page.fetched))
        yield from (Found(text, "followed account") for text in accounts if masthead.is_name(text))
        people = {name for found in self.byline() for name in found.value.authors}
        names = masthead.beside_date(page.above, page.fetched)
        yield from (Found(text, "beside date") for text in names if text not in people)
        yield from stated
        yield from (Found(text, "source label below") for text in masthead.sources(self.foot))
        yield from (Found(text, "remark") for text in masthead.taken_from([*page.above, *page.opening[:2], *self.foot]))
        yield from self.republisher()
        yield from (Found(found.value.outlet or "", "byline", found.raw) for found in self.bylines)
        yield from own_name(self.page)
        yield from (Found(text, "source label, vague") for text in masthead.sources(self.around, vague=True))
