"""Logging: one event a line, JSON in production, readable in development."""

import logging
import os
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import orjson
import structlog

from server.settings import Settings

request_id: ContextVar[str] = ContextVar("request_id")
"""The id of the request that is being served: every line that is logged meanwhile has it."""


def new_id() -> str:
    """An id that no other request or error has."""
    return os.urandom(16).hex()


def configure_logs(settings: Settings) -> None:
    """Sends our events and the libraries' records to standard error in one form."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    shared: list[Any] = [add_request_id, structlog.stdlib.add_log_level, _add_time]
    renderer: list[Any]
    if settings.development:
        renderer = [
            _time_as_text,
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(),
                # Not the default, which shows the values of local variables: there are passwords among them.
                exception_formatter=structlog.dev.plain_traceback,
            ),
        ]
    else:
        renderer = [structlog.processors.format_exc_info, _json]
    structlog.configure(
        processors=[*shared, *renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_StandardError,
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


class _StandardError:
    """Writes to whatever is standard error at that moment, a line at a time."""

    def __init__(self, *_: object) -> None:
        pass

    def msg(self, line: str) -> None:
        sys.stderr.write(line + "\n")

    debug = info = warning = error = critical = exception = msg


def add_request_id(_logger: Any, _method: str, event: Any) -> Any:
    id_ = request_id.get(None)
    if id_ is not None:
        event["request_id"] = id_
    return event


def _add_time(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    event["timestamp"] = datetime.now(UTC)
    return event


def _time_as_text(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    event["timestamp"] = event["timestamp"].isoformat()
    return event


def _json(_logger: Any, _method: str, event: dict[str, Any]) -> str:
    return orjson.dumps(event, default=str, option=orjson.OPT_UTC_Z).decode()
