"""The seed record format: read it, write it, keep its conflicts, and change it into articles and back."""

from newscrawl.records.convert import from_article, to_article
from newscrawl.records.model import Clean, Conflicted, Document, Encoding, Entry, Hunk, Record, Side, Version
from newscrawl.records.reader import iter_entries, iter_records, parse, parse_bytes, read_file
from newscrawl.records.writer import write, write_bytes

__all__ = [
    "Clean",
    "Conflicted",
    "Document",
    "Encoding",
    "Entry",
    "Hunk",
    "Record",
    "Side",
    "Version",
    "from_article",
    "iter_entries",
    "iter_records",
    "parse",
    "parse_bytes",
    "read_file",
    "to_article",
    "write",
    "write_bytes",
]
