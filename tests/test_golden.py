"""Golden records: `sites/<site>/<case>/{page.html, meta.json, article.json}`, a test per field (`make golden`)."""

import json
import os
from dataclasses import fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from newscrawl import extract
from newscrawl.items import Article
from newscrawl.sites import all_sites

FOLDER = Path(__file__).parent / "sites"
CASES = sorted(path.parent for path in FOLDER.glob("*/*/page.html"))
FIELDS = [field.name for field in fields(Article) if field.name != "analysis"]


def name_of(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


@cache
def extracted(case: Path) -> dict[str, Any]:
    meta = json.loads((case / "meta.json").read_bytes())
    article = extract((case / "page.html").read_bytes(), meta["url"], fetched=datetime.fromisoformat(meta["fetched"]))
    found: dict[str, Any] = json.loads(msgspec.json.encode(article))
    return found


@cache
def expected(case: Path) -> dict[str, Any]:
    path = case / "article.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(msgspec.json.format(msgspec.json.encode(extracted(case)), indent=1) + b"\n")
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_field(case: Path, field: str) -> None:
    assert extracted(case)[field] == expected(case)[field]


@pytest.mark.parametrize("site", all_sites())
def test_every_layout_of_every_site_has_a_case(site: str) -> None:
    parsers = {expected(case)["capture"]["parser"] for case in CASES if case.parent.name == site}
    assert parsers == {layout.parser for layout in all_sites()[site].pages}
