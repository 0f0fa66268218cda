"""What is a candidate for a field, and which one counts?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A candidate for a field's value, and the rule that produced it."""

    value: T
    rule: str
    raw: str = ""
    confidence: float | None = None
    """How far independent rules agree, 0 to 1; None where only one was asked."""


def first(candidates: Iterable[Found[T]]) -> Found[T] | None:
    """The first candidate that has a value; None where none has."""
    return next((candidate for candidate in candidates if candidate.value), None)
