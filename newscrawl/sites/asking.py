"""How is an article asked for that does not come at its own address?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from newscrawl.sites.templates import filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request to an API. Address and payload are templates with `{id}`, the site's own id of the article."""

    url: str
    payload: Mapping[str, Any] | None = None
    """What is posted, as JSON."""
    form: bool = False
    """The payload goes as a form."""
    headers: Mapping[str, str] = field(default_factory=dict)

    def about(self, article_id: str) -> Self:
        """The request for one article.

        >>> Ask(url="https://api.example.cn/detail", payload={"aid": "{id}"}).about("7").payload
        {'aid': '7'}
        """
        payload = filled(self.payload, {"id": article_id}) if self.payload is not None else None
        return replace(self, url=self.url.format(id=article_id), payload=payload)
