"""Load rule files: strict, all mistakes at once, nothing half-loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Genre, PackInfo, Rule
from lint.base.problems import BadFileError, Problem, nearest
from lint.base.toml import Table, field_names
from lint.base.toml_places import Path
from lint.documents import regex
from lint.documents.required_words import literals
from lint.kinds import NAMES, Kind, kind
from lint.packs.ruleset import Loaded, RuleSet, in_order

SCHEMA = 1
_CODE = late(r"[A-Z]{2}\d{3}")
_NAME = late(r"[a-z0-9]+(-[a-z0-9]+)*")
_GENRE_PATTERNS = ("title", "unless", "opening", "needs", "unless_says", "body", "conclusion", "wrong_conclusion")


class PackFile(Struct):
    """What one rule file says: its rules with their places, its genres, and what is wrong with it by itself.

    `named` are the places at which a code or a name is given to a rule, also to one that is wrong otherwise.
    """

    table: Table
    info: PackInfo | None = None
    rules: list[Loaded] = []
    paths: list[Path] = []
    genres: list[Genre] = []
    named: list[tuple[Path, str]] = []
    problems: list[Problem] = []


def load(files: Iterable[str]) -> RuleSet:
    """Load rule files; raises BadFileError with every mistake of every file."""
    packs = checked(files, {}, [])
    genres = [genre for pack in packs for genre in pack.genres]
    return in_order([loaded for pack in packs for loaded in pack.rules], genres)


def checked(files: Iterable[str], taken: Mapping[str, str], genres: Sequence[Genre]) -> list[PackFile]:
    """Read rule files that are to stand beside others: `taken` are the codes and names of those, each with its file,
    `genres` are theirs. Raises BadFileError with every mistake of every file."""
    packs: list[PackFile] = []
    problems: list[Problem] = []
    for file in files:
        try:
            packs.append(read(file))
        except BadFileError as error:
            problems += error.problems
    for pack in packs:
        problems += pack.problems
    problems += _given_twice(packs, taken)
    every = [*genres, *(genre for pack in packs for genre in pack.genres)]
    for pack in packs:
        for loaded, path in zip(pack.rules, pack.paths, strict=True):
            _check_genres(loaded.rule, pack.table, path, every, problems)
    if problems:
        raise BadFileError(sorted(problems, key=lambda problem: (problem.file, problem.row, problem.column)))
    return packs


def read(file: str) -> PackFile:
    """Read one rule file; its mistakes go along. Raises BadFileError where it cannot be read at all."""
    found = PackFile(Table(file))
    table, problems = found.table, found.problems
    pack = found.info = _head(table, problems)
    found.genres = _genres(table, problems)
    for n, rule in enumerate(table.data.get("rule", ()) if pack else ()):
        path = ("rule", n)
        if loaded := _rule(table, path, rule, pack, found.named, problems):
            found.rules.append(loaded)
            found.paths.append(path)
    return found


def _given_twice(packs: list[PackFile], taken: Mapping[str, str]) -> Iterator[Problem]:
    """No two rules have a code or a name in common, whatever files they stand in."""
    seen = dict(taken)
    for pack in packs:
        for path, word in pack.named:
            if word in seen:
                yield pack.table.problem(path, "load.twice", found=word, other=seen[word])
            seen.setdefault(word, pack.table.file)


def genres_named(rule: Rule) -> set[str]:
    """The genres that a rule and its examples name."""
    return {name for _, name in _genre_names(rule)}


def _head(table: Table, problems: list[Problem]) -> PackInfo | None:
    """The pack's own keys; a file whose head is wrong is reported, and its rules are not read."""
    valid = ["schema", "pack", "rule", "genre"]
    for key in table.data:
        if key not in valid:
            problems.append(table.problem((key,), "toml.unknown-key", found=key, near=nearest(key, valid)))
    if table.data.get("schema") != SCHEMA:
        problems.append(table.problem(("schema",), "load.schema", expected=str(SCHEMA)))
    for key in ("rule", "genre"):
        if not isinstance(table.data.get(key, []), list):
            problems.append(table.problem((key,), "load.not-array", found=key))
            return None
    if "pack" not in table.data:
        problems.append(table.problem((), "toml.missing", found="pack"))
        return None
    return table.decode(PackInfo, ("pack",), problems)


def _genres(table: Table, problems: list[Problem]) -> list[Genre]:
    data = table.data.get("genre", [])
    genres: list[Genre] = []
    for n in range(len(data) if isinstance(data, list) else 0):
        if genre := table.decode(Genre, ("genre", n), problems):
            genres.append(genre)
            _check_genre(table, ("genre", n), genre, problems)
            if genre.literals:
                where = ("genre", n, "literals")
                problems.append(table.problem(where, "toml.unknown-key", found="literals", near=""))
            genre.literals = {key: literals(getattr(genre, key)) for key in ("title", "opening", "body")}
    return genres


def _check_genre(table: Table, path: Path, genre: Genre, problems: list[Problem]) -> None:
    """An expression that a genre may leave out is an empty string."""
    patterns: list[tuple[Path, str]] = [((key,), getattr(genre, key)) for key in _GENRE_PATTERNS]
    for n, part in enumerate(genre.parts):
        patterns += [(("parts", n, "heading"), part.heading), (("parts", n, "text"), part.text)]
    for where, pattern in patterns:
        if pattern:
            _check_regex(table, (*path, *where), pattern, problems)


