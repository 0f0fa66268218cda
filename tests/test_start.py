"""Scrapy imports every command at every start: what a command does is imported when it runs."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LOADED = """
import json, sys
from scrapy.utils.misc import walk_modules_iter
list(walk_modules_iter("scrapy.commands"))
before = set(sys.modules)
commands = [module.__name__ for module in walk_modules_iter("newscrawl.commands")]
others = [name for name in sys.modules.keys() - before if name.partition(".")[0] not in sys.stdlib_module_names]
print(json.dumps([commands, others]))
"""


@pytest.fixture(scope="module")
def loaded() -> tuple[list[str], list[str]]:
    """The modules that `COMMANDS_MODULE` names, and what a start imports for them beside Scrapy's own commands."""
    commands, others = json.loads(subprocess.check_output([sys.executable, "-c", LOADED], cwd=ROOT, text=True))
    return commands, others


def test_a_start_imports_commands_and_nothing_that_they_do(loaded: tuple[list[str], list[str]]) -> None:
    commands, others = loaded
    assert "newscrawl.commands.crawl" in commands
    assert set(others) - set(commands) <= {"newscrawl", "newscrawl.errors"}


def test_every_module_beside_the_commands_is_one(loaded: tuple[list[str], list[str]]) -> None:
    _, *modules = loaded[0]
    names = {name.removeprefix("newscrawl.commands.") for name in modules}
    listed = subprocess.check_output([sys.executable, "-m", "scrapy"], cwd=ROOT, text=True)
    assert names <= {line.split()[0] for line in listed.splitlines() if line.startswith("  ")}


def test_a_desk_needs_nothing_that_one_family_of_commands_does() -> None:
    code = "import sys, newscrawl.actions.desk; print('newscrawl.records.resolve' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True) == "False\n"
