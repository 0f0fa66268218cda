"""`scrapy records resolve --strategy fresh` goes back to the page that the archive keeps."""

from pathlib import Path

from newscrawl.records import parse, read_file
from tests.conftest import Crawl, scrapy
from tests.replica import Replica


def conflicted(path: Path) -> str:
    """A record as git leaves it when two machines tagged it differently."""
    title, url, summary, *tags = path.read_text(encoding="utf-8").splitlines()
    theirs = "\n".join(["关键词: 别的词", *tags[1:]])
    return f"{title}\n{url}\n{summary[:30]}\n<<<<<<< ours\n关键词: 一个词\n=======\n{theirs}\n>>>>>>> theirs\n"


def test_the_archived_page_is_extracted_again(crawl: Crawl, replica: Replica, tmp_path: Path) -> None:
    wanted = next(a for a in replica.truth() if a.kind == "article" and not a.disallowed)
    done = crawl("article", "-a", f"url={wanted.url}")
    (record,) = done.records()
    file = tmp_path / "conflict.txt"
    file.write_text(conflicted(record), encoding="utf-8")
    said = scrapy("records", "resolve", "--strategy", "fresh", "--archive", str(done.output), str(file))
    assert (said.returncode, said.stderr) == (0, "")
    assert parse(said.stdout).records == read_file(record).records


def test_without_a_page_the_text_is_analysed_again(crawl: Crawl, replica: Replica, tmp_path: Path) -> None:
    wanted = next(a for a in replica.truth() if a.kind == "article" and not a.disallowed)
    (record,) = crawl("article", "-a", f"url={wanted.url}").records()
    file = tmp_path / "conflict.txt"
    file.write_text(conflicted(record), encoding="utf-8")
    (tmp_path / "bare" / "pages").mkdir(parents=True)
    said = scrapy("records", "resolve", "--strategy", "fresh", "--archive", str(tmp_path / "bare"), str(file))
    (resolved,) = parse(said.stdout).records
    assert resolved.title == wanted.headline
    assert not {"一个词", "别的词"} & set(resolved.keywords)


def test_an_archive_that_is_named_has_to_be_there(crawl: Crawl, replica: Replica, tmp_path: Path) -> None:
    wanted = next(a for a in replica.truth() if a.kind == "article" and not a.disallowed)
    (record,) = crawl("article", "-a", f"url={wanted.url}").records()
    file = tmp_path / "conflict.txt"
    file.write_text(conflicted(record), encoding="utf-8")
    said = scrapy("records", "resolve", "--strategy", "fresh", "--archive", str(tmp_path / "none"), str(file))
    assert (said.returncode, said.stdout) == (2, "")
    assert f"{tmp_path / 'none'}: no archive is here" in said.stderr
