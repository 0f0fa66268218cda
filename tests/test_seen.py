"""What a run saw of an address is known without a disk."""

from random import Random

from newscrawl.archive.runs import RouteCount
from newscrawl.seen import Seen
from newscrawl.spiders.comparison import Comparison


def test_each_key_keeps_the_number_that_it_got_last() -> None:
    seen, told, luck = Seen(), dict[int, int](), Random(5)
    keys = [luck.getrandbits(64) - 2**63 for _ in range(2000)]
    for number, key in enumerate([*keys, *keys[::3], 0, -1, 2**63 - 1, -(2**63)]):
        assert seen.put(key, number) is (key not in told)
        told[key] = number
    assert {key: seen.get(key) for key in told} == told
    assert all(key in seen for key in told)


def test_what_was_never_seen_has_no_number() -> None:
    seen = Seen()
    assert seen.put(7)
    assert seen.get(7) == 0
    assert seen.get(7 + 2**40) is None
    assert -7 not in seen


def test_an_article_counts_for_the_only_route_that_names_it_until_another_does() -> None:
    counts = {name: RouteCount() for name in ("home", "channel", "search")}
    comparison = Comparison(counts)
    for url, routes in (
        ("https://a/1", ["home", "home"]),
        ("https://a/2", ["channel", "home", "channel"]),
        ("https://a/3", ["home", "search", "channel"]),
        ("https://a/4", ["search"]),
    ):
        for route in routes:
            comparison.note(url, route)
    assert {name: (count.only, count.shared) for name, count in counts.items()} == {
        "home": (1, 2),
        "channel": (0, 2),
        "search": (1, 1),
    }
