"""What of a model's draft does the article itself say? The rest is dropped; what is left empty the rules fill."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from newscrawl.analysis.llm.answer import Draft
from newscrawl.analysis.llm.ground import Ground, Span
from newscrawl.analysis.llm.happened import happened
from newscrawl.analysis.llm.labels import Cues, cues
from newscrawl.analysis.llm.prompt import FIELDS
from newscrawl.analysis.llm.retelling import Stretch, retold, stretches
from newscrawl.analysis.vocabulary import Vocabulary
from newscrawl.items import Analysis, Article, Tag

LENGTHS = {"keywords": (2, 24), "technologies": (2, 30), "events": (10, 120)}
"""Characters of a tag, at least and at most."""
RULE = "model"
_CUT = re.compile(r"[，。；！？、：\n](?![^《》“”「」]*[》”」])|^[）》”」』%·.,-]|[（《“「『·,-]$")
"""What no word has at its ends, and none but a quoted one inside: 3日，澜."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """An article with the model's tags, and how many of its claims were dropped."""

    article: Article
    dropped: int


def grounded(article: Article, draft: Draft, vocabulary: Vocabulary, extractor: str) -> Grounded:
    """*article*, analysed by the rules before, with those tags of *draft* that its text bears out."""
    rules = article.analysis or Analysis(version="")
    ground = Ground(f"{article.headline}\n{article.body}")
    known = cues(vocabulary)
    found = {name: _tags(name, draft.get(name, ()), _finder(name, ground, rules, known)) for name in FIELDS}
    dropped = sum(len(draft.get(name, ())) - len(tags) for name, tags in found.items())
    if not any(found.values()):
        return Grounded(article, dropped)
    analysis = replace(
        rules,
        extractor=extractor,
        keywords=found["keywords"] or rules.keywords,
        technologies=found["technologies"] or rules.technologies,
        industries=found["industries"] or rules.industries,
        events=happened(article, found["events"], vocabulary) or rules.events,
    )
    return Grounded(replace(article, analysis=analysis), dropped)


def _finder(name: str, ground: Ground, rules: Analysis, known: Cues) -> Callable[[str], Tag | None]:
    """The function that makes a tag of one claim for the field *name*, or None."""
    if name == "industries":
        own = {tag.text: tag for tag in rules.industries}
        return lambda claim: _industry(ground, claim, own.get(claim), known)
    if name == "events":
        among = stretches(ground, *LENGTHS["events"])
        return lambda claim: _event(ground, claim, among)
    return lambda claim: _term(ground, claim, *LENGTHS[name])


def _tags(name: str, claims: tuple[str, ...], find: Callable[[str], Tag | None]) -> tuple[Tag, ...]:
    """The tags of a field: at most as many as were asked for, no place twice; events in the order of the text."""
    tags: list[Tag] = []
    for tag in filter(None, map(find, claims)):
        if len(tags) < FIELDS[name] and not any(_same(name, tag, other) for other in tags):
            tags.append(replace(tag, score=round(1 - len(tags) / 10, 1)))
    return tuple(sorted(tags, key=lambda tag: tag.evidence) if name == "events" else tags)


def _same(name: str, tag: Tag, other: Tag) -> bool:
    """Whether two tags say the same thing: events that overlap, keywords one of which contains the other."""
    if name == "events":
        return tag.evidence[0][0] < other.evidence[0][1] and other.evidence[0][0] < tag.evidence[0][1]
    return tag.text == other.text or (name == "keywords" and (tag.text in other.text or other.text in tag.text))


def _term(ground: Ground, claim: str, shortest: int, longest: int) -> Tag | None:
    """A word of the text, as the text spells it where it says it first."""
    spans = ground.places(claim) if shortest <= len(claim) <= longest else ()
    word = ground.text[slice(*spans[0])] if spans else ""
    return Tag(text=word, evidence=spans, rule=RULE) if any(map(str.isalpha, word)) and not _CUT.search(word) else None


def _event(ground: Ground, claim: str, among: tuple[Stretch, ...]) -> Tag | None:
    """The clauses of the text in which the claim stands word for word, else those that it retells."""
    shortest, longest = LENGTHS["events"]
    spans = ground.places(claim.strip("。；;，, ")) if len(claim) >= shortest else ()
    grown = [ground.clauses(span) for span in spans]
    fitting: list[Span | None] = [span for span in grown if shortest <= span[1] - span[0] <= longest]
    span = fitting[-1] if fitting else retold(claim, among)  # the last: in the body where the headline says the same
    return Tag(text=ground.text[slice(*span)], evidence=(span,), rule=RULE) if span else None


def _industry(ground: Ground, claim: str, own: Tag | None, known: Cues) -> Tag | None:
    """A known label with the places of its cues."""
    if own:
        return replace(own, rule=RULE)
    spans = sorted({span for cue in known.get(claim, ()) for span in ground.places(cue)})
    return Tag(text=claim, evidence=tuple(spans), rule=RULE) if spans else None
