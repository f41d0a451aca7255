"""Logging: one event a line, JSON in production, readable in development."""

import logging
import sys
from typing import Any

import orjson
import structlog

from server.settings import Settings


def configure_logs(settings: Settings) -> None:
    """Sends our events and the libraries' records to standard error in one form."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: list[Any]
    if settings.development:
        renderer = [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(),
                # Not the default, which shows the values of local variables: there are passwords among them.
                exception_formatter=structlog.dev.plain_traceback,
            )
        ]
    else:
        renderer = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=_json)]
    structlog.configure(
        processors=[*shared, *renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    # What libraries have to say below a warning is for their developers.
    root.setLevel(max(level, logging.WARNING))


def _json(event: Any, **_: Any) -> str:
    return orjson.dumps(event, default=str).decode()
