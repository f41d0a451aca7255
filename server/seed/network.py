"""Who follows whom."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from server.seed.chance import apportion, heaviest_first, stream, urn
from server.seed.people import People
from server.seed.plan import SeedPlan
from server.seed.timeline import Timeline

FOLLOW_COLUMNS = ("follower_id", "followee_id", "id")


@dataclass(frozen=True)
class Network:
    """The positions of the others, by the position of a person; those whom somebody follows are ascending."""

    following: list["array[int]"]
    followers: list["array[int]"]


def draw_network(plan: SeedPlan, people: People) -> Network:
    random = stream(plan.random_seed, "network")
    count = plan.users
    fixed = people.viewers | {people.demo: plan.demo_followees}
    ordinary = [place for place in range(count) if place not in fixed]
    fans = bytearray(count)
    for place in random.sample(ordinary, plan.demo_followers):
        fans[place] = 1

    # Some follow many, but nobody follows half of the world.
    eagerness = [0.0 if place in fixed else min(8.0, random.lognormvariate(0, 0.9)) for place in range(count)]
    most = [0 if place in fixed else count - 1 - fans[place] for place in range(count)]
    free = plan.follows - sum(fixed.values()) - plan.demo_followers
    amounts = apportion(random, free, eagerness, most)

    following: list[array[int]] = [array("i") for _ in range(count)]
    followers: list[array[int]] = [array("i") for _ in range(count)]
    crowd = urn(people.popularity, 24 * count + 4096)
    # Accounts with a given number come last: whom they follow should not follow them back for that.
    for place in [*ordinary, *fixed]:
        if place == people.demo:
            # A busy feed, but not one with two or three people alone.
            chosen = _spread(random, people.activity, fixed[place], without=place, part=0.5)
        elif place in fixed:
            chosen = _spread(random, people.activity, fixed[place], without=place)
        else:
            first = [people.demo] if fans[place] else []
            chosen = _by_popularity(random, people, crowd, followers[place], place, first, amounts[place] + len(first))
        chosen.sort()
        following[place].extend(chosen)
        for followee in chosen:
            followers[followee].append(place)
    return Network(following, followers)


def follow_rows(plan: SeedPlan, people: People, network: Network, timeline: Timeline) -> Iterator[tuple[int, int, int]]:
    """In the order of the followers, which is the order of the primary key."""
    chance = stream(plan.random_seed, "follows").random
    ids, joined, after, key = people.ids, people.joined, timeline.after, timeline.key
    for follower, followees in enumerate(network.following):
        since = joined[follower]
        for followee in followees:
            yield ids[follower], ids[followee], key(after(max(since, joined[followee]), chance()))


def _spread(random: Random, activity: list[float], count: int, without: int, part: float = 1.0) -> list[int]:
    """Evenly from the most active person to the most silent one, so that viewers differ in nothing but the number.

    Only the more active `part` of everybody, as long as there are enough of them.
    """
    others = sorted((place for place in range(len(activity)) if place != without), key=lambda place: -activity[place])
    others = others[: max(count, int(len(others) * part))]
    offset = random.random()
    return [others[int((step + offset) * len(others) / count)] for step in range(count)]


def _by_popularity(
    random: Random,
    people: People,
    crowd: "array[int]",
    followers: "array[int]",
    place: int,
    first: list[int],
    count: int,
) -> list[int]:
    """`count` people for one follower, `first` among them; some of them follow back."""
    if count * 4 > len(people.ids):
        # Drawing until all are different takes too long when most of them are wanted.
        weights = people.popularity.copy()
        for known in first:
            weights[known] = float("inf")
        return heaviest_first(random, weights, count, without=place)
    chance = random.random
    chosen = set(first)
    size, fans = len(crowd), len(followers)
    while len(chosen) < count:
        back = fans and chance() < 0.15
        other = followers[int(chance() * fans)] if back else crowd[int(chance() * size)]
        if other != place:
            chosen.add(other)
    return list(chosen)
