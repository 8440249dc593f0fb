"""Prepared: rule files as they were decoded and checked the last time, without their examples.

Reading, decoding and checking the packs takes as long as all else that a short run does. What came of it is kept in
one msgpack file in the user's cache folder, with what it was made from: the paths, times and sizes of the rule files
and of the modules that read them. A file that is damaged, foreign or cannot be written is as good as none.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib

import msgspec
from msgspec import Struct, structs

from lint import __version__
from lint.cache import cache_folder
from lint.kinds import kind
from lint.model import Genre, PackInfo, Rule
from lint.ruleset import Loaded, RuleSet

_HERE = os.path.dirname(os.path.abspath(__file__))


class _StoredRule(Struct, array_like=True):
    rule: Rule
    options: msgspec.Raw
    file: str
    pack: int


class _Stored(Struct, array_like=True):
    key: str
    packs: list[PackInfo]
    rules: list[_StoredRule]
    genres: list[Genre]


def prepared(files: tuple[str, ...]) -> RuleSet:
    """The rules of the files, to run but not to explain or test: examples and reasons are left out.

    Raises BadFileError as `load` does.
    """
    key = _key(files)
    path = os.path.join(cache_folder(), f"rules-{_digest(key)}.msgpack")
    with contextlib.suppress(OSError, msgspec.MsgspecError, KeyError, IndexError):
        with open(path, "rb") as handle:
            checksum, data = handle.read(4), handle.read()
        if checksum == _checksum(data):
            stored = msgspec.msgpack.decode(data, type=_Stored)
            if stored.key == key:
                return _restore(stored)
    from lint.load import load

    ruleset = load(files)
    with contextlib.suppress(OSError):
        _keep(path, key, ruleset)
    return ruleset


def _restore(stored: _Stored) -> RuleSet:
    rules = [
        Loaded(one.rule, kind(one.rule.kind), one.options, one.file, stored.packs[one.pack]) for one in stored.rules
    ]
    return RuleSet(rules, stored.genres)


def ready(loaded: Loaded) -> Loaded:
    """A rule with its options decoded: those of the rules that do not run stay as they were kept."""
    if isinstance(loaded.options, msgspec.Raw):
        loaded.options = msgspec.msgpack.decode(loaded.options, type=loaded.kind.options)
    return loaded


def _keep(path: str, key: str, ruleset: RuleSet) -> None:
    from lint import atomic

    encode = msgspec.msgpack.encode
    packs = list({id(loaded.pack): loaded.pack for loaded in ruleset.rules}.values())
    rules = [
        _StoredRule(
            structs.replace(loaded.rule, options={}, bad=[], good=[], why="", whys={}),
            msgspec.Raw(encode(loaded.options)),
            loaded.file,
            packs.index(loaded.pack),
        )
        for loaded in ruleset.rules
    ]
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    data = encode(_Stored(key, packs, rules, ruleset.genres))
    atomic.write(path, _checksum(data) + data)


def _key(files: tuple[str, ...]) -> str:
    """What the stored rules were made from, one line per file."""
    modules: list[str] = []
    for folder in (_HERE, os.path.join(_HERE, "kinds")):
        with os.scandir(folder) as entries:
            modules += sorted(entry.path for entry in entries if entry.name.endswith(".py"))
    lines = [f"{__version__} {sys.version_info[:2]} {msgspec.__version__}"]
    for path in (*files, *modules):
        try:
            stat = os.stat(path)
        except OSError:
            lines.append(f"{os.path.abspath(path)} missing")  # not the same as not asked for
        else:
            lines.append(f"{os.path.abspath(path)} {stat.st_mtime_ns} {stat.st_size}")
    return "\n".join(lines)


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")


def _digest(key: str) -> str:
    """A file name for a key: the places of the files, so that a changed rule replaces what was kept of it."""
    return f"{zlib.crc32('|'.join(line.split(' ')[0] for line in key.split(chr(10))).encode('utf-8', 'replace')):08x}"
