"""File: whether an ONNX file is whole by itself, told by a walk over its protobuf, before anything else opens it.

A tensor of such a file can name another file that holds its data, by any path. We read none: a model that came with a
stranger's configuration would have it opened by a library that we do not watch. A tensor stands among the
initializers of a graph or in an attribute of a node, and a node can hold graphs of its own (onnx.proto).
"""

from __future__ import annotations

from collections.abc import Iterator

# Fields of the messages of onnx.proto, by number, and what message each holds; `data` are the fields that are told.
_HOLDS: dict[str, dict[int, str]] = {
    "model": {7: "graph", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node", 11: "attribute"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
    "tensor": {},
}
# Of a tensor: where its data is, as pairs of texts, and whether it is elsewhere.
_EXTERNAL_DATA, _DATA_LOCATION = 13, 14
# Deeper than this no exporter nests graphs.
_DEEPEST = 64
_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5


class DamagedError(Exception):
    """What is there is no protobuf of the kind, or has no graph."""


def names_other_files(raw: bytes) -> bool:
    """Whether a tensor of a model has its data in another file; raises DamagedError."""
    view = memoryview(raw)
    if not any(number == 7 for number, _, _ in _fields(view)):
        raise DamagedError
    return _elsewhere(view, "model", 0)


def _elsewhere(view: memoryview, message: str, depth: int) -> bool:
    if depth > _DEEPEST:
        raise DamagedError
    holds = _HOLDS[message]
    for number, value, content in _fields(view):
        if message == "tensor" and (number == _EXTERNAL_DATA or (number == _DATA_LOCATION and value)):
            return True
        if number in holds and content is not None and _elsewhere(content, holds[number], depth + 1):
            return True
    return False


def _fields(view: memoryview) -> Iterator[tuple[int, int, memoryview | None]]:
    """The fields of a message: number, value of a number, content of what has a length."""
    at, size = 0, len(view)
    while at < size:
        key, at = _varint(view, at)
        number, sort = key >> 3, key & 7
        value, content = 0, None
        if sort == _VARINT:
            value, at = _varint(view, at)
        elif sort == _BYTES:
            length, at = _varint(view, at)
            content, at = view[at : at + length], at + length
        elif sort in (_EIGHT, _FOUR):
            at += 8 if sort == _EIGHT else 4
        else:
            raise DamagedError
        if at > size or not number:
            raise DamagedError
        yield number, value, content


def _varint(view: memoryview, at: int) -> tuple[int, int]:
    """A number of variable length, and where the next thing begins."""
    value = shift = 0
    while True:
        if at >= len(view) or shift > 63:
            raise DamagedError
        byte = view[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
