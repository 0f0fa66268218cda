"""Spider arguments: what `-a` takes, in words for `--help`, and checked before anything is fetched."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches

from newscrawl.errors import ArgumentError
from newscrawl.seeds import Seed
from newscrawl.sites.listings import Plan
from newscrawl.text.dates import BEIJING

DEFAULT_SINCE = "1d"
DAY = timedelta(days=1)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?")
_SHOWN = 8
UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": DAY, "w": 7 * DAY}


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a spider."""

    name: str
    meaning: str
    example: str


NEWS = (
    Argument("channels", "channels (频道) by name or id, comma-separated; default: all", "科技,119908"),
    Argument("nodes", "columns (栏目) by name or id, comma-separated; default: none", "10%公司,27234"),
    Argument("keyword", "search for a word instead", "人形机器人"),
    Argument(
        "since", f"from when on, Beijing time: a date, a time, 12h, 3d, yesterday; default: {DEFAULT_SINCE}", "12h"
    ),
    Argument("until", "up to when; a date counts to its end; default: now", "2026-11-20"),
    Argument("routes", "ways to articles, comma-separated; default: all that docs/sites.md names", "feed,page"),
    Argument("max_items", "fetch at most so many articles", "50"),
    Argument("listings", "due: only those that it is time for; all: every one; docs/archive.md says when which", "all"),
)
TOPIC = (
    Argument("topic", "what the channels that are asked are about, as seeds/seeds.csv notes; default: anything", "ai"),
    Argument("sites", "sites by id, comma-separated; default: all that have such channels", "ithome,qbitai"),
    *(argument for argument in NEWS if argument.name in {"since", "until", "routes", "max_items", "listings"}),
)
ARTICLE = (
    Argument("url", "addresses of articles, comma-separated", "https://www.thepaper.cn/newsDetail_forward_1"),
    Argument("urls_file", "a file with an address a line, # for comments; - for standard input", "urls.txt"),
)


def check_names(given: Mapping[str, str], known: Sequence[Argument]) -> None:
    """Raise ArgumentError for a name that no argument has."""
    names = [argument.name for argument in known]
    for name, value in given.items():
        if name not in names:
            close = get_close_matches(name, names, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(names)}"
            raise ArgumentError(name, value, f"no such argument; {hint}")


def parse_plan(given: Mapping[str, str], seeds: Sequence[Seed], *, now: datetime, searches: bool = True) -> Plan:
    """The plan that the arguments of a site's spider describe; raises ArgumentError."""
    check_names(given, NEWS)
    routes = _routes(given, seeds, searches=searches)
    keyword = given.get("keyword", "").strip() or None
    if "keyword" in given and not keyword:
        raise ArgumentError("keyword", "", "is empty; give a word to search for")
    if keyword and not searches:
        raise ArgumentError("keyword", keyword, f"we know no search of this site; {_there(seeds)}")
    chosen = (*_chosen("channels", given, seeds, routes), *_chosen("nodes", given, seeds, routes))
    if routes:
        everything = tuple(seed for seed in seeds if seed.kind in routes)
    else:
        everything = tuple(seed for seed in seeds if seed.kind != "node" and not seed.on_request)
    named = {"channels", "nodes"} & given.keys()
    alone = bool(keyword) and routes in ((), ("search",))
    return replace(parse_time(given, now=now), seeds=chosen if named or alone else everything, keyword=keyword)


def parse_time(given: Mapping[str, str], *, now: datetime) -> Plan:
    """A plan without places to look: from when, until when, and how much; raises ArgumentError."""
    every_listing(given)  # tells a mistake
    until = period("until", given["until"], now)[1] if "until" in given else None
    since = period("since", given["since"], now)[0] if "since" in given else (until or now) - DAY
    if since >= (until or now):
        end = (until or now).astimezone(BEIJING)
        raise ArgumentError("since", given.get("since", DEFAULT_SINCE), f"is not before {end:%Y-%m-%d %H:%M}")
    most = count("max_items", given["max_items"]) if "max_items" in given else None
    return Plan(since=since, until=until, max_items=most)


def every_listing(given: Mapping[str, str]) -> bool:
    """Whether listings are asked that are not due, as they are where somebody names some, or an end; ArgumentError."""
    named = {"channels", "nodes", "keyword", "until"} & given.keys()
    word = given.get("listings", "all" if named else "due").strip()
    if word not in {"all", "due"}:
        raise ArgumentError("listings", word, "is neither all nor due")
    return word == "all"


