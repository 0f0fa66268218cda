"""Score the analysis with the scorer of ../shared, where it is: `python -m tests.evaluate_analysis`.

Prints the figures of all six sets, one a line; exits with 2 where ../shared is not there.
"""

import sys
from collections.abc import Callable, Iterable
from typing import Any

from newscrawl import Article, analyze
from newscrawl.items import Analysis
from tests.conftest import SHARED
from tests.evaluate import scorer

SETS = SHARED / "data" / "analysis"
ARTICLES = [
    "TOTAL",
    "kw_exact_f1@3",
    "kw_f1@3",
    "tech_f1",
    "tech_micro_f1",
    "ind_f1",
    "ind_top1",
    "ev_score",
    "ev_r",
    "ev_p",
]
TOPICS = {
    "体育": "体育 sports",
    "传媒娱乐": "娱乐 entertainment",
    "房地产": "房产 realty",
    "教育": "教育 education",
    "金融": "股票 finance stocks",
    "游戏": "游戏 game",
    "彩票": "彩票",
    "政务公共": "politics society",
    "法律": "society",
}
"""The topics that an industry stands for."""
SCIENCE = frozenset(
    [
        "人工智能",
        "互联网",
        "半导体",
        "通信",
        "消费电子",
        "软件与云服务",
        "机器人",
        "航空航天",
        "数据安全",
        "科研",
        "电商",
    ]
)
"""Those that stand for 科技 and science. The rest (medicine, farming, travel…) do so where no other industry of the
text stands for a topic: news of all topics speak of them."""


def analysis(row: dict[str, Any]) -> Analysis:
    """Our analysis of the text of a row."""
    found = analyze(Article(url=row["id"], site="gold", headline=row.get("title") or "", body=row.get("text") or ""))
    return found.analysis or Analysis(version="")


def fields(row: dict[str, Any]) -> dict[str, Any]:
    """The four fields as the scorer reads them."""
    block = analysis(row)
    names = ("keywords", "technologies", "industries", "events")
    return {name: [tag.text for tag in getattr(block, name)] for name in names}


def topic(row: dict[str, Any], labels: Iterable[str]) -> dict[str, Any]:
    """The label that the first industry with one stands for."""
    known = frozenset(labels)
    names = [tag.text for tag in analysis(row).industries]
    topics = [TOPICS.get(name, "科技 science" if name in SCIENCE else "") for name in names]
    rest = ["科技 science" for name in names if name not in TOPICS]
    found = (label for said in (*topics, *rest) for label in said.split() if label in known)
    return {"label": next(found, "")}


def main() -> int:
    """Print the figures."""
    if not SETS.exists():
        print("../shared is not there", file=sys.stderr)
        return 2
    score = scorer("analysis")

    def predictions(name: str, predict: Callable[[dict[str, Any]], dict[str, Any]]) -> tuple[Any, Any]:
        gold = score.load(SETS / f"{name}.jsonl")
        return gold, {row["id"]: predict(row) for row in gold}

    figures, _ = score.score_articles(*predictions("articles", fields))
    show("articles", {name: figures[name] for name in ARTICLES})
    for name in ("kp_csl", "kp_meta"):
        show(name, {key: value for key, value in score.score_kp(*predictions(name, fields)).items() if "_f@" in key})
    show("headline_ainews", score.score_headline(*predictions("headline_ainews", fields)))
    for name in ("topic_full", "topic_titles"):
        labels = {row["label"] for row in score.load(SETS / f"{name}.jsonl")}
        figures = score.score_topic(*predictions(name, lambda row, labels=labels: topic(row, labels)))  # type: ignore[misc]
        show(name, figures)
    return 0


def show(name: str, figures: dict[str, float]) -> None:
    for key, value in figures.items():
        print(f"{name:<18}{key:<18}{value:.3f}")


if __name__ == "__main__":
    raise SystemExit(main())
