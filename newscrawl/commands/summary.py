"""What a run says when it is done, and what `--help` says of the spiders' arguments."""

from pathlib import Path

from newscrawl.archive.runs import Run
from newscrawl.outcomes import GOOD
from newscrawl.spiders.arguments import ARTICLE, NEWS, TOPIC

SHOWN = 20
"""URLs that a summary names at most."""
NOTABLE = frozenset({"failed", "blocked", "unsupported"})


def summary(run: Run, path: Path | None) -> str:
    """The run in a few lines: verdict, counts, what went wrong and where the whole report is."""
    counts = ", ".join(f"{count} {state}" for state, count in run.states.items()) or "no article seen"
    lines = [f"{run.spider}: {run.verdict} (exit status {run.exit_code}) in {run.seconds:.1f} s: {counts}"]
    for name, route in run.routes.items():
        problem = f", {route.failures} failed: {route.errors[-1]}" if route.failures else ""
        found = f"{route.articles} entries in {route.requests} requests, {route.only} articles only here"
        lines.append(f"  route {name}: {found}{problem}")
    notable = [outcome for outcome in run.outcomes if run.spider == "article" or outcome.state in NOTABLE]
    notable.sort(key=lambda outcome: outcome.state in GOOD)  # what went wrong first
    for outcome in notable[:SHOWN]:
        why = ": ".join(part for part in (outcome.reason, outcome.detail) if part and outcome.state not in GOOD)
        lines.append(f"  {outcome.state} {outcome.url} {why}".rstrip())
    if len(notable) > SHOWN:
        lines.append(f"  … and {len(notable) - SHOWN} more")
    if run.mended:
        lines.append(f"  mended {run.mended} articles that an interrupted run had left undone")
    if run.damaged:
        lines.append(f"  {run.damaged} lines of the journal are damaged; the log names them")
    return "\n".join([*lines, f"  report: {path or 'could not be written'}"])


def argument_help() -> str:
    """The spiders' arguments, for the end of `scrapy crawl --help`."""
    lines = ["Arguments of a site's spider, such as thepaper (-a NAME=VALUE):"]
    lines += [f"  {a.name:<10} {a.meaning}" for a in NEWS]
    lines += ["", "Arguments of the spider over many sites, news:"]
    lines += [f"  {a.name:<10} {a.meaning}" for a in TOPIC]
    lines += ["", "Arguments of the spider for single addresses, article:"]
    lines += [f"  {a.name:<10} {a.meaning}" for a in ARTICLE]
    lines += ["", "Examples:"]
    lines += ["  scrapy crawl thepaper -a channels=科技,财经 -a since=12h"]
    lines += ["  scrapy crawl thepaper -a keyword=人形机器人 -a since=7d -O robot-news.txt"]
    lines += ["  scrapy crawl news -a topic=ai"]
    lines += ["  scrapy crawl article -a url=https://www.thepaper.cn/newsDetail_forward_33265766 -O -:jsonlines"]
    return "\n".join(lines)
