"""Compiled: rule files as they were decoded and checked the last time.

Reading, decoding and checking the packs takes longer than all else that a short run does. What came of it is kept, a
file for each rule file, with what it was made from: the rule file and the package, as `cache_files.Origin` knows them.
Reasons, examples and the longer options, tables of words for the most part, are pieces of it that are read only where
somebody wants them. A file that is damaged, foreign or cannot be written is as good as none. What holds between rule
files (no code twice, no genre unknown) is looked at each time; where it does not hold, `load` says so, with the places.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import Struct, structs

from lint.base.cache_files import CacheFolder, Kept, Known, Origin, Piece, name_for
from lint.base.model import Genre, PackInfo, Rule
from lint.base.package import rules_folder
from lint.kinds import kind
from lint.packs.lookup import Waiting
from lint.packs.lookup import kept as kept_lookup
from lint.packs.ruleset import Loaded, Reasons, RuleSet, bare, in_order

if TYPE_CHECKING:
    from lint.packs.load import PackFile

# So many rule files are kept.
CHOICES = 100
# Options of more bytes than this lie apart.
SHORT = 2000
_NONE = b"\xc0"


class _StoredRule(Struct, array_like=True):
    """`rule` is bare; its options are encoded in `options`, or in the piece `apart`."""

    rule: Rule
    options: msgspec.Raw
    apart: Piece | None


class _Stored(Struct, array_like=True):
    """A rule file; `named` are the genres that its rules and their examples name, `reasons` is the piece with the
    Reasons of each rule."""

    origin: Known
    pack: PackInfo
    rules: list[_StoredRule]
    genres: list[Genre]
    named: list[str]
    reasons: Piece


class _Found(NamedTuple):
    """What is stored of a rule file, and what its pieces are read from."""

    stored: _Stored
    kept: Kept


def compiled(files: Sequence[str], cache: CacheFolder, whole: bool = False) -> RuleSet:
    """The rules of the files, to run; those that are to be explained or tested, too, are asked for `whole`, with their
    reasons and examples.

    Raises BadFileError as `load` does.
    """
    sound = {file: found for file in files if (found := _found(file, _home(file, cache)))}
    stored = [one.stored for one in sound.values()]
    rules = [rule.rule for one in stored for rule in one.rules]
    words = [*chain.from_iterable((rule.code, rule.name) for rule in rules)]
    genres = [genre for one in stored for genre in one.genres]
    twice, unknown = len({*words}) < len(words), {name for one in stored for name in one.named} - {g.id for g in genres}
    ours = {file: one.stored for file, one in sound.items() if _is_ours(file)}
    if len(stored) < len(files) or twice or unknown:
        return _refused(files, ours)
    its = [*chain.from_iterable(_restore(file, one, whole) for file, one in sound.items())]
    return in_order(_looked_up(its, ours, cache), genres)


def _looked_up(rules: list[Loaded], ours: Mapping[str, _Stored], cache: CacheFolder) -> list[Loaded]:
    """Rules, those that come with the tool with the lookup of their words: others are few, and change more often."""
    if not ours:
        return rules

    def waiting() -> Iterator[Waiting]:
        return ((loaded.rule.code, loaded.kind, loaded.options) for loaded in rules if loaded.file in ours)

    contents = [one.origin.content for one in ours.values()]
    lookup = kept_lookup([*ours], contents, waiting, _home(next(iter(ours)), cache))
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


def _found(file: str, cache: CacheFolder) -> _Found | None:
    """A rule file as it was kept, or as it is kept from now on; None where there is something wrong with it."""
    origin = Origin(msgspec.__version__, [file])
    name = name_for("pack", origin.places[0])
    if kept := cache.load(name):
        with contextlib.suppress(msgspec.MsgspecError, KeyError):
            stored = msgspec.msgpack.decode(kept.head, type=_Stored)
            if origin.fits(stored.origin):
                if stored.origin.stamp != origin.stamp and (body := kept.body(0, -1)):
                    return _store(cache, name, structs.replace(stored, origin=origin.known()), body)
                return _Found(stored, kept)
    made = _made(file, origin)
    return made and _store(cache, name, *made)


def _made(file: str, origin: Origin) -> tuple[_Stored, bytes] | None:
    """A rule file as it is stored, and the body for its pieces; None where there is something wrong with it."""
    from lint.packs.load import genres_named

    pack = _read(file)
    if pack is None or pack.problems or pack.info is None:
        return None
    encode = msgspec.msgpack.encode
    body, rules = bytearray(), []
    for loaded in pack.rules:
        options = encode(loaded.options)
        apart = Piece.of(body, options) if len(options) > SHORT else None
        rules.append(_StoredRule(bare(loaded.rule), msgspec.Raw(_NONE if apart else options), apart))
    reasons = Piece.of(body, encode([Reasons.of(loaded.rule) for loaded in pack.rules]))
    named = sorted({name for loaded in pack.rules for name in genres_named(loaded.rule)})
    return _Stored(origin.known(), pack.info, rules, pack.genres, named, reasons), bytes(body)


def _restore(file: str, found: _Found, whole: bool) -> list[Loaded]:
    rules = [one.rule for one in found.stored.rules]
    if whole:
        rules = [reasons.given_to(rule) for rule, reasons in zip(rules, _reasons(file, found), strict=True)]
    return [
        Loaded(rule, partial(_options, file, one, found.kept), file, found.stored.pack)
        for rule, one in zip(rules, found.stored.rules, strict=True)
    ]


def _reasons(file: str, found: _Found) -> list[Reasons]:
    data = found.kept.piece(found.stored.reasons)
    if data is not None:
        return msgspec.msgpack.decode(data, type=list[Reasons])
    return [Reasons.of(_again(file, one.rule).rule) for one in found.stored.rules]


def _options(file: str, one: _StoredRule, kept: Kept) -> object:
    data = one.options if one.apart is None else kept.piece(one.apart)
    if data is None:
        return _again(file, one.rule).options
    return msgspec.msgpack.decode(data, type=kind(one.rule.kind).options)


def _again(file: str, rule: Rule) -> Loaded:
    """A rule as its file has it now: the piece of what was kept of it is damaged, or somebody else's since; raises
    BadFileError where it is no longer there."""
    from lint.base.problems import bad_file

    pack = _read(file)
    for loaded in pack.rules if pack else ():
        if loaded.rule.code == rule.code:
            return loaded
    raise bad_file(file, "load.changed", code=rule.code)


def _read(file: str) -> PackFile | None:
    from lint.base.problems import BadFileError
    from lint.packs.load import read

    try:
        return read(file)
    except BadFileError:
        return None


def _store(cache: CacheFolder, name: str, stored: _Stored, body: bytes) -> _Found:
    kept = cache.store(name, msgspec.msgpack.encode(stored), body)
    cache.prune("pack", CHOICES)
    return _Found(stored, kept)
