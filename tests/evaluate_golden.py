"""How well does the analysis read our own golden articles? `make eval`, or `python -m tests.evaluate_golden --worst 5`.

The articles are tests/analysis/golden/<nn>-<slug>.json: invented news with the tags that a careful editor would give.
Prints one figure a line beside its floor; exits with 1 where a figure is below the floor that is committed for it in
tests/analysis/golden/floors.json. `--update-floors` writes the floors anew, a little below what was measured.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from pathlib import Path

from newscrawl import analyze
from newscrawl.items import Article
from tests.analysis.scores import (
    EVENT_LENGTH,
    EVENTS,
    KEYWORDS,
    Answer,
    Figures,
    Gold,
    KeySentence,
    article_figures,
    set_figures,
    tells,
)

GOLDEN = Path(__file__).parent / "analysis" / "golden"
FLOORS = GOLDEN / "floors.json"
SLACK = 0.02
"""How far below the measured figure `--update-floors` puts the floor."""


def read_gold(path: Path) -> Gold:
    """The golden article of the file at *path*."""
    row = json.loads(path.read_bytes())
    return Gold(**{**row, "events": [KeySentence(**event) for event in row["events"]]})


def golden() -> dict[str, Gold]:
    """All golden articles by their names, in order."""
    return {path.stem: read_gold(path) for path in sorted(GOLDEN.glob("[0-9n]*.json"))}


def answer(name: str, gold: Gold) -> Answer:
    """What the analysis says of *gold*'s text."""
    article = Article(
        url=f"https://golden.example/{name}",
        site="golden",
        headline=gold.headline,
        body=gold.body,
        date_published=datetime.fromisoformat(gold.published),
    )
    block = analyze(article).analysis
    if block is None:
        raise AssertionError(name)
    fields = (block.keywords, block.technologies, block.industries, block.events)
    return Answer(*([tag.text for tag in tags] for tags in fields))


def read_floors() -> Figures:
    """The least that each figure must be."""
    floors: Figures = json.loads(FLOORS.read_bytes())["floors"]
    return floors


def write_floors(figures: Figures) -> None:
    """Put each floor a little below the figure of today."""
    floors = {name: max(0.0, math.floor((value - SLACK) * 1000) / 1000) for name, value in figures.items()}
    comment = f"Written by `python -m tests.evaluate_golden --update-floors`: what was measured, less {SLACK}."
    FLOORS.write_text(json.dumps({"comment": comment, "floors": floors}, indent=2) + "\n", encoding="utf-8")


def below(figures: Figures, floors: Figures) -> list[str]:
    """The names of the figures that are below their floor."""
    return [name for name, floor in floors.items() if figures[name] < floor]


def table(figures: Figures, floors: Figures) -> Iterator[str]:
    """A line for each figure, with its floor."""
    low = below(figures, floors)
    for name, value in figures.items():
        yield f"{name:<24}{value:.3f}   floor {floors.get(name, 0):.3f}{'   BELOW' if name in low else ''}"


def faults(name: str, gold: Gold, given: Answer) -> Iterator[str]:
    """What was given for an article beside what was wanted, and the key sentences that no event tells."""
    row = article_figures(gold, given)
    shown = ("keywords_lenient_f1", "technologies_f1", "industries_f1", "events_recall", "events_precision")
    yield f"\n{row['total']:.3f} {name}  " + "  ".join(f"{figure}={row[figure]:.2f}" for figure in shown)
    yield f"  keywords     {list(given.keywords[:KEYWORDS])} wanted {[slot[0] for slot in gold.keywords]}"
    yield f"  technologies {list(given.technologies)} wanted {[slot[0] for slot in gold.technologies]}"
    yield f"  industries   {list(given.industries)} wanted {list(gold.industries)}"
    events = [event[:EVENT_LENGTH] for event in given.events[:EVENTS]]
    yield from (f"  not told     {key.sentence}" for key in gold.events if not any(tells(e, key) for e in events))


def worst(articles: Mapping[str, Gold], answers: Mapping[str, Answer], count: int) -> Iterator[str]:
    """The faults of the *count* articles with the lowest totals."""
    totals = {name: article_figures(gold, answers[name])["total"] for name, gold in articles.items()}
    for name in sorted(totals, key=totals.__getitem__)[:count]:
        yield from faults(name, articles[name], answers[name])


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N worst articles too")
    parser.add_argument("--update-floors", action="store_true", help=f"put the floors {SLACK} below today's figures")
    args = parser.parse_args(arguments)
    articles = golden()
    answers = {name: answer(name, gold) for name, gold in articles.items()}
    figures = set_figures(articles, answers)
    if args.update_floors:
        write_floors(figures)
    floors = read_floors()
    lines = chain(table(figures, floors), worst(articles, answers, args.worst))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 1 if below(figures, floors) else 0


if __name__ == "__main__":
    sys.exit(main())
