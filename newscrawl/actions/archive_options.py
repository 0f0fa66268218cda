"""What the sub-commands of `scrapy archive` take."""

import argparse
from typing import Any

from newscrawl.archive.litter import KEPT_FOR

STATUSES = "Exit status: 0 clean, 1 damage or a difference was found, 2 something cannot be used or is not there."
URL = "https://www.thepaper.cn/newsDetail_forward_1"
PURPOSES = {
    "ls": ("list the articles by time", "--site thepaper --since 7d"),
    "show": ("print an article as the archive knew it", f"{URL} --at 2026-11-20"),
    "log": ("tell what happened to an article", URL),
    "diff": ("compare two versions of an article, field by field; without numbers the last two", f"{URL} 1 3"),
    "verify": ("read all of the archive, and name every damage by tier, file and record", ""),
    "stats": ("count by site and month", "--html stats.html"),
    "gc": ("remove what nothing needs: never a page, a line of the journal or a record", "--dry-run"),
    "rebuild": ("make index or seed records again from the journal", "index"),
}


def add_subcommands(parser: argparse.ArgumentParser) -> None:
    """Let *parser* take every sub-command with its options."""
    chosen = parser.add_subparsers(title="Sub-commands", metavar="SUBCOMMAND", dest="subcommand")
    made: dict[str, Any] = {}
    for name, (purpose, example) in PURPOSES.items():
        epilog = f"Example:\n  scrapy archive {name} {example}\n\n{STATUSES}"
        form = argparse.RawDescriptionHelpFormatter
        made[name] = chosen.add_parser(name, help=purpose, epilog=epilog, formatter_class=form, allow_abbrev=False)
        made[name].prog = f"scrapy archive {name}"
        made[name].description = f"{purpose[0].upper()}{purpose[1:]}."
        made[name].add_argument("-s", "--set", action="append", default=argparse.SUPPRESS, metavar="NAME=VALUE")
        made[name].add_argument("--json", action="store_true", help="print JSON, a line each")
    for name in ("show", "log", "diff"):
        made[name].add_argument("url", metavar="URL", help="the address of the article, in any form its site knows")
    _own(made)


def _own(made: dict[str, Any]) -> None:
    """The options that only one sub-command has."""
    made["ls"].add_argument("--site", help="articles of one site")
    made["ls"].add_argument("--since", metavar="TIME", help="published from then on: a date, 12h, 7d, yesterday")
    made["ls"].add_argument("--until", metavar="TIME", help="published up to then; a date counts to its end")
    made["ls"].add_argument("--withdrawn", action="store_true", help="only those that are gone from their site")
    made["show"].add_argument("--at", metavar="TIME", help="as the archive knew it then; a date counts to its end")
    forms = ("record", "json", "text")
    made["show"].add_argument(
        "--as", dest="form", choices=forms, help="default: record, the seed file; --json is short for json"
    )
    made["diff"].add_argument("versions", nargs="*", metavar="V", help="two numbers, as the log tells them")
    made["stats"].add_argument("--html", metavar="FILE", help="write a page with plots, which needs nothing else")
    made["gc"].add_argument("--dry-run", action="store_true", help="remove nothing, only tell")
    made["gc"].add_argument(
        "--days", metavar="N", default=str(KEPT_FOR), help="keep damaged indexes so long; default: %(default)s"
    )
    made["rebuild"].add_argument("tier", choices=("index", "records"))
