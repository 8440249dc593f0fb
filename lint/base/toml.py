"""Strict reading of TOML files: every mistake of a file at once, each with its row and column.

msgspec stops at the first mistake, so a mistake that can be taken out (an unknown key, a wrong value) is taken out and
the rest decoded again. Positions are looked for only when there is something to report.
"""

from __future__ import annotations

import os
import re
from typing import Any, TypeVar

import msgspec

from lint.base.problems import BadFileError, Problem, nearest
from lint.base.toml_places import Path, Positions

T = TypeVar("T")

# So many mistakes of one file are named; each costs a look at all of it.
MOST = 100


class Table:
    """One parsed file: its data, and the place of any path in it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._positions: Positions | None = None
        import tomli  # only where rules or a configuration are really read

        try:
            with open(file, "rb") as handle:
                self.text = handle.read().decode("utf-8-sig")
            self.data = tomli.loads(self.text)
        except OSError as error:
            raise BadFileError(
                [Problem(file, 0, 0, "toml.unreadable", {"reason": os.strerror(error.errno or 0)})]
            ) from None
        except UnicodeDecodeError:
            raise BadFileError([Problem(file, 0, 0, "toml.not-utf8")]) from None
        except tomli.TOMLDecodeError as error:
            raise BadFileError(
                [Problem(file, error.lineno, error.colno, "toml.syntax", {"reason": error.msg})]
            ) from None

    def problem(self, path: Path, key: str, **values: str) -> Problem:
        """A mistake at a path of this file."""
        if self._positions is None:
            self._positions = Positions(self.text)
        row, column = self._positions.of(path)
        return Problem(self.file, row, column, key, values)

    def decode(self, type: type[T], path: Path, problems: list[Problem]) -> T | None:  # noqa: A002
        """Decode what stands at `path` as `type`; add every mistake to `problems`. None where it cannot be decoded."""
        data: Any = self.data
        for step in path:
            data = data[step]
        data = _copy(data)
        gone: list[Path] = []  # what was taken out, by its place in the file
        while True:
            try:
                return msgspec.convert(data, type)
            except msgspec.ValidationError as error:
                if len(gone) == MOST:
                    problems.append(Problem(self.file, 0, 0, "toml.more", {"count": str(MOST)}))
                    return None
                key, values, inner = _explain(str(error), type, data)
                place = _place(inner, gone)
                if key == "toml.missing":
                    here = data
                    for step in inner:
                        here = here[step]
                    missing = [name for name in required_names(type, inner) if name not in here]
                    problems += [
                        self.problem(path + place, key, found=name) for name in missing if (*place, name) not in gone
                    ]
                else:
                    problems.append(self.problem(path + place, key, **values))
                if not inner or not _remove(data, inner):
                    return None
                gone.append(place)


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(item) for item in data] if isinstance(data, list) else data


def _place(path: Path, gone: list[Path]) -> Path:
    """A path as it was before the items of `gone` were taken out of the lists that it leads through."""
    place: Path = ()
    for step in path:
        if isinstance(step, int):
            for other in sorted(p[-1] for p in gone if p[:-1] == place and isinstance(p[-1], int)):
                step += other <= step
        place = (*place, step)
    return place


def _remove(data: Any, path: Path) -> bool:
    for step in path[:-1]:
        data = data[step]
    try:
        del data[path[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    return True


_STEP = re.compile(r"\.([\w-]+)|\[(\d+)\]|\[(\.\.\.)\]")


def _explain(error: str, type_: Any, data: Any) -> tuple[str, dict[str, str], Path]:
    """msgspec's English sentence as a message key, its values and the path inside the decoded object."""
    text, _, where = error.partition(" - at `$")
    path = _path(where.rstrip("`"), data, text)
    quoted = re.findall(r"[`']([^`']*)[`']", text)
    if text.startswith("Object contains unknown field"):
        names = field_names(type_, path)
        return "toml.unknown-key", {"found": quoted[0], "near": nearest(quoted[0], names)}, (*path, quoted[0])
    if text.startswith("Object missing required field"):
        return "toml.missing", {"found": quoted[0]}, path
    if text.startswith("Invalid enum value"):
        names = literal_values(type_, path)
        values = {"found": quoted[0], "near": nearest(quoted[0], names), "valid": "、".join(names)}
        return "toml.bad-value", values, path
    if text.startswith("Expected `") and len(quoted) > 1:
        return "toml.wrong-type", {"expected": quoted[0], "found": quoted[-1]}, path
    return "toml.invalid", {"reason": text}, path


def _path(where: str, data: Any, text: str) -> Path:
    """`.options.table[...]` as a path; msgspec writes `[...]` for any key of a mapping: the first bad one is found."""
    path: list[str | int] = []
    for name, index, any_key in _STEP.findall(where):
        if any_key:
            here = data
            for step in path:
                here = here[step]
            wrong = [key for key, value in here.items() if not isinstance(value, str)] if isinstance(here, dict) else []
            path.append(wrong[0] if wrong else next(iter(here), 0))
        else:
            path.append(name or int(index))
    return tuple(path)


def _type_at(type_: Any, path: Path) -> Any:
    """The type that msgspec expects at a path, as its own description of it."""
    from msgspec import inspect

    info: Any = inspect.type_info(type_)
    for step in path:
        info = _unwrap(info)
        if isinstance(info, inspect.StructType):
            info = next((f.type for f in info.fields if f.encode_name == step), None)
        else:
            info = getattr(info, "value_type", None) or getattr(info, "item_type", None)
    return _unwrap(info)


def _unwrap(info: Any) -> Any:
    """A union's first member that says something of names or values (`Struct | None` is the struct)."""
    for member in getattr(info, "types", ()):
        if hasattr(member, "fields") or hasattr(member, "values"):
            return member
    return info


def field_names(type_: Any, path: Path = ()) -> list[str]:
    """The valid keys of the table at a path of a type."""
    return [field.encode_name for field in getattr(_type_at(type_, path), "fields", ())]


def required_names(type_: Any, path: Path = ()) -> list[str]:
    """The keys that the table at a path of a type must have."""
    return [field.encode_name for field in getattr(_type_at(type_, path), "fields", ()) if field.required]


def literal_values(type_: Any, path: Path = ()) -> list[str]:
    """The valid values of the key at a path of a type."""
    return [str(value) for value in getattr(_type_at(type_, path), "values", ())]
