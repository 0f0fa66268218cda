"""From records to a file: the canonical form, or for a file with conflicts its own bytes."""

from collections.abc import Iterable

from newscrawl.records.lines import FIELDS, escape
from newscrawl.records.model import Document, Record
from newscrawl.records.values import write_events, write_list


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
    values = [
        record.title,
        record.url,
        record.summary,
        write_list(record.keywords),
        write_list(record.technologies),
        write_list(record.industries),
    ]
    if record.events is not None:
        values.append(_below_label(write_events(record.events)))
    return "".join(f"{label}: {value}\n" for label, value in zip(FIELDS, values, strict=False))


def _below_label(block: str) -> str:
    """*block* with its lines escaped, all but the first: that one follows the label."""
    first, end, more = block.partition("\n")
    return first + end + escape(more)
