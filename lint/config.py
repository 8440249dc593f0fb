"""Config: what the user asked for, and where each setting comes from.

The nearest `dj-lint.toml`, `.dj-lint.toml` or `[tool.dj-lint]` in `pyproject.toml` counts, from the file's folder up to
the root of the repository; files are not merged, `extend` names one to build on. The command line is stronger than
the file. Paths and globs in a file are relative to its folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct, field, structs

from lint.formats import OutputFormat
from lint.model import Severity, Stage
from lint.selectors import matches_any, strength
from lint.toml import BadFileError, Path, Problem, Table, nearest

NAMES = ("dj-lint.toml", ".dj-lint.toml", "pyproject.toml")
DEFAULT_INCLUDE = ("*.txt", "*.md", "*.markdown")
DEFAULT_EXCLUDE = (".*", "node_modules", "__pycache__", "venv", "build", "dist", "*.egg-info")


class Ignore(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A suppression: the rules it is for, the words that were found and what stands around them, the files, and why.

    What is left out holds for anything; one with a rule and a reason alone takes that rule out altogether.
    """

    rule: str
    reason: str
    text: str = ""
    context: str = ""
    files: list[str] = []

    @property
    def everywhere(self) -> bool:
        return not (self.text or self.context or self.files)


class Config(Struct, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The settings as they stand in a file. Lists of rules hold codes, prefixes (`TY`), names or `ALL`."""

    extend: str = ""
    select: list[str] = field(default_factory=lambda: ["ALL"])
    extend_select: list[str] = []
    ignore: list[str | Ignore] = []
    allow_words: list[str] = []
    baseline: str = ""
    rules: list[str] = []
    include: list[str] = field(default_factory=lambda: list(DEFAULT_INCLUDE))
    exclude: list[str] = field(default_factory=lambda: list(DEFAULT_EXCLUDE))
    force_exclude: bool = False
    per_file_ignores: dict[str, list[str]] = {}
    severity: dict[str, Severity] = {}
    genre: dict[str, str] = {}
    stage: Stage = "draft"
    fail_on: Severity = "error"
    min_severity: Severity = "warning"
    output_format: OutputFormat = "full"
    lang: Literal["zh", "en"] = "zh"

    @property
    def ignored(self) -> list[str]:
        """The rules that are not used at all."""
        return [
            entry if isinstance(entry, str) else entry.rule
            for entry in self.ignore
            if isinstance(entry, str) or entry.everywhere
        ]

    @property
    def entries(self) -> list[tuple[int, Ignore]]:
        """The suppressions that hold for some findings alone, with their places in the list."""
        return [(n, e) for n, e in enumerate(self.ignore) if not isinstance(e, str) and not e.everywhere]


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
            if os.path.isfile(path):
                if name != "pyproject.toml" or _is_ours(path):
                    return path
            elif name != "pyproject.toml" and (os.path.isdir(path) or _is_dead_link(path)):
                return path  # a folder, or a link that leads nowhere, was meant to count: reading says what is wrong
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def _is_dead_link(path: str) -> bool:
    return os.path.islink(path) and not os.path.exists(path)


def _is_ours(path: str) -> bool:
    """Whether a pyproject.toml has a table for us; one that is broken counts if it speaks of us, and is reported."""
    try:
        with open(path, "rb") as handle:
            if b"dj-lint" not in handle.read():
                return False
        return _table(Table(path)) is not None
    except OSError:
        return False
    except BadFileError:
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
        raise BadFileError([Problem(seen[-1], 0, 0, "config.cycle", {"path": path})])
    table = Table(path)
    data = _table(table)
    if data is None:
        raise BadFileError([Problem(path, 0, 0, "config.no-table")])
    where: tuple[str | int, ...] = () if data is table.data else ("tool", "dj-lint")
    problems: list[Problem] = []
    config = table.decode(Config, where, problems)
    if problems or config is None:
        raise BadFileError(problems)
    folder = os.path.dirname(path)
    given = {field.name for field in structs.fields(Config) if field.encode_name in data}
    config.rules = [os.path.join(folder, rule) for rule in config.rules]
    config.baseline = config.baseline and os.path.join(folder, config.baseline)
    origins = dict.fromkeys(given, path)
    if not config.extend:
        return Settings(config, folder, path, origins)
    base = read(os.path.join(folder, config.extend), (*seen, path))
    values = {name: getattr(config if name in given else base.config, name) for name in Config.__struct_fields__}
    for name in ("rules", "extend_select", "allow_words"):
        values[name] = getattr(base.config, name) + getattr(config, name)
    for name in ("per_file_ignores", "severity", "genre"):
        values[name] = {**getattr(base.config, name), **getattr(config, name)}
    return Settings(Config(**values), folder, path, {**base.origins, **origins})


def check_names(settings: Settings, rules: set[str], genres: list[str]) -> None:
    """Refuse what a file says of rules and genres that there are not; raises BadFileError with the places."""
    config = settings.config
    problems: list[Problem] = []
    for name, selectors in (
        ("select", config.select),
        ("extend_select", config.extend_select),
        ("ignore", [entry for entry in config.ignore if isinstance(entry, str)]),
    ):
        problems += [_unknown(settings, name, found, rules) for found in _unknown_names(selectors, rules)]
    for entry in config.ignore:
        if not isinstance(entry, str):
            problems += [
                _unknown_ignore(settings, entry, found, rules) for found in _unknown_names([entry.rule], rules)
            ]
    problems += [_unknown(settings, "severity", found, rules) for found in _unknown_names([*config.severity], rules)]
    for glob, names in config.per_file_ignores.items():
        problems += [
            _unknown(settings, "per_file_ignores", found, rules, glob) for found in _unknown_names(names, rules)
        ]
    for glob, genre in config.genre.items():
        if genre not in genres:
            values = {"found": genre, "near": nearest(genre, genres), "valid": "、".join(genres)}
            problems.append(_problem(settings, ("genre", glob), "toml.bad-value", values))
    if problems:
        raise BadFileError(problems)


def check_given(given: Mapping[str, object], rules: set[str]) -> None:
    """Refuse a rule on the command line that there is not; raises BadFileError."""
    problems = []
    for name in ("select", "extend_select", "ignore"):
        selectors = given.get(name, [])
        assert isinstance(selectors, list)
        for found in _unknown_names(selectors, rules):
            values = {"found": found, "near": _near(found, rules)}
            problems.append(Problem(f"--{name.replace('_', '-')}", 0, 0, "config.no-rule", values))
    if problems:
        raise BadFileError(problems)


def _unknown_names(selectors: list[str], rules: set[str]) -> list[str]:
    return [name for name in selectors if name != "ALL" and not matches_any(name, rules)]


def _near(found: str, rules: set[str]) -> str:
    """The valid selector that is most like a wrong one; `ty` is `TY`."""
    return found.upper() if matches_any(found.upper(), rules) else nearest(found, sorted(rules))


def _unknown(settings: Settings, name: str, found: str, rules: set[str], glob: str = "") -> Problem:
    key = name.replace("_", "-")
    path: tuple[str, ...] = (key, glob, found) if glob else (key, found)
    return _problem(settings, path, "config.no-rule", {"found": found, "near": _near(found, rules)})


def _unknown_ignore(settings: Settings, entry: Ignore, found: str, rules: set[str]) -> Problem:
    file = settings.origins["ignore"]
    path = (*home(file, "ignore"), settings.config.ignore.index(entry), "rule")
    return Table(file).problem(path, "config.no-rule", found=found, near=_near(found, rules))


def home(file: str, key: str) -> Path:
    """Where a setting stands in a configuration file."""
    return ("tool", "dj-lint", key) if os.path.basename(file) == "pyproject.toml" else (key,)


def _problem(settings: Settings, path: tuple[str, ...], key: str, values: dict[str, str]) -> Problem:
    """A mistake with its place in the file that it comes from; a last step into a list is the item itself."""
    file = settings.origins[path[0].replace("-", "_")]
    table = Table(file)
    steps: list[str | int] = ["tool", "dj-lint"] if os.path.basename(file) == "pyproject.toml" else []
    data: Any = table.data
    for step in steps:
        data = data[step]
    for name in path:
        if isinstance(data, list):
            steps += [data.index(name)] if name in data else []  # it may be from a file that this one extends
            break
        steps.append(name)
        data = data.get(name) if isinstance(data, dict) else None
    return table.problem(tuple(steps), key, **values)


def selected(config: Config, code: str, name: str, default: bool = True) -> bool:
    """Whether a rule is on: the more precise of select and ignore decides, ignore where they are equal.

    One that is not on by default must be selected by more than `ALL`.
    """
    wanted = max(strength(config.select, code, name), strength(config.extend_select, code, name))
    return wanted > max(strength(config.ignored, code, name), 0 if default else strength(["ALL"], code, name))
