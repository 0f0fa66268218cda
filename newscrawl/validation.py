"""What makes an article unfit for the archive?"""

from newscrawl.items import Article


def problems(article: Article) -> tuple[str, ...]:
    """What is wrong with *article*, by name; empty when nothing is.

    Only what makes it worthless: an article without a date or an author is an article all the same.
    """
    checks = {
        "no_headline": not article.headline.strip(),
        "no_content": not article.body.strip() and not article.images,
        "headline_not_one_line": "\n" in article.headline,
        "time_without_zone": any(
            time is not None and time.tzinfo is None for time in (article.date_published, article.date_modified)
        ),
    }
    return tuple(name for name, found in checks.items() if found)
