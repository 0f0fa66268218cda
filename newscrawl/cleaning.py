"""The text of an article without what surrounds it, and what the surroundings said as fields."""

from dataclasses import replace

from newscrawl.items import Article
from newscrawl.text.boilerplate import trim
from newscrawl.text.normalize import paragraphs


def clean(article: Article) -> Article:
    """*article* without boilerplate at the head and tail of its body; what the boilerplate said fills empty fields.

    Cleaning what is clean changes nothing.
    """
    trimmed = trim(paragraphs(article.body))
    return replace(
        article,
        body="\n".join(trimmed.paragraphs),
        original_title=article.original_title or trimmed.original_title,
        authors=article.authors or trimmed.authors,
        editors=article.editors or trimmed.editors,
        proofreaders=article.proofreaders or trimmed.proofreaders,
        source=article.source or trimmed.source,
        contributed=article.contributed or trimmed.contributed,
    )
