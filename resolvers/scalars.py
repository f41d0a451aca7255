"""The SDL's custom scalars."""

from datetime import datetime

from engine import PassthroughScalar

date_time = PassthroughScalar("DateTime", datetime)
"""Output only. Values stay `datetime`s with an offset; the response's encoder writes them as RFC 3339."""
