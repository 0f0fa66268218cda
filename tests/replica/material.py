"""The words and places of the replica, read from the TOML files beside this module."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Column:
    """A 栏目 and the channel above it."""

    id: str
    name: str
    channel_id: str
    channel: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a story can be about: its own words and its own sentences."""

    key: str
    words: dict[str, tuple[str, ...]]
    headlines: tuple[str, ...]
    own: tuple[str, ...]


MIXED = {"136261": ("暖闻", "25427"), "-21": ("体育", "25599"), "-24": ("评论", "27224")}
"""Channels that show a column which belongs to another channel: id → name, id of that column."""


@cache
def columns() -> dict[str, Column]:
    found = {}
    for channel in _load("columns.toml")["channel"]:
        words = channel["columns"].split()
        for node_id, name in zip(words[::2], words[1::2], strict=True):
            found[node_id] = Column(node_id, name, channel["id"], channel["name"])
    return found


@cache
def channels() -> dict[str, str]:
    """Channel ids and names, with those that only mix what the others have: 首页, 要闻 and the MIXED ones."""
    mixed = {"": "首页", "25949": "要闻"} | {channel_id: name for channel_id, (name, _) in MIXED.items()}
    return mixed | {column.channel_id: column.channel for column in columns().values()}


@cache
def subjects() -> tuple[Subject, ...]:
    return tuple(
        Subject(
            key=entry["key"],
            words={name: tuple(value.split()) for name, value in entry.items() if isinstance(value, str)},
            headlines=tuple(entry["headlines"]),
            own=tuple(entry["own"]),
        )
        for entry in _load("subjects.toml")["subject"]
    )


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """Sentences for every subject, by their place in a story."""
    return {name: tuple(value) for name, value in _load("phrases.toml").items() if isinstance(value, list)}


@cache
def names() -> dict[str, tuple[str, ...]]:
    return {name: tuple(value.split()) for name, value in _load("phrases.toml")["names"].items()}
