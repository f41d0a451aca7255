"""How much demo data to make, and whether that much can exist."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from server.seed.timeline import KEYS_BEGIN

DEMO_HANDLE = "demo"
DEMO_PASSWORD = "demo-demo"

# Enough for a home feed, a profile and a list of followers that are worth looking at.
_DEMO_FOLLOWEES = 50
_DEMO_FOLLOWERS = 30
_DEMO_POSTS = 20

_HANDLE = re.compile(r"[a-z0-9_]{3,30}")


class SeedPlanError(ValueError):
    """Amounts that contradict each other; the message says which and what would do."""


@dataclass(frozen=True, init=False)
class SeedPlan:
    """All amounts are totals, and exactly what will be in the database. The same plan makes the same data.

    Amounts that are not given follow from `users` and `posts`. `likes` are likes of posts; comments are liked on top of
    that. `until` is the newest moment of the data, in whole milliseconds, and `days` how far back from there it begins;
    another `until` shifts the same data in time. `viewers` are additional accounts for measuring, each with its handle
    and the exact number of people whom it follows; they and the demo account count as users.
    """

    users: int
    posts: int
    follows: int
    likes: int
    comments: int
    shares: int
    days: int
    random_seed: int
    until: datetime
    viewers: tuple[tuple[str, int], ...]

    def __init__(
        self,
        users: int = 1_000,
        posts: int = 10_000,
        follows: int | None = None,
        likes: int | None = None,
        comments: int | None = None,
        shares: int | None = None,
        days: int = 90,
        random_seed: int = 1,
        until: datetime | None = None,
        viewers: Sequence[tuple[str, int]] = (),
    ) -> None:
        def keep(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        until = datetime.now(UTC) if until is None else until
        keep("users", users)
        keep("posts", posts)
        keep("days", days)
        keep("random_seed", random_seed)
        keep("until", until.replace(microsecond=until.microsecond // 1000 * 1000))
        keep("viewers", tuple((handle, followees) for handle, followees in viewers))
        # What amounts are derived from has to make sense first.
        self._check_people()
        self._check_time()

        least, most, pairs = self._fewest_follows, self._most_follows, self._most_reactions
        keep("follows", max(least, min(40 * users, least + (most - least) // 3)) if follows is None else follows)
        keep("likes", min(8 * posts, pairs // 3) if likes is None else likes)
        keep("comments", posts if comments is None else comments)
        keep("shares", min(posts // 2, pairs // 10) if shares is None else shares)
        self._check_amounts()

    @property
    def demo_followees(self) -> int:
        return min(_DEMO_FOLLOWEES, self.users - 1)

    @property
    def demo_followers(self) -> int:
        return min(_DEMO_FOLLOWERS, self._ordinary)

    @property
    def demo_posts(self) -> int:
        """At least as many posts are written by the demo account."""
        return min(_DEMO_POSTS, self.posts)

    @property
    def followers_only_posts(self) -> int:
        return self.posts // 20

    @property
    def _ordinary(self) -> int:
        return self.users - 1 - len(self.viewers)

    @property
    def _fewest_follows(self) -> int:
        return self.demo_followees + self.demo_followers + sum(followees for _, followees in self.viewers)

    @property
    def _most_follows(self) -> int:
        return self._fewest_follows - self.demo_followers + self._ordinary * (self.users - 1)

    @property
    def _most_reactions(self) -> int:
        """Everybody reacts to every public post of others; how many people see the rest isn't known yet."""
        return (self.users - 1) * (self.posts - self.followers_only_posts)

    def _check_people(self) -> None:
        if self.posts < 0:
            raise SeedPlanError(f"posts must not be negative, not {self.posts:,}")
        if self.users < 1 + len(self.viewers):
            accounts = f"the demo account and {len(self.viewers)} viewers" if self.viewers else "the demo account"
            raise SeedPlanError(f"users must be at least {1 + len(self.viewers)} ({accounts}), not {self.users:,}")
        handles = [handle for handle, _ in self.viewers]
        for handle, followees in self.viewers:
            if not _HANDLE.fullmatch(handle):
                raise SeedPlanError(f"viewer {handle!r}: a handle has 3 to 30 of a-z, 0-9 and _")
            if handle == DEMO_HANDLE or handles.count(handle) > 1:
                raise SeedPlanError(f"viewer {handle!r}: this handle is taken twice")
            if not 0 <= followees < self.users:
                raise SeedPlanError(
                    f"viewer {handle!r} can follow 0 to {self.users - 1:,} of {self.users:,} users, not {followees:,}"
                )

    def _check_time(self) -> None:
        if self.until.tzinfo is None:
            raise SeedPlanError("until must have a time zone")
        if not 1 <= self.days <= 3_650:
            raise SeedPlanError(f"days must be 1 to 3,650, not {self.days:,}")
        if self.until - timedelta(days=self.days) < KEYS_BEGIN:
            raise SeedPlanError(
                f"{self.days:,} days before {self.until:%Y-%m-%d} is too early: keys begin at {KEYS_BEGIN:%Y-%m-%d}"
            )

    def _check_amounts(self) -> None:
        if not self._fewest_follows <= self.follows <= self._most_follows:
            raise SeedPlanError(
                f"follows must be {self._fewest_follows:,} (what the demo account and the viewers need) to "
                f"{self._most_follows:,} (all pairs of {self.users:,} users), not {self.follows:,}"
            )
        for name, amount in (("likes", self.likes), ("shares", self.shares)):
            if not 0 <= amount <= self._most_reactions:
                raise SeedPlanError(
                    f"{name} must be 0 to {self._most_reactions:,} (each of {self.users:,} users, once for each public "
                    f"post of others), not {amount:,}"
                )
        if self.comments < 0 or (self.comments and not self.posts):
            raise SeedPlanError(f"comments must be 0 or more, and 0 without posts, not {self.comments:,}")
