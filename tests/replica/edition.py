"""Which articles there are: how many of each kind, about what, by whom and when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from tests.replica import almanac
from tests.replica.article import Article, Kind, Picture, Wrinkle
from tests.replica.compose import Composer, Story, dice, person
from tests.replica.material import Subject, columns, names, subjects

SHARES: dict[Kind, float] = {
    "article": 52,
    "wrinkled": 6,
    "contributed": 10,
    "old": 5,
    "old-gov": 3,
    "video": 4,
    "live": 2,
    "special": 2,
    "gallery": 3,
    "forward": 3,
    "no-island": 3,
    "broken-island": 2,
    "removed": 2,
    "soft-404": 1.5,
    "old-gone": 0.75,
    "null": 0.75,
}
ANTIQUE: frozenset[Kind] = frozenset({"old", "old-gov", "old-gone"})
OLDER_SHARE = 0.05
WRINKLES: tuple[Wrinkle, ...] = ("spans", "br", "indent", "lazy", "headings", "list", "table")
BYLINES = (
    *("澎湃新闻记者 {a}",) * 8,
    *("澎湃新闻记者 {a} {b}",) * 5,
    *("澎湃新闻记者 {a} 实习生 {b}",) * 3,
    *("{a}/{outlet}", "{a}/@{outlet}", "新华社", "澎湃新闻首席记者 {a}", ""),
)
LENGTHS = ((380, 700),) * 3 + ((700, 1500),) * 4 + ((1500, 3000),) * 2 + ((3000, 5900),)
HOSTS = ("imgpai.thepaper.cn/newpai/image", "imagecloud.thepaper.cn/thepaper/image", "image.thepaper.cn/wap/image")
FORWARDS = ("https://h.xinhuaxmt.com/vh512/share/{n}", "https://www.peopleapp.com/rmharticle/{n}")
LONG = 2500
LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789"
ACCOUNTS = {"36079": "accounts", "27392": "offices", "77286": "papers"}


def kinds(count: int) -> list[Kind]:
    """*count* kinds in the proportions of SHARES, by largest remainder."""
    exact = {kind: count * share / sum(SHARES.values()) for kind, share in SHARES.items()}
    found = [kind for kind, number in exact.items() for _ in range(int(number))]
    rest = sorted(exact, key=lambda kind: exact[kind] % 1, reverse=True)
    return found + rest[: count - len(found)]


def edition(count: int, seed: int, now: datetime) -> tuple[Article, ...]:
    """All articles of a replica, oldest first."""
    roll = dice(seed, "edition")
    dealt = kinds(count)
    roll.shuffle(dealt)
    dated = list(zip(almanac.fresh(count, now, roll), dealt, strict=True))
    late = set(roll.sample(range(count), round(count * OLDER_SHARE)))
    for index, (_, kind) in enumerate(dated):
        if kind in ANTIQUE:
            dated[index] = almanac.antique(roll), kind
        elif index in late:
            dated[index] = almanac.older(now, roll), kind
    return written(sorted(dated), seed)


def written(dated: Sequence[tuple[datetime, Kind]], seed: int, above: int = 0, start: int = 0) -> tuple[Article, ...]:
    """An article for each moment and kind; *start* counts on where an earlier call ended."""
    numbers = almanac.numbers([moment for moment, _ in dated], above)
    named = [index for index, (_, kind) in enumerate(dated) if kind == "article"]
    disallowed = set() if above else set(named[-max(1, len(dated) // 100) :])
    found = tuple(
        write(Assignment(number, moment, kind, start + index, index in disallowed), seed)
        for index, ((moment, kind), number) in enumerate(zip(dated, numbers, strict=True))
    )
    seen = Counter(article.headline for article in found)
    return tuple(
        replace(article, headline=f"{article.section}｜{article.headline}") if seen[article.headline] > 1 else article
        for article in found
    )


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is settled about an article before it is written."""

    number: int
    moment: datetime
    kind: Kind
    index: int
    disallowed: bool


