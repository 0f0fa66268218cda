"""The statistics as one HTML page with plots, which needs no other file and no network."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from newscrawl.archive.statistics import FILLED, Row, Statistics
from newscrawl.text.dates import BEIJING

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; color: #222 }
table { border-collapse: collapse; font-size: 13px } td, th { padding: 2px 8px; text-align: right }
th { border-bottom: 1px solid #888 } td:first-child, th:first-child { text-align: left }
svg { max-width: 100%; height: auto } svg text { font: 12px system-ui, sans-serif; fill: #333 }
"""
WIDTH, HEIGHT, LEFT, FOOT = 860, 220, 110, 40
CELL = 88, 22
BAR, OLDER, GONE = "#3b6ea5", "#9dbbd9", "#c0504d"


def page(found: Statistics, now: datetime) -> str:
    """The page."""
    total = found.total
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8"><title>The archive</title>',
        f"<style>{STYLE}</style></head><body>",
        f"<h1>The archive</h1><p>As of {now.astimezone(BEIJING):%Y-%m-%d %H:%M}, Beijing time: {_counts(total)}.</p>",
        "<h2>Articles by month</h2>",
        _months(found.by_month()),
        "<h2>Articles by site</h2>",
        _sites(found.by_site()),
        "<h2>How full the fields are</h2>",
        _heat(found.by_site()),
        "<h2>By site and month</h2>",
        _table(found.rows),
        "</body></html>\n",
    ]
    return "\n".join(parts)


def _counts(total: Row) -> str:
    counts = f"{total.articles:,} articles in {total.versions:,} versions, {total.withdrawn:,} withdrawn"
    return f"{counts}, {total.characters:,} characters"


def _months(rows: Sequence[Row]) -> str:
    """A bar a month: current versions below, earlier ones on top, withdrawn articles in red inside."""
    most = max((row.versions for row in rows), default=0) or 1
    step = (WIDTH - LEFT) / max(len(rows), 1)
    bar = min(step * 0.8, 60.0)
    scale = (HEIGHT - FOOT - 20) / most
    base = HEIGHT - FOOT
    parts = [_axis(most, base, scale)]
    labelled = max(1, len(rows) // 12)
    for place, row in enumerate(rows):
        x = LEFT + place * step
        told = f"{row.month}: {row.articles:,} articles, {row.versions:,} versions, {row.withdrawn:,} withdrawn"
        heights = (row.versions, OLDER), (row.articles, BAR), (row.withdrawn, GONE)
        bars = "".join(_rect(x, base - n * scale, bar, n * scale, colour) for n, colour in heights if n)
        parts.append(f"<g><title>{escape(told)}</title>{bars}</g>")
        if place % labelled == 0:
            parts.append(_text(x, base + 16, row.month))
    legend = ((BAR, "articles"), (OLDER, "earlier versions"), (GONE, "withdrawn"))
    for place, (colour, name) in enumerate(legend):
        x = LEFT + place * 140
        parts += [_rect(x, HEIGHT - 12, 10, 10, colour), _text(x + 15, HEIGHT - 3, name)]
    return _svg(WIDTH, HEIGHT, parts)


def _axis(most: int, base: int, scale: float) -> str:
    ticks = sorted({0, most // 2, most})
    return "".join(
        f'<line x1="{LEFT}" x2="{WIDTH}" y1="{base - n * scale:.1f}" y2="{base - n * scale:.1f}" stroke="#ddd"/>'
        + _text(LEFT - 8, base - n * scale + 4, f"{n:,}", anchor="end")
        for n in ticks
    )


def _sites(rows: Sequence[Row]) -> str:
    """A bar a site, the largest first."""
    most = max((row.articles for row in rows), default=0) or 1
    height = CELL[1]
    parts = []
    for place, row in enumerate(sorted(rows, key=lambda row: (-row.articles, row.site))):
        y = place * height
        width = row.articles / most * (WIDTH - LEFT - 90)
        parts += [_text(LEFT - 8, y + 15, row.site, anchor="end"), _rect(LEFT, y + 3, width, height - 6, BAR)]
        parts.append(_text(LEFT + width + 6, y + 15, f"{row.articles:,}"))
    return _svg(WIDTH, len(rows) * height, parts)


def _heat(rows: Sequence[Row]) -> str:
    """A square for each site and field: the darker, the more articles have it."""
    width, height = CELL
    parts = [_text(LEFT + place * width + width / 2, 14, name, anchor="middle") for place, name in enumerate(FILLED)]
    for line, row in enumerate(rows, 1):
        parts.append(_text(LEFT - 8, line * height + 15, row.site, anchor="end"))
        for place, name in enumerate(FILLED):
            rate, x, y = row.rate(name), LEFT + place * width, line * height
            cell = _rect(x, y, width - 2, height - 2, BAR, opacity=0.05 + 0.55 * rate)
            said = _text(x + width / 2, y + 15, f"{rate:.0%}", anchor="middle")
            parts.append(f"<g><title>{escape(row.site)}: {name}</title>{cell}{said}</g>")
    return _svg(LEFT + len(FILLED) * width, (len(rows) + 1) * height, parts)


def _table(rows: Iterable[Row]) -> str:
    heads = "".join(f"<th>{name}</th>" for name in ("site", "month", "articles", "versions", "withdrawn", *FILLED))
    lines = []
    for row in rows:
        counts = [f"{number:,}" for number in (row.articles, row.versions, row.withdrawn)]
        cells = [escape(row.site), row.month, *counts, *(f"{row.rate(name):.0%}" for name in FILLED)]
        lines.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _svg(width: float, height: float, parts: Iterable[str]) -> str:
    return f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img">{"".join(parts)}</svg>'


def _rect(x: float, y: float, width: float, height: float, colour: str, opacity: float = 1) -> str:  # noqa: PLR0913, PLR0917 (a rectangle)
    faint = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {place} fill="{colour}"{faint}/>'


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
