"""When things happen in the demo data, and the keys that follow from it."""

import itertools
import math
from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from statistics import NormalDist

# As in the migrations: a key is milliseconds since then in the upper 41 bits and a sequence in the lower 22.
KEYS_BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
_SEQUENCE_BITS = 22
_SEQUENCE_MASK = (1 << _SEQUENCE_BITS) - 1

_HOUR = 3_600_000

# How long people take to react, as the logarithm of ms: half of them two hours, one in twenty more than a day.
_DELAY = NormalDist(mu=math.log(2 * _HOUR), sigma=1.6)
_STEPS = 4096
_DELAYS = [int(math.exp(_DELAY.inv_cdf((step + 0.5) / (_STEPS + 1)))) for step in range(_STEPS + 1)]


class Timeline:
    """Moments are whole milliseconds from the beginning of the data, 0 to `length`.

    Nothing but `key` and `at` knows the calendar, so that another `until` shifts the data and changes nothing else. For
    the same reason the rhythm of the day counts back from `until`: the data ends in the evening, the busiest time.
    """

    def __init__(self, until: datetime, days: int) -> None:
        self.length = days * 24 * _HOUR
        self._begin = until.astimezone(UTC) - timedelta(milliseconds=self.length)
        self._key_of_begin = (self._begin - KEYS_BEGIN) // timedelta(milliseconds=1)
        self._sequence = itertools.count()
        # Share of all activity before each hour.
        hours = days * 24
        busy = [_growth(hour / hours) * _time_of_day(hour - hours) for hour in range(hours)]
        scale = 1 / sum(busy)
        self._before = [share * scale for share in itertools.accumulate(busy, initial=0.0)]

    def key(self, moment: int) -> int:
        """A new key; keys of one moment are in the order in which they were asked for."""
        return self._key_of_begin + moment << _SEQUENCE_BITS | next(self._sequence) & _SEQUENCE_MASK

    def at(self, moment: int) -> datetime:
        return self._begin + timedelta(milliseconds=moment)

    def after(self, moment: int, chance: float) -> int:
        """A later moment for a uniform `chance` of 0 to 1, likelier in busy hours."""
        hour, rest = divmod(moment, _HOUR)
        if hour + 1 >= len(self._before):
            return moment
        before = self._before
        share = before[hour] + (before[hour + 1] - before[hour]) * rest / _HOUR
        share += (1 - share) * chance
        hour = min(bisect_right(before, share), len(before) - 1) - 1
        part = (share - before[hour]) / (before[hour + 1] - before[hour])
        return min(max(moment, int((hour + part) * _HOUR)), self.length)

    def soon_after(self, moment: int, chance: float) -> int:
        """The moment of a reaction to something at `moment`, for a uniform `chance` of 0 to 1."""
        step = int(chance * _STEPS)
        rest = chance * _STEPS - step
        delay = _DELAYS[step]
        later = moment + delay + int((_DELAYS[step + 1] - delay) * rest)
        return later if later <= self.length else moment + int((self.length - moment) * rest)

    def reached(self, moment: int) -> float:
        """Which part of all reactions to something at `moment` has come by the end of the data."""
        return _DELAY.cdf(math.log(self.length - moment + 1))


def _growth(part: float) -> float:
    """A person does twice as much in the last hour as in the first one; and then there are more people, too."""
    return math.exp(math.log(2) * part)


def _time_of_day(hour: int) -> float:
    """Busiest at the end of the data, quietest ten hours earlier; weekends a little busier."""
    evening = 0.5 + 0.5 * math.cos(2 * math.pi * hour / 24)
    return (0.15 + evening) * (1.25 if hour // 24 % 7 < 2 else 1.0)