def write(given: Assignment, seed: int) -> Article:
    """One article, true to its kind."""
    number, moment, kind, index = given.number, given.moment, given.kind, given.index
    roll = dice(seed, "article", index)
    subject = subjects()[(index * 7) % len(subjects())]
    story = Composer(subject, moment.date(), roll).story(roll.randint(*roll.choice(LENGTHS)))
    common: dict[str, object] = {
        "id": str(number),
        "kind": kind,
        "build": "old" if kind in ANTIQUE else "index" if roll.random() < 0.64 else "plain",
        "url": f"https://www.thepaper.cn/newsDetail_forward_{number}",
        "headline": story.headline,
        "summary": story.summary,
        "source": "" if kind == "old" and number % 2 else "澎湃新闻",
        "published": moment,
        "modified": moment + timedelta(minutes=roll.choice((0, 0, 3, 25))),
        "tags": story.tags,
        "subject": subject.key,
        "disallowed": given.disallowed,
        "end_note": roll.random() < 0.5,
        "wrinkle": WRINKLES[index % len(WRINKLES)] if kind == "wrinkled" else "",
        "forward": roll.choice(FORWARDS).format(n=number) if kind == "forward" else None,
    }
    article = Article(**common | _people(kind, roll) | _place(kind, subject, roll) | _body(kind, story, moment, roll))  # type: ignore[arg-type]
    return replace(article, paragraphs=_wrinkled(article, story))


def _place(kind: Kind, subject: Subject, roll: Random) -> dict[str, object]:
    node = columns()[roll.choice(subject.words["nodes"])]
    if kind in {"video", "live"}:
        node = columns()[roll.choice(("26912", "26908", "26907", "33168", "82188"))]
    if kind in {"contributed", "old-gov"}:
        node = columns()["27392" if kind == "old-gov" else roll.choice(tuple(ACCOUNTS))]
    return {"node_id": node.id, "section": node.name, "channel_id": node.channel_id} | _account(node.id, roll)


def _account(node_id: str, roll: Random) -> dict[str, object]:
    if node_id not in ACCOUNTS:
        return {}
    group = names()[ACCOUNTS[node_id]]
    index = roll.randrange(len(group))
    return {
        "contributed": True,
        "account": group[index],
        "account_id": str(int(node_id) * 10 + index),
        "source": f"澎湃新闻·澎湃号·{columns()[node_id].name}",
        "byline": "",
        "authors": (group[index],),
    }


def _people(kind: Kind, roll: Random) -> dict[str, object]:
    """Byline and credits, as far as pages of *kind* show them."""
    if kind in {"live", "special"}:
        return {}
    a, b, editor, picture_editor, proofreader = (person(roll) for _ in range(5))
    byline = roll.choice(BYLINES).format(a=a, b=b, outlet=roll.choice(names()["outlets"]))
    authors = tuple(dict.fromkeys(name for name in (a, b) if name in byline))
    return {
        "byline": byline,
        "authors": authors,
        "editors": (editor, picture_editor) if roll.random() < 0.6 and kind not in ANTIQUE else (editor,),
        "proofreaders": (proofreader,) if roll.random() < 0.7 and kind != "video" else (),
    }


def _body(kind: Kind, story: Story, moment: datetime, roll: Random) -> dict[str, object]:
    paragraphs, genre, wanted = story.paragraphs, "article", roll.choice((0, 1, 1, 2, 3))
    match kind:
        case "video" | "live" | "special":
            paragraphs, genre, wanted = (story.summary,), kind, 0
        case "gallery":
            summary = roll.choice((story.summary, ""))
            paragraphs, genre, wanted = (summary,) if summary else (), "gallery", roll.randint(1, 4)
    found: dict[str, object] = {
        "paragraphs": paragraphs,
        "genre": genre,
        "images": tuple(_picture(story, n, moment, roll) for n in range(wanted)),
    }
    if genre == "gallery":
        found["summary"] = "".join(paragraphs)
    if kind == "article" and roll.random() < 0.05:
        found |= {"headline": story.opinion, "node_id": "27224", "section": "澎湃评论", "channel_id": "25952"}
    if genre == "article" and roll.random() < 0.12:
        found["original_title"] = story.captions[3].strip("。") + "：一次走访"
    return found


def _wrinkled(article: Article, story: Story) -> tuple[str, ...]:
    """The paragraphs with sub-headings in long stories, and with the rows of a table where the kind wants one."""
    found = list(article.paragraphs)
    if article.wrinkle == "headings" or sum(map(len, found)) > LONG:
        for share, heading in zip((3, 2, 1), story.headings, strict=True):
            found.insert(len(found) * share // 4 or 1, heading)
    if article.wrinkle == "table":
        found[1:1] = [f"{tag} {article.number % 97 + n} {article.number % 53 + n}%" for n, tag in enumerate(story.tags)]
    return tuple(found)


def _picture(story: Story, index: int, moment: datetime, roll: Random) -> Picture:
    stamp = int(moment.timestamp() * 1000) - roll.randrange(600_000)
    name = "".join(roll.choices(LETTERS, k=6))
    caption = roll.choice((story.captions[index], story.credit, f"{story.captions[index]} {story.credit}", ""))
    return Picture(url=f"https://{roll.choice(HOSTS)}/{stamp}_{name}_{stamp + 41}.jpg", caption=caption)
