"""Bios, posts and comments, made of the phrases."""

import re
from collections.abc import Sequence

from faker import Faker

from server.seed.chance import stream
from server.seed.phrases import TOPICS, Topic, small_talk
from server.seed.phrases.slots import SLOTS

_SLOT = re.compile(r"\{(\w+)\}")

# Literal text and slot names in turn.
_Phrase = list[str]


class Writer:
    """Writes one text after the other; the same seed and the same calls give the same texts."""

    def __init__(self, random_seed: int) -> None:
        self._draw = stream(random_seed, "writing").random
        faker = Faker("en_GB")
        faker.seed_instance(random_seed)
        jobs = (faker.job() for _ in range(400))
        self._slots = dict(SLOTS) | {
            "name": tuple(faker.first_name() for _ in range(150)),
            "company": tuple(faker.company() for _ in range(80)),
            # "Engineer, civil (consulting)" is for forms; nobody introduces themselves like that.
            "job": tuple(job for job in jobs if not re.search(r"[,/()]", job)),
        }
        self._topics = [_Sentences(topic) for topic in TOPICS]
        # What an author used last of what there is to say on a topic: on one profile, it must not come back soon.
        self._turns: dict[tuple[int, int, bool], int] = {}
        self._frames = _compile(small_talk.FRAMES)
        self._afterthoughts = _compile(small_talk.AFTERTHOUGHTS)
        self._asides = _compile(small_talk.ASIDES)
        self._mentions = _compile(small_talk.MENTIONS)
        self._quotes = _compile(small_talk.QUOTES)
        self._comments = _compile(small_talk.COMMENTS)
        self._replies = _compile(small_talk.REPLIES)
        self._author_replies = _compile(small_talk.AUTHOR_REPLIES)
        self._bio_openers = _compile(small_talk.BIO_OPENERS)
        self._bio_closers = _compile(small_talk.BIO_CLOSERS)

    def bio(self, home: str, interests: Sequence[int]) -> str:
        names = [self._one(self._topics[topic].interests, home) for topic in interests]
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        parts = [f"{listed[0].upper()}{listed[1:]}."]
        if self._draw() < 0.7:
            parts.insert(0, self._one(self._bio_openers, home))
        if self._draw() < 0.4:
            parts.append(self._one(self._bio_closers, home))
        if self._draw() < 0.3:
            parts.append(self._pick(TOPICS[interests[0]].emoji))
        return " ".join(parts)

    def post(self, author: int, topic: int, home: str, mention: str | None = None, quoting: bool = False) -> str:
        draw = self._draw
        sentences = self._topics[topic]
        if quoting:
            parts = [self._one(self._quotes, home)]
            if draw() < 0.25:
                parts.append(self._one(self._afterthoughts, home))
        else:
            parts = [self._opener(author, topic, home)]
            if draw() < 0.55:
                parts.append(self._one(sentences.details, home))
            ending = draw()
            if ending < 0.18:
                parts.append(self._one(sentences.questions, home))
            elif ending < 0.3:
                parts.append(self._one(self._asides, home))
        if mention is not None:
            parts.append(self._one(self._mentions, home, mention))
        if draw() < 0.35:
            parts.append(self._pick(TOPICS[topic].emoji))
        if draw() < 0.3 and not quoting:
            tags = TOPICS[topic].hashtags
            first = int(draw() * len(tags))
            # Neighbours, so that the tags of a post differ from each other.
            chosen = [f"#{tags[(first + step) % len(tags)]}" for step in range(1 + int(draw() * 3))]
            return f"{' '.join(parts)}{' ' if draw() < 0.6 else chr(10) * 2}{' '.join(chosen)}"
        return " ".join(parts)

    def comment(self, topic: int, home: str) -> str:
        kind = self._draw()
        if kind < 0.08:
            return self._pick(small_talk.EMOJI_COMMENTS)
        text = self._one(self._topics[topic].comments if kind < 0.5 else self._comments, home)
        more = self._draw()
        if more < 0.1:
            return f"{text} {self._pick(TOPICS[topic].emoji)}"
        return f"{text} {self._one(self._afterthoughts, home)}" if more < 0.2 else text

    def reply(self, home: str, to: str, by_author: bool) -> str:
        """An answer to the comment of the person with the handle `to`."""
        kind = self._draw()
        if kind < 0.06:
            return self._pick(small_talk.EMOJI_COMMENTS)
        text = self._one(self._author_replies if by_author else self._replies, home)
        if self._draw() < 0.2:
            text = f"{text} {self._one(self._afterthoughts, home)}"
        return f"@{to} {text}" if kind < 0.3 else text

    def _opener(self, author: int, topic: int, home: str) -> str:
        framed = self._draw() < 0.5
        choices = self._topics[topic].deeds if framed else self._topics[topic].openers
        turn = self._turns.get((author, topic, framed))
        turn = int(self._draw() * len(choices)) if turn is None else (turn + 1) % len(choices)
        self._turns[author, topic, framed] = turn
        text = self._fill(choices[turn], home)
        return self._one(self._frames, home, deed=text) if framed else text

    def _pick(self, choices: Sequence[str]) -> str:
        return choices[int(self._draw() * len(choices))]

    def _one(self, phrases: Sequence[_Phrase], home: str, mention: str = "", deed: str = "") -> str:
        """One of the phrases, filled."""
        return self._fill(phrases[int(self._draw() * len(phrases))], home, mention, deed)

    def _fill(self, phrase: _Phrase, home: str, mention: str = "", deed: str = "") -> str:
        draw = self._draw
        if len(phrase) == 1:
            return phrase[0]
        filled = phrase.copy()
        for place in range(1, len(filled), 2):
            slot = filled[place]
            if slot == "home":
                filled[place] = home
            elif slot == "mention":
                filled[place] = mention
            elif slot == "deed":
                filled[place] = deed
            else:
                choices = self._slots[slot]
                filled[place] = choices[int(draw() * len(choices))]
        return "".join(filled)


class _Sentences:
    """The phrases of a topic, taken apart."""

    def __init__(self, topic: Topic) -> None:
        self.interests = _compile(topic.interests)
        self.openers = _compile(topic.openers)
        self.deeds = _compile(topic.deeds)
        self.details = _compile(topic.details)
        self.questions = _compile(topic.questions)
        self.comments = _compile(topic.comments)


def _compile(phrases: Sequence[str]) -> list[_Phrase]:
    return [_SLOT.split(phrase) for phrase in phrases]
