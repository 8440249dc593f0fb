"""Api: checking from another program; `lint.check_text` and `lint.check_file` are these.

    import lint

    for found in lint.check_text("坚持集休学习。"):
        print(found.row, found.column, found.code, found.message)

Both give the same as the command would: what `min-severity` shows, warnings and errors unless set otherwise.

`config` is a path to a configuration file, or the settings themselves by their names in such a file
(`{"ignore": ["PU"], "min-severity": "info"}`; no file is read then, `{}` are the defaults). Without it, the
configuration nearest to the file, or to `filename`, counts; a text without a name has the defaults. Rules and settings
are read once for each `config` and folder, and kept; `reload` forgets them.

Raised are `lint.NotTextError` for what is no text, `lint.BadFileError` for a wrong configuration, rule file or baseline
(its message and its `problems` say what and where), TypeError and ValueError for wrong arguments (a text with half of a
surrogate pair is one, which no encoding can hold), and OSError, also for what is no regular file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache

import msgspec
from msgspec import Struct

from lint.base.files import read_regular
from lint.base.messages import text as say
from lint.base.model import Applicability, Edit, Severity, TextFormat, Value, Violation
from lint.base.problems import BadFileError, Problem
from lint.documents.document import Document
from lint.documents.readers import read, read_bytes
from lint.documents.source import Place, Source
from lint.packs.ruleset import RuleSet
from lint.run.checker import FileChecker
from lint.run.workspace import Options, Workspace
from lint.settings.config import Config, Settings
from lint.settings.selectors import matches_any

PathLike = str | os.PathLike[str]


class Diagnostic(Struct, frozen=True):
    """One violation.

    `start` and `end` are offsets into the text, in code points, from 0, end exclusive; rows and columns are 1-based,
    columns in code points. `edits` are the replacements that correct it, in the same offsets: all of them or none;
    `fix` says whether they are certain ("safe"), to be confirmed by a person ("unsafe"), or not offered ("none").
    In a Word document a row is a paragraph, and `place` says more: the part, the story, the heading above; else it is
    None.
    """

    code: str
    name: str
    severity: Severity
    message: str
    filename: str
    start: int
    end: int
    row: int
    column: int
    end_row: int
    end_column: int
    text: str
    values: Mapping[str, Value]
    fix: Applicability
    edits: tuple[Edit, ...]
    place: Place | None = None


def check_text(
    text: str,
    *,
    filename: PathLike = "",
    format: TextFormat | None = None,  # noqa: A002 - as everywhere in this house
    genre: str = "",
    config: PathLike | Mapping[str, object] | None = None,
) -> list[Diagnostic]:
    """Check a text, in the order of its places.

    `filename` gives it a name: for `filename` of what is found, for its format, and for the configuration. `format` is
    "text" or "markdown", instead of what the name says; `genre` the id of a genre, instead of what the title says.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: {type(text).__name__}, not str")
    _refuse_surrogates("text", text)
    name = os.fsdecode(filename)
    if config is None and not name:
        config = {}
    return _check(name, format, genre, config, lambda: read(Source(text, name), format))


def check_file(
    path: PathLike,
    *,
    format: TextFormat | None = None,  # noqa: A002
    genre: str = "",
    config: PathLike | Mapping[str, object] | None = None,
) -> list[Diagnostic]:
    """Check a file as `check_text` does: a text in any of the encodings that the command reads, or a Word document;
    `format` says how a text is to be read."""
    name = os.fsdecode(path)
    raw = read_regular(name)
    return _check(name, format, genre, config, lambda: read_bytes(raw, name, format))


