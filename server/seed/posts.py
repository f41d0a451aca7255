"""The posts: who writes when, about what, and how many people react."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from server.seed.chance import apportion, stream
from server.seed.network import Network
from server.seed.people import People
from server.seed.phrases import TOPICS
from server.seed.plan import SeedPlan
from server.seed.timeline import Timeline
from server.seed.writing import Writer

POST_COLUMNS = (
    "id", "author_id", "text", "visibility", "quoted_post_id",
    "like_count", "comment_count", "share_count", "created_at", "edited_at",
)  # fmt: skip

_QUOTING = 0.06
_EDITED = 0.03


@dataclass
class Posts:
    """One entry per post in each array, in the order of time. Authors, topics and quoted posts are positions."""

    ids: "array[int]"
    written: "array[int]"
    authors: "array[int]"
    topics: "array[int]"
    followers_only: bytearray
    # -1 for a post without a quote.
    quoted: "array[int]"
    likes: "array[int]"
    comments: "array[int]"
    shares: "array[int]"


def draw_posts(plan: SeedPlan, people: People, network: Network, timeline: Timeline) -> Posts:
    random = stream(plan.random_seed, "posts")
    amounts = apportion(random, plan.posts - plan.demo_posts, people.activity, [plan.posts] * plan.users)
    amounts[people.demo] += plan.demo_posts

    # Sorted as single integers, because a million pairs take much more room: the moment above the author.
    moments = sorted(
        timeline.after(people.joined[author], random.random()) << 32 | author
        for author, amount in enumerate(amounts)
        for _ in range(amount)
    )
    authors = array("i", (moment & 0xFFFFFFFF for moment in moments))
    written = array("q", (moment >> 32 for moment in moments))
    del moments

    followers_only = bytearray(plan.posts)
    for place in random.sample(range(plan.posts), plan.followers_only_posts):
        followers_only[place] = 1

    nothing = array("i", bytes(4 * plan.posts))
    posts = Posts(
        ids=array("q", map(timeline.key, written)),
        written=written,
        authors=authors,
        topics=array("b", (_topic(random, people.interests[author]) for author in authors)),
        followers_only=followers_only,
        quoted=array("i", [-1]) * plan.posts,
        likes=nothing,
        comments=nothing,
        shares=nothing,
    )
    _draw_reactions(plan, random, people, network, timeline, posts)
    _draw_quotes(random, people, network, posts)
    return posts


def post_rows(
    plan: SeedPlan, people: People, network: Network, posts: Posts, timeline: Timeline, writer: Writer
) -> Iterator[tuple[object, ...]]:
    random = stream(plan.random_seed, "post texts")
    demo_fans = frozenset(network.followers[people.demo])
    for place, key in enumerate(posts.ids):
        author = posts.authors[place]
        quoted = posts.quoted[place]
        mentioned = _mentioned(random, people, network, author, author in demo_fans)
        text = writer.post(author, posts.topics[place], people.homes[author], mentioned, quoting=quoted >= 0)
        written = posts.written[place]
        edited = timeline.at(timeline.soon_after(written, random.random())) if random.random() < _EDITED else None
        yield (
            key,
            people.ids[author],
            text,
            "FOLLOWERS" if posts.followers_only[place] else "PUBLIC",
            posts.ids[quoted] if quoted >= 0 else None,
            posts.likes[place],
            posts.comments[place],
            posts.shares[place],
            timeline.at(written),
            edited,
        )


def _topic(random: Random, interests: tuple[int, ...]) -> int:
    """People write about their interests, mostly about the first one, and sometimes about anything."""
    if random.random() < 0.12:
        return int(random.random() * len(TOPICS))
    return interests[int(random.random() ** 1.5 * len(interests))]


def _mentioned(random: Random, people: People, network: Network, author: int, is_demo_fan: bool) -> str | None:
    """The handle of somebody whom the author follows, in one post of ten."""
    following = network.following[author]
    if not following or random.random() >= 0.1:
        return None
    if is_demo_fan and random.random() < 0.05:
        return people.handles[people.demo]
    return people.handles[random.choice(following)]


def _draw_reactions(
    plan: SeedPlan, random: Random, people: People, network: Network, timeline: Timeline, posts: Posts
) -> None:
    """How much each post is liked, discussed and shared: by its author's reach, by luck, and by its age."""
    reach = [(len(followers) + 3) ** 0.7 for followers in network.followers]
    reach[people.demo] *= 3
    luck = random.lognormvariate
    likes = array("d")
    comments = array("d")
    shares = array("d")
    for written, author in zip(posts.written, posts.authors, strict=True):
        weight = reach[author] * timeline.reached(written) * luck(0, 1)
        likes.append(weight)
        comments.append(weight**0.7 * luck(0, 0.8))
        shares.append(weight * luck(0, 0.7))

    # What followers alone can see is liked by them alone, and nobody passes it on.
    others = plan.users - 1
    fans = [len(followers) for followers in network.followers]
    public = array("i", (0 if hidden else others for hidden in posts.followers_only))
    crowds = array("i", (limit or fans[author] for limit, author in zip(public, posts.authors, strict=True)))
    posts.likes = apportion(random, plan.likes, likes, crowds)
    posts.comments = apportion(random, plan.comments, comments, array("i", [plan.comments]) * plan.posts)
    posts.shares = apportion(random, plan.shares, shares, public)


def _draw_quotes(random: Random, people: People, network: Network, posts: Posts) -> None:
    """Some posts quote an older public one, and are about its topic."""
    demo_fans = frozenset(network.followers[people.demo])
    demo_posts: list[int] = []
    for place, author in enumerate(posts.authors):
        if random.random() < _QUOTING:
            if demo_posts and author in demo_fans and random.random() < 0.1:
                candidates = [demo_posts[int(random.random() * len(demo_posts))]]
            else:
                # Mostly recent ones, and of these the best known.
                candidates = [int(place * (1 - random.random() ** 3)) for _ in range(4)]
            quotable = [
                other
                for other in candidates
                if not posts.followers_only[other] and posts.written[other] < posts.written[place]
            ]
            if quotable:
                posts.quoted[place] = chosen = max(quotable, key=posts.likes.__getitem__)
                posts.topics[place] = posts.topics[chosen]
        if author == people.demo and not posts.followers_only[place]:
            demo_posts.append(place)
