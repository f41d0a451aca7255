"""The SDL's custom scalars."""

from engine import PassthroughScalar
from generated.server import DateTime

date_time = PassthroughScalar("DateTime", DateTime)
"""Output only. Values stay `datetime`s with an offset; the response's encoder writes them as RFC 3339."""
