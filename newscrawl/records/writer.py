"""From records to a file: the canonical form, or for a file with conflicts its own bytes."""

from collections.abc import Iterable

from newscrawl.records.lines import EVENTS, FIELDS, escape
from newscrawl.records.model import Document, Record
from newscrawl.records.values import write_events, write_list

_TEMPLATE = "".join(f"{label}: %s\n" for label in FIELDS if label != EVENTS)


def write(content: Document | Iterable[Record]) -> str:
    """The canonical text of records; a document with conflicts comes out exactly as it came in."""
    if not isinstance(content, Document):
        return "\n".join(map(_record, content))
    return content.source if content.conflicts else write(content.records)


def write_bytes(document: Document) -> bytes:
    """The bytes of a file: canonical and UTF-8, or with conflicts exactly those that were read."""
    # Only text that never was bytes has lone surrogates to replace.
    return write(document).encode(document.encoding if document.conflicts else "utf-8", "replace")


def _record(record: Record) -> str:
    """The canonical form of *record*, without the blank line after it."""
    text = _TEMPLATE % (
        record.title,
        record.url,
        record.summary,
        write_list(record.keywords),
        write_list(record.technologies),
        write_list(record.industries),
    )
    if record.events is None:
        return text
    block = write_events(record.events)
    if isinstance(record.events, str):
        block = _below_label(block)
    return f"{text}{EVENTS}: {block}\n"


def _below_label(block: str) -> str:
    """*block* with its lines escaped, all but the first: that one follows the label."""
    first, end, more = block.partition("\n")
    return first + end + escape(more)
