"""Data that a page carries for its own scripts."""

from typing import Any

import msgspec


def script_json(html: str, script_id: str) -> Any:
    """The JSON of `<script id=script_id type="application/json">`; None if there is none. The page is not parsed.

    >>> script_json('<script id="a" type="application/json">{"b": [1]}</script>', "a")
    {'b': [1]}
    """
    start = html.find(f'id="{script_id}"')
    opened = html.find(">", start) + 1
    end = html.find("</script>", opened)
    if start < 0 or not opened or end < 0:
        return None
    try:
        return msgspec.json.decode(html[opened:end])
    except (
        msgspec.DecodeError,
        UnicodeEncodeError,
        RecursionError,
    ):  # cut off, broken emoji, a bomb
        return None


def dig(data: Any, *path: str) -> dict[str, Any]:
    """The object at *path* in *data*; an empty one where it, or anything on the way, is missing or no object.

    >>> dig({"a": {"b": {"c": 1}}}, "a", "b"), dig({"a": None}, "a", "b"), dig([], "a")
    ({'c': 1}, {}, {})
    """
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def rows(value: Any) -> list[dict[str, Any]]:
    """The objects in a list; none where *value* is no list.

    >>> rows([{"a": 1}, None, "b"]), rows(7)
    ([{'a': 1}], [])
    """
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
