"""Industries: those whose cues, organisations and technologies the article names; the evidence is these."""

from bisect import bisect_right

from newscrawl.analysis.industry_cases import FAINT, IN_TITLE, Case, cases_of
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.vocabulary import STRENGTH
from newscrawl.items import Tag

# Chosen on 123 articles of several annotators, borne out on 48 others and 2,400 topics: of thirty features of article
# and label a logistic regression keeps these few; headline, number of words and the loudest one add nothing to them.
MOST = 3
HEARD = 5
NEEDED = (0.0, 0.29, 0.35)
"""What the first, second and third label need of all that the five loudest say, with what follows added to it."""
SENTENCES = 0.12
"""What is added where every sentence speaks for the label."""
SPREAD = 0.1
"""And where they do so from the first character to the last: what is an example stands in one place."""
BESIDE = {"人工智能": 0.14, "机器人": 0.1, "政务公共": 0.06, "传媒娱乐": -0.06}
"""What is added for some: articles on chips or cars name AI and robots in passing and mean them, while those on
anything name films and songs as examples."""
UNTITLED = {"金融": -0.17}
"""And where the headline has no word for it: every company has figures and investors."""
ASIDE = {"金融": 0.7}
"""What the score of an industry counts for where the headline speaks of others alone: an article on a company is long
on figures, one on money says so at its head."""
LEAST = 2.0
KIN = (("电商", "互联网", 0.25), ("机器人", "人工智能", 0.25))
"""The first is also a little of the second."""
NEAR = (("人工智能", "互联网", 0.35), ("人工智能", "金融", 0.2), ("机器人", "制造业", 0.5))
"""The same where the text has a word for the second too: a company alone says little of what it does here."""
BORROWED = (("彩票", "体育", 1 / 30), ("彩票", "游戏", 1 / 30), ("游戏", "体育", 1.0))
"""The first speaks the language of the second: where its own words are loud enough it takes that over. The number is
the share of the second's score that a word of the first in the headline, or one said as often, has to have behind it:
a report of a match has no lottery's word there, but one of a contest has games."""
LOUD = 1 / 10
LOUD_ALONE = 1 / 3
"""The share that the first's score must reach elsewhere: with several words, and with one."""
SURE = 3.0
"""The weight of a word that counts in the headline: no other trade uses it."""


def industries(text: Reading) -> tuple[Tag, ...]:
    """At most three, the strongest first; the second and third only where they come near the first."""
    cases = cases_of(text)
    for case in cases.values():
        case.score = case.told()
    _relate(cases)
    _set_aside(cases)
    ranked = sorted(cases.items(), key=lambda item: (-item[1].score, item[0]))
    said = sum(case.score for _, case in ranked[:HEARD])
    chosen: list[Tag] = []
    for name, case in ranked:
        if len(chosen) == MOST or case.score < LEAST:
            break
        lacks = NEEDED[len(chosen)] - case.score / said - _favour(name, case) if chosen else 0.0
        if _stands(text, case, lacks) and not _by_chance(text, case, beside=bool(chosen)):
            evidence = tuple(sorted(case.spans()))
            chosen.append(Tag(text=name, evidence=evidence, score=round(case.score, 3), rule="industry cues"))
    return tuple(chosen)


def _favour(name: str, case: Case) -> float:
    """What is added to the share of a second or third label for the trade that it is."""
    own = name in BESIDE and any(weight > FAINT for weight, _ in case.words.values())
    return (BESIDE[name] if own else 0.0) + (0.0 if case.titled else UNTITLED.get(name, 0.0))


def _stands(text: Reading, case: Case, needed: float) -> bool:
    """Whether its words stand in as many sentences, and as far apart, as what its share lacks."""
    if not 0.0 < needed <= SENTENCES + SPREAD:  # for speed: most are far from it
        return needed <= 0.0
    starts = [place.start for place in case.places if place.start >= text.title_end]
    spread = (max(starts) - min(starts)) / len(text.text) if starts else 0.0
    begins = [start for start, _ in text.sentences]
    heard = {bisect_right(begins, start) for start in starts}
    return SPREAD * spread + SENTENCES * len(heard) / max(len(begins), 1) >= needed


def _by_chance(text: Reading, case: Case, *, beside: bool) -> bool:
    """Whether it has too little of its own: out of the headline, one word, beside another or said once.

    Beside another, organisations, technologies and faint words are too little too. What a relative lends is enough.
    """
    uncued = beside and not case.titled and not any(case.cued())
    alone = len(case.words) == 1 and not any(place.start < text.title_end for place in case.places)
    return (uncued or (alone and (beside or len(case.places) == 1))) and case.score <= case.told()


def _relate(cases: dict[str, Case]) -> None:
    """Let industries take over and lend what their relations say."""
    before = {name: case.score for name, case in cases.items()}
    for narrow, wide, titled in BORROWED:
        if wide not in cases or narrow not in cases:
            continue
        if before[narrow] >= min(_loud(cases[narrow]), titled if _sure(cases[narrow]) else 1.0) * before[wide]:
            cases[narrow].score += before[wide]
            cases[wide].score /= 2
    for lender, name, share in KIN:
        if lender in cases:
            kin = cases.setdefault(name, Case())
            kin.score += share * before[lender]
            kin.places += cases[lender].places
            kin.titled |= cases[lender].titled
    for lender, name, share in NEAR:
        if lender in cases and name in cases and any(not word.startswith("@") for word in cases[name].words):
            above = max(cases[lender].score - cases[name].score, 0.0)  # what is lent does not make it the louder one
            cases[name].score += min(share * cases[lender].score, above)


def _set_aside(cases: dict[str, Case]) -> None:
    """Let those that are long in every body count less where the headline names other trades."""
    if any(case.titled for case in cases.values()):
        for name, share in ASIDE.items():
            if name in cases and not cases[name].titled:
                cases[name].score *= share


def _loud(narrow: Case) -> float:
    """The share of the wide one's score that makes it the narrow one's."""
    return LOUD if len(narrow.words) > 1 else LOUD_ALONE


def _sure(narrow: Case) -> bool:
    """Whether a word that nothing else uses stands in the headline, or as often in the body as that counts."""
    return any(weight >= SURE**STRENGTH and mentions >= IN_TITLE for weight, mentions in narrow.words.values())
