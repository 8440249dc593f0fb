"""Schema: the JSON Schema of a configuration, for editors (Even Better TOML, Taplo, Tombi)."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from lint.settings.config import Config


def schema() -> str:
    """The schema as JSON text, ending in a newline."""
    (whole,), definitions = msgspec.json.schema_components([Config], ref_template="#/$defs/{name}")
    return as_text(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "dj-lint.toml",
            **whole,
            "$defs": definitions,
        }
    )


def as_text(whole: dict[str, Any]) -> str:
    """A schema as JSON text, the same whatever the version of msgspec and of Python, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(_plain(whole), order="sorted"), indent=2).decode() + "\n"


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
