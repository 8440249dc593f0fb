"""Late: regular expressions that are compiled when they are first used, from what Python made of them the last time.

A kind has a dozen, and most documents need none of them: compiling all when the kinds are imported took a tenth of a
short run. The eighty that a report does need took another: a set of Chinese characters is turned over for 0.1 ms. So
what `re` makes of an expression is kept beside the rules, as Python keeps what it makes of a module, and handed to the
matcher as `re` hands it over. Where that cannot be, the expression is compiled as ever.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from array import array
from functools import cache
from typing import Any, NamedTuple, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
# So many are kept: those of a user's own rules are there, too.
MOST = 2000


class _Code(NamedTuple):
    """An expression as the matcher runs it: what follows the pattern among the arguments of `_sre.compile`."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]

    def expression(self, pattern: str) -> re.Pattern[str]:
        import _sre  # type: ignore[import-not-found,unused-ignore]

        by_index: list[str | None] = [None] * (self.groups + 1)
        for name, index in self.names.items():
            by_index[index] = name
        code = array("I", self.code).tolist()
        return cast("re.Pattern[str]", _sre.compile(pattern, self.flags, code, self.groups, self.names, (*by_index,)))


class _Late:
    """Stands for an expression: the first thing that is asked of it compiles it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = expression(*self._given)
        # Found without this method from now on.
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """An expression as `re.compile` gives it, but for the time it takes; one that is wrong raises when it is used."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


@cache
def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """An expression as `re.compile` gives it, at once; it raises what that raises."""
    if code := _kept().get(_key(pattern, flags)):
        with contextlib.suppress(Exception):  # whatever another build of Python has against it
            return code.expression(pattern)
    _new.append((pattern, flags))
    return re.compile(pattern, flags)


# What was not kept.
_new: list[tuple[str, int]] = []


def keep() -> None:
    """Keep what had to be compiled: for the command to call when it is done."""
    if _new and (folder := _folder()) is not None:
        import msgspec

        codes = {**_kept(), **{_key(*given): code for given in _new if (code := _code(*given))}}
        if len(codes) <= MOST:
            folder.store(_name(), msgspec.msgpack.encode(codes))
            folder.prune("expressions", 3)


def _key(pattern: str, flags: int) -> str:
    return f"{int(flags)} {pattern}"


def _code(pattern: str, flags: int) -> _Code | None:
    """What `re` makes of an expression; None where this Python makes it in another way."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(pattern, flags)
        code = array("I", _compiler._code(tree, flags)).tobytes()
    except (ImportError, AttributeError, OverflowError):
        return None
    return _Code(flags | tree.state.flags, code, tree.state.groups - 1, tree.state.groupdict)


@cache
def _kept() -> dict[str, _Code]:
    folder = _folder()
    if folder is not None and (kept := folder.load(_name())):
        import msgspec

        with contextlib.suppress(msgspec.MsgspecError):
            return msgspec.msgpack.decode(kept.head, type=dict[str, _Code])
    return {}


def _folder() -> Any:
    """Where they are kept: beside the rules, in a folder that whoever can write it can write these, too."""
    from lint.base.cache_files import CacheFolder
    from lint.base.package import rules_folder

    folder = rules_folder()
    return CacheFolder(os.path.join(folder, "__pycache__")) if folder and os.access(folder, os.W_OK) else None


@cache
def _name() -> str:
    """The name of the file: this build of Python alone has such code."""
    from lint.base.cache_files import name_for

    return name_for("expressions", sys.version)
