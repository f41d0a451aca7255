"""Who reacts to a post."""

from collections.abc import Sequence

from server.seed.chance import stream, urn
from server.seed.network import Network
from server.seed.people import People


class Crowd:
    """Mostly followers of the author, and anybody else when the post is public; to a hidden post, followers alone."""

    def __init__(self, random_seed: int, name: str, people: People, network: Network) -> None:
        """`name` is of the random numbers, so that each kind of reaction has its own."""
        self.random = stream(random_seed, name)
        self._count = len(people.ids)
        self._joined = people.joined
        self._followers = network.followers
        self._demo = people.demo
        self._demo_followees = frozenset(network.following[people.demo])
        eagerness = [self.random.lognormvariate(0, 1) for _ in range(self._count)]
        self._readers = urn(eagerness, 8 * self._count)

    def one(self, author: int, hidden: bool, moment: int, demo_chance: float) -> int:
        """Somebody who had joined by `moment`: if need be the author, who certainly had.

        It is the demo account with `demo_chance` when that follows the author: as one of many followers of many authors
        it would hardly ever react to what is in its home feed.
        """
        chance = self.random.random
        followers = self._followers[author]
        if hidden and not followers:
            return author
        if author in self._demo_followees and chance() < demo_chance and self._joined[self._demo] <= moment:
            return self._demo
        for _ in range(4):
            known = hidden or (followers and chance() < 0.6)
            choices = followers if known else self._readers
            other = choices[int(chance() * len(choices))]
            if self._joined[other] <= moment:
                return other
        return author

    def some(self, count: int, author: int, hidden: bool, without: int, demo_chance: float) -> list[int]:
        """`count` different people, 1 or more, ascending; `without` is not among them. `demo_chance` as above."""
        chance = self.random.random
        followers, readers = self._followers[author], self._readers
        chosen: set[int] = set()
        if author in self._demo_followees and self._demo != without and chance() < demo_chance:
            chosen.add(self._demo)

        # Drawing until all are different takes too long when most of them are wanted.
        if count * 3 > (len(followers) if hidden else self._count):
            everybody: Sequence[int] = followers if hidden else range(self._count)
            rest = [other for other in everybody if other != without and other not in chosen]
            return sorted([*chosen, *self.random.sample(rest, count - len(chosen))])

        fans, size = len(followers), len(readers)
        known = 1.0 if hidden else 0.6 if fans else 0.0
        while len(chosen) < count:
            draw = chance()
            other = followers[int(draw / known * fans)] if draw < known else readers[int(chance() * size)]
            if other != without:
                chosen.add(other)
        return sorted(chosen)
