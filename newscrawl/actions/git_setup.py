"""`scrapy records install-git-driver`: what git must know to merge and show records by field."""

import argparse
import os
import shlex
import sys
from pathlib import Path

from newscrawl.actions.desk import Desk
from newscrawl.actions.git_driver import CONFLICTS
from newscrawl.actions.record_files import replacing
from newscrawl.errors import ArgumentError
from newscrawl.git import git

DRIVER = "newscrawl-records"


def install(opts: argparse.Namespace, desk: Desk) -> None:
    """Write the merge and the diff driver to a repository's configuration, and name its files in .gitattributes."""
    if not opts.pattern.strip() or opts.pattern.startswith("!") or not opts.pattern.isprintable():
        raise ArgumentError(
            "--pattern", opts.pattern, "a line of .gitattributes cannot begin so; name files as in *.txt"
        )
    folder = Path(opts.repository)
    top = Path(os.fsdecode(git(folder, "rev-parse", "--show-toplevel")).removesuffix("\n"))
    for name, value in settings(sys.executable, opts.strategy, conflicts=opts.conflicts).items():
        git(folder, "config", "--local", "--replace-all", name, value)
    attributes = top / ".gitattributes"
    before = attributes.read_bytes().decode("utf-8", "surrogateescape") if attributes.exists() else ""
    if (after := with_attributes(before, opts.pattern)) != before:
        with replacing(attributes) as file:
            file.write(after.encode("utf-8", "surrogateescape"))
    desk.note(f"{top}: git merges and shows {opts.pattern} by field; commit .gitattributes")


OTHERWISE = f"case $? in 0) ;; {CONFLICTS}) exit 1 ;; *) git merge-file -L ours -L base -L theirs %A %O %B ;; esac"
"""Whatever keeps the driver from its work (no records, a full disk, a venv that is gone), git's markers are left."""


def settings(python: str, strategy: str, *, conflicts: bool) -> dict[str, str]:
    """The repository's configuration. The interpreter is named in full: git runs it in the repository's folder."""
    program = f"{shlex.quote(python)} -P -m newscrawl.actions.git_driver"
    options = f"--strategy {strategy}" + (" --conflicts" if conflicts else "")
    return {
        f"merge.{DRIVER}.name": "three-way merge of news records by field",
        f"merge.{DRIVER}.driver": f"{program.replace('%', '%%')} merge {options} -- %O %A %B %P; {OTHERWISE}",
        f"diff.{DRIVER}.textconv": f"{program} textconv --",
        f"diff.{DRIVER}.xfuncname": "^标题: (.*)$",
    }


def with_attributes(text: str, pattern: str) -> str:
    r"""The attributes *text* with the line for *pattern*, unless it is there.

    >>> with_attributes("*.png binary", "*.txt")
    '*.png binary\n*.txt merge=newscrawl-records diff=newscrawl-records\n'
    """
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    quoted = f'"{escaped}"' if pattern[0] in '#"' or " " in pattern else pattern
    line = f"{quoted} merge={DRIVER} diff={DRIVER}"
    if line in text.splitlines():
        return text
    gap = "\n" if text and not text.endswith("\n") else ""
    return f"{text}{gap}{line}\n"
