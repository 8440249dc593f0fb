"""Places: where the tables, keys and items of a TOML text stand. Looked for only when there is something to report."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

Path = tuple[str | int, ...]
_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)"""
_VALUE = rf"""(?P<comment>\#[^\n]*)|(?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\"+|'''.*?'''+)
    |(?P<key>{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)(?P<equals>[ \t]*=[ \t]*)
    |(?P<scalar>{_KEY}|\S)"""

# A line that begins with a bracket is a header, unless an array is open.
_TOKEN = rf"""(?P<header>(?<![^\n])[ \t]*(?P<open>\[\[?)[ \t]*(?P<name>{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*\]\]?)
    |{_VALUE}"""


def position(text: str, path: Path) -> tuple[int, int]:
    """The 1-based row and column of a path in a TOML text, or of the longest part of it that is there."""
    return Positions(text).of(path)


class Positions:
    """Where the paths of a TOML text stand, for many of them."""

    def __init__(self, text: str) -> None:
        self._rows = [0, *(match.end() for match in re.finditer("\n", text))]
        self._first: dict[Path, int] = {}
        for offset, path in places(text):
            for n in range(1, len(path) + 1):
                self._first.setdefault(path[:n], offset)

    def of(self, path: Path) -> tuple[int, int]:
        """The 1-based row and column of a path, or of the longest part of it that is there."""
        known = (self._first[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self._first)
        at = next(known, 0)
        row = bisect_right(self._rows, at)
        return row, at - self._rows[row - 1] + 1


def places(text: str) -> Iterator[tuple[int, Path]]:
    """Every table, key and array item of a valid TOML text with its offset, top to bottom."""
    table: Path = ()
    counts: dict[Path, int] = {}
    stack: list[tuple[Path, int]] = []  # open inline arrays (index of the next item) and tables (-1)
    value: Path = ()
    end = 0
    outside, inside = re.compile(_TOKEN, re.VERBOSE | re.DOTALL), re.compile(_VALUE, re.VERBOSE | re.DOTALL)
    while token := (inside if stack else outside).search(text, end):
        kind, at, end = token.lastgroup, token.start(), token.end()
        if kind == "comment":
            continue
        if kind == "header":
            table = _absolute(_split(token["name"]), counts)
            if token["open"] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield token.start("open"), table
            continue
        if kind == "equals":
            base = stack[-1][0] if stack else table
            value = base + _split(token["key"])
            yield at, value
            continue
        mark = token.group()
        if stack and stack[-1][1] >= 0 and mark not in "],":  # an item of an array
            value = (*stack[-1][0], stack[-1][1])
            yield at, value
        if mark in "[{":
            stack.append((value, 0 if mark == "[" else -1))
        elif mark in "]}" and stack:
            stack.pop()
        elif mark == "," and stack and stack[-1][1] >= 0:
            stack[-1] = (stack[-1][0], stack[-1][1] + 1)


def tokens(text: str, start: int) -> Iterator[re.Match[str]]:
    """The tokens but comments of the array or inline table that opens at `start`, to the bracket that closes it."""
    depth = 0
    for token in re.compile(_VALUE, re.VERBOSE | re.DOTALL).finditer(text, start):
        if token.lastgroup != "comment":
            yield token
            depth += (token.group() in ("[", "{")) - (token.group() in ("]", "}"))
            if not depth:
                return


def _split(name: str) -> Path:
    import tomli

    return tuple(next(iter(tomli.loads(f"{part}=0"))) for part in re.findall(_KEY, name))


def _absolute(path: Path, counts: dict[Path, int]) -> Path:
    """A header's path with the indices of the arrays of tables that it lies in."""
    done: Path = ()
    for n, step in enumerate(path):
        done = (*done, step)
        if n < len(path) - 1 and done in counts:
            done = (*done, counts[done])
    return done
