"""Which model is asked, where, and at what expense?"""

import re
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

_ENDPOINT = re.compile(r"https?://[^/\s]+(/\S*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The LLM_… settings of a run. Zero tokens means no limit, as with Scrapy's own limits."""

    endpoint: str
    """The base address, such as `https://api.example.com/v1`; `/chat/completions` may follow."""
    model: str
    key: str = field(default="", repr=False)
    """Goes into the Authorization header and nowhere else."""
    folder: Path
    """Where answers and expenses are kept between runs."""
    tokens_per_run: int = 0
    tokens_per_day: int = 0
    concurrency: int = 2
    timeout: float = 60.0
    """Seconds for a whole answer."""
    backoff: float = 1.0
    """Seconds before the second try, doubled with each further one."""
    patience: float = 30.0
    """Seconds; a longer Retry-After is not waited for, the rules stand in until it is over."""

    @property
    def url(self) -> str:
        """Where questions are posted.

        >>> Config(endpoint="http://127.0.0.1:11434/v1/", model="m", folder=Path()).url
        'http://127.0.0.1:11434/v1/chat/completions'
        """
        base, mark, query = self.endpoint.partition("?")
        return base.rstrip("/").removesuffix("/chat/completions") + "/chat/completions" + mark + query

    @property
    def problem(self) -> str:
        """Why the model cannot be asked at all, and what to do; empty when it can."""
        if not _ENDPOINT.fullmatch(self.endpoint):
            return "LLM_ENDPOINT is no http address, such as http://127.0.0.1:11434/v1"
        if not self.model:
            return "LLM_MODEL names no model"
        if not (self.key.isascii() and self.key.isprintable()):
            return "the key holds characters that no HTTP header may have; copy it again"
        return "" if find_spec("httpx") else "httpx is missing: pip install '.[llm]'"
