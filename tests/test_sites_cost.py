"""What a site's own layout reads is not read again in the ways that are for pages of no known site."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.replica.press import GOLDEN

READ = """
import json, sys
from pathlib import Path
from newscrawl import extract
for page in Path(sys.argv[1]).glob("*/page.html"):
    extract(page.read_bytes(), json.loads(page.with_name("meta.json").read_bytes())["url"])
print("trafilatura" in sys.modules)
"""


@pytest.mark.parametrize("site", ["ithome", "jiemian", "nbd", "qbitai", "tmtpost"])
def test_credits_between_the_paragraphs_are_read_without_the_library(site: str) -> None:
    command = [sys.executable, "-c", READ, str(GOLDEN / site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