def _rule(
    table: Table,
    path: Path,
    data: Any,
    pack: PackInfo | None,
    named: list[tuple[Path, str]],
    problems: list[Problem],
) -> Loaded | None:
    before = len(problems)
    rule = table.decode(Rule, path, problems)
    if rule is None or pack is None:
        if isinstance(data, dict) and data.get("kind") in NAMES and "options" in data:
            _decode_options(table, path, kind(data["kind"]), problems)
        return None
    rule.formats = rule.formats or pack.formats
    if rule.kind not in NAMES:
        problems.append(_bad(table, (*path, "kind"), rule.kind, list(NAMES)))
        return None
    found = kind(rule.kind)
    options = None
    if "options" in data:
        options = _decode_options(table, path, found, problems)
    else:
        problems.append(table.problem(path, "toml.missing", found="options"))
    named += [((*path, "code"), rule.code), ((*path, "name"), rule.name)]
    _check_head(table, path, rule, pack, problems)
    if options is not None:
        _check_messages(table, path, rule, found, options, problems)
    return Loaded(rule, lambda: options, table.file, pack) if len(problems) == before else None


def _bad(table: Table, path: Path, found: str, valid: list[str]) -> Problem:
    near = nearest(found, valid)
    return table.problem(path, "toml.bad-value", found=found, near=near, valid="、".join(valid))


def _check_head(table: Table, path: Path, rule: Rule, pack: PackInfo, problems: list[Problem]) -> None:
    if not _CODE.fullmatch(rule.code) or not rule.code.startswith(pack.prefix):
        problems.append(table.problem((*path, "code"), "load.code", found=rule.code, prefix=pack.prefix))
    if not _NAME.fullmatch(rule.name):
        problems.append(table.problem((*path, "name"), "load.name", found=rule.name))
    if "error" in (rule.severity, rule.final_severity) and not rule.source_checked:
        problems.append(table.problem((*path, "severity"), "load.unchecked-error"))
    for key in ("bad", "good"):
        if not getattr(rule, key):
            problems.append(table.problem((*path, key), "load.no-examples", found=key))


def _decode_options(table: Table, path: Path, found: Kind, problems: list[Problem]) -> Any:
    """The options as their kind has them, with what it works out of them; None where they cannot be decoded."""
    given: Any = table.data
    for step in (*path, "options"):
        given = given[step]
    for key in found.derived:
        if isinstance(given, dict) and key in given:
            problems.append(table.problem((*path, "options", key), "toml.unknown-key", found=key, near=""))
    options: Any = table.decode(found.options, (*path, "options"), problems)
    if not _report_fits(table, (*path, "options"), found, given, options, problems) or options is None:
        return None
    if found.prepare:
        found.prepare(options)
    if found.words and "" in found.words(options):
        problems.append(table.problem((*path, "options"), "toml.invalid", reason='""'))
    patterns = getattr(options, "any", None) or (found.patterns(options) if found.patterns else ())
    for n, pattern in enumerate(patterns):
        _check_regex(table, (*path, "options", "any", n), pattern, problems)
    return options


def _report_fits(table: Table, path: Path, found: Kind, given: Any, options: Any, problems: list[Problem]) -> bool:
    """Whether the report that a rule chooses is one of its kind's, and reads every option that is given."""
    if found.reports is None or not isinstance(given, dict):
        return True
    name = given.get(found.chosen_by, getattr(options, found.chosen_by, None))
    if not isinstance(name, str):  # said already
        return False
    if name not in found.reports:
        problems.append(_bad(table, (*path, found.chosen_by), name, sorted(found.reports)))
        return False
    read = {found.chosen_by, *found.reports[name].options}
    unread = [key for key in given if key not in read]
    if unread:  # an unknown key is told of already
        unread = [key for key in field_names(found.options) if key in unread]
    problems += [table.problem((*path, key), "load.unread-option", found=key, report=name) for key in unread]
    return not unread


def _check_regex(table: Table, path: Path, pattern: str, problems: list[Problem]) -> None:
    try:
        regex.check(pattern)
    except regex.BadRegexError as error:
        problems.append(table.problem(path, "load.regex", reason=str(error)))


def _check_messages(table: Table, path: Path, rule: Rule, found: Kind, options: Any, problems: list[Problem]) -> None:
    import string

    valid = found.values | getattr(options, "names", frozenset())
    texts: list[tuple[Path, str]] = [((*path, "message"), rule.message)]
    texts += [((*path, "messages", lang), text) for lang, text in rule.messages.items()]
    templates = [((*path, "options", *where), text) for where, text in getattr(options, "templates", ())]
    for where, text in texts + templates:
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        except ValueError as error:
            problems.append(table.problem(where, "load.message", reason=str(error)))
            continue
        known = valid - {"fix"} if (where, text) in templates else valid
        problems.extend(_bad(table, where, name, sorted(known)) for name in names if name not in known)


def _check_genres(rule: Rule, table: Table, path: Path, genres: list[Genre], problems: list[Problem]) -> None:
    """A rule that names a genre which no pack defines could never run."""
    valid = [genre.id for genre in genres]
    for where, name in _genre_names(rule):
        if name not in valid:
            near = nearest(name, valid)
            problems.append(table.problem((*path, *where), "load.genre", rule=rule.code, found=name, near=near))


def _genre_names(rule: Rule) -> Iterator[tuple[Path, str]]:
    """The genres that a rule and its examples name, with their places in it."""
    for key in ("genres", "not_genres"):
        for n, name in enumerate(getattr(rule, key)):
            yield (key, n), name
    for key in ("bad", "good"):
        for n, example in enumerate(getattr(rule, key)):
            if example.genre:
                yield (key, n, "genre"), example.genre
