"""What is different between two analyses of one article, as a reader sees it?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from newscrawl.items import Analysis

FIELDS = ("keywords", "technologies", "industries", "events")


@dataclass(frozen=True, slots=True)
class Change:
    """The tags that a field gained and lost."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def changes(before: Analysis | None, after: Analysis | None) -> Mapping[str, Change]:
    """The fields whose tags are others now; none where only their order, scores or places are."""
    found = {}
    for field in FIELDS:
        old, new = ([tag.text for tag in getattr(analysis, field, ())] for analysis in (before, after))
        added, removed = (tuple(text for text in a if text not in b) for a, b in ((new, old), (old, new)))
        if added or removed:
            found[field] = Change(added, removed)
    return found


def same(before: Analysis | None, after: Analysis | None) -> bool:
    """Whether only the version differs, if anything."""
    if not (before and after):
        return before == after
    return replace(before, version=after.version) == after
