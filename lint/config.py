"""Config: what the user asked for, and where each setting comes from.

The nearest `dj-lint.toml`, `.dj-lint.toml` or `[tool.dj-lint]` in `pyproject.toml` counts, from the file's folder up to
the root of the repository; files are not merged, `extend` names one to build on. The command line is stronger than
the file. Paths and globs in a file are relative to its folder.
"""

from __future__ import annotations

import os
from typing import Any, Literal

from msgspec import Struct, field, structs

from lint.model import Severity, Stage
from lint.toml import BadFileError, Problem, Table, nearest

NAMES = ("dj-lint.toml", ".dj-lint.toml", "pyproject.toml")
OutputFormat = Literal["full", "concise", "grouped", "json", "jsonl"]
DEFAULT_INCLUDE = ("*.txt", "*.md", "*.markdown")
DEFAULT_EXCLUDE = (".*", "node_modules", "__pycache__", "venv", "build", "dist", "*.egg-info")


class Config(Struct, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The settings as they stand in a file. Lists of rules hold codes, prefixes (`TY`), names or `ALL`."""

    extend: str = ""
    select: list[str] = field(default_factory=lambda: ["ALL"])
    extend_select: list[str] = []
    ignore: list[str] = []
    rules: list[str] = []
    include: list[str] = field(default_factory=lambda: list(DEFAULT_INCLUDE))
    exclude: list[str] = field(default_factory=lambda: list(DEFAULT_EXCLUDE))
    per_file_ignores: dict[str, list[str]] = {}
    severity: dict[str, Severity] = {}
    genre: dict[str, str] = {}
    stage: Stage = "draft"
    fail_on: Severity = "error"
    min_severity: Severity = "warning"
    output_format: OutputFormat = "full"
    lang: Literal["zh", "en"] = "zh"


class Settings(Struct):
    """A Config with the folder that its paths are relative to, and the origin of every setting by its name."""

    config: Config
    folder: str
    file: str = ""
    origins: dict[str, str] = {}


def find(start: str) -> str | None:
    """The configuration file nearest to a folder, looking upward as far as the root of the repository."""
    folder = os.path.abspath(start)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
                return path
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as handle:
            return b"[tool.dj-lint" in handle.read()
    except OSError:
        return False


def read(path: str, seen: tuple[str, ...] = ()) -> Settings:
    """Read a configuration file and what it extends; raises BadFileError with all its mistakes."""
    path = os.path.abspath(path)
    if path in seen:
        raise BadFileError([Problem(seen[-1], 0, 0, "config.cycle", {"path": path})])
    table = Table(path)
    where: tuple[str | int, ...] = ("tool", "dj-lint") if os.path.basename(path) == "pyproject.toml" else ()
    data: Any = table.data
    for step in where:
        data = data.get(step, {})
    problems: list[Problem] = []
    config = table.decode(Config, where, problems)
    if problems or config is None:
        raise BadFileError(problems)
    folder = os.path.dirname(path)
    given = {field.name for field in structs.fields(Config) if field.encode_name in data}
    config.rules = [os.path.join(folder, rule) for rule in config.rules]
    origins = dict.fromkeys(given, path)
    if not config.extend:
        return Settings(config, folder, path, origins)
    base = read(os.path.join(folder, config.extend), (*seen, path))
    values = {name: getattr(config if name in given else base.config, name) for name in Config.__struct_fields__}
    for name in ("rules", "extend_select"):
        values[name] = getattr(base.config, name) + getattr(config, name)
    for name in ("per_file_ignores", "severity", "genre"):
        values[name] = {**getattr(base.config, name), **getattr(config, name)}
    return Settings(Config(**values), folder, path, {**base.origins, **origins})


def check_names(settings: Settings, known: set[str], origin: str) -> None:
    """Refuse a rule name, code or prefix that no rule has; raises BadFileError."""
    config = settings.config
    wanted = [*config.select, *config.extend_select, *config.ignore, *config.severity]
    wanted += [name for names in config.per_file_ignores.values() for name in names]
    unknown = [name for name in wanted if name != "ALL" and not matches_any(name, known)]
    if unknown:
        raise BadFileError(
            [
                Problem(
                    settings.file or origin,
                    0,
                    0,
                    "config.no-rule",
                    {"found": name, "near": nearest(name, sorted(known))},
                )
                for name in dict.fromkeys(unknown)
            ]
        )


def matches_any(selector: str, known: set[str]) -> bool:
    """Whether a selector names a rule, or is the beginning of a code."""
    return selector in known or (
        (selector.isupper() or (selector.isalnum() and selector[:1].isupper()))
        and any(name.startswith(selector) for name in known)
    )


def strength(selectors: list[str], code: str, name: str) -> int:
    """How precisely a list of selectors names a rule: 0 not at all, more for a longer prefix, most for code or name."""
    best = 0
    for selector in selectors:
        if selector == "ALL":
            best = max(best, 1)
        elif selector in (code, name):
            return 99
        elif code.startswith(selector):
            best = max(best, 1 + len(selector))
    return best


def selected(config: Config, code: str, name: str) -> bool:
    """Whether a rule is on: the more precise of select and ignore decides, ignore where they are equal."""
    wanted = max(strength(config.select, code, name), strength(config.extend_select, code, name))
    return wanted > strength(config.ignore, code, name)