def words(name: str, given: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a list, each once; none where it was not given; raises ArgumentError for an empty one."""
    if name not in given:
        return ()
    found = tuple(dict.fromkeys(filter(None, map(str.strip, re.split("[,，、]", given[name])))))
    if not found:
        raise ArgumentError(name, given[name], "is empty; leave it out for all")
    return found


def _routes(given: Mapping[str, str], seeds: Sequence[Seed], *, searches: bool) -> tuple[str, ...]:
    """The routes that are asked for; raises ArgumentError for one that the seeds do not have."""
    known = [*dict.fromkeys(seed.kind for seed in seeds), *(["search"] if searches else [])]
    for route in (found := words("routes", given)):
        if route not in known:
            there = f"there are {', '.join(known)}" if known else _there(seeds)
            raise ArgumentError("routes", route, f"no such route; {there}")
    if "search" in found and "keyword" not in given:
        raise ArgumentError("routes", "search", "needs a keyword")
    return found


def count(name: str, value: str) -> int:
    """A whole number above 0; raises ArgumentError."""
    if not re.fullmatch(r"\d{1,9}", value.strip()) or int(value) == 0:
        raise ArgumentError(name, value, "is not a whole number above 0")
    return int(value)


def period(name: str, value: str, now: datetime) -> tuple[datetime, datetime]:
    """Start and end of the stretch of time that *value* names; a moment starts and ends at once."""
    text = value.strip()
    today = datetime.combine(now.astimezone(BEIJING).date(), time(), BEIJING)
    if text in {"today", "yesterday"}:
        start = today - (DAY if text == "yesterday" else timedelta(0))
        return start, start + DAY
    if match := re.fullmatch(r"(\d{1,5})([mhdw])", text):
        moment = now - int(match[1]) * UNITS[match[2]]
        return moment, moment
    try:
        if _DATE.fullmatch(text):
            start = datetime.combine(date.fromisoformat(text), time(), BEIJING)
            return start, start + DAY
        if _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)
            return moment, moment
        problem = "is no time"
    except (ValueError, OverflowError) as error:
        problem = f"is no time ({error})"
    raise ArgumentError(name, value, f"{problem}; write 2026-11-20, 2026-11-20T08:00, 12h, 3d, today or yesterday")


def _chosen(name: str, given: Mapping[str, str], seeds: Sequence[Seed], routes: Sequence[str]) -> tuple[Seed, ...]:
    """The seeds that the words of *name* lead to by *routes* (any, where none is given), each once; ArgumentError."""
    kind = name.removesuffix("s")
    of_kind = [seed for seed in seeds if seed.kind == kind]
    if not of_kind and kind == "channel":  # every list of most sites is one
        of_kind = list(seeds)
    found: list[Seed] = []
    for word in words(name, given):
        of_word = [seed for seed in _named(name, word, of_kind, seeds) if not routes or seed.kind in routes]
        if not of_word and set(routes) != {"search"}:
            raise ArgumentError("routes", given["routes"], f"none leads to {name}={word}")
        found += of_word
    return tuple(dict.fromkeys(found))


def _named(name: str, word: str, of_kind: Sequence[Seed], seeds: Sequence[Seed]) -> list[Seed]:
    """The seeds that *word* names; raises ArgumentError where there is none."""
    inside = re.compile(rf"(?<![0-9A-Za-z]){re.escape(word)}(?![0-9A-Za-z])", re.IGNORECASE)
    paths = ((seed, seed.url.partition("://")[2].partition("/")[2]) for seed in of_kind)
    found = [seed for seed, path in paths if word.lower() in _names(seed) or inside.search(path)]
    if found:
        return found
    kind = name.removesuffix("s")
    if re.fullmatch(r"-?\d+", word) and of_kind and of_kind[0].kind == kind:  # a new one, or one that nobody has named
        return [Seed(of_kind[0].site, kind, re.sub(r"-?\d+$", word, of_kind[0].url))]
    others = [seed.kind for seed in seeds if word.lower() in _names(seed) and seed.kind in {"channel", "node"}]
    if others:
        raise ArgumentError(name, word, f"no such {kind}; it is a {others[0]}: {others[0]}s={word}")
    if of_kind:
        raise ArgumentError(name, word, f"no such {kind}; {_there(of_kind, word)}")
    raise ArgumentError(name, word, f"this site has no {name}; {_there(seeds)}")


def _names(seed: Seed) -> set[str]:
    """What *seed* is called, in lower case: AI and ai are one."""
    section = seed.section.lower()
    return {*section.split("/"), section}


def _there(seeds: Sequence[Seed], word: str = "") -> str:
    """What may be chosen of *seeds*: what is like *word*, else the first of them."""
    names = list(dict.fromkeys(filter(None, (part for seed in seeds for part in seed.section.split("/")))))
    if not names:
        return "leave it out, and all its lists are asked" if seeds else "nor any list: see scrapy crawl article"
    close = get_close_matches(word, names, n=3, cutoff=0.3) or names[:_SHOWN]
    what = "nodes" if {seed.kind for seed in seeds} == {"node"} else "channels"
    others = len(names) - len(close)
    return f"its {what}: {', '.join(close)}{f' and {others} more (seeds/seeds.csv)' if others else ''}"
