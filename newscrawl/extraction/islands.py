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
    except (msgspec.DecodeError, UnicodeEncodeError):  # cut off, or with broken emoji as lone surrogates
        return None
