"""When did an event that a model chose happen, who took part, and how much was it?"""

from newscrawl.analysis.facts import actors, amounts, day
from newscrawl.analysis.reading import read
from newscrawl.analysis.vocabulary import Vocabulary
from newscrawl.items import Article, Event, Tag


def happened(article: Article, tags: tuple[Tag, ...], vocabulary: Vocabulary) -> tuple[Event, ...]:
    """*tags*, each a stretch of the text, as events, with the facts that the rules read there."""
    if not tags:
        return ()
    text = read(article.headline, article.body, vocabulary)
    return tuple(
        Event(
            text=tag.text,
            evidence=tag.evidence,
            score=tag.score,
            rule=tag.rule,
            date=day(text, tag.evidence[0], article.date_published),
            actors=actors(text, tag.evidence[0]),
            amounts=amounts(text, tag.evidence[0]),
        )
        for tag in tags
    )
