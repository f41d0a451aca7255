"""What people do with posts: shares, likes, comments, and likes of comments."""

from array import array
from collections.abc import Iterator

from server.seed.crowd import Crowd
from server.seed.network import Network
from server.seed.people import People
from server.seed.plan import SeedPlan
from server.seed.posts import Posts
from server.seed.timeline import Timeline
from server.seed.writing import Writer

FEED_ENTRY_COLUMNS = ("id", "actor_id", "post_id", "reason")
POST_LIKE_COLUMNS = ("post_id", "user_id", "id")
COMMENT_COLUMNS = (
    "id", "post_id", "parent_id", "author_id", "text", "like_count", "reply_count", "created_at", "edited_at",
)  # fmt: skip
COMMENT_LIKE_COLUMNS = ("comment_id", "user_id", "created_at")

_EDITED = 0.01


class Reactions:
    """Rows of one table after the other, by post, which is what the indexes are fastest with."""

    def __init__(
        self, plan: SeedPlan, people: People, network: Network, posts: Posts, timeline: Timeline, writer: Writer
    ) -> None:
        self._plan = plan
        self._people = people
        self._network = network
        self._posts = posts
        self._timeline = timeline
        self._writer = writer
        self._liked = _LikedComments()

    def feed_entry_rows(self) -> Iterator[tuple[int, int, int, str]]:
        """Each post under its own key, followed by its shares."""
        crowd = self._crowd("shares")
        chance = crowd.random.random
        people, posts, soon_after, key = self._people, self._posts, self._timeline.soon_after, self._timeline.key
        for place, post in enumerate(posts.ids):
            author = posts.authors[place]
            yield post, people.ids[author], post, "AUTHORED"
            count = posts.shares[place]
            if count:
                written = posts.written[place]
                for actor in crowd.some(count, author, hidden=False, without=author, demo_chance=0.02):
                    shared = soon_after(max(written, people.joined[actor]), chance())
                    yield key(shared), people.ids[actor], post, "SHARED"

    def post_like_rows(self) -> Iterator[tuple[int, int, int]]:
        crowd = self._crowd("likes")
        chance = crowd.random.random
        people, posts, soon_after, key = self._people, self._posts, self._timeline.soon_after, self._timeline.key
        ids, joined = people.ids, people.joined
        for place, count in enumerate(posts.likes):
            if count:
                post, written = posts.ids[place], posts.written[place]
                hidden = bool(posts.followers_only[place])
                author = posts.authors[place]
                for user in crowd.some(count, author, hidden, without=author, demo_chance=0.15):
                    yield post, ids[user], key(soon_after(max(written, joined[user]), chance()))

    def comment_rows(self) -> Iterator[tuple[object, ...]]:
        """Within a post oldest first, so that a reply comes after what it replies to."""
        crowd = self._crowd("comments")
        for place, count in enumerate(self._posts.comments):
            if count:
                yield from self._thread(crowd, place, count)

    @property
    def comment_like_count(self) -> int:
        """Known when all of the comments are written."""
        return sum(self._liked.likes)

    def comment_like_rows(self) -> Iterator[tuple[object, ...]]:
        crowd = self._crowd("comment likes")
        chance = crowd.random.random
        people, timeline, liked = self._people, self._timeline, self._liked
        for comment, written, author, host, count in zip(
            liked.ids, liked.written, liked.authors, liked.hosts, liked.likes, strict=True
        ):
            for user in crowd.some(count, host, hidden=False, without=author, demo_chance=0.02):
                moment = timeline.soon_after(max(written, people.joined[user]), chance())
                yield comment, people.ids[user], timeline.at(moment)

    def _crowd(self, name: str) -> Crowd:
        return Crowd(self._plan.random_seed, name, self._people, self._network)

    def _thread(self, crowd: Crowd, place: int, count: int) -> Iterator[tuple[object, ...]]:
        """The comments of one post."""
        chance = crowd.random.random
        people, posts, timeline, writer = self._people, self._posts, self._timeline, self._writer
        post, topic, host = posts.ids[place], posts.topics[place], posts.authors[place]
        hidden = bool(posts.followers_only[place])
        moments = sorted(timeline.soon_after(posts.written[place], chance()) for _ in range(count))
        parents = [_parent(chance(), chance(), earlier) for earlier in range(count)]
        replies = [0] * count
        for parent in parents:
            if parent >= 0:
                replies[parent] += 1

        ids: list[int] = []
        authors: list[int] = []
        for moment, parent, reply_count in zip(moments, parents, replies, strict=True):
            if parent < 0:
                author = crowd.one(host, hidden, moment, demo_chance=0.03)
                text = writer.comment(topic, people.homes[author])
            else:
                asker = authors[parent]
                # Half of the talk is with the author of the post.
                answered = asker != host and chance() < 0.5
                author = host if answered else crowd.one(host, hidden, moment, demo_chance=0.03)
                text = writer.reply(people.homes[author], people.handles[asker], by_author=author == host)
            # Few are liked by many, most by nobody or one; those of hidden posts by nobody.
            likes = 0 if hidden else min(int(0.3 / (chance() + 0.02)), self._plan.users - 1)
            key = timeline.key(moment)
            edited = timeline.at(timeline.soon_after(moment, chance())) if chance() < _EDITED else None
            ids.append(key)
            authors.append(author)
            if likes:
                self._liked.add(key, moment, author, host, likes)
            # Nothing after the yield: whoever takes no more than the last row never gets there.
            yield (
                key,
                post,
                ids[parent] if parent >= 0 else None,
                people.ids[author],
                text,
                likes,
                reply_count,
                timeline.at(moment),
                edited,
            )


class _LikedComments:
    """What the rows of their likes need of comments, because they come after all of the comments."""

    def __init__(self) -> None:
        self.ids = array("q")
        self.written = array("q")
        self.authors = array("i")
        # The authors of the posts.
        self.hosts = array("i")
        self.likes = array("i")

    def add(self, key: int, moment: int, author: int, host: int, likes: int) -> None:
        self.ids.append(key)
        self.written.append(moment)
        self.authors.append(author)
        self.hosts.append(host)
        self.likes.append(likes)


def _parent(kind: float, chance: float, earlier: int) -> int:
    """Which of the `earlier` comments this one replies to, likelier one of the last; -1 for none."""
    if not earlier or kind < 0.55:
        return -1
    return earlier - 1 - int(chance**2 * earlier)
