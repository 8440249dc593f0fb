"""Strict reading of TOML files: every mistake of a file at once, each with its row and column.

msgspec stops at the first mistake, so a mistake that can be taken out (an unknown key, a wrong value) is taken out and
the rest decoded again. Positions are looked for only when there is something to report.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from lint.base.files import MOST as MOST_BYTES
from lint.base.files import read_regular, unreadable
from lint.base.late import late
from lint.base.problems import BadFileError, Problem, bad_file, conflict_row, nearest
from lint.base.toml_places import Path, Positions

T = TypeVar("T")

# So many mistakes of one file are named; each costs a look at all of it.
MOST = 100


# What is wrong with a value names its key.
_NAMED = ("toml.bad-value", "toml.wrong-type", "toml.invalid")


class Table:
    """One parsed file: its data, and the place of any path in it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._positions: Positions | None = None
        import tomli  # only where rules or a configuration are really read

        try:
            self.text = read_regular(file, MOST_BYTES).decode("utf-8-sig")
            self.data = tomli.loads(self.text)
        except OSError as error:
            raise BadFileError([unreadable(file, error)]) from None
        except UnicodeDecodeError:
            raise bad_file(file, "toml.not-utf8") from None
        except tomli.TOMLDecodeError as error:
            if row := conflict_row(self.text.encode()):
                raise BadFileError([Problem(file, row, 1, "conflict")]) from None
            raise BadFileError(
                [Problem(file, error.lineno, error.colno, "toml.syntax", {"reason": error.msg})]
            ) from None

    def problem(self, path: Path, key: str, **values: str) -> Problem:
        """A mistake at a path of this file."""
        if self._positions is None:
            self._positions = Positions(self.text)
        row, column = self._positions.of(path)
        if key in _NAMED:
            values = {"name": _name(path), **values}
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


def _name(path: Path) -> str:
    """What a reader calls the value at a path: its key, and which one it is in a list, from 1 on."""
    last = path[-1] if path else ""
    return f"{_name(path[:-1])}[{last + 1}]" if isinstance(last, int) else last


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


# Where msgspec says at its end that the mistake is: names that are ours, numbers, and `[...]` for a key of the user's.
_WHERE = late(r" - at `\$((?:\.[\w-]+|\[\d+\]|\[\.\.\.\])*)`\Z")
_STEP = late(r"\.([\w-]+)|\[(\d+)\]|\[(\.\.\.)\]")


def _explain(error: str, type_: Any, data: Any) -> tuple[str, dict[str, str], Path]:
    """msgspec's English sentence as a message key, its values and the path inside the decoded object.

    What the user wrote is taken from the data, not out of the sentence, in which nothing is escaped.
    """
    found = _WHERE.search(error)
    text, path = (error[: found.start()], _path(found[1], data, type_, error)) if found else (error, ())
    if text.startswith("Object contains unknown field"):
        path, key = _unknown_key(path, data, type_)
        return "toml.unknown-key", {"found": key, "near": nearest(key, field_names(type_, path))}, (*path, key)
    here = _at(data, path)
    if text.startswith("Object missing required field"):
        return "toml.missing", {}, path
    if text.startswith("Invalid enum value"):
        names = literal_values(type_, path)
        values = {"found": str(here), "near": nearest(str(here), names), "valid": "、".join(names)}
        return "toml.bad-value", values, path
    expected, got, what = text.removeprefix("Expected `").partition("`, got `")
    if got and what.endswith("`"):  # both are names of types
        return "toml.wrong-type", {"expected": expected, "found": what[:-1]}, path
    return "toml.invalid", {"reason": text}, path


def _unknown_key(path: Path, data: Any, type_: Any) -> tuple[Path, str]:
    """The table with a key that is not known, and that key: the one at a path, unless the key only looks like one."""
    for place in (path, ()):
        try:
            here = _at(data, place)
        except (KeyError, IndexError, TypeError):
            continue
        names = field_names(type_, place)
        if isinstance(here, dict) and (keys := [key for key in here if key not in names]):
            return place, keys[0]
    raise AssertionError("no key is unknown")


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _path(where: str, data: Any, type_: Any, error: str) -> Path:
    """`.options.table[...]` as a path; `[...]` is whatever key of a mapping it is that gives this error."""
    path: Path = ()
    for name, index, any_key in _STEP.findall(where):
        path = (*path, _wrong_key(path, data, type_, error) if any_key else name or int(index))
    return path


def _wrong_key(path: Path, data: Any, type_: Any, error: str) -> str:
    """The first key of the mapping at a path with which it gives an error: how many keys it takes, found by halves."""
    keys = [*_at(data, path)]
    low, high = 1, len(keys)
    while low < high:
        middle = (low + high) // 2
        if _error(_with_keys(data, path, keys[:middle]), type_) == error:
            high = middle
        else:
            low = middle + 1
    return str(keys[low - 1])


def _with_keys(data: Any, path: Path, keys: list[str]) -> Any:
    """Data with some keys alone of the mapping at a path."""
    if not path:
        return {key: data[key] for key in keys}
    from copy import copy

    changed = copy(data)
    changed[path[0]] = _with_keys(data[path[0]], path[1:], keys)
    return changed


def _error(data: Any, type_: Any) -> str:
    try:
        msgspec.convert(data, type_)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


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
