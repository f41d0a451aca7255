"""A bounded cache that evicts what was used least recently and counts how well it does."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class LRUCache(Generic[K, V]):
    """Entries that together weigh at most `size`. `hits` and `misses` count the look-ups since the start."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.weight = 0
        self.hits = 0
        self.misses = 0
        self._entries: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: K) -> V | None:
        entry = self._entries.get(key)
        if entry is None:
            self.misses += 1
            return None
        self.hits += 1
        self._entries.move_to_end(key)
        return entry[0]

    def put(self, key: K, value: V, weight: int = 1) -> None:
        """Keeps `value`, unless it is too heavy, and lets go of others until there is room."""
        replaced = self._entries.pop(key, None)
        if replaced is not None:
            self.weight -= replaced[1]
        if weight > self.size:
            return
        self._entries[key] = value, weight
        self.weight += weight
        while self.weight > self.size:
            _, (_, lightened) = self._entries.popitem(last=False)
            self.weight -= lightened