def _refuse_surrogates(name: str, value: str) -> None:
    """Refuse half of a surrogate pair: a reading with `surrogateescape`, or half an emoji, is no text."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{name}: a lone surrogate at {error.start}: {value[error.start]!a}") from None


def reload() -> None:
    """Forget the rules and settings that were read: the next check reads them again."""
    _kept.cache_clear()


def _check(
    name: str,
    format_: TextFormat | None,
    genre: str,
    config: PathLike | Mapping[str, object] | None,
    look: Callable[[], Document],
) -> list[Diagnostic]:
    if format_ not in (None, "text", "markdown"):
        raise ValueError(f"format: {format_!r}: not text or markdown")
    document = look()
    try:
        return _found(document, name, genre, config)
    except BadFileError as error:
        error.args = ("\n".join(map(_said, error.problems)),)
        raise


def _found(
    document: Document, name: str, genre: str, config: PathLike | Mapping[str, object] | None
) -> list[Diagnostic]:
    given = _encoded(config) if isinstance(config, Mapping) else os.fspath(config) if config else None
    checker = _kept(given)
    settings = checker.workspace.settings(os.path.dirname(name))
    genres = [known.id for known in checker.workspace.rules(settings).genres]
    if genre and genre not in genres:
        raise ValueError(f"genre: {genre!r}: not {', '.join(genres)}")
    found = checker.look(document, name, settings, genre)
    lang = settings.config.lang
    return [_diagnostic(document.source, violation, lang) for violation in found if not violation.suppressed]


def _encoded(config: Mapping[str, object]) -> bytes:
    try:
        return msgspec.json.encode(config)
    except UnicodeEncodeError as error:
        raise ValueError(f"config: a lone surrogate in {error.object!a}") from None


def _said(problem: Problem) -> str:
    """A mistake in a file as a sentence, for the message of an exception."""
    where = f"{problem.file}:" + (f"{problem.row}:{problem.column}:" if problem.row else "")
    near = problem.values.get("near")
    return f"{where} {say(problem.key, 'en', **problem.values)}" + (say("near", "en", near=near) if near else "")


@lru_cache(maxsize=16)
def _kept(given: str | bytes | None) -> FileChecker:
    """What checks by a configuration file, by settings in JSON, or by the files nearest to what is checked."""
    if not isinstance(given, bytes):
        return FileChecker(Workspace(Options(config_file=given)))
    try:
        config = msgspec.json.decode(given, type=Config)
    except msgspec.ValidationError as error:
        raise ValueError(f"config: {error}") from None
    if config.extend:
        raise ValueError("config: extend: give the path of a file that has it")
    settings = Settings(config, os.getcwd())
    workspace = Workspace(Options(), settings)
    _check_names(config, workspace.rules(settings))
    return FileChecker(workspace)


def _check_names(config: Config, ruleset: RuleSet) -> None:
    rules = {name for loaded in ruleset.rules for name in (loaded.rule.code, loaded.rule.name)}
    names = [*config.select, *config.extend_select, *config.severity]
    names += [entry if isinstance(entry, str) else entry.rule for entry in config.ignore]
    names += [name for names in config.per_file_ignores.values() for name in names]
    if unknown := [name for name in names if name.upper() != "ALL" and not matches_any(name, rules)]:
        raise ValueError(f"config: no rule, code or prefix: {', '.join(unknown)}")
    if wrong := set(config.genre.values()) - {genre.id for genre in ruleset.genres}:
        raise ValueError(f"config: no genre: {', '.join(sorted(wrong))}")


def _diagnostic(source: Source, violation: Violation, lang: str) -> Diagnostic:
    rule, finding = violation.rule, violation.finding
    row, column = source.locate(finding.start)
    end_row, end_column = source.locate(finding.end)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=violation.message(lang),
        filename=source.path,
        start=finding.start,
        end=finding.end,
        row=row,
        column=column,
        end_row=end_row,
        end_column=end_column,
        text=source.text[finding.start : finding.end],
        values=finding.values,
        fix=rule.fix if finding.edits else "none",
        edits=finding.edits if rule.fix != "none" else (),
        place=source.place(finding.start, finding.end),
    )
