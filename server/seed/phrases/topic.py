"""What people write about: the shape of a topic, and how its sentences are kept."""

from dataclasses import dataclass


def lines(text: str) -> tuple[str, ...]:
    """One phrase per line of `text`, so that phrases read as prose rather than as a list of string literals."""
    return tuple(line for line in map(str.strip, text.splitlines()) if line)


@dataclass(frozen=True)
class Topic:
    """Sentences about one thing. Words in braces are slots, filled from `slots.py` each time a sentence is used."""

    # How somebody names the interest in the middle of their bio: "trail running".
    interests: tuple[str, ...]
    hashtags: tuple[str, ...]
    emoji: tuple[str, ...]
    # Each stands alone, and each of them may open a post.
    openers: tuple[str, ...]
    # What somebody did, to go into a frame of `small_talk.py`, which makes an opener of it.
    deeds: tuple[str, ...]
    # Each reads well after any opener of the topic.
    details: tuple[str, ...]
    # To the readers, at the end of a post.
    questions: tuple[str, ...]
    # What others answer, whatever the post said.
    comments: tuple[str, ...]
