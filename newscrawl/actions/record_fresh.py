"""`resolve --strategy fresh`: extract a record in conflict again, from the archived page or else from its own text."""

from collections.abc import Callable
from pathlib import Path

import newscrawl
from newscrawl.actions.desk import Desk
from newscrawl.archive.pages import Page, newest_pages
from newscrawl.errors import ArchiveError, NewscrawlError
from newscrawl.reading import content_type_in
from newscrawl.records import Document, Record, from_article, to_article
from newscrawl.records.resolve import Records, united
from newscrawl.sites import canonical

_USUAL = Path("output")


def fresh(
    document: Document, archive: Path | None, desk: Desk
) -> Callable[[Records, Records | None, Records], Records]:
    """How to decide the conflicts of *document*: the pages that *archive* keeps are looked up once, here.

    Without one, `output/` is asked where it is. Raises ArchiveError where the *archive* that was named keeps no pages.
    """
    if archive and not (archive / "pages").is_dir():
        raise ArchiveError(archive, "no archive is here: it has no pages/; name the folder of one")
    records = (record for entry in document.conflicts for side in entry.variants.values() for record in side)
    pages = newest_pages(
        (archive or _USUAL) / "pages", {canonical(record.url) for record in records if record.url}, canonical
    )

    def choose(ours: Records, _base: Records | None, theirs: Records) -> Records:
        return tuple(_again(record, pages.get(canonical(record.url)), desk) for record in united(ours, theirs))

    return choose


def _again(record: Record, page: Page | None, desk: Desk) -> Record:
    if page:
        content_type = content_type_in(page.headers)
        try:
            article = newscrawl.extract(page.body, page.url, content_type=content_type, fetched=page.fetched)
            return from_article(newscrawl.analyze(article))
        except NewscrawlError as error:
            desk.note(f"{error}: the kept page gives no article; the record's own text is used")
    return from_article(newscrawl.analyze(to_article(record)))
