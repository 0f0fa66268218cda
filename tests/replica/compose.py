"""Chinese news stories from a seed: the same subject, day and dice give the same story."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from random import Random

from tests.replica.material import Subject, names, phrases

_TOKEN = re.compile(r"\{([\d.]+)-([\d.]+)\}|\{(\w+)\}|\[([^\[\]]+)\]")
_PLAN = ("fact", "quote scene", "data analysis", "quote", "background fact", "scene quote", "analysis data", "fact")
_PART = 1300
"""Characters after which a long story turns to other people and things."""
_CAST = (
    *(("partner", "orgs"), ("thing", "things"), ("verb", "verbs"), ("trouble", "troubles")),
    *(("goal", "goals"), ("event", "events"), ("town", "cities")),
)


def dice(*keys: object) -> Random:
    """Random numbers that depend on *keys* alone."""
    return Random("/".join(map(str, keys)))


def one(roll: Random, options: Sequence[str]) -> str:
    """One of *options*; `choice` does the same at twice the price, and a replica makes 60,000 of them."""
    return options[int(roll.random() * len(options))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    headline: str
    paragraphs: tuple[str, ...]
    headings: tuple[str, ...]
    summary: str
    tags: tuple[str, ...]
    captions: tuple[str, ...]
    credit: str
    opinion: str


class Composer:
    """One story in the making: its people, places and things are cast once and stay the same."""

    def __init__(self, subject: Subject, day: date, roll: Random) -> None:
        self.subject = subject
        self.roll = roll
        self.decks: dict[str, Iterator[str]] = {}
        self.used: set[str] = set()
        self.cast = {"day": f"{day.month}月{day.day}日"}
        self.cast |= {"land": self._pick("lands"), "city": self._pick("cities"), "town": self._pick("cities")}
        self.cast |= {"industry": self._pick("industry"), "crowd": self._pick("crowd")}
        self.cast["hero"] = self.fill(self._pick("orgs"))
        self.cast["lead_name"] = person(roll)
        self.cast["lead"] = self.cast["hero"] + self._pick("roles") + self.cast["lead_name"]
        self.recast()

    def recast(self) -> None:
        """Everyone and everything new, but for the hero, the leading person and the day."""
        for slot, words in _CAST:
            self.cast[slot] = self.fill(self._pick(words))
        while self.cast["partner"] == self.cast["hero"]:
            self.cast["partner"] = self.fill(self._pick("orgs"))
        for slot, title in (
            ("expert", self._pick("institutes") + self._pick("posts")),
            ("voice", self._pick("voices")),
        ):
            self.cast[f"{slot}_name"] = person(self.roll)
            self.cast[slot] = title + self.cast[f"{slot}_name"]

    def _pick(self, words: str) -> str:
        return one(self.roll, self.subject.words.get(words) or names()[words])

    def _draw(self, deck: str) -> str:
        """The next sentence of *deck*: shuffled, and none comes back before all have been seen."""
        if deck not in self.decks:
            cards = phrases()[deck]
            self.decks[deck] = cycle(sorted(cards, key=lambda _: self.roll.random()))
        return next(self.decks[deck])

    def _number(self, low: str, high: str) -> str:
        if "." in low + high:
            return f"{self.roll.uniform(float(low), float(high)):.{len(max(low, high, key=len).partition('.')[2])}f}"
        return str(int(self.roll.uniform(int(low), int(high) + 1)))

    def _other(self) -> str:
        return one(self.roll, [thing for thing in self.subject.words["things"] if thing != self.cast["thing"]])

    def _drawn(self, slot: str) -> str:
        """A slot that is decided anew each time."""
        match slot:
            case "other":
                return self._other()
            case "percent":
                return f"{self.roll.randint(11, 89)}%"
            case _:
                return self._pick(f"{slot}s")

    def _slot(self, match: re.Match[str]) -> str:
        low, high, slot, choice = match.groups()
        if choice:
            return one(self.roll, str(choice).split("|"))
        if low:
            return self._number(low, high)
        return self.cast[slot] if slot in self.cast else self._drawn(slot)

    def fill(self, template: str) -> str:
        """*template* with every slot and choice decided."""
        while "{" in template or "[" in template:
            template = _TOKEN.sub(self._slot, template)
        return template

    def sentence(self, deck: str) -> str:
        """A sentence that this story does not have yet."""
        while (text := self.fill(self._draw(deck))) in self.used:
            continue
        self.used.add(text)
        return text

    def paragraphs(self, length: int) -> Iterator[str]:
        """Paragraphs of about *length* characters in all; the subject's own sentences come once each, early."""
        yield self.sentence("lead")
        own = self.roll.sample(self.subject.own, len(self.subject.own))
        plans = cycle(self.roll.sample(_PLAN, len(_PLAN)))
        written = part = 0
        while written < length - 160:
            sentences = [self.sentence(deck) for deck in next(plans).split()]
            sentences += [self.fill(own.pop())] if own else []
            yield (paragraph := "".join(sentences))
            written, part = written + len(paragraph), part + len(paragraph)
            if part > _PART:
                part = 0
                self.recast()
        yield self.sentence("close")

    def story(self, length: int) -> Story:
        """A story whose body has about *length* characters."""
        return Story(
            headline=self.fill(one(self.roll, self.subject.headlines)),
            summary=self.fill(self._draw("summary")),
            opinion=self.fill(self._draw("opinion")),
            credit=self.fill(self._draw("credit")),
            captions=tuple(self.sentence("caption") for _ in range(4)),
            headings=tuple(self.sentence("heading") for _ in range(3)),
            tags=tuple(self.roll.sample(self.subject.words["tags"], self.roll.randint(1, 4))),
            paragraphs=tuple(self.paragraphs(length)),
        )


def person(roll: Random) -> str:
    return one(roll, names()["surnames"]) + one(roll, names()["given"])
