"""Run: files in, results out. Reads each file once and never lets one file's trouble stop the others."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lint import config as configuration
from lint.config import Config, Settings
from lint.discover import matches_path
from lint.document import Document
from lint.engine import Engine
from lint.model import SEVERITIES, Rule, Severity, Violation
from lint.prepared import prepared, ready
from lint.readers import read
from lint.ruleset import RuleSet, builtin_files, rule_files
from lint.selectors import Selectors, strength
from lint.source import NotTextError, decode
from lint.toml import BadFileError, Problem

if TYPE_CHECKING:
    from lint.baseline import Baseline
    from lint.changes import Changes
    from lint.fix import Fixed, Mode


class Result(Struct):
    """What a run says of one file: its violations, or why it could not be checked (a key of the messages).

    `problems` are the mistakes in its configuration or rule files, if it is these that are to blame. Where files are
    corrected, `document` and `violations` are those of the corrected text, and `fixed` says what was done. `settings`
    is true of a file that is no document: a configuration or a baseline of which there is something to say.
    """

    path: str
    document: Document | None = None
    violations: list[Violation] = []
    trouble: str = ""
    values: dict[str, str] = {}
    problems: list[Problem] = []
    fixed: Fixed | None = None
    settings: bool = False

    @property
    def shown(self) -> list[Violation]:
        """The violations that nobody suppressed."""
        return [violation for violation in self.violations if violation.suppressed is None]


class Options(Struct):
    """What the command line fixes for the whole run; `overrides` are settings that beat every file.

    `fresh` leaves baselines aside; `changes` leaves out what stands on rows that did not change.
    """

    overrides: dict[str, object] = {}
    config_file: str | None = None
    isolated: bool = False
    stdin_filename: str = ""
    fix: Mode | None = None
    unsafe: bool = False
    fresh: bool = False
    changes: Changes | None = None


class Runner:
    """Checks files, each by the configuration nearest to it."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._settings: dict[str, Settings] = {}
        self._engines: dict[str, Engine] = {}
        self._rules: dict[tuple[str, ...], RuleSet] = {}
        self._baselines: dict[str, Baseline] = {}
        self._with_reasons = False

    def settings(self, folder: str) -> Settings:
        """The settings for the files of a folder; raises BadFileError."""
        folder = os.path.abspath(folder or ".")
        if folder not in self._settings:
            self._settings[folder] = self._read_settings(folder)
        return self._settings[folder]

    def _read_settings(self, folder: str) -> Settings:
        options = self.options
        path = options.config_file or (None if options.isolated else configuration.find(folder))
        if path is None:
            settings = Settings(Config(), os.getcwd())
        else:
            known = next((s for s in self._settings.values() if s.file == os.path.abspath(path)), None)
            if known is not None:
                return known
            settings = configuration.read(path)
        ruleset = self.rules(settings)
        names = {name for loaded in ruleset.rules for name in (loaded.rule.code, loaded.rule.name)}
        configuration.check_names(settings, names, [genre.id for genre in ruleset.genres])
        configuration.check_given(options.overrides, names)
        for name, value in options.overrides.items():
            if name in ("extend_select", "ignore"):
                value = [*getattr(settings.config, name), *value]  # type: ignore[misc]
            setattr(settings.config, name, value)
            settings.origins[name] = ""
        return settings

    def rules(self, settings: Settings) -> RuleSet:
        """All the rules that settings give, selected or not, ready to run; raises BadFileError."""
        files = self.rule_files(settings)
        if files not in self._rules:
            if self._with_reasons:
                from lint.load import load

                self._rules[files] = load(files)
            else:
                self._rules[files] = prepared(files)
        return self._rules[files]

    def read_reasons(self) -> None:
        """Let the rules bring their reasons and examples from now on; reading them takes time."""
        self._with_reasons = True
        self._rules.clear()

    def rule_files(self, settings: Settings) -> tuple[str, ...]:
        """The built-in rule files and those that settings name."""
        return (*builtin_files(), *(file for path in settings.config.rules for file in rule_files(path)))

    def sources(self) -> set[str]:
        """All the files that settings and rules were read from so far."""
        known = self._settings.values()
        named = {
            path
            for settings in known
            for path in (settings.file, settings.config.baseline, *settings.origins.values())
            if path
        }
        return named.union(*map(self.rule_files, known))

    def engine(self, settings: Settings) -> Engine:
        """The engine for settings: the selected rules that can be shown or decide the exit code."""
        key = settings.file
        if key not in self._engines:
            config, ruleset = settings.config, self.rules(settings)
            least = min(rank(config.min_severity), rank(config.fail_on))
            chosen = []
            for loaded in ruleset.rules:
                rule = loaded.rule
                own = config.severity.get(rule.code) or config.severity.get(rule.name)
                severity = own or rule.severity_at(config.stage)
                if rank(severity) >= least and configuration.selected(config, rule.code, rule.name, rule.default):
                    if own or rule.final_severity:
                        rule = structs.replace(rule, severity=severity, final_severity=None)
                        loaded = structs.replace(loaded, rule=rule)
                    chosen.append(ready(loaded))
            self._engines[key] = Engine(chosen, ruleset.genres)
        return self._engines[key]

    def run(self, files: list[str]) -> Iterator[Result]:
        """Check files in order."""
        for path in files:
            try:
                yield self._check(path)
            except BadFileError as error:
                yield Result(path, trouble="file.config", problems=error.problems)
            except Exception as error:
                if os.environ.get("DJ_LINT_DEBUG"):
                    raise
                yield Result(path, trouble="file.crash", values={"reason": f"{type(error).__name__}: {error}"})

    def _check(self, path: str) -> Result:
        name = (self.options.stdin_filename or path) if path == "-" else path
        try:
            raw, document = self.read(path, name)
        except NotTextError as error:
            key = f"format.{error.format}" if error.format in ("binary", "encoding", "doc") else "format.named"
            return Result(name, trouble=key, values={"format": error.format})
        except OSError as error:
            return Result(name, trouble=reason(error), values={"reason": os.strerror(error.errno or 0)})
        settings = self.settings(os.path.dirname(name))

        def look(document: Document) -> list[Violation]:
            return self.look(document, name, settings)

        found = look(document)
        if not self.options.fix:
            return Result(name, document, found)
        from lint.fix import fix_file

        fixed = fix_file(path, raw, document, found, look, self.options.fix, self.options.unsafe)
        return Result(name, fixed.document, fixed.left, fixed=fixed)

    def read(self, path: str, name: str) -> tuple[bytes, Document]:
        """The bytes of a file, and what they say, as one of that name; raises NotTextError and OSError."""
        raw = _bytes(path)
        return raw, read(decode(raw, name))

    def look(self, document: Document, name: str, settings: Settings, genre: str = "") -> list[Violation]:
        """The violations in a document of that name; those that somebody let stand are marked.

        A genre that is given is stronger than what the settings say.
        """
        config, engine = settings.config, self.engine(settings)
        without = _without(name, settings)
        found = engine.check(document, genre or _genre(name, settings), config.stage, without)
        if document.comments or config.entries or config.allow_words:
            found = self._mark(document, found, name, settings, without)
        if config.baseline and not self.options.fresh:
            found = self.baseline(config.baseline).mark(name, document.source, found)
        if changes := self.options.changes:
            found = [v for v in found if v.suppressed or changes.touch(document.source, name, v)]
        return found

    def _mark(
        self, document: Document, found: list[Violation], name: str, settings: Settings, without: Selectors
    ) -> list[Violation]:
        """The violations, those marked that a comment in the document or the configuration suppresses."""
        from lint.suppress import Known, entries, mark

        running = {rule.code for rule in self.running(settings)}
        known = Known(
            self.known(settings),
            lambda rule: rule.code in running and not strength(without, rule.code, rule.name),
        )
        return mark(document, found, known, entries(name, settings), settings.config.allow_words)

    def known(self, settings: Settings) -> list[Rule]:
        """All the rules that settings give, selected or not."""
        return [loaded.rule for loaded in self.rules(settings).rules]

    def running(self, settings: Settings) -> list[Rule]:
        """The rules that run."""
        return [loaded.rule for loaded in self.engine(settings).rules]

    def baseline(self, path: str) -> Baseline:
        """The baseline at a path; raises BadFileError."""
        from lint import baseline

        if path not in self._baselines:
            self._baselines[path] = baseline.read(path)
        return self._baselines[path]


def _bytes(path: str) -> bytes:
    if path == "-":
        if sys.stdin is None:  # closed by the shell (`<&-`)
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return sys.stdin.buffer.read()
    if os.path.exists(path) and not os.path.isfile(path):
        raise IsADirectoryError
    with open(path, "rb") as handle:
        return handle.read()


def reason(error: OSError) -> str:
    """Why a file cannot be read, as a key of the messages."""
    if isinstance(error, FileNotFoundError):
        return "file.missing"
    if isinstance(error, PermissionError):
        return "file.denied"
    return "file.special" if isinstance(error, IsADirectoryError) else "file.unreadable"


def _genre(path: str, settings: Settings) -> str:
    globs = settings.config.genre.items()
    return next((genre for glob, genre in globs if matches_path(path, glob, settings.folder)), "")


def _without(path: str, settings: Settings) -> Selectors:
    """The rules that do not run on a file of that name."""
    globs = settings.config.per_file_ignores.items()
    return tuple(name for glob, names in globs if matches_path(path, glob, settings.folder) for name in names)


def rank(severity: Severity) -> int:
    """A severity's place from the least to the most severe."""
    return SEVERITIES.index(severity)
