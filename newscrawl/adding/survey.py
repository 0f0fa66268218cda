"""What can be found out about a new site, from a few of its addresses?"""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from newscrawl.adding.addresses import article_pattern, domain_of, likely
from newscrawl.adding.answers import Answer, saved
from newscrawl.adding.layout import Layout, guess
from newscrawl.errors import ArgumentError
from newscrawl.extraction.decode import decode
from newscrawl.fetchable import check_fetchable
from newscrawl.urls import host_of

EXAMPLES = 2
_USUAL = ("/feed", "/rss.xml", "/sitemap.xml")
_SITEMAP = re.compile(r"^\s*sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LISTS = 6
"""Lists that are asked for on suspicion."""
Ask = Callable[[str], Awaitable[Answer | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What is known of a site: enough for its module."""

    domain: str
    name: str
    pattern: str
    lists: tuple[Answer, ...]
    """Those that name articles, feeds first."""
    examples: tuple[Answer, ...]
    layout: Layout
    notes: tuple[str, ...]


async def survey(words: Iterable[str], ask: Ask, *, fetched: datetime) -> Survey:
    """The site that *words* lead to: addresses, which are asked for, and files; raises ArgumentError, RefusedError.

    With an address, its home page, its robots.txt and the feeds that they name are asked for as well.
    """
    given = [(word, saved(word, fetched)) for word in words]
    online = [word for word, answer in given if answer is None]
    for word in online:
        if not _SCHEME.match(word):
            raise ArgumentError("URL", word, "is neither an address (https://…) nor a file that is here")
        check_fetchable(word)
    domain = _domain(answer.url if answer else word for word, answer in given)
    answers = [answer or await _asked(word, ask) for word, answer in given]
    lists = [answer for answer in answers if not answer.is_article]
    examples = [answer for answer in answers if answer.is_article]
    if online:
        lists += await _more_lists(lists, host_of(answers[0].url), ask)
    known = [answer.url for answer in examples]
    pattern = article_pattern(domain, [*known, *_alike(domain, known, lists)])
    if online and pattern:
        examples += await _more_examples(pattern, lists, len(examples), ask)
    return _told(domain, pattern, lists, examples, [answer.url for answer in answers])


async def _asked(url: str, ask: Ask) -> Answer:
    if answer := await ask(url):
        return answer
    raise ArgumentError("URL", url, "gave no page; look at it in a browser, or give a saved file: FILE=URL")


def _domain(urls: Iterable[str]) -> str:
    domains = list(dict.fromkeys(domain_of(host_of(url)) for url in urls))
    if len(domains) > 1:
        raise ArgumentError("URL", ", ".join(domains), "are several sites; add one at a time")
    return domains[0]


async def _more_lists(lists: list[Answer], host: str, ask: Ask) -> list[Answer]:
    """The home page, and the feeds and sitemaps that it, the lists and robots.txt name, or that are where most are."""
    seen = {answer.url for answer in lists}
    home = f"https://{host}/"
    found = [] if home in seen or any(answer.source.route == "page" for answer in lists) else [await ask(home)]
    pages = [answer for answer in (*lists, *found) if answer and answer.source.route == "page"]
    robots = await ask(f"{home}robots.txt")
    named = [url for page in pages for url in page.feeds()]
    named += _SITEMAP.findall(decode(robots.body)) if robots else []
    usual = [] if named else [home.rstrip("/") + path for path in _USUAL]
    for url in [url for url in dict.fromkeys([*named, *usual]) if url not in seen][:_LISTS]:
        answer = await ask(url)
        found += [answer] if answer and answer.source.route != "page" else []
    return [answer for answer in found if answer]


def _alike(domain: str, known: list[str], lists: Iterable[Answer]) -> list[str]:
    """Of what the lists link with a headline, what has the form of the known articles, else what most have."""
    titled = [
        (link.url, link.headline) for answer in lists for link in answer.links if domain_of(host_of(link.url)) == domain
    ]
    fed = [link.url for answer in lists if answer.source.route == "feed" for link in answer.links]
    like = re.compile(article_pattern(domain, known or fed) or "$^")
    return [url for url, _ in titled if like.search(url)] or likely(titled)


async def _more_examples(pattern: str, lists: Iterable[Answer], have: int, ask: Ask) -> list[Answer]:
    listed = dict.fromkeys(link.url for answer in lists for link in answer.links if re.search(pattern, link.url))
    found: list[Answer] = []
    for url in list(listed)[: 2 * EXAMPLES]:
        if have + len(found) >= EXAMPLES:
            break
        answer = await ask(url)
        found += [answer] if answer and answer.is_article else []
    return found


def _told(domain: str, pattern: str, lists: list[Answer], examples: list[Answer], given: list[str]) -> Survey:
    if not examples:
        why = "no article found; give the address of one beside it" if not pattern else "its articles could not be read"
        raise ArgumentError("URL", ", ".join(given), why)
    naming = [answer for answer in lists if any(re.search(pattern, link.url) for link in answer.links)]
    order = ("feed", "page", "sitemap")
    best = {answer.source.route: answer for answer in reversed(naming)}
    layout = guess([answer.page for answer in examples[:EXAMPLES]], [decode(answer.body) for answer in naming])
    notes = list(layout.notes)
    notes += (
        [] if naming else ["no list, feed or sitemap names its articles: declare its source by hand (docs/sources.md)"]
    )
    ids = [match[1] for answer in naming for link in answer.links if (match := re.search(pattern, link.url))]
    urls = {link.url for answer in naming for link in answer.links if re.search(pattern, link.url)}
    notes += ["two addresses share an id: check the group of article_url"] if len(set(ids)) < len(urls) else []
    return Survey(
        domain=domain,
        name=_name([*naming, *examples]),
        pattern=pattern,
        lists=tuple(best[route] for route in order if route in best),
        examples=tuple(examples),
        layout=layout,
        notes=tuple(notes),
    )


def _name(answers: list[Answer]) -> str:
    """What the titles have in common, else what the first one begins with; "" where there is no title."""
    titles = [answer.names for answer in answers if answer.names]
    shared = [word for word in titles[0] if all(word in names for names in titles)] if titles else []
    return (shared or (list(titles[0][:1]) if titles else [""]))[0]
