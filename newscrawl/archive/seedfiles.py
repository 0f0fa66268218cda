"""Tier 3: what the seed file of an article says, and where it lies."""

import logging
import re
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from newscrawl.archive.durable import UNFINISHED, write_whole
from newscrawl.items import Article
from newscrawl.records import from_article, write
from newscrawl.text.dates import BEIJING

logger = logging.getLogger(__name__)

EPOCH = datetime.fromtimestamp(0, UTC)
LONGEST_NAME = 120
"""Bytes of an id that names a file; file systems take some 255, of which some go to endings."""


def record_of(article: Article) -> str:
    """The seed file of *article*."""
    return write([from_article(article)])


TAKEN = (IsADirectoryError, NotADirectoryError, FileExistsError)
"""A folder has the place of a seed file, or a file that of its folder: that costs this seed file and no other."""


def put_record(root: Path, name: str, record: str) -> bool:
    """Write the seed file *name* of the archive in *root*; False where it was there.

    Where its place is taken, the log says so: no article is lost, since the journal has it.
    """
    try:
        return write_whole(root / name, record, root / UNFINISHED)
    except TAKEN as error:
        logger.error("No seed file: %s; remove what is in its place, then: scrapy archive rebuild records", error)  # noqa: TRY400 (no bug of ours)
        return False


def digest_of_address(article: Article) -> str:
    """Sixteen characters that stand for the address of *article*."""
    return sha256(article.url.encode()).hexdigest()[:16]


def record_path(article: Article) -> Path:
    """Tier 3: where the seed file of *article* lies, by the day of its publication, else of its fetch."""
    fetched = article.capture.fetched if article.capture else EPOCH
    day = (article.date_published or fetched).astimezone(BEIJING)
    name = re.sub(r"[^\w.-]|^\.", "_", article.article_id)
    if not name or len(name.encode()) > LONGEST_NAME:
        name = digest_of_address(article)
    return Path("records") / article.site / f"{day:%Y/%m/%d}" / f"{name}.txt"
