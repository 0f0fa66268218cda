"""An article that the rules have tagged, and how a test lets a model go over it."""

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newscrawl.analysis.llm import Config, ModelTagger
from newscrawl.analysis.vocabulary import Industry, Organisation, Vocabulary
from newscrawl.items import Analysis, Article, Event, Tag
from newscrawl.text.dates import BEIJING
from tests.analysis.llm.endpoint import Endpoint, Said, Script, fields

KEY = "sk-very-secret-0123456789"
CUES = {"人工智能": ("大模型", "算力"), "汽车": ("整车", "汽车"), "金融": ("银行",)}
VOCABULARY = Vocabulary(
    industries={name: Industry(name=name, cues=tuple((cue, 1.0) for cue in cues)) for name, cues in CUES.items()},
    organisations={"星河科技": Organisation(name="星河科技", forms=("星河科技",))},
)
HEADLINE = "星河科技发布盘石大模型"
BODY = (
    "星河科技11月20日在杭州发布盘石 3.5 大模型，参数规模达到1200亿。\n"
    "公司首席执行官李远山否认将裁撤自动驾驶部门。\n"
    "盘石采用混合专家架构，支持ＡＩ Agent调用外部工具，已在三家汽车厂商试点。"
)
TEXT = f"{HEADLINE}\n{BODY}"
GOOD = fields(
    keywords=["盘石3.5", "星河科技", "李远山"],
    technologies=["混合专家架构", "AI agent"],
    industries=["人工智能", "汽车"],
    events=["星河科技11月20日在杭州发布盘石 3.5 大模型，参数规模达到1200亿。"],
)
RULED = (Tag(text="盘石", evidence=((6, 8),), score=3.0, rule="keyword"),)
RULED_EVENTS = (Event(text="盘石", evidence=((6, 8),)),)


def article(headline: str = HEADLINE, body: str = BODY) -> Article:
    """An article as the rules leave it."""
    analysis = Analysis(version="rules/test", keywords=RULED, technologies=RULED, events=RULED_EVENTS, simhash=7)
    return Article(
        url="https://example.com/1",
        site="example.com",
        headline=headline,
        body=body,
        date_published=datetime(2026, 11, 21, 8, tzinfo=BEIJING),
        analysis=analysis,
    )


@dataclass(frozen=True)
class Tagged:
    """What came of some articles, and what was counted."""

    articles: list[Article]
    counts: Counter[str]

    @property
    def analysis(self) -> Analysis:
        """That of the first article."""
        analysis = self.articles[0].analysis
        assert analysis
        return analysis

    def texts(self, field: str) -> list[str]:
        return [tag.text for tag in getattr(self.analysis, field)]


def by_rules(tagged: Tagged) -> bool:
    """Whether all articles are as the rules left them."""
    return {one.analysis for one in tagged.articles} == {article().analysis}


Run = Callable[..., Tagged]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`run(endpoint, article(), …)`: the articles tagged at once, by a run of its own over one cache."""

    def run(endpoint: Endpoint | str, *articles: Article, at_once: bool = True, **options: Any) -> Tagged:
        address = endpoint if isinstance(endpoint, str) else endpoint.address
        given: dict[str, Any] = {"model": "small", "key": KEY, "timeout": 5.0, "backoff": 0.01, **options}
        config = Config(endpoint=address, folder=tmp_path / "cache", **given)
        counts: Counter[str] = Counter()

        async def all_of_them() -> list[Article]:
            async with aclosing(ModelTagger(config, VOCABULARY, lambda name, by: counts.update({name: by}))) as tagger:
                wanted = articles or (article(),)
                if at_once:
                    return list(await asyncio.gather(*map(tagger.tag, wanted)))
                return [await tagger.tag(one) for one in wanted]

        return Tagged(asyncio.run(all_of_them()), +counts)

    return run


@pytest.fixture
def ask(run: Run) -> Run:
    """`ask(said, …)`: the article tagged by a model that says this; a str stands for a model's words."""

    def ask(*answers: Said | Script, **options: Any) -> Tagged:
        with Endpoint(*answers) as endpoint:
            return run(endpoint, **options)

    return ask
