"""Our golden articles with gold for technologies and industries alone: tests/analysis/golden/[tu]<nn>-<slug>.json."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.analysis.scores import Gold

GOLDEN = Path(__file__).parent / "golden"


def tagged() -> Iterator[Gold]:
    """The articles in order; their other fields are empty."""
    for path in sorted(GOLDEN.glob("[tu][0-9]*.json")):
        row = json.loads(path.read_bytes())
        yield Gold(published="", keywords=(), keywords_ok=(), events=(), **row)
