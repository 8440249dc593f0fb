"""Check names: refuse rules and genres in a configuration, or on the command line, that there are not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from lint.base.problems import BadFileError, Problem, nearest
from lint.base.toml import MOST, Table
from lint.settings.config import Settings
from lint.settings.read import home
from lint.settings.selectors import matches_any


def check_names(settings: Settings, rules: set[str], genres: list[str]) -> None:
    """Refuse what a file says of rules and genres that there are not; raises BadFileError with the places."""
    problems = [*islice(_problems(settings, rules, genres, _Files()), MOST + 1)]
    if len(problems) > MOST:
        problems[-1] = Problem(problems[-1].file, 0, 0, "toml.more", {"count": str(MOST)})
    if problems:
        raise BadFileError(problems)


def _problems(settings: Settings, rules: set[str], genres: list[str], files: _Files) -> Iterator[Problem]:
    config = settings.config
    for name, selectors in (
        ("select", config.select),
        ("extend_select", config.extend_select),
        ("ignore", [entry for entry in config.ignore if isinstance(entry, str)]),
    ):
        for found in _unknown_names(selectors, rules):
            yield _unknown(settings, files, name, found, rules)
    for n, entry in enumerate(config.ignore):
        if not isinstance(entry, str):
            for found in _unknown_names([entry.rule], rules):
                yield _unknown_ignore(settings, files, n, found, rules)
    for found in _unknown_names(config.severity, rules):
        yield _unknown(settings, files, "severity", found, rules)
    for glob, names in config.per_file_ignores.items():
        for found in _unknown_names(names, rules):
            yield _unknown(settings, files, "per_file_ignores", found, rules, glob)
    for glob, genre in config.genre.items():
        if genre not in genres:
            values = {"found": genre, "near": nearest(genre, genres), "valid": "、".join(genres)}
            yield _problem(settings, files, ("genre", glob), "toml.bad-value", values)


class _Files:
    """The files that settings come from, each read once."""

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}

    def table(self, file: str) -> Table:
        if file not in self._tables:
            self._tables[file] = Table(file)
        return self._tables[file]


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


def _unknown_names(selectors: Iterable[str], rules: set[str]) -> Iterator[str]:
    return (name for name in selectors if name.upper() != "ALL" and not matches_any(name, rules))


def _near(found: str, rules: set[str]) -> str:
    """The valid selector that is most like a wrong one."""
    names = sorted(rules)
    return nearest(found.upper(), [name for name in names if name.isupper()]) or nearest(found, names)


def _unknown(settings: Settings, files: _Files, name: str, found: str, rules: set[str], glob: str = "") -> Problem:
    key = name.replace("_", "-")
    path: tuple[str, ...] = (key, glob, found) if glob else (key, found)
    return _problem(settings, files, path, "config.no-rule", {"found": found, "near": _near(found, rules)})


def _unknown_ignore(settings: Settings, files: _Files, n: int, found: str, rules: set[str]) -> Problem:
    file = settings.origins["ignore"]
    path = (*home(file, "ignore"), n, "rule")
    return files.table(file).problem(path, "config.no-rule", found=found, near=_near(found, rules))


def _problem(settings: Settings, files: _Files, path: tuple[str, ...], key: str, values: dict[str, str]) -> Problem:
    """A mistake with its place in the file that it comes from; a last step into a list is the item itself."""
    file = settings.origins[path[0].replace("-", "_")]
    table = files.table(file)
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
