"""A bounded cache that evicts what was used least recently and counts how well it does."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class LRUCache(Generic[K, V]):
    """At most `size` entries. `hits` and `misses` count the look-ups since the start."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.hits = 0
        self.misses = 0
        self._entries: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: K) -> V | None:
        value = self._entries.get(key)
        if value is None:
            self.misses += 1
            return None
        self.hits += 1
        self._entries.move_to_end(key)
        return value

    def put(self, key: K, value: V) -> V | None:
        """Keeps `value`, and returns the value that had to go for it, if one had to."""
        self._entries[key] = value
        if len(self._entries) <= self.size:
            return None
        return self._entries.popitem(last=False)[1]
