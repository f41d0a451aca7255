"""Who takes part: names, handles, interests, and how active and popular each person is."""

import string
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from faker import Faker

from server.seed.chance import stream, tail
from server.seed.phrases import TOPICS
from server.seed.phrases.culture import CITY
from server.seed.phrases.home import COFFEE
from server.seed.phrases.outdoors import RUNNING
from server.seed.phrases.slots import CITIES
from server.seed.phrases.work import PROGRAMMING
from server.seed.plan import DEMO_HANDLE, SeedPlan
from server.seed.timeline import Timeline
from server.seed.writing import Writer

# More than once: likelier. All of them write their names in Latin letters; Japanese ones come with a romanization.
_LOCALES = (
    "en_US", "en_US", "en_US", "en_GB", "en_GB", "en_IN", "ga_IE", "de_DE", "nl_NL", "sv_SE", "fi_FI", "fr_FR", "it_IT",
    "es_ES", "es_MX", "pt_BR", "pl_PL", "cs_CZ", "hr_HR", "tr_TR", "yo_NG", "id_ID", "ja_JP",
)  # fmt: skip
_NAMES_PER_LOCALE = 250

# What Unicode doesn't decompose.
_PLAIN_LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "æ": "ae", "œ": "oe", "ð": "d"}
)
_HANDLE_LETTERS = frozenset(string.ascii_lowercase + string.digits)

_DEMO_INTERESTS = tuple(TOPICS.index(topic) for topic in (RUNNING, COFFEE, PROGRAMMING, CITY))
_DEMO_BIO = "The account to look around with. Runs before breakfast, writes software after it, reads in the evening."

# Nothing has this hash: these people can't sign in.
_NO_PASSWORD = "!"

USER_COLUMNS = (
    "id", "handle", "email", "password_hash", "display_name", "bio", "avatar_url",
    "post_count", "follower_count", "following_count", "created_at",
)  # fmt: skip


@dataclass(frozen=True)
class People:
    """One entry per person in each list, in the order in which they joined."""

    ids: "array[int]"
    joined: "array[int]"
    handles: list[str]
    names: list[str]
    bios: list[str | None]
    interests: list[tuple[int, ...]]
    homes: list[str]
    # How much somebody posts, and how much others want to follow them.
    activity: list[float]
    popularity: list[float]
    demo: int
    # How many people each viewer of the plan follows, by the viewer's position.
    viewers: dict[int, int]


