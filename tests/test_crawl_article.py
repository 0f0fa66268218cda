"""`scrapy crawl article`, as a user runs it: any address, each with one end."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from newscrawl.records import parse
from tests.conftest import IN_A_HURRY, UNTAGGED, Crawl, Crawled, crawler_into, scrapy
from tests.replica import Article as Truth
from tests.replica import Replica
from tests.replica.article import UNREADABLE

pytestmark = pytest.mark.e2e
READABLE = ["article", "wrinkled", "contributed", "old", "old-gov", "video", "live", "special"]
REMOVED = sorted(UNREADABLE - {"forward"})


@pytest.fixture
def crawl(tmp_path: Path, replica: Replica) -> Crawl:
    return crawler_into(tmp_path / "output", replica, *UNTAGGED)


@pytest.fixture(scope="module")
def truth(replica: Replica) -> list[Truth]:
    return [a for a in replica.truth() if not a.disallowed]


def one(truth: list[Truth], kind: str) -> Truth:
    return next(article for article in truth if article.kind == kind and not article.disallowed)


def ends(done: Crawled) -> dict[str, tuple[str, str]]:
    return {o["url"]: (o["state"], f"{o['reason']} {o['detail']}") for o in done.run["outcomes"]}


def test_an_article_is_printed_as_json(replica: Replica, truth: list[Truth], tmp_path: Path) -> None:
    wanted = one(truth, "article")
    done = crawler_into(tmp_path, replica)("article", "-a", f"url={wanted.url}", "-o", "-:jsonlines")
    assert "does not support" not in done.stderr
    (line,) = done.stdout.splitlines()
    got = json.loads(line)
    assert (got["url"], got["headline"], got["body"]) == (wanted.url, wanted.headline, "\n".join(wanted.paragraphs))
    assert got["analysis"]["keywords"]
    assert done.exit_code == 0


def test_seed_records_can_be_written(crawl: Crawl, truth: list[Truth], tmp_path: Path) -> None:
    wanted = [one(truth, kind) for kind in ("article", "old", "contributed")]
    crawl("article", "-a", f"url={','.join(a.url for a in wanted)}", "-O", str(tmp_path / "out.txt"))
    records = parse((tmp_path / "out.txt").read_text(encoding="utf-8")).records
    assert {record.title for record in records} == {article.headline for article in wanted}


def crawled(kinds: Iterable[str], output: Path, replica: Replica, truth: list[Truth]) -> Crawled:
    urls = ",".join(one(truth, kind).url for kind in kinds)
    return crawler_into(output, replica, *UNTAGGED)("article", "-a", f"url={urls}")


@pytest.fixture(scope="module")
def readable(tmp_path_factory: pytest.TempPathFactory, replica: Replica, truth: list[Truth]) -> Crawled:
    return crawled(READABLE, tmp_path_factory.mktemp("readable"), replica, truth)


@pytest.mark.parametrize("kind", READABLE)
def test_every_readable_kind_is_archived(kind: str, readable: Crawled, truth: list[Truth]) -> None:
    wanted = one(truth, kind)
    assert [a.headline for a in readable.articles() if a.url == wanted.url] == [wanted.headline]


@pytest.fixture(scope="module")
def removed(tmp_path_factory: pytest.TempPathFactory, replica: Replica, truth: list[Truth]) -> Crawled:
    return crawled(REMOVED, tmp_path_factory.mktemp("removed"), replica, truth)


@pytest.mark.parametrize("kind", REMOVED)
def test_removed_articles_are_gone(kind: str, removed: Crawled, truth: list[Truth]) -> None:
    url = one(truth, kind).url
    assert ends(removed)[url][0] == "gone"
    assert f"gone {url}" in removed.stderr
    assert f"gone {url} gone" not in removed.stderr


def test_where_all_are_gone_the_exit_status_says_so(removed: Crawled) -> None:
    assert (removed.states, removed.exit_code) == ({"gone": len(REMOVED)}, 5)


def test_a_forward_is_not_followed(crawl: Crawl, truth: list[Truth]) -> None:
    wanted = one(truth, "forward")
    state, why = ends(crawl("article", "-a", f"url={wanted.url}"))[wanted.url]
    assert state == "forwarded"
    assert wanted.forward
    assert wanted.forward in why


def test_twins_are_one_article(crawl: Crawl, truth: list[Truth]) -> None:
    number = one(truth, "article").id
    twins = [
        f"https://m.thepaper.cn/newsDetail_forward_{number}",
        f"https://www.thepaper.cn/newsDetail_forward_{number}?commTag=true",
        f"https://m.thepaper.cn/kuaibao_detail.jsp?from=kuaibao&contid={number}",
    ]
    done = crawl("article", "-a", f"url={','.join(twins)}")
    assert [article.url for article in done.articles()] == [f"https://www.thepaper.cn/newsDetail_forward_{number}"]
    assert sorted(state for state, _ in ends(done).values()) == ["archived", "known", "known"]


def test_spellings_of_an_address_are_one_article(crawl: Crawl, truth: list[Truth]) -> None:
    number = one(truth, "article").id
    spellings = [
        f"https://www.thepaper.cn:443/newsDetail_forward_{number}",
        f"HTTPS://WWW.THEPAPER.CN/newsDetail_forward_{number}",
        f"https://www.thepaper.cn./newsDetail_forward_{number}#comments",
    ]
    done = crawl("article", "-a", "urls_file=-", stdin="\ufeff" + ",".join(spellings))
    assert [article.url for article in done.articles()] == [f"https://www.thepaper.cn/newsDetail_forward_{number}"]
    assert len(ends(done)) == 3


def test_an_article_that_is_new_to_the_archive_is_fetched_in_one_spelling_only(tmp_path: Path) -> None:
    with Replica(articles=5) as own:
        url = own.truth("generic")[0].url
        twins = [url, url.replace("https://", "http://"), f"{url}/"]
        done = crawler_into(tmp_path / "output", own, *UNTAGGED)("article", "-a", f"url={','.join(twins)}")
        asked = [request for request in own.requests() if "robots" not in request["path"]]
    assert len(asked) == len(done.articles()) == 1
    assert {url: state for url, (state, _) in ends(done).items()} == dict(
        zip(twins, ["archived", "known", "known"], strict=True)
    )


def test_the_twin_of_a_removed_article_is_removed_too(crawl: Crawl) -> None:
    twins = ["https://www.thepaper.cn/newsDetail_forward_1", "https://m.thepaper.cn/newsDetail_forward_1"]
    done = crawl("article", "-a", f"url={','.join(twins)}")
    assert (done.states, done.exit_code) == ({"gone": 2}, 5)


def test_bytes_that_are_no_text_name_no_address(crawl: Crawl) -> None:
    done = crawl("article", "-a", "urls_file=-", stdin="# a comment\nhttps://news.example.com/\udcff\n")
    assert (done.exit_code, done.states) == (2, {})
    assert "is no UTF-8 text: line 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_that_a_terminal_obeys_is_printed_of_an_address(crawl: Crawl) -> None:
    done = crawl("article", "-a", "urls_file=-", stdin="https://news.example.com/\x1b[31m\n")
    assert done.states == {"refused": 1}
    assert "\x1b" not in done.stdout + done.stderr


def test_addresses_may_stand_between_full_width_commas(crawl: Crawl) -> None:
    done = crawl("article", "-a", "url=ftp://a.example.com/1，ftp://b.example.com/2、ftp://c.example.com/3")
    assert done.states == {"refused": 3}


def test_an_address_without_a_scheme_is_refused_with_what_to_write(crawl: Crawl) -> None:
    done = crawl("article", "-a", "url=www.thepaper.cn/newsDetail_forward_1,ftp://www.thepaper.cn/")
    assert (done.exit_code, done.states) == (2, {"refused": 2})
    assert "write https://…" in done.stderr


def test_no_address_at_all_is_an_error(crawl: Crawl) -> None:
    assert crawl("article", "-a", "urls_file=-", stdin="# nothing today\n").exit_code == 2


def test_a_site_without_a_module_is_read_by_the_generic_rules(crawl: Crawl, replica: Replica) -> None:
    wanted = replica.truth("generic")
    done = crawl("article", "-a", f"url={','.join(a.url for a in wanted)}")
    got = {article.url: article for article in done.articles()}
    assert {url: article.headline for url, article in got.items()} == {a.url: a.headline for a in wanted}
    assert {url: article.body for url, article in got.items()} == {a.url: "\n".join(a.paragraphs) for a in wanted}


def test_redirects_to_an_article_are_followed(crawl: Crawl) -> None:
    asked = "https://short.example.com/a/1"
    done = crawl("article", "-a", f"url={asked}")
    assert ends(done)[asked][0] == "archived"
    assert done.articles()[0].url.startswith("https://news.example.com/")


REFUSED = {
    "file:///etc/passwd": "scheme",
    "ftp://example.com/a": "scheme",
    "http://127.0.0.1:22/": "private",
    "http://localhost:8000/": "private",
    "http://[::1]/": "private",
    "http://10.0.0.8/": "private",
    "http://169.254.169.254/latest/meta-data/": "private",
    "https://…@example.com/": "credentials",
    "ftp://…@x.example.com/": "credentials",
    "https://…@127.0.0.1:99999/": "credentials",
    "https://evil.example.com/to-loopback": "private",
    "https://evil.example.com/to-metadata": "private",
    "https://evil.example.com/to-file": "file:///etc/passwd",
}


@pytest.fixture(scope="module")
def refused(replica: Replica, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    asked = ",".join(REFUSED).replace("…@", "anna:secret@")
    return crawler_into(tmp_path_factory.mktemp("refused"), replica, *UNTAGGED)("article", "-a", f"url={asked}")


@pytest.mark.parametrize(("url", "why"), REFUSED.items())
def test_addresses_that_we_do_not_fetch_are_refused(url: str, why: str, refused: Crawled) -> None:
    state, reason = ends(refused)[url]
    assert state == "refused"
    assert why in reason


def test_refusing_everything_is_a_usage_error_without_a_stack_trace(refused: Crawled) -> None:
    assert refused.exit_code == 2
    assert "Traceback" not in refused.stderr
    written = b"".join(path.read_bytes() for path in refused.output.rglob("*") if path.is_file())
    assert "secret" not in refused.stderr
    assert b"secret" not in written


BAD = {
    "https://evil.example.com/challenge": "blocked",
    "https://evil.example.com/captcha": "blocked",
    "https://evil.example.com/soft404": "gone",
    "https://evil.example.com/error-template": "gone",
    "https://evil.example.com/binary": "not_article",
    "https://evil.example.com/empty": "not_article",
    "https://evil.example.com/status/500": "unreachable",
    "https://evil.example.com/status/304": "unreachable",
    "https://evil.example.com/status/404": "gone",
    "https://evil.example.com/loop": "unreachable",
    "https://evil.example.com/bomb": "unreachable",
    "https://evil.example.com/drop": "unreachable",
    "https://evil.example.com/cut?encoding=gzip": "unreachable",
    "https://evil.example.com/cut?encoding=deflate": "unreachable",
    "https://evil.example.com/cut?encoding=br": "unreachable",
    "https://evil.example.com/cut?encoding=zstd": "unreachable",
    "https://evil.example.com/huge?mb=20": "unreachable",
    "https://evil.example.com/slow?s=60": "unreachable",
    "https://news.example.com/": "not_article",
    "https://nobody.example.com/": "gone",
    f"https://nobody.example.com/{'x' * 2_100}": "gone",
}


@pytest.fixture(scope="module")
def bad(replica: Replica, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    healthy = next(a for a in replica.truth() if a.kind == "article" and not a.disallowed)
    listed = "\n".join(["# a comment", *BAD, "", healthy.url])
    crawl = crawler_into(tmp_path_factory.mktemp("bad"), replica, *UNTAGGED)
    return crawl("article", "-a", "urls_file=-", "-s", "DOWNLOAD_TIMEOUT=5", "-s", "RETRY_TIMES=0", stdin=listed)


@pytest.mark.parametrize(("url", "state"), BAD.items())
def test_a_bad_address_has_its_end(url: str, state: str, bad: Crawled) -> None:
    got, why = ends(bad)[url]
    assert got == state
    assert why.strip()


@pytest.mark.parametrize(("name", "why"), [("loop", "redirects without end"), ("bomb", "too large")])
def test_what_scrapy_takes_no_further_is_no_sign_of_a_host_that_is_given_up(name: str, why: str, bad: Crawled) -> None:
    assert bad.outcomes("unreachable")[f"https://evil.example.com/{name}"] == why


def test_bad_addresses_do_not_stop_the_good_one(bad: Crawled) -> None:
    assert len(bad.articles()) == 1
    assert (bad.exit_code, bad.run["verdict"]) == (7, "partial")
    assert "Traceback" not in bad.stderr


@pytest.mark.parametrize("trap", ["late-charset", "denied-charset"])
def test_a_page_is_read_whatever_is_said_of_its_encoding(trap: str, crawl: Crawl) -> None:
    (got,) = crawl("article", "-a", f"url=https://evil.example.com/{trap}").articles()
    assert (got.headline, got.source) == ("渡口修船厂复工", "临江晚报")
    assert "换上新的缆桩和护舷" in got.body


def test_a_dead_port_is_unreachable_where_private_hosts_are_allowed(crawl: Crawl) -> None:
    done = crawl("article", "-a", "url=http://127.0.0.1:1/", "-s", "ALLOW_PRIVATE_HOSTS=1", "-s", "RETRY_TIMES=0")
    assert ends(done)["http://127.0.0.1:1/"] == ("unreachable", "connection refused ")
    assert "  unreachable http://127.0.0.1:1/ connection refused\n" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.exit_code == 3


def test_a_private_host_can_be_allowed(crawl: Crawl, replica: Replica, truth: list[Truth]) -> None:
    wanted = one(truth, "article")
    url = f"{replica.address}/newsDetail_forward_{wanted.id}"
    done = crawl("article", "-a", f"url={url}", "-s", "ALLOW_PRIVATE_HOSTS=1")
    assert [article.headline for article in done.articles()] == [wanted.headline]


@pytest.mark.parametrize("name", ["127.1", "0x7f000001", "2130706433"])
def test_a_name_that_resolves_to_a_private_address_is_refused(name: str, tmp_path: Path) -> None:
    # Not spelled as an address, so that only the resolver tells; without a route, so that it is asked.
    done = scrapy("crawl", "article", "-a", f"url=http://{name}/", "-s", f"OUTPUT_DIR={tmp_path}")
    (outcome,) = json.loads(next((tmp_path / "runs").glob("*.json")).read_bytes())["outcomes"]
    assert outcome["state"] == "refused"
    assert "127.0.0.1" in outcome["detail"]
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_crawl_delay_and_retry_after_are_obeyed(tmp_path: Path) -> None:
    urls = [f"https://busy.example.com/a/{number}" for number in (1, 2, 3)]
    with Replica(articles=5) as own:
        done = crawler_into(tmp_path, own, *UNTAGGED)("article", "-a", f"url={','.join(urls)}")
        asked = [r for r in own.requests() if r["host"] == "busy.example.com" and r["path"] != "/robots.txt"]
    times = [datetime.fromisoformat(request["time"]).timestamp() for request in asked]
    refused = [place for place, request in enumerate(asked) if request["status"] == 429]
    # Since a refusal, whose time is noted before it is sent: a busy machine makes these waits longer, never shorter.
    waits = [
        (times[later] - times[place], later - place) for place in refused for later in range(place + 1, len(asked))
    ]
    assert (done.states, len(refused), len(asked)) == ({"archived": 3}, 3, 6)
    assert all(wait >= 0.95 + 0.5 * (count - 1) for wait, count in waits), waits


def test_an_article_asked_for_again_is_unchanged_then_revised(tmp_path: Path) -> None:
    with Replica(articles=20, blocked=0) as own:
        crawl = crawler_into(tmp_path, own, *UNTAGGED)
        wanted = one(own.truth(), "article")
        first, again = (crawl("article", "-a", f"url={wanted.url}").states for _ in range(2))
        edited = own.edit(wanted.id)
        done = crawl("article", "-a", f"url={wanted.url}")
    assert (first, again, done.states) == ({"archived": 1}, {"unchanged": 1}, {"revised": 1})
    assert [article.headline for article in done.articles()] == [wanted.headline, edited.headline]
    assert len(done.records()) == 1


def test_all_who_wait_for_one_robots_txt_obey_it(replica: Replica, tmp_path: Path) -> None:
    everything = replica.truth()
    forbidden = next(a.url for a in everything if a.disallowed)
    others = [a.url for a in everything if a.kind == "article" and not a.disallowed][:5]
    urls = ",".join([*others, forbidden])
    done = crawler_into(tmp_path, replica, *UNTAGGED)("article", "-a", f"url={urls}")
    assert {url: state for url, (state, _) in ends(done).items()} == dict.fromkeys(others, "archived") | {
        forbidden: "robots"
    }


@pytest.mark.parametrize("feed", ["/dev/full:seed", "{}/out.marshal"])
def test_a_copy_that_cannot_be_written_is_no_success(
    feed: str, crawl: Crawl, truth: list[Truth], tmp_path: Path
) -> None:
    done = crawl("article", "-a", f"url={one(truth, 'article').url}", "-o", feed.format(tmp_path))
    assert (done.exit_code, done.run["verdict"], done.states) == (4, "broken", {"archived": 1})
    assert "A feed misses articles" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("host", ["udn.com", "news.example.com"])
def test_scrapy_fetch_asks_for_a_page_of_a_site_without_lists_as_of_any_other(host: str, tmp_path: Path) -> None:
    address = f"http://{host}/NEWS/BREAKINGNEWS/BREAKINGNEWS1/9120001.shtml"
    with Replica(articles=5) as own:
        done = scrapy(
            "fetch", "-s", f"ROUTE_ALL_TO={own.address}", "-s", f"OUTPUT_DIR={tmp_path}", "--headers", address
        )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert "> Accept-Language: zh-CN" in done.stdout


def test_a_route_goes_around_the_proxy_of_the_environment(
    crawl: Crawl, truth: list[Truth], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert crawl("article", "-a", f"url={one(truth, 'article').url}").states == {"archived": 1}


def test_a_name_that_only_the_proxy_knows_is_asked_there(
    replica: Replica, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", replica.address)
    url = "http://evil.example.com/captcha"
    words = ["-s", f"OUTPUT_DIR={tmp_path}", *IN_A_HURRY, "-s", "RETRY_TIMES=0", "-s", "BLOCKED_RETRIES=0"]
    done = scrapy("crawl", "article", "-a", f"url={url}", *words)
    assert Crawled(done.returncode, done.stdout, done.stderr, tmp_path).states == {"blocked": 1}
