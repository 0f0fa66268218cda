"""What a run says when it is done."""

from pathlib import Path

from newscrawl.actions.counts import counted
from newscrawl.archive.runs import Run
from newscrawl.outcomes import GOOD
from newscrawl.urls import visible

SHOWN = 20
"""URLs that a summary names at most."""
NOTABLE = frozenset({"failed", "blocked", "dropped", "quarantined", "unsupported"})


def summary(run: Run, path: Path | None) -> str:
    """The run in a few lines: verdict, counts, what went wrong and where the whole report is."""
    counts = ", ".join(f"{count} {state}" for state, count in run.states.items()) or _nothing(run)
    lines = [f"{run.spider}: {run.verdict} (exit status {run.exit_code}) in {run.seconds:.1f} s: {counts}"]
    for name, route in run.routes.items():
        problem = f", {route.failures} failed: {route.errors[-1]}" if route.failures else ""
        entries, requests = counted(route.articles, "entry"), counted(route.requests, "request")
        found = f"{entries} in {requests}, {counted(route.only, 'article')} only here"
        lines.append(f"  route {name}: {found}{problem}")
    notable = [outcome for outcome in run.outcomes if run.spider == "article" or outcome.state in NOTABLE]
    notable.sort(key=lambda outcome: outcome.state in GOOD)  # what went wrong first
    for outcome in notable[:SHOWN]:
        why = "" if outcome.state in GOOD else outcome.why
        lines.append(f"  {outcome.state} {outcome.url} {why}".rstrip())
    if len(notable) > SHOWN:
        lines.append(f"  … and {len(notable) - SHOWN} more")
    lines += _by_the_rules(run.llm)
    if run.mended:
        lines.append(f"  mended {counted(run.mended, 'article')} that an interrupted run had left undone")
    if run.damaged:
        lines.append(f"  {counted(run.damaged, 'line')} of the journal damaged, as the log says")
    return "\n".join(map(visible, [*lines, f"  report: {path or 'could not be written'}"]))


def _nothing(run: Run) -> str:
    asked = sum(route.requests for route in run.routes.values())
    failed = sum(route.failures for route in run.routes.values())
    return "no article seen, since no list could be read" if asked and failed >= asked else "no article seen"


def _by_the_rules(llm: dict[str, int]) -> list[str]:
    """The line on articles of which a language model said nothing; none where it said something of each."""
    reasons = {name.removeprefix("fallback/"): count for name, count in llm.items() if name.startswith("fallback/")}
    if not reasons:
        return []
    total, why = sum(reasons.values()), ", ".join(reasons)
    return [f"  {total} of {counted(total + llm.get('articles', 0), 'article')} tagged by the rules: model {why}"]
