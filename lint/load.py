"""Load rule files: strict, all mistakes at once, nothing half-loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lint import regex
from lint.kinds import NAMES, Kind, kind
from lint.literals import literals
from lint.model import Genre, PackInfo, Rule
from lint.ruleset import Loaded, RuleSet
from lint.toml import BadFileError, Path, Problem, Table, field_names, nearest

SCHEMA = 1
_CODE = re.compile(r"[A-Z]{2}\d{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_GENRE_PATTERNS = ("title", "unless", "opening", "needs", "body", "conclusion", "wrong_conclusion")


def load(files: Iterable[str]) -> RuleSet:
    """Load rule files; raises BadFileError with every mistake of every file."""
    rules: list[Loaded] = []
    places: list[tuple[Rule, Table, Path]] = []
    genres: list[Genre] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for file in files:
        try:
            table = Table(file)
        except BadFileError as error:
            problems += error.problems
            continue
        pack = _head(table, problems)
        genres += _genres(table, problems)
        for n, rule in enumerate(table.data.get("rule", ()) if pack else ()):
            if loaded := _rule(table, ("rule", n), rule, pack, seen, problems):
                rules.append(loaded)
                places.append((loaded.rule, table, ("rule", n)))
    for rule, table, path in places:
        _check_genres(rule, table, path, genres, problems)
    if problems:
        raise BadFileError(sorted(problems, key=lambda problem: (problem.file, problem.row, problem.column)))
    rules.sort(key=lambda loaded: loaded.rule.code)
    return RuleSet(rules, genres)


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
    table: Table, path: Path, data: Any, pack: PackInfo | None, seen: dict[str, str], problems: list[Problem]
) -> Loaded | None:
    before = len(problems)
    rule = table.decode(Rule, path, problems)
    if rule is None or pack is None:
        if isinstance(data, dict) and data.get("kind") in NAMES and "options" in data:
            _decode_options(table, path, kind(data["kind"]), problems)
        return None
    if rule.kind not in NAMES:
        problems.append(_bad(table, (*path, "kind"), rule.kind, list(NAMES)))
        return None
    found = kind(rule.kind)
    options = None
    if "options" in data:
        options = _decode_options(table, path, found, problems)
    else:
        problems.append(table.problem(path, "toml.missing", found="options"))
    _check_head(table, path, rule, pack, seen, problems)
    if options is not None:
        _check_messages(table, path, rule, found, options, problems)
    return Loaded(rule, found, options, table.file, pack) if len(problems) == before else None


def _bad(table: Table, path: Path, found: str, valid: list[str]) -> Problem:
    near = nearest(found, valid)
    return table.problem(path, "toml.bad-value", found=found, near=near, valid="、".join(valid))


def _check_head(
    table: Table, path: Path, rule: Rule, pack: PackInfo, seen: dict[str, str], problems: list[Problem]
) -> None:
    if not _CODE.fullmatch(rule.code) or not rule.code.startswith(pack.prefix):
        problems.append(table.problem((*path, "code"), "load.code", found=rule.code, prefix=pack.prefix))
    if not _NAME.fullmatch(rule.name):
        problems.append(table.problem((*path, "name"), "load.name", found=rule.name))
    for key, word in (("code", rule.code), ("name", rule.name)):
        if word in seen:
            problems.append(table.problem((*path, key), "load.twice", found=word, other=seen[word]))
        seen.setdefault(word, table.file)
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
    named: list[tuple[Path, str]] = [(("genres", n), name) for n, name in enumerate(rule.genres)]
    named += [(("not_genres", n), name) for n, name in enumerate(rule.not_genres)]
    named += [(("bad", n, "genre"), example.genre) for n, example in enumerate(rule.bad) if example.genre]
    named += [(("good", n, "genre"), example.genre) for n, example in enumerate(rule.good) if example.genre]
    for where, name in named:
        if name not in valid:
            near = nearest(name, valid)
            problems.append(table.problem((*path, *where), "load.genre", rule=rule.code, found=name, near=near))
