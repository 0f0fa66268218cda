"""In which forms do Chinese sites write a time? Regular expressions and words, as data."""

import re
from functools import cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
UNITS = {"秒": 1, "分": 60, "小时": 3600, "小時": 3600, "钟头": 3600, "天": 86400, "月": 2592000, "年": 31536000}
UNITS |= dict.fromkeys(("周", "週", "星期", "礼拜", "禮拜"), 604800)
"""Seconds of the units in 3小时前."""
DAYS_BACK = {"今": 0, "昨": 1, "前": 2, "大前": 3}
EVENING = ("下午", "晚上", "晚间", "晚", "午后", "傍晚", "pm")
NIGHT = ("晚上", "晚间", "晚")
FULL_WIDTH = str.maketrans("０１２３４５６７８９：／－．＋", "0123456789:/-.+")

_WEEKDAY = r"(?:[(（]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）]?|[(（][一二三四五六日][)）])"
_HALF = r"上午|下午|晚上|晚间|中午|凌晨|清晨|早上|早晨|傍晚|午后|早|晨|晚|[AaPp][Mm]"
_ZONED = r"(?:北京时间|北京時間|台北時間|(?P<gmt>格林[尼威]治(?:标准|標準)?[时時][间間]))"
_OFFSET = r"\+\d{2}:?\d{2}|-\d{4}|(?:(?<=\d:\d{2})(?<=:\d{2}:\d{2})|(?<=\d\.\d{3}))-\d{2}:\d{2}|[+]\d{1,2}(?![\d:])"
_CLOCK = (
    rf"(?:\s*(?:[T|/-]|[,，]?\s*(?:{_WEEKDAY}\s*[,，]?)?)\s*{_ZONED}?\s*(?P<half>{_HALF})?\s*"
    r"(?P<H>\d{1,2})\s*(?:[:时時点點]\s*(?P<M>\d{2})(?:\s*[:分]\s*(?P<S>\d{2})(?:[.,]\d+)?秒?)?分?|[时時点點](?!\d))"
    rf"(?:\s?(?P<half_after>[AaPp][Mm]))?(?:\s*(?P<zone>(?:GMT|UTC)?(?:{_OFFSET})|Z|GMT|UTC|CST)(?!\d))?)"
)
_YEAR = r"(?<![\d.])(?P<y>(?:1[5-9]|2\d)\d{2})"
_DAY = r"(?P<d>\d{2}(?=\d{2}:\d{2})|\d{1,2}(?!\d))"  # the first where a day and a clock are glued together
_MONTH_NAME = r"(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_COUNT = r"(?P<count>\d+(?:\.\d)?|[一二两兩三四五六七八九十]{1,3}|半)\s?[个個]?(?P<more>半)?\s?"
_UNIT = r"(?P<unit>秒|分|小时|小時|钟头|天|周|週|星期|礼拜|禮拜|(?<=[个個])月|年)"
_JAVA = r"(?P<H>\d{2}):(?P<M>\d{2}):(?P<S>\d{2})\s(?:(?P<zone>GMT|UTC|CST|[+-]\d{4})\s)?(?P<y>\d{4})"

