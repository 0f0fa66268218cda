"""Which industries may a model name, and which words must an article have for that?"""

from collections.abc import Mapping

from newscrawl.analysis.vocabulary import Vocabulary

Cues = Mapping[str, tuple[str, ...]]
"""The known industries: each label with the words that speak for it."""


def cues(vocabulary: Vocabulary) -> Cues:
    """Each industry with its cue words and the names of its companies and institutions."""
    words = {name: [word for word, _ in industry.cues] for name, industry in vocabulary.industries.items()}
    for organisation in vocabulary.organisations.values():
        for name in organisation.industries:
            words.setdefault(name, []).extend(organisation.forms)
    return {name: tuple(words[name]) for name in vocabulary.industries}
