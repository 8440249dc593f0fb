"""Compiled: rule files as they were decoded and checked the last time.

Reading, decoding and checking the packs takes longer than all else that a short run does. What came of it is kept, a
file for each rule file, with what it was made from: the rule file and the package, as `cache_files.Origin` knows them.
Reasons and examples, most of a rule, stand apart in it and are decoded only where somebody wants them. A file that is
damaged, foreign or cannot be written is as good as none. What holds between rule files (no code twice, no genre
unknown) is looked at each time; where it does not hold, `load` says so, with the places.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain

import msgspec
from msgspec import Struct, structs

from lint.base.cache_files import CacheFolder, Known, Origin, name_for
from lint.base.model import Genre, PackInfo, Rule
from lint.base.package import rules_folder
from lint.kinds import kind
from lint.packs.lookup import kept
from lint.packs.ruleset import Loaded, Reasons, RuleSet, bare, in_order

# So many rule files are kept.
CHOICES = 100


class _StoredRule(Struct, array_like=True):
    """`rule` is bare; `reasons` is the encoded Reasons."""

    rule: Rule
    options: msgspec.Raw
    reasons: msgspec.Raw


class _Stored(Struct, array_like=True):
    """A rule file; `named` are the genres that its rules and their examples name."""

    origin: Known
    pack: PackInfo
    rules: list[_StoredRule]
    genres: list[Genre]
    named: list[str]


def compiled(files: Sequence[str], cache: CacheFolder, whole: bool = False) -> RuleSet:
    """The rules of the files, to run; those that are to be explained or tested, too, are asked for `whole`, with their
    reasons and examples.

    Raises BadFileError as `load` does.
    """
    sound = {file: _kept(file, _home(file, cache)) for file in files}
    stored = [one for one in sound.values() if one]
    rules = [rule.rule for one in stored for rule in one.rules]
    words = [*chain.from_iterable((rule.code, rule.name) for rule in rules)]
    genres = [genre for one in stored for genre in one.genres]
    twice, unknown = len({*words}) < len(words), {name for one in stored for name in one.named} - {g.id for g in genres}
    ours = {file: one for file, one in sound.items() if one and _is_ours(file)}
    if len(stored) < len(files) or twice or unknown:
        return _refused(files, ours)
    its = [*chain.from_iterable(_restore(file, one, whole) for file, one in zip(files, stored, strict=True))]
    return in_order(_looked_up(its, ours, cache), genres)


def _looked_up(rules: list[Loaded], ours: Mapping[str, _Stored], cache: CacheFolder) -> list[Loaded]:
    """Rules, those that come with the tool with the lookup of their words: others are few, and change more often."""
    if not ours:
        return rules
    made = ((loaded.rule.code, loaded.kind, loaded.options) for loaded in rules if loaded.file in ours)
    lookup = kept([*ours], [one.origin.content for one in ours.values()], made, _home(next(iter(ours)), cache))
    return [structs.replace(loaded, lookup=lookup) if loaded.file in ours else loaded for loaded in rules]


def _is_ours(file: str) -> bool:
    """Whether a rule file comes with the tool."""
    return os.path.dirname(file) == rules_folder()


def _home(file: str, cache: CacheFolder) -> CacheFolder:
    """Where a rule file is kept: one that comes with the tool beside itself, as Python keeps what it compiles.

    Whoever can write there can write the rules themselves, so nothing more is trusted; and it holds for every run,
    whatever cache that uses. Where this user cannot write there, and for all others, it is the cache.
    """
    folder = rules_folder()
    if not _is_ours(file) or not os.access(folder, os.W_OK):
        return cache
    return CacheFolder(os.path.join(folder, "__pycache__"))


def _refused(files: Sequence[str], ours: Mapping[str, _Stored]) -> RuleSet:
    """Raises BadFileError for what is wrong in rule files, or gives their rules where nothing is.

    Those that come with the tool take a second to read, and are sound where they are kept.
    """
    from lint.packs.load import checked, load

    taken = {word: file for file, one in ours.items() for r in one.rules for word in (r.rule.code, r.rule.name)}
    genres = [genre for one in ours.values() for genre in one.genres]
    checked([file for file in files if file not in ours], taken, genres)
    return load(files)


def _kept(file: str, cache: CacheFolder) -> _Stored | None:
    """A rule file as it was kept, or as it is kept from now on; None where there is something wrong with it."""
    origin = Origin(msgspec.__version__, [file])
    name = name_for("pack", origin.places[0])
    if data := cache.load(name):
        with contextlib.suppress(msgspec.MsgspecError, KeyError):
            stored = msgspec.msgpack.decode(data, type=_Stored)
            if origin.fits(stored.origin):
                if stored.origin.stamp != origin.stamp:
                    _store(cache, name, structs.replace(stored, origin=origin.known()))
                return stored
    made = _made(file, origin)
    if made is not None:
        _store(cache, name, made)
    return made


def _made(file: str, origin: Origin) -> _Stored | None:
    from lint.base.problems import BadFileError
    from lint.packs.load import genres_named, read

    try:
        pack = read(file)
    except BadFileError:
        return None
    if pack.problems or pack.info is None:
        return None
    encode = msgspec.msgpack.encode
    rules = [
        _StoredRule(
            bare(loaded.rule), msgspec.Raw(encode(loaded.options)), msgspec.Raw(encode(Reasons.of(loaded.rule)))
        )
        for loaded in pack.rules
    ]
    named = sorted({name for loaded in pack.rules for name in genres_named(loaded.rule)})
    return _Stored(origin.known(), pack.info, rules, pack.genres, named)


def _restore(file: str, stored: _Stored, whole: bool) -> list[Loaded]:
    found = []
    for one in stored.rules:
        rule = msgspec.msgpack.decode(one.reasons, type=Reasons).given_to(one.rule) if whole else one.rule
        found.append(Loaded(rule, partial(_options, one.options, rule.kind), file, stored.pack))
    return found


def _options(packed: msgspec.Raw, its: str) -> object:
    return msgspec.msgpack.decode(packed, type=kind(its).options)


def _store(cache: CacheFolder, name: str, stored: _Stored) -> None:
    cache.store(name, msgspec.msgpack.encode(stored))
    cache.prune("pack", CHOICES)
