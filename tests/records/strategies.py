"""Records, articles and files that Hypothesis makes, with a taste for what a reader could mistake."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from newscrawl.items import Analysis, Article, Capture, Tag
from newscrawl.records import Record

MARKERS = [
    "<<<<<<< HEAD",
    "||||||| base",
    "=======",
    ">>>>>>> topic",
    "<<<<<<<<< deeper",
    "=========",
    ">>>>>>>>> deeper",
]
LABELS = ["标题: ", "标题：", "链接: ", "总结:", "关键词: ", "AI技术: ", "行业: ", "重大事件摘要: "]
BREAKS = ["\n", "\n\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\u3000", "\t", "\x00", "\x7f"]
WORDS = ["甲", "无", ",", "，", "、", ", ", "\\", "\\\\", "\ufeff", "\ud800", "\udfff", "1. ", "2. ", "智能", " ", "🚌"]
HEADER = "这篇文章中的重大事件包括：\n\n1. "

text = st.lists(
    st.sampled_from([*MARKERS, *LABELS, *BREAKS, *WORDS, HEADER]) | st.text(st.characters(), max_size=4), max_size=8
).map("".join)
texts = st.lists(text, max_size=4).map(tuple)

records = st.builds(
    Record,
    title=text,
    url=text,
    summary=text,
    keywords=texts,
    technologies=texts,
    industries=texts,
    events=st.none() | texts | text,
)

tags = st.lists(st.builds(Tag, text=text, evidence=st.just(((0, 1),))), max_size=3).map(tuple)
analyses = st.builds(
    Analysis, version=st.just("1"), keywords=tags, technologies=tags, industries=tags, events=tags, simhash=st.none()
)
CAPTURE = Capture(fetched=datetime(2026, 11, 22, tzinfo=UTC), digest="sha256:00", parser="test", route="html")
articles = st.builds(
    Article,
    url=text,
    site=st.just("example"),
    headline=text,
    body=text,
    capture=st.just(CAPTURE),
    analysis=st.none() | analyses,
)

likely_lines = st.sampled_from(
    ["标题: 甲\n", "标题：乙\r\n", "标题:丙\n链接: u\n", "标题: 丁\n重大事件摘要: 戊\n\n己\n", "\n", "  \n"]
)
unlikely_lines = st.tuples(st.sampled_from(["", "\\", " ", "\ufeff"]), st.sampled_from([*MARKERS, *LABELS, ""]), text)
blocks = st.lists(likely_lines, max_size=3).map("".join)


def conflict(size: int, ours: str, base: str | None, theirs: str) -> str:
    """A conflict as git writes it, of any marker size."""
    ancestor = "" if base is None else f"{'|' * size} base\n{base}"
    return f"{'<' * size} ours\n{ours}{ancestor}{'=' * size}\n{theirs}{'>' * size} theirs\n"


conflicted = st.recursive(
    blocks, lambda inner: st.builds(conflict, st.integers(7, 9), inner, st.none() | inner, inner), max_leaves=6
)
files = st.tuples(blocks, conflicted, blocks, conflicted, st.just("") | unlikely_lines.map("".join)).map("".join)
"""Texts that are record files with conflicts, or nearly so."""
noise = st.lists(unlikely_lines.map("".join), max_size=8).map("\n".join)
"""Texts made of the same bits, in no order."""
