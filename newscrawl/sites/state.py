"""The state that a page assigns to a JavaScript variable: `window.DATA = {…};`, `var allData = {…};`."""

import json
import re
from typing import Any

_JSON = json.JSONDecoder(strict=False)


def assigned_json(html: str, name: str) -> Any:
    """The JSON that a script assigns to the variable *name*; None where there is none or it is JavaScript.

    >>> assigned_json('<script>window.DATA = {"a": [1]}; start()</script>', "window.DATA")
    {'a': [1]}
    """
    match = re.search(rf"{re.escape(name)}\s*=\s*(?=[{{\[])", html)
    if not match:
        return None
    try:
        return _JSON.raw_decode(html, match.end())[0]
    except (ValueError, RecursionError):  # cut off, no JSON, a bomb
        return None
