"""How findings are told to machines: as JSON, and as annotations that GitHub shows beside the line."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import orjson

Level = Literal["error", "warning", "notice"]


def json_report(entries: Iterable[Mapping[str, Any]]) -> str:
    """A JSON list, indented so that it can be read, too."""
    return orjson.dumps(list(entries), option=orjson.OPT_INDENT_2).decode()


def github_annotation(level: Level, file: str, line: int | None, title: str, message: str) -> str:
    """A workflow command that annotates a line of a file, or the whole file if `line` is None."""
    place = {"file": file} if line is None else {"file": file, "line": str(line)}
    properties = ",".join(f"{name}={_property(value)}" for name, value in {**place, "title": title}.items())
    return f"::{level} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
