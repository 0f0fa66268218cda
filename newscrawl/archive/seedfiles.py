"""Tier 3: what the seed file of an article says, and where it lies."""

import re
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from newscrawl.items import Article
from newscrawl.records import from_article, write
from newscrawl.text.dates import BEIJING

EPOCH = datetime.fromtimestamp(0, UTC)
LONGEST_NAME = 120
"""Bytes of an id that names a file; file systems take some 255, of which some go to endings."""


def record_of(article: Article) -> str:
    """The seed file of *article*."""
    return write([from_article(article)])


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
