"""Prepared: rule files as they were decoded and checked the last time, without their examples.

Reading, decoding and checking the packs takes as long as all else that a short run does. What came of it is kept in
one msgpack file in the user's cache folder, with what it was made from: the paths, times and sizes of the rule files
and of the modules that read them. A file that is damaged, foreign or cannot be written is as good as none.
"""

from __future__ import annotations

import contextlib

import msgspec
from msgspec import Struct

from lint import cache
from lint.kinds import kind
from lint.model import Genre, PackInfo, Rule
from lint.ruleset import Loaded, RuleSet
from lint.stored import bare


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
    key = f"{msgspec.__version__} {cache.made_from(files)}"
    # Named after the places of the files, so that a changed rule replaces what was kept of it.
    name = cache.name_for("rules", *(line.split(" ")[0] for line in key.split("\n")))
    if data := cache.load(name):
        with contextlib.suppress(msgspec.MsgspecError, KeyError, IndexError):
            stored = msgspec.msgpack.decode(data, type=_Stored)
            if stored.key == key:
                return _restore(stored)
    from lint.load import load

    ruleset = load(files)
    _keep(name, key, ruleset)
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


def _keep(name: str, key: str, ruleset: RuleSet) -> None:
    encode = msgspec.msgpack.encode
    packs = list({id(loaded.pack): loaded.pack for loaded in ruleset.rules}.values())
    rules = [
        _StoredRule(bare(loaded.rule), msgspec.Raw(encode(loaded.options)), loaded.file, packs.index(loaded.pack))
        for loaded in ruleset.rules
    ]
    cache.store(name, encode(_Stored(key, packs, rules, ruleset.genres)))
