"""Drawing from a heavy tail: shares of an exact total, and distinct members of a crowd."""

import heapq
import math
from array import array
from collections.abc import Sequence
from random import Random


def stream(random_seed: int, name: str) -> Random:
    """A generator of its own for each part of the data, so that a change to one part leaves the others as they were."""
    return Random(f"{random_seed}/{name}")


def tail(rank: float) -> float:
    """The weight of a rank by Zipf's law with a flat top, so that the first few are big but don't take everything."""
    return float((rank + 10) ** -0.9)


def apportion(random: Random, total: int, weights: Sequence[float], most: Sequence[int]) -> "array[int]":
    """Whole numbers with the sum `total`, in proportion to `weights`, none above its `most`.

    `total` must not exceed the sum of `most`. Positions without weight stay at zero until the others are full.
    """
    counts = array("i", bytes(4 * len(weights)))
    left = total
    while left:
        open_weight = sum(weight for weight, count, limit in zip(weights, counts, most, strict=True) if count < limit)
        flat = open_weight <= 0
        if flat:
            open_weight = sum(count < limit for count, limit in zip(counts, most, strict=True))
        # Systematic sampling: one random offset, and each position gets its share rounded up or down.
        scale = left / open_weight
        reached = random.random()
        passed = 0
        given = 0
        for place, weight in enumerate(weights):
            room = most[place] - counts[place]
            if room <= 0:
                continue
            reached += scale * (1.0 if flat else weight)
            share = int(reached) - passed
            if share:
                passed += share
                share = min(share, room, left - given)
                counts[place] += share
                given += share
        left -= given
    return counts


def urn(weights: Sequence[float], size: int) -> "array[int]":
    """Each position as often as its weight says and at least once, so that drawing one takes constant time."""
    scale = size / sum(weights)
    slips = array("i")
    for place, weight in enumerate(weights):
        slips.extend([place] * max(1, round(weight * scale)))
    return slips


def heaviest_first(random: Random, weights: Sequence[float], count: int, without: int) -> list[int]:
    """`count` distinct positions, drawn one after the other by weight; `without` is never drawn."""
    tickets = ((math.log(1 - random.random()) / weight, place) for place, weight in enumerate(weights))
    return [place for _, place in heapq.nlargest(count, (ticket for ticket in tickets if ticket[1] != without))]
