"""Which addresses did a run see before? Asked for every link on the event loop, so it is known without a disk."""

from array import array
from bisect import bisect_left

SHELVES = 128


class Seen:
    """A small number for each of any number of keys of 64 bits, such as the hash of an address, in ten bytes or so.

    Numbers are below 65,536. Keys stand in order on shelves, so none is ever moved far: no addition takes long.
    """

    def __init__(self) -> None:
        self._keys = [array("q") for _ in range(SHELVES)]
        self._numbers = [array("H") for _ in range(SHELVES)]

    def get(self, key: int) -> int | None:
        """The number of *key*; None for one that was not seen."""
        keys = self._keys[key % SHELVES]
        place = bisect_left(keys, key)
        is_there = place < len(keys) and keys[place] == key
        return self._numbers[key % SHELVES][place] if is_there else None

    def put(self, key: int, number: int = 0) -> bool:
        """Give *key* a number; whether it had none before."""
        keys, numbers = self._keys[key % SHELVES], self._numbers[key % SHELVES]
        place = bisect_left(keys, key)
        is_new = place == len(keys) or keys[place] != key
        if is_new:
            keys.insert(place, key)
            numbers.insert(place, number)
        else:
            numbers[place] = number
        return is_new

    def __contains__(self, key: int) -> bool:
        return self.get(key) is not None
