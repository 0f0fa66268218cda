"""Where on a layout's pages each field stands, as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """CSS selectors of a layout, with `::attr(content)` for an attribute, as in Scrapy.

    Name the tag: `span.pubtime` costs a quarter of `.pubtime`.
    """

    headline: str = ""
    body: str = ""
    """The container of the text."""
    published: str = ""
    byline: str = ""
    source: str = ""
    credits: str = ""
    """Every element with a line such as 责任编辑：…"""
    original_title: str = ""
    """Every element that may say 原标题：…"""
    section: str = ""
    tags: str = ""
    description: str = ""
    """The lead, where it stands apart from the text."""
    wall: str = ""
    """What only pages have that ask for payment."""
    account: str = ""
    """What only pages have that somebody else contributed."""
