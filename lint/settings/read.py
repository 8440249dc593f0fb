"""Read: the configuration of a folder, from its file.

The nearest `dj-lint.toml`, `.dj-lint.toml` or `[tool.dj-lint]` in `pyproject.toml` counts, from the file's folder up to
the root of the repository; files are not merged, `extend` names one to build on. The command line is stronger than
the file. Paths and globs in a file are relative to its folder.
"""

from __future__ import annotations

import os
from typing import Any

from msgspec import structs

from lint.base.files import MOST, read_regular
from lint.base.problems import BadFileError, Problem, bad_file
from lint.base.toml import Table
from lint.base.toml_places import Path
from lint.settings.config import Config, Settings

NAMES = ("dj-lint.toml", ".dj-lint.toml", "pyproject.toml")


def find(start: str) -> str | None:
    """The configuration file nearest to a folder, looking upward as far as the root of the repository."""
    folder = os.path.abspath(start)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            # A link to nowhere or a folder of that name is no configuration, but not nothing either: it is refused.
            if os.path.lexists(path) and (name != "pyproject.toml" or _is_ours(path)):
                return path
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def _is_ours(path: str) -> bool:
    """Whether a pyproject.toml has a table for us; one that is broken counts if it speaks of us, and one that cannot be
    read, which may speak of us: both are reported."""
    try:
        return b"dj-lint" in read_regular(path, MOST) and _table(Table(path)) is not None
    except (OSError, BadFileError):
        return True


def _table(table: Table) -> Any:
    """What a file says to us: all of it, or `[tool.dj-lint]` of a pyproject.toml; None where that is not there."""
    if os.path.basename(table.file) != "pyproject.toml":
        return table.data
    tool = table.data.get("tool")
    return tool.get("dj-lint") if isinstance(tool, dict) else None


def read(path: str, seen: tuple[str, ...] = ()) -> Settings:
    """Read a configuration file and what it extends; raises BadFileError with all its mistakes."""
    path = os.path.abspath(path)
    if path in seen:
        raise bad_file(seen[-1], "config.cycle", path=path)
    table = Table(path)
    data = _table(table)
    if data is None:
        raise bad_file(path, "config.no-table")
    where: tuple[str | int, ...] = () if data is table.data else ("tool", "dj-lint")
    problems: list[Problem] = []
    config = table.decode(Config, where, problems)
    if config is not None and config.layout:
        _check_layout(table, (*where, "layout"), problems)
    if problems or config is None:
        raise BadFileError(problems)
    folder = os.path.dirname(path)
    given = {field.name for field in structs.fields(Config) if field.encode_name in data}
    config.rules = [os.path.join(folder, rule) for rule in config.rules]
    config.baseline = config.baseline and os.path.join(folder, config.baseline)
    config.archive = config.archive and os.path.join(folder, config.archive)
    config.model = config.model and os.path.join(folder, config.model)
    origins = dict.fromkeys(given, path)
    if not config.extend:
        return Settings(config, folder, path, origins, [path])
    base = read(os.path.join(folder, config.extend), (*seen, path))
    values = {name: getattr(config if name in given else base.config, name) for name in Config.__struct_fields__}
    for name in ("rules", "extend_select", "allow_words"):
        values[name] = getattr(base.config, name) + getattr(config, name)
    for name in ("per_file_ignores", "severity", "genre", "layout"):
        values[name] = {**getattr(base.config, name), **getattr(config, name)}
    return Settings(Config(**values), folder, path, {**base.origins, **origins}, [path, *base.files])


def _check_layout(table: Table, where: Path, problems: list[Problem]) -> None:
    """See to it that `[layout]` says what a standard has; asked only where there is one."""
    from lint.documents.official.standard import Standard

    table.decode(Standard, where, problems)


def home(file: str, key: str) -> Path:
    """Where a setting stands in a configuration file."""
    return ("tool", "dj-lint", key) if os.path.basename(file) == "pyproject.toml" else (key,)
