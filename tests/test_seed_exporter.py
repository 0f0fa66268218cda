"""Seed records as a Scrapy feed."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.exporters.seed import SeedItemExporter
from newscrawl.items import Article
from newscrawl.records import from_article, parse_bytes, read_file, write

SPIDER = """
import scrapy
from newscrawl.items import Article


class Two(scrapy.Spider):
    name = "two"

    async def start(self):
        for number in "12":
            yield Article(url=f"https://news.example.cn/{number}", site="example", headline=number, body="甲\\u2028乙")
"""
SETTINGS = """
FEED_EXPORTERS = dict.fromkeys(["seed", "txt"], "newscrawl.exporters.seed.SeedItemExporter")
FEED_EXPORT_ENCODING = "gb18030"
TELNETCONSOLE_ENABLED = False
"""


def article(number: int) -> Article:
    return Article(url=f"https://news.example.cn/{number}", site="example", headline=f"第{number}篇", body="正文")


def scrapy(folder: Path, *options: str) -> bytes:
    """What a crawl in *folder*, which fetches nothing, prints on standard output."""
    (folder / "two.py").write_text(SPIDER, encoding="utf-8")
    (folder / "feed_settings.py").write_text(SETTINGS, encoding="utf-8")
    command = [sys.executable, "-m", "scrapy", "runspider", "two.py", "--loglevel=ERROR", *options]
    paths = os.pathsep.join([str(folder), str(Path(__file__).parents[1])])
    env = os.environ | {"PYTHONPATH": paths, "SCRAPY_SETTINGS_MODULE": "feed_settings"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout


def test_a_feed_is_a_record_file_and_grows(tmp_path: Path) -> None:
    scrapy(tmp_path, "-O", "out.txt")
    scrapy(tmp_path, "-o", "out.txt")
    path = tmp_path / "out.txt"
    assert [record.title for record in read_file(path).records] == ["1", "2", "1", "2"]
    assert write(read_file(path)) == path.read_text(encoding="utf-8")


def test_a_feed_on_standard_output(tmp_path: Path) -> None:
    assert [record.summary for record in parse_bytes(scrapy(tmp_path, "-o", "-:seed")).records] == ["甲乙", "甲乙"]


def test_a_record_is_in_the_file_before_the_next_one(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with path.open("wb") as file:
        exporter = SeedItemExporter(file)
        exporter.start_exporting()
        for number in (1, 2):
            exporter.export_item(article(number))
            assert len(read_file(path).records) == number
        exporter.finish_exporting()
    assert path.read_text(encoding="utf-8") == write(map(from_article, [article(1), article(2)]))


@pytest.mark.parametrize("tail", ["", "\n", "\n\n"])
def test_appending_starts_after_one_blank_line(tmp_path: Path, tail: str) -> None:
    path = tmp_path / "out.txt"
    old = write([from_article(article(1))])
    path.write_text(old.removesuffix("\n") + tail, encoding="utf-8")
    with path.open("ab") as file:
        SeedItemExporter(file).export_item(article(2))
    assert path.read_text(encoding="utf-8") == f"{old}\n{write([from_article(article(2))])}"


def test_a_file_that_cannot_be_looked_into_gets_a_blank_line() -> None:
    file = io.BytesIO(b"x\n")
    file.seek(2)
    SeedItemExporter(file).export_item(article(1))
    assert file.getvalue() == b"x\n\n" + write([from_article(article(1))]).encode()


def test_a_pipe_starts_with_a_record() -> None:
    readable, writable = os.pipe()
    with open(writable, "wb", buffering=0) as pipe, open(readable, "rb", buffering=0) as end:  # noqa: PTH123
        SeedItemExporter(pipe).export_item(article(1))
        assert parse_bytes(end.read(1000)).records == (from_article(article(1)),)


def test_other_items_are_refused(tmp_path: Path) -> None:
    with (tmp_path / "out.txt").open("wb") as file, pytest.raises(TypeError, match="Article items, not dict"):
        SeedItemExporter(file).export_item({"url": "u"})


def test_options_reach_the_base_exporter(tmp_path: Path) -> None:
    with (tmp_path / "out.txt").open("wb") as file:
        SeedItemExporter(file, encoding="utf-8", indent=0)
        with pytest.raises(TypeError, match="Unexpected options: colour"):
            SeedItemExporter(file, colour="red")
