"""Prepared: rule files as they were decoded and checked the last time, without their examples.

Reading, decoding and checking the packs takes as long as all else that a short run does. What came of it is kept in
one msgpack file in the user's cache folder, with what it was made from: the rule files and the modules that read them,
as `cache.Origin` knows them. A file that is damaged, foreign or cannot be written is as good as none.
"""

from __future__ import annotations

import contextlib

import msgspec
from msgspec import Struct, structs

from lint.base import cache_files as cache
from lint.base.model import Genre, PackInfo, Rule
from lint.kinds import kind
from lint.packs.ruleset import Loaded, RuleSet, bare

# So many choices of rule files are kept.
CHOICES = 20


class _StoredRule(Struct, array_like=True):
    rule: Rule
    options: msgspec.Raw
    file: str
    pack: int


class _Stored(Struct, array_like=True):
    origin: cache.Known
    packs: list[PackInfo]
    rules: list[_StoredRule]
    genres: list[Genre]


def prepared(files: tuple[str, ...]) -> RuleSet:
    """The rules of the files, to run but not to explain or test: examples and reasons are left out.

    Raises BadFileError as `load` does.
    """
    origin = cache.Origin(msgspec.__version__, files)
    # Named after the places of the files, so that a changed rule replaces what was kept of it.
    name = cache.name_for("rules", *origin.places)
    if data := cache.load(name):
        with contextlib.suppress(msgspec.MsgspecError, KeyError, IndexError):
            stored = msgspec.msgpack.decode(data, type=_Stored)
            if origin.fits(stored.origin):
                if stored.origin.stamp != origin.stamp:
                    _store(name, structs.replace(stored, origin=origin.known()))
                return _restore(stored)
    from lint.packs.load import load

    ruleset = load(files)
    _store(name, _stored(origin, ruleset))
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


def _stored(origin: cache.Origin, ruleset: RuleSet) -> _Stored:
    encode = msgspec.msgpack.encode
    packs = list({id(loaded.pack): loaded.pack for loaded in ruleset.rules}.values())
    rules = [
        _StoredRule(bare(loaded.rule), msgspec.Raw(encode(loaded.options)), loaded.file, packs.index(loaded.pack))
        for loaded in ruleset.rules
    ]
    return _Stored(origin.known(), packs, rules, ruleset.genres)


def _store(name: str, stored: _Stored) -> None:
    cache.store(name, msgspec.msgpack.encode(stored))
    cache.prune("rules", CHOICES)
