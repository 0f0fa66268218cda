import json
import socket
import subprocess
import sys

import pytest

from newscrawl import extract
from newscrawl.extraction.consensus import Voice, decide, is_foreign, similarity
from newscrawl.extraction.content import Content, parse_fragment
from newscrawl.extraction.library import read_by_library
from newscrawl.extraction.lines import read_lines
from newscrawl.items import Capture
from tests.conftest import ROOT
from tests.extraction.pages import SENTENCES, article
from tests.extraction.structures import CHROMES, STRUCTURES, case, disagreeing

URL = "https://news.example.org/1.html"
ENGLISH = tuple(
    f"The harbour town opened its {nth} quay on Monday, and fishermen, who had waited for years, said it came late."
    for nth in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
)


def capture(html: str) -> Capture:
    found = extract(html, URL, generic=True).capture
    assert found
    return found


def voice(rule: str, text: str) -> Voice:
    return Voice(rule, Content((text,)))


@pytest.mark.parametrize(
    ("one", "other"), [("甲乙丙丁戊己庚", "甲乙丙丁戊己辛"), ("甲甲甲甲甲甲", "甲甲甲甲"), ("一二三四五", "六七八九十")]
)
def test_similarity_is_symmetrical_and_at_most_one(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) < 1


def test_the_reading_that_others_confirm_is_chosen() -> None:
    long, short = "".join(SENTENCES), SENTENCES[0]
    verdict = decide([voice("density", short), voice("run", long), voice("library", long)])
    assert (verdict.voice.rule, verdict.confidence) == ("run", 1.0)


def test_where_nobody_agrees_containers_are_believed_and_confidence_is_low() -> None:
    verdict = decide([voice(rule, text) for rule, text in zip(("run", "density", "library"), SENTENCES, strict=False)])
    assert verdict.voice.rule == "density"
    assert verdict.confidence < 0.3


def test_an_ordinary_page_is_sure() -> None:
    found = capture(article())
    assert (found.confidence, found.provenance["body"]) == (1.0, "density")


@pytest.mark.parametrize(
    "shape",
    [
        "{}<div class='c'><b>网友评论</b>{}</div>",
        "{}<ul><li>第一项</li><li>第二项</li><li>第三项</li><li>第四项</li><li>第五项</li><li>第六项</li><li>第七项</li></ul>{}",
        "{}<div class='a'><p>他说，木船还能走。</p></div><section><p>她说，路也还长。</p></section>{}",
    ],
    ids=["left-out", "loose", "kinds"],
)
def test_a_text_with_a_sign_of_doubt_is_less_sure(shape: str) -> None:
    whole = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    other = "".join(f"<p>{sentence[::-1].strip('。')}，这是别人的话。</p>" for sentence in SENTENCES)
    after = other if "网友评论" in shape else "<p>示例日报，也登了这条消息。</p>"
    found = capture(article(body=shape.format(whole, after)))
    assert 0.6 <= (found.confidence or 0) < 0.95


def test_a_page_that_can_be_read_in_two_ways_is_not_sure() -> None:
    assert (capture(disagreeing()).confidence or 0) < 0.6


def test_text_in_the_data_of_a_script_is_found() -> None:
    found, page = STRUCTURES["island"](case(0))
    assert capture(CHROMES["named"](found, page)).provenance["body"] == "island"


@pytest.mark.parametrize("packed", ["JSON.parse({});", "self.__next_f.push([1,{}])"])
def test_data_in_a_string_is_read_with_its_time(packed: str) -> None:
    sentences = [*SENTENCES, *(f"后来{sentence}" for sentence in SENTENCES)]
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    data = json.dumps({"title": "旧码头的灯亮了一整夜", "publish_time": "2026-04-02 22:50:00", "body": text})
    row = data if packed.startswith("JSON") else f'5:["$","article",null,{data}]'
    script = packed.replace("{}", json.dumps(row))
    assigned = script if "__next_f" in script else f"window.__INITIAL_STATE__={script}"
    page = f"<html><title>旧码头的灯亮了一整夜</title><body><div id=app></div><script>{assigned}</script></body></html>"
    found = extract(page, URL, generic=True)
    assert found.body.split("\n") == sentences
    assert str(found.date_published) == "2026-04-02 22:50:00+08:00"


def test_what_heads_and_ends_a_page_in_letters_is_no_text() -> None:
    body = "<br><br>".join(ENGLISH)
    top = "<div>Home &gt; News</div><h2>A quay opens to the public</h2><div>Source: Xinhua | March 12, 2026</div>"
    end = "<div>Editor: Song Yutong</div><div>Print | Close</div><div>Copyright Jiangcheng Press Office</div>"
    page = f"<html><title>A quay opens to the public</title><body>{top}<div id=c>{body}</div>{end}</body></html>"
    found = extract(page, URL, generic=True)
    assert found.body.split("\n") == list(ENGLISH)
    assert (found.source, found.editors) == ("Xinhua", ("Song Yutong",))


def test_pages_in_letters_are_read_by_the_library() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in ENGLISH)
    page = f"<html><head><title>A quay opens</title></head><body><h1>A quay opens</h1>{body}</body></html>"
    found = extract(page, URL, generic=True)
    assert found.body.split("\n") == list(ENGLISH)
    assert found.capture
    assert found.capture.provenance["body"] == "library"


def test_the_library_leaves_the_tree_as_it_is_and_calls_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    tree = parse_fragment("".join(f"<p>{sentence}</p>" for sentence in ENGLISH))
    before = tree.text_content()
    assert read_by_library(tree)
    assert tree.text_content() == before


def test_the_library_is_imported_only_where_it_is_asked() -> None:
    code = (
        "import sys; from newscrawl import extract; from tests.extraction.pages import article;"
        f"extract(article(), {URL!r}); print('trafilatura' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "foreign"), [(SENTENCES[0], False), (ENGLISH[0], True), ("Новость дня, и еще одна.", True)]
)
def test_the_script_of_a_page(text: str, foreign: bool) -> None:  # noqa: FBT001 (a table)
    assert is_foreign(read_lines(parse_fragment(f"<p>{text}</p>"), URL), "") is foreign
