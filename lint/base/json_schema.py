"""JSON Schema: a schema as the text of a file, the same wherever it is made."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec


def as_text(schema: dict[str, Any]) -> str:
    """A schema as JSON text, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(_plain(schema), order="sorted"), indent=2).decode() + "\n"


def _plain(data: Any, key: str = "") -> Any:
    """The same, whatever the version of msgspec and of Python.

    They differ in the blanks of docstrings and in the order of what a union may be.
    """
    if isinstance(data, dict):
        return {name: _plain(value, name) for name, value in data.items()}
    if isinstance(data, list):
        items = [_plain(item) for item in data]
        return sorted(items, key=lambda item: msgspec.json.encode(item, order="sorted")) if key == "anyOf" else items
    return inspect.cleandoc(data) if key == "description" and isinstance(data, str) else data
