"""Ignores: where the entries of `[[ignore]]` stand in a configuration file; adds some, takes some out, as text.

Everything else in the file stays as it is, to the byte: comments, order, blanks. What cannot be done so is not done.
"""

from __future__ import annotations

import json
import re
from typing import Any

import tomli

from lint.base.model import Edit
from lint.base.toml_places import Path, places, tokens
from lint.settings.config import Ignore

_COMMA = re.compile(r"[ \t]*,")
_COMMA_BEFORE = re.compile(r"[ \t]*,[ \t]*\Z")
_FAR_COMMA = re.compile(r"(?:\s|#[^\n]*\n)*,")
_NOTHING = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r?\n|\Z)")


class NotAddedError(Exception):
    """The table of a file is written in a way that nothing can be added to."""


def added(text: str, head: Path, ignores: list[Ignore]) -> str:
    """A configuration with more entries in the list at `head`, those that it has not yet, each in its place by file and
    rule: what two people add then stands in different places. Raises NotAddedError."""
    wanted = tomli.loads(text)
    table: Any = wanted
    for step in head[:-1]:
        table = table[step]
    there = table.get(head[-1], [])
    new = sorted((fields for fields in map(_fields, ignores) if fields not in there), key=_order)
    if not new:
        return text
    spans = found(text, head)
    places_ = [_before(text, spans, there, fields) for fields in new]
    table[head[-1]] = [*there]
    for n, fields in reversed([*zip(places_, new, strict=True)]):
        table[head[-1]].insert(n, fields)
    at = next((offset for offset, path in places(text) if path == head), None)
    last = [fields for n, fields in zip(places_, new, strict=True) if n == len(there)]
    after = text
    if last and at is None:
        after = _with_tables(text, head, last)
    elif last:
        after = _with_items(text, text.index("[", text.index("=", at)), last)
    for n in sorted({*places_} - {len(there)}, reverse=True):
        start, items = _start(text, spans[n][0]), [fields for k, fields in zip(places_, new, strict=True) if k == n]
        made = _tables(head, items, _line_end(text)) if at is None else _items(items, _line_end(text))
        after = after[:start] + made + after[start:]
    try:
        if tomli.loads(after) == wanted:
            return after
    except tomli.TOMLDecodeError:
        pass
    raise NotAddedError


def _order(fields: dict[str, Any]) -> tuple[str, ...]:
    return (*fields.get("files", [""])[:1], *(str(fields.get(key, "")) for key in ("rule", "text", "context")))


def _before(text: str, spans: dict[int, tuple[int, int, Edit | None]], there: list[Any], new: dict[str, Any]) -> int:
    """The number of the entry that one is put before: the first that comes behind it and has a line to itself."""
    for n, one in enumerate(there):
        if isinstance(one, dict) and n in spans and one.get("files") and _order(one) > _order(new):
            line = text.rfind("\n", 0, spans[n][0]) + 1
            if not text[line : spans[n][0]].strip():
                return n
    return len(there)


def _start(text: str, at: int) -> int:
    """Where the line of an entry begins, with the comments right above it."""
    start = text.rfind("\n", 0, at) + 1
    while start and text[text.rfind("\n", 0, start - 1) + 1 : start].lstrip().startswith("#"):
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _with_tables(text: str, head: Path, new: list[dict[str, Any]]) -> str:
    """A text with tables at its end: TOML lets them stand there, wherever others of their list are."""
    end = _line_end(text)
    if text and not text.endswith("\n"):
        text += end
    if text and not text.endswith(end * 2):
        text += end
    return text + _tables(head, new, end).removesuffix(end)


def _tables(head: Path, new: list[dict[str, Any]], end: str) -> str:
    """Entries as tables, an empty line behind each."""
    name = f"[[{'.'.join(map(str, head))}]]"
    tables = ([name, *(f"{key} = {_toml(value)}" for key, value in one.items()), "", ""] for one in new)
    return "".join(end.join(lines) for lines in tables)


def _items(new: list[dict[str, Any]], end: str) -> str:
    """Entries as inline tables, a line each."""
    items = (", ".join(f"{key} = {_toml(value)}" for key, value in one.items()) for one in new)
    return "".join(f"    {{{item}}},{end}" for item in items)


def _with_items(text: str, start: int, new: list[dict[str, Any]]) -> str:
    """A text with inline tables at the end of the array that opens at `start`: TOML has no second way to add to it."""
    inside = list(tokens(text, start))
    close, last = inside[-1].start(), inside[-2]
    comma = "" if last.group() == "," or len(inside) == 2 else ","
    lines = _items(new, _line_end(text))
    top = text.rfind("\n", 0, close) + 1
    if top > last.end() and not text[top:close].strip():  # the bracket has its line to itself
        return text[: last.end()] + comma + text[last.end() : top] + lines + text[top:]
    return text[: last.end()] + comma + text[last.end() : close].rstrip(" \t") + _line_end(text) + lines + text[close:]


def _fields(ignore: Ignore) -> dict[str, Any]:
    fields = {"rule": ignore.rule, "text": ignore.text, "context": ignore.context, "files": list(ignore.files)}
    return {key: value for key, value in {**fields, "reason": ignore.reason}.items() if value}


def _toml(value: object) -> str:
    """A string, or a list of them, as TOML has it: as in JSON, but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def found(text: str, head: Path) -> dict[int, tuple[int, int, Edit | None]]:
    """Where the entries of the list at `head` stand: by number, the ends of the first line of each, and the edit that
    takes it out."""
    spans: dict[int, tuple[int, int, Edit | None]] = {}
    now, start = -1, 0
    for offset, path in [*places(text), (len(text), ())]:
        step = path[len(head)] if path[: len(head)] == head and len(path) > len(head) else -1
        if step != now:
            if now >= 0:
                table = text.startswith("[[", start)
                edit = Edit(start, _end(text, start, offset), "") if table else _without_item(text, start)
                spans[now] = (start, start + len(text[start:offset].splitlines()[0].rstrip()), edit)
            now, start = int(step), offset
    return spans


def _end(text: str, start: int, after: int) -> int:
    """Where a table ends that begins at `start`, with the blank lines below it; comments belong to what follows."""
    lines = text[start:after].splitlines(keepends=True)
    last = max(n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
    while last + 1 < len(lines) and not lines[last + 1].strip():
        last += 1
    return start + sum(map(len, lines[: last + 1]))


def _without_item(text: str, start: int) -> Edit | None:
    """The edit that takes an inline table out of its array, with its comma, and with its line where it has that to
    itself; None where a comment parts it from its comma."""
    end = [*tokens(text, start)][-1].end()
    if comma := _COMMA.match(text, end):
        end = comma.end()
    elif _FAR_COMMA.match(text, end):
        return None
    line = text.rfind("\n", 0, start) + 1
    rest = _NOTHING.match(text, end)
    if rest and not text[line:start].strip():
        return Edit(line, rest.end(), "")
    if comma:
        return Edit(start, end + len(text[end:]) - len(text[end:].lstrip(" \t")), "")
    before = _COMMA_BEFORE.search(text, line, start)
    return Edit(before.start() if before else start, end, "")
