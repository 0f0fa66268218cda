"""When articles appear, and which id the site had reached by then."""

from bisect import bisect_right
from datetime import datetime, timedelta
from random import Random

from tests.replica.article import BEIJING

ANCHORS = (
    (datetime(2019, 8, 13, tzinfo=BEIJING), 4_150_096),
    (datetime(2019, 9, 24, tzinfo=BEIJING), 4_506_347),
    (datetime(2020, 6, 7, tzinfo=BEIJING), 7_732_983),
    (datetime(2021, 1, 5, tzinfo=BEIJING), 10_624_984),
    (datetime(2021, 7, 25, tzinfo=BEIJING), 13_737_124),
    (datetime(2024, 3, 10, tzinfo=BEIJING), 26_500_000),
    (datetime(2024, 12, 10, tzinfo=BEIJING), 29_573_347),
    (datetime(2025, 6, 9, tzinfo=BEIJING), 30_952_562),
    (datetime(2025, 12, 7, tzinfo=BEIJING), 32_126_241),
    (datetime(2026, 5, 29, tzinfo=BEIJING), 33_265_766),
    (datetime(2026, 10, 5, tzinfo=BEIJING), 34_198_044),
    (datetime(2027, 10, 5, tzinfo=BEIJING), 36_900_000),
)
FRESH = timedelta(hours=20)
OLD_FIRST, OLD_LAST = datetime(2019, 8, 20, tzinfo=BEIJING), datetime(2021, 12, 20, tzinfo=BEIJING)


def number_at(moment: datetime) -> int:
    """The id that the site had reached at *moment*: a straight line between known days."""
    index = min(max(bisect_right(ANCHORS, moment, key=lambda anchor: anchor[0]), 1), len(ANCHORS) - 1)
    (day, low), (next_day, high) = ANCHORS[index - 1], ANCHORS[index]
    return low + int((high - low) * ((moment - day) / (next_day - day)))


def numbers(moments: list[datetime], above: int = 0) -> list[int]:
    """An id for each of the sorted *moments*, rising strictly from *above*."""
    found = []
    for moment in moments:
        above = max(above + 1, number_at(moment))
        found.append(above)
    return found


def fresh(count: int, now: datetime, roll: Random) -> list[datetime]:
    """Moments of the last 20 hours, no two in the same second; of longer where so many do not fit."""
    seconds = roll.sample(range(90, max(int(FRESH.total_seconds()), 90 + count)), count)
    return [now - timedelta(seconds=second) for second in seconds]


def older(now: datetime, roll: Random) -> datetime:
    """A moment one day to three years ago, days as likely as years."""
    return now - timedelta(seconds=int(86_400 * 1.05 * 1000 ** roll.random()))


def antique(roll: Random) -> datetime:
    """A moment in the years of the old layout."""
    return OLD_FIRST + timedelta(seconds=roll.randrange(int((OLD_LAST - OLD_FIRST).total_seconds())))
