"""Pages that want to cost more than they are worth, and `python -m tests.extraction.hostile URL [NAME…]` to read them.

It prints what came of each with the CPU time in seconds and the peak of memory of the process in MB, as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from newscrawl import extract
from newscrawl.errors import NewscrawlError
from tests.memory import peak

MB = 1_000_000
SENTENCE = "这一天，记者走访了三家公司，看到的情形并不相同。"
SITES = (
    "https://news.example.com/a/1.html",
    "https://www.thepaper.cn/newsDetail_forward_33265766",
    "http://finance.people.com.cn/n1/2026/1120/c1004-40000001.html",
    "https://finance.sina.com.cn/stock/2026-11-20/doc-inabcdef1234567.shtml",
)
"""A site without a module, and some with one."""


def around(text: str, head: str = "") -> str:
    """An article with *text* in the middle of it."""
    sentences = f"<p>{SENTENCE}</p>" * 3
    return (
        f"<html><head><title>一篇文章的标题写在这里</title>{head}</head><body><h1>一篇文章的标题写在这里</h1>"
        "<div class='info'>2026-11-20 08:00 来源：示例日报</div>"
        f"<div class='content'>{sentences}{text}{sentences}</div></body></html>"
    )


def repeated(text: str, size: int) -> str:
    """*text* again and again, up to *size* characters."""
    return text * (size // len(text))


PAGES: dict[str, Callable[[], str]] = {
    "plain text": lambda: repeated(SENTENCE, 10 * MB // 3),
    "one line": lambda: around("<p>" + repeated("字", 10 * MB // 3) + "</p>"),
    "one line of letters": lambda: around("<p>" + repeated("a", 10 * MB) + "</p>"),
    "one line of words": lambda: around("<p>" + repeated("abc def, ", 10 * MB) + "</p>"),
    "paragraphs": lambda: around(repeated(f"<p>{SENTENCE}</p>", 10 * MB // 3)),
    "other paragraphs": lambda: around("".join(f"<p>{n}号工厂{SENTENCE}</p>" for n in range(100_000))),
    "short paragraphs": lambda: around(repeated("<p>甲。</p>", 10 * MB // 2)),
    "links": lambda: around("".join(f"<a href='/n/{n}.html'>第{n}条新闻的标题</a>" for n in range(200_000))),
    "links in items": lambda: around(
        "".join(f"<li><a href='/n/{n}.html'>第{n}条新闻的标题</a></li>" for n in range(100_000))
    ),
    "teasers": lambda: around(
        "".join(f"<div><a href='/n/{n}.html'>第{n}条新闻</a><p>{SENTENCE}</p></div>" for n in range(50_000))
    ),
    **{
        f"unclosed {tag}": lambda tag=tag: around(f"<{tag}>" * 100_000 + SENTENCE)  # type: ignore[misc]
        for tag in ("div", "span", "b", "table", "li", "a", "font", "p", "h1", "td", "ul", "section")
    },
    **{
        f"nested {tag} with text": lambda tag=tag: around(f"<{tag}>{SENTENCE}" * 20_000)  # type: ignore[misc]
        for tag in ("div", "span", "font", "table")
    },
    **{
        f"long {name}": lambda name=name: around(f'<p {name}="{repeated("ab c-d_ ", MB)}">{SENTENCE}</p>')  # type: ignore[misc]
        for name in ("class", "style", "href", "data-x", "id")
    },
    "long class of a word": lambda: around(f'<p class="{repeated("a", MB)}">{SENTENCE}</p>'),
    "long style of colours": lambda: around(f'<p style="{repeated("color:", MB)}">{SENTENCE}</p>'),
    "long style of blanks": lambda: around(f'<p style="color{repeated(" ", MB)}x">{SENTENCE}</p>'),
    "long picture": lambda: around(f'<img src="{repeated("a.", MB)} "><img src="/{repeated("a/", MB)}">'),
    "entities": lambda: around("<p>" + "&amp;" * MB + "</p>"),
    "odd entities": lambda: around("<p>" + "&#x4e2d;&nosuch;" * (MB // 2) + "</p>"),
    "less-than": lambda: around("<" * (5 * MB)),
    "nothing but less-than": lambda: "<" * (5 * MB),
    "less-than and Chinese": lambda: "<中" * (MB),
    "less-than and a blank": lambda: around("< " * (5 * MB // 2)),
    "ampersands": lambda: around("&" * (5 * MB)),
    "greater-than": lambda: around(">" * (5 * MB)),
    "end tags": lambda: around("</" * (2 * MB)),
    "end tags of div": lambda: around("</div>" * 500_000),
    "end tags of nothing": lambda: around("</x>" * 500_000),
    "declarations": lambda: around("<!" * (2 * MB)),
    "questions": lambda: around("<?" * (2 * MB)),
    "quotes": lambda: around('<a href="' * 500_000),
    "open comments": lambda: around("<!--" * MB),
    "an open comment": lambda: around("<!-- " + SENTENCE * 50_000),
    "open scripts": lambda: around("<script>" * 500_000),
    "an open script": lambda: around("<script>" + SENTENCE * 50_000),
    "open titles": lambda: around("<title>" * 300_000),
    "open styles": lambda: around("<style>" * 500_000),
    "open textareas": lambda: around("<textarea>" * 300_000),
    "open CDATA": lambda: around("<![CDATA[" * 300_000),
    "closed comments": lambda: around("<!--x-->" * 500_000),
    "meta tags": lambda: around("", "".join(f'<meta name="n{n}" content="c{n}">' for n in range(100_000))),
    "scripts": lambda: around("<script>var a=1;</script>" * 100_000),
    "scripts of Chinese": lambda: around(f'<script>var a="{SENTENCE * 3}";</script>' * 20_000),
    "a long script of strings": lambda: around("<script>var a=[" + f'"{SENTENCE * 3}",' * 50_000 + "]</script>"),
    "a script of one quote": lambda: around('<script>var a="' + SENTENCE * 50_000 + "</script>"),
    "a script of backslashes": lambda: around('<script>var a="中' + "\\" * (2 * MB) + "</script>"),
    "a script of quotes": lambda: around("<script>中" + '"' * (2 * MB) + "</script>"),
    "a long title": lambda: around("").replace("标题写在这里", repeated("标题写在这里", MB // 3)),
    "a title of bars": lambda: around("").replace("<title>一篇", "<title>" + repeated(" - _ ", MB)),
    "JSON-LD": lambda: around(
        "", '<script type="application/ld+json">{"headline":"' + repeated("题", MB // 3) + '"}</script>'
    ),
    "deep JSON-LD": lambda: around("", '<script type="application/ld+json">' + "[" * MB + "</script>"),
    "closed deep JSON-LD": lambda: around(
        "", '<script type="application/ld+json">' + "[" * 900 + "]" * 900 + "</script>"
    ),
    "deep graphs": lambda: around(
        "", '<script type="application/ld+json">' + '{"@graph":[' * 900 + "]}" * 900 + "</script>"
    ),
    "JSON-LD of comments": lambda: around("", '<script type="application/ld+json">' + "/*" * (MB // 2) + "</script>"),
    "JSON-LD of slashes": lambda: around("", '<script type="application/ld+json">' + "//   " * (MB // 5) + "</script>"),
    "JSON-LD of open comments": lambda: around(
        "", '<script type="application/ld+json">' + "/* " * (MB // 3) + "</script>"
    ),
    "JSON-LD of stars": lambda: around("", '<script type="application/ld+json">' + "/*x*" * (MB // 4) + "</script>"),
    "JSON-LD of slashes and blanks": lambda: around(
        "", '<script type="application/ld+json">//' + " " * MB + "</script>"
    ),
    "nested authors": lambda: around(
        "",
        '<script type="application/ld+json">{"headline":"题","author":' + "[" * 400 + "]" * 400 + "}</script>",
    ),
    "nested graphs": lambda: around(
        "", '<script type="application/ld+json">' + '{"@graph":[' * 200 + "]}" * 200 + "</script>"
    ),
    "JSON-LD of commas": lambda: around("", '<script type="application/ld+json">[' + ", " * (MB // 2) + "</script>"),
    "JSON-LD of blanks": lambda: around("", '<script type="application/ld+json">[1,' + " " * MB + "x</script>"),
    "a thousand JSON-LD": lambda: around("", '<script type="application/ld+json">{"a":1}</script>' * 20_000),
    **{
        f"a megabyte of {word!r}": lambda word=word: around("<p>" + repeated(word, MB) + "</p>")  # type: ignore[misc]
        for word in (
            *(
                "0",
                "12",
                "2026-",
                "2026-11-20 ",
                "1 ",
                ".",
                "/",
                " ",
                "　",
                "来源：",
                "记者",
                "（",
                "（记者",
                "，",
                "。",
                "、",
                "-",
            ),
            *(
                "作者：张三 ",
                "记者 ",
                "责任编辑：",
                "编辑",
                "图",
                "/摄",
                "摄 ",
                "下一页",
                "第",
                "一",
                "\t",
                "“",
                "《",
                "｜",
                "年月日",
                "@",
                "民国",
            ),
        )
    },
    **{
        f"a hundred lines of {word!r}": lambda word=word: around(f"<p>{repeated(word, 20_000)}</p>" * 100)  # type: ignore[misc]
        for word in ("1", "记者", " ", "来源：", "、", "年", "（", "a ", "图", "张三、", "-", ".", "/")
    },
    **{
        f"ten thousand lines of {word!r}": lambda word=word: around(f"<p>{repeated(word, 190)}</p>" * 10_000)  # type: ignore[misc]
        for word in ("1", "记者", "来源：", "、", "作者 ", "张三、", "2026-", "编辑：", "摄 ", "（记者 ")
    },
    **{
        f"a masthead of {word!r}": lambda word=word: around("").replace("2026-11-20 08:00", repeated(word, MB))  # type: ignore[misc]
        for word in ("1", "12:", "来源：", "记者 ", "张", " ", "2026年", "作者：", "，", "/")
    },
    **{
        f"a masthead of many lines of {word!r}": lambda word=word: around("").replace(  # type: ignore[misc]
            "2026-11-20 08:00", f"<div>{repeated(word, 190)}</div>" * 7_000
        )
        for word in ("|", "记者 ", "张三、", "/", "作者：", "1", "2026-", "来源 ", "（", "文/", "编辑 ")
    },
    "zeros": lambda: around("\x00" * (5 * MB)),
    "zeros between": lambda: around("\x00".join(SENTENCE * 100_000)),
    "control characters": lambda: around("\x01\x02" * (2 * MB)),
    "pre": lambda: around("<pre>" + repeated(f"{SENTENCE}\n", 5 * MB // 3) + "</pre>"),
    "pre of one line": lambda: around("<pre>" + repeated(SENTENCE, 5 * MB // 3) + "</pre>"),
    "pre of empty lines": lambda: around("<pre>" + "\n" * (5 * MB) + "</pre>"),
    "line breaks": lambda: around("<br>" * 200_000),
    "lines and breaks": lambda: around(f"{SENTENCE}<br>" * 100_000),
    "pictures": lambda: around("".join(f"<img src='/p/{n}.jpg'>" for n in range(100_000))),
    "captions": lambda: around("".join(f"<img src='/p/{n}.jpg'><p>图{n}</p>" for n in range(50_000))),
    "cells": lambda: around("<table><tr>" + "<td>格</td>" * 100_000 + "</tr></table>"),
    "rows": lambda: around("<table>" + "<tr><td>格</td><td>子</td></tr>" * 50_000 + "</table>"),
    "feeds": lambda: "<?xml version='1.0'?><rss>" + f"<item><title>{SENTENCE}</title></item>" * 30_000 + "</rss>",
    "headings": lambda: around("<h2>一个小标题写在这里</h2>" * 100_000),
    "copies of the headline": lambda: around("<p>一篇文章的标题写在这里</p>" * 100_000),
    "attributes": lambda: around("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">" + SENTENCE),
    "many classes": lambda: around("".join(f"<div class='c{n}'>{SENTENCE}</div>" for n in range(50_000))),
    "broken": lambda: "</html></body>" + around(f"<p>{SENTENCE}</p>" * 30_000) + "<html><body>" * 1000,
    "pages of pages": lambda: around(f"<p>{SENTENCE}</p>" * 20) * 1000,
    **{
        f"a small page of {word!r}": lambda word=word: repeated(word, 290_000)  # type: ignore[misc]
        for word in (
            "<",
            "<!--",
            "<script>",
            "<title>",
            "<title> ",
            " ",
            "<a ",
            "</",
            "<textarea>",
            "&",
            "<p>甲",
            "location ",
        )
    },
    "jumps": lambda: "<script>location" + " " * 1_900 + "</script>",
    "metas that refresh": lambda: "<meta " * 400,
    "pagers": lambda: around("".join(f"<a href='/a/1_{n}.html'>{n}</a>" for n in range(2, 100_000))),
}


def read(name: str, url: str) -> dict[str, object]:
    """What `extract` makes of the page *name*, with its cost."""
    page = PAGES[name]().encode()
    extract(around("<p>热身。</p>").encode(), SITES[0], fetched=datetime(2026, 11, 22, tzinfo=UTC))  # lazy imports
    start = time.process_time()
    try:
        article = extract(page, url, fetched=datetime(2026, 11, 22, tzinfo=UTC))
        result = f"{len(article.body)} characters"
    except NewscrawlError as error:
        result = str(error)[:100]
    seconds = round(time.process_time() - start, 2)
    return {"page": name, "url": url, "cpu": seconds, "mb": round(peak()), "result": result}


def main(url: str, *names: str) -> int:
    """Read the pages *names*, or all, as if from *url*."""
    for name in names or PAGES:
        print(json.dumps(read(name, url), ensure_ascii=False), flush=True)  # noqa: T201 (what it is for)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
