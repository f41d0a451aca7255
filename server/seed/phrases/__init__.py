"""What the people of the demo data say."""

from server.seed.phrases.culture import BOOKS, CITY, FILMS, MUSIC, TRAVEL
from server.seed.phrases.home import BAKING, COFFEE, COOKING, DIY, FAMILY, PETS
from server.seed.phrases.outdoors import CYCLING, FOOTBALL, GARDEN, HIKING, PHOTOGRAPHY, RUNNING
from server.seed.phrases.topic import Topic
from server.seed.phrases.work import GAMES, LANGUAGES, PROGRAMMING, SCIENCE, WORK

# People and posts refer to topics by their place in this tuple.
TOPICS: tuple[Topic, ...] = (
    RUNNING, CYCLING, FOOTBALL, HIKING, GARDEN, PHOTOGRAPHY,
    COOKING, BAKING, COFFEE, PETS, FAMILY, DIY,
    PROGRAMMING, WORK, LANGUAGES, SCIENCE, GAMES,
    BOOKS, FILMS, MUSIC, TRAVEL, CITY,
)  # fmt: skip

__all__ = ["TOPICS", "Topic"]
