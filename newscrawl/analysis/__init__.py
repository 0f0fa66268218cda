"""What is an article about? Rules that run offline and give the same answer every time, each tag with its evidence."""

from dataclasses import replace

from newscrawl.analysis.events import events
from newscrawl.analysis.keywords import keywords
from newscrawl.analysis.reading import read
from newscrawl.analysis.terms import industries, technologies
from newscrawl.items import Analysis, Article

VERSION = "rules/1"
"""Changes whenever the same article may get other tags."""


def analyze(article: Article) -> Article:
    """*article* with its analysis block, from one segmentation of its text.

    What the block says of duplicates stays; everything else is made anew.
    """
    text = read(article.headline, article.body)
    before = article.analysis
    analysis = Analysis(
        version=VERSION,
        keywords=keywords(text),
        technologies=technologies(text),
        industries=industries(text),
        events=events(text),
        simhash=before.simhash if before else None,
        duplicate_of=before.duplicate_of if before else None,
    )
    return replace(article, analysis=analysis)