def draw_people(plan: SeedPlan, timeline: Timeline, writer: Writer) -> People:
    random = stream(plan.random_seed, "people")
    count = plan.users
    # Many at the start, then fewer and fewer; nobody in the last hours, so that everybody has had time to do something.
    joined = sorted(int(timeline.length * 0.98 * random.random() ** 2) for _ in range(count))

    # The most active and popular people are mostly early ones, but not in order.
    activity_ranks = _ranks([(place + 1) * random.lognormvariate(0, 1.5) for place in range(count)])
    popularity_ranks = _ranks([(rank + 1) * random.lognormvariate(0, 1) for rank in activity_ranks])
    # Three in ten hardly post.
    activity = [tail(rank) * (0.05 if random.random() < 0.3 else 1) for rank in activity_ranks]
    popularity = [tail(rank) for rank in popularity_ranks]

    # The accounts with a purpose joined early, so that there is something in their feeds from the beginning.
    demo = min(count // 50, count - 1 - len(plan.viewers))
    activity[demo], popularity[demo] = tail(count**0.6), tail(count**0.5)
    viewers: dict[int, int] = {}
    special = {demo: (DEMO_HANDLE, "Demo Account")}
    for place, (handle, followees) in enumerate(plan.viewers, start=demo + 1):
        activity[place] = popularity[place] = tail(count / 2)
        viewers[place] = followees
        special[place] = (handle, handle.replace("_", " ").strip().capitalize() or handle)

    names = _Names(plan.random_seed, random, taken=[handle for handle, _ in special.values()])
    people = People(
        ids=array("q", (timeline.key(moment) for moment in joined)),
        joined=array("q", joined),
        handles=[],
        names=[],
        bios=[],
        interests=[],
        homes=[],
        activity=activity,
        popularity=popularity,
        demo=demo,
        viewers=viewers,
    )
    for place in range(count):
        interests = tuple(random.sample(range(len(TOPICS)), random.choice((2, 3, 3, 4))))
        home = random.choice(CITIES)
        bio = writer.bio(home, interests) if random.random() < 0.85 else None
        if place in special:
            handle, name = special[place]
        else:
            handle, name = names.draw(random.choice(TOPICS[interests[0]].hashtags))
        if place == demo:
            interests, home, bio = _DEMO_INTERESTS, "Lisbon", _DEMO_BIO
        people.handles.append(handle)
        people.names.append(name)
        people.bios.append(bio)
        people.interests.append(interests)
        people.homes.append(home)
    return people


def user_rows(
    people: People,
    timeline: Timeline,
    random_seed: int,
    demo_password_hash: str,
    post_counts: Sequence[int],
    follower_counts: Sequence[int],
    following_counts: Sequence[int],
) -> Iterator[tuple[object, ...]]:
    random = stream(random_seed, "avatars")
    for place, handle in enumerate(people.handles):
        pictured = random.random() < 0.6 or place == people.demo
        yield (
            people.ids[place],
            handle,
            f"{handle}@example.com",
            demo_password_hash if place == people.demo else _NO_PASSWORD,
            people.names[place],
            people.bios[place],
            f"https://example.com/avatars/{handle}.png" if pictured else None,
            post_counts[place],
            follower_counts[place],
            following_counts[place],
            timeline.at(people.joined[place]),
        )


class _Names:
    """Names by Faker in several languages, and unique handles made of them."""

    def __init__(self, random_seed: int, random: Random, taken: Sequence[str]) -> None:
        self._random = random
        self._taken = set(taken)
        pools = {locale: _pool(locale, random_seed) for locale in sorted(set(_LOCALES))}
        self._pools = [pools[locale] for locale in _LOCALES]

    def draw(self, hashtag: str) -> tuple[str, str]:
        """A handle and a name to show; some people put what they like into their handle."""
        random = self._random
        firsts, lasts, family_first = random.choice(self._pools)
        first, plain_first = random.choice(firsts)
        last, plain_last = random.choice(lasts)
        if family_first:
            name = f"{last} {first}"
        else:
            name = random.choices(
                (f"{first} {last}", first, f"{first} {last[0]}.", f"{first} {last}".lower()), (80, 9, 6, 5)
            )[0]
        base = random.choice(
            (
                plain_first + plain_last,
                f"{plain_first}_{plain_last}",
                f"{plain_first}_{plain_last}",
                plain_first[0] + plain_last,
                f"{plain_last}_{plain_first}",
                f"{plain_first}_{hashtag}",
                f"{plain_first}{random.randrange(70, 100)}",
            )
        )[:24]
        handle = base
        while handle in self._taken or len(handle) < 3:
            handle = f"{base}{random.randrange(2, 10_000)}"
        self._taken.add(handle)
        return handle, name[:50]


def _pool(locale: str, random_seed: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]], bool]:
    """First and last names as written and in plain letters, and whether the family's name comes first."""
    # All of the providers take five times as long to load.
    faker = Faker(locale, providers=["faker.providers.person"])
    faker.seed_instance(f"{random_seed}/{locale}")
    if locale == "ja_JP":
        firsts = [(pair[0], pair[2]) for pair in (faker.first_name_pair() for _ in range(_NAMES_PER_LOCALE))]
        lasts = [(pair[0], pair[2]) for pair in (faker.last_name_pair() for _ in range(_NAMES_PER_LOCALE))]
    else:
        firsts = [(name, name) for name in (faker.first_name() for _ in range(_NAMES_PER_LOCALE))]
        lasts = [(name, name) for name in (faker.last_name() for _ in range(_NAMES_PER_LOCALE))]
    return _with_plain(firsts), _with_plain(lasts), locale == "ja_JP"


def _with_plain(names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    plain = [(shown, _plain(latin)) for shown, latin in names]
    return [(shown, letters) for shown, letters in plain if letters]


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN_LETTERS))
    return "".join(letter for letter in letters if letter in _HANDLE_LETTERS)


def _ranks(values: Sequence[float]) -> list[int]:
    """The position of each value when they are sorted."""
    ranks = [0] * len(values)
    for rank, place in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        ranks[place] = rank
    return ranks
