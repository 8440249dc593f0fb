"""Show: the settings that a run would use, each with its origin, as a configuration file would have them."""

from __future__ import annotations

import json
import os
from typing import Any

import msgspec
from msgspec import structs

from lint.base.messages import text
from lint.output.terminal import printable
from lint.run.workspace import Workspace


def show_settings(workspace: Workspace, paths: list[str], lang: str) -> int:
    """Print the settings for the first path, or for this folder."""
    path = paths[0] if paths else "."
    settings = workspace.settings(path if os.path.isdir(path) else os.path.dirname(path))
    for field in structs.fields(settings.config):
        origin = settings.origins.get(field.name)
        said = (
            printable(origin) if origin else text("config.default" if origin is None else "config.command-line", lang)
        )
        value = getattr(settings.config, field.name)
        if field.name == "extend" and value:  # what it leads to is among the others already
            print(f"# extend = {toml(value)}  # {said}{text('config.extended', lang)}")
        else:
            print(f"{field.encode_name} = {toml(value)}  # {said}")
    print(text("config.rules", lang, count=len(workspace.engine(settings).rules)))
    return 0


def toml(value: Any) -> str:
    """A setting on one line, as TOML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    table = value if isinstance(value, dict) else {k: v for k, v in msgspec.to_builtins(value).items() if v}
    return f"{{ {', '.join(f'{toml(key)} = {toml(one)}' for key, one in table.items())} }}" if table else "{}"
