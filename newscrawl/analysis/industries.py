"""Industries: those whose cues, organisations and technologies the article names; the evidence is these."""

from newscrawl.analysis.industry_cases import FAINT, IN_TITLE, STRENGTH, Case, cases_of
from newscrawl.analysis.reading import Reading
from newscrawl.items import Tag

# Chosen on 211 articles of four annotators in six sets, and 2,400 topics. Other shares, exponents and easings chosen on
# five of the sets did worse on the sixth, nor did a regression over share, headline, words, sentences and place help:
# what is missing in new articles is cues, not thresholds.
MOST = 3
SHARES = (0.0, 0.35, 0.5)
"""What the first, second and third label need of the first one's score, were it not for what follows."""
LEAST_SHARE = 0.1
"""What they need in any case: beside what is ten times as loud, nothing is what the article is about."""
EACH_WORD = 0.06
"""How much less a label needs for each word that speaks for it beyond two, up to five."""
TITLED = 0.05
"""How much less it needs where the headline speaks for it."""
BESIDE = {"人工智能": -0.25}
"""How much more it needs as second or third label: articles on chips, cars or robots name it in passing and mean it."""
UNTITLED = {"金融": 1.0, "互联网": 0.1}
"""And where the headline has no word for it: every company has figures, investors, users and an app."""
ASIDE = {"金融": 0.7}
"""What the score of an industry counts for where the headline speaks of others alone: an article on a company is long
on figures, one on money says so at its head."""
LEAST = 2.0
KIN = (("电商", "互联网", 0.4), ("机器人", "人工智能", 0.4))
"""The first is also a little of the second."""
NEAR = (("人工智能", "互联网", 0.35),)
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
    chosen: list[Tag] = []
    for name, case in ranked:
        share = _needed(name, case, SHARES[len(chosen)]) if chosen else 0.0
        if case.score >= max(LEAST, share * ranked[0][1].score) and not _by_chance(text, case, beside=bool(chosen)):
            chosen.append(
                Tag(text=name, evidence=tuple(sorted(case.spans)), score=round(case.score, 3), rule="industry cues")
            )
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _needed(name: str, case: Case, share: float) -> float:
    """The share of the first one's score that an industry needs beside it: less for several words and the headline."""
    words = min(max(len(case.words) - 2, 0), 3)
    titled = TITLED if case.titled else -UNTITLED.get(name, 0.0)
    own = any(weight > FAINT for weight, _ in case.words.values())
    return max(share + BESIDE.get(name, 0.0) * own - EACH_WORD * words - titled, LEAST_SHARE)


def _by_chance(text: Reading, case: Case, *, beside: bool) -> bool:
    """Whether one word alone speaks, out of the headline, for what no relative has lent to: beside another, or once."""
    if len(case.words) != 1 or case.score > case.told() or any(start < text.title_end for start, _ in case.spans):
        return False
    return beside or len(case.spans) == 1


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
            kin.spans |= cases[lender].spans
            kin.titled |= cases[lender].titled
    for lender, name, share in NEAR:
        if lender in cases and name in cases and any(not word.startswith("@") for word in cases[name].words):
            cases[name].score += share * cases[lender].score


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