_FORMS = (
    rf"(?<![\d:-])(?P<H>\d{{1,2}}):(?P<M>\d{{2}})(?::(?P<S>\d{{2}}))?\s+{_YEAR}[-/.年](?P<m>\d{{1,2}})[-/.月](?P<d>\d{{1,2}})(?![\d日]|\s\d)",
    rf"{_YEAR}\s*(?:[-/.]|年)\s*(?P<m>\d{{1,2}})\s*(?:[-/.]|月)\s*{_DAY}\s*[日号號]?{_CLOCK}?",
    rf"{_YEAR}\s+(?P<m>\d{{1,2}})\s?[-/.]\s?{_DAY}{_CLOCK}?",  # 2024 04/24 18:57:03, from spans of their own
    rf"{_YEAR}(?P<m>\d{{2}})/(?P<d>\d{{2}})\s?{_CLOCK}",  # the same, glued
    rf"{_YEAR}(?P<m>\d{{2}})(?P<d>\d{{2}})\s{_CLOCK}",
    rf"{_YEAR}(?P<m>\d{{2}})(?P<d>\d{{2}})(?:(?P<H>\d{{2}})(?P<M>\d{{2}})(?P<S>\d{{2}})?)?(?!\d)",
    rf"(?<![\d./-])(?P<y>[012]\d)-(?P<m>\d{{2}})-(?P<d>\d{{2}})\s{_CLOCK}",
    rf"(?<!\d)(?P<m>0?\d|1[012])/(?P<d>\d{{1,2}})/(?P<y>(?:19|20)\d{{2}})(?!\d){_CLOCK}?",
    rf"(?<!\d)(?P<d>1[3-9]|2\d|3[01])/(?P<m>\d{{1,2}})/(?P<y>(?:19|20)\d{{2}})(?!\d){_CLOCK}?",
    rf"(?<![\d.])(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>(?:19|20)\d{{2}})(?![\d.]){_CLOCK}?",
    rf"(?<!\d)(?P<d>\d{{2}})\s(?P<m>\d{{2}})\s(?P<y>(?:19|20)\d{{2}})(?!\d){_CLOCK}",
    rf"(?<!\d)(?P<d>\d{{1,2}})[\s-]{_MONTH_NAME}[\s,-]+(?P<y>\d{{4}}|\d{{2}}(?=\s\d{{1,2}}:)){_CLOCK}?",
    rf"(?<![\d:-])(?P<H>\d{{1,2}}):(?P<M>\d{{2}}),?\s+{_MONTH_NAME}\s(?P<d>\d{{1,2}}),?\s(?P<y>20\d{{2}})",
    rf"(?<![\d:-])(?P<H>\d{{1,2}}):(?P<M>\d{{2}}),?\s+(?P<d>\d{{1,2}})[\s-]{_MONTH_NAME}[\s,-]+(?P<y>20\d{{2}})",
    rf"\b{_MONTH_NAME}\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>\d{{4}}){_CLOCK}?",
    rf"\b{_MONTH_NAME}\s(?P<d>\d{{1,2}})\s{_JAVA}",
    rf"民[国國]\s?(?P<minguo>\d{{2,3}})\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日{_CLOCK}?",
    r"(?P<y>[一二][〇○零一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日",
    rf"(?<!\d)(?P<d>\d{{1,2}})\s+(?P<m>\d{{1,2}})\s?月,?\s+(?P<y>20\d{{2}})(?!\d){_CLOCK}?",
    rf"(?<!\d)(?P<m>\d{{1,2}})\s?月\s(?P<d>\d{{1,2}}),\s?(?P<y>20\d{{2}})(?!\d){_CLOCK}?",
    rf"(?<!\d)(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?[日号號]{_CLOCK}?",
    rf"(?<![\d./-])(?P<m>\d{{1,2}})[-/](?P<d>\d{{1,2}})(?=\s){_CLOCK}",
    r"^(?P<m>\d{1,2})[-/](?P<d>\d{1,2})$",
    rf"(?P<back>今|昨|大前|前)(?:[天日]|(?=[晨早晚间間]{{1,2}}\s?\d))(?:{_CLOCK})?",
    r"(?P<just>刚刚|刚才|剛剛|剛才)",
    rf"(?:(?P<hours>\d+)\s?小[时時]\s?)?{_COUNT}{_UNIT}[钟鐘]?[以之]?前",
    rf"^\D{{0,8}}?(?P<today>){_CLOCK}$",
)
"""Earlier ones win where two start together. Without a year it is the latest that fits; see `dates`."""


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """The forms, compiled when a date is first looked for: that takes 50 ms."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _FORMS)
