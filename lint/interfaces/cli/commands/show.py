"""Show: the settings that a run would use, each with its origin."""

from __future__ import annotations

import os

from msgspec import structs

from lint.base.messages import text
from lint.run.workspace import Workspace


def show_settings(workspace: Workspace, paths: list[str], lang: str) -> int:
    """Print the settings for the first path, or for this folder."""
    path = paths[0] if paths else "."
    settings = workspace.settings(path if os.path.isdir(path) else os.path.dirname(path))
    for field in structs.fields(settings.config):
        origin = settings.origins.get(field.name)
        said = origin or text("config.default" if origin is None else "config.command-line", lang)
        print(f"{field.encode_name} = {getattr(settings.config, field.name)!r}  # {said}")
    print(f"# {len(workspace.engine(settings).rules)} rules")
    return 0
