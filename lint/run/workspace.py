"""Workspace: the settings, rules and engines of a run, each read once, for the folders that it comes to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lint.base.cache_files import CacheFolder
from lint.base.model import Rule, Violation, rank
from lint.packs.find import builtin_files, builtin_lists, rule_files
from lint.settings import check_names, read
from lint.settings.config import Config, Selection, Settings

if TYPE_CHECKING:
    from lint.check.engine import Engine, Spend
    from lint.check.suppress.baseline import Baseline
    from lint.check.suppress.entries import Entries
    from lint.kinds.copies.shelf import Shelf
    from lint.kinds.opinion.model import Model
    from lint.packs.ruleset import RuleSet
    from lint.run.cache.results import Results
    from lint.run.fix_file import Mode


class Options(Struct, frozen=True):
    """What the command line fixes for the whole run.

    `overrides` are settings that beat every file, `fallbacks` those that hold where no file says anything. `fresh`
    leaves baselines aside. `keeps` says whether results are kept for later runs, `caches` whether rules are, too;
    `cache_folder` where that is, empty for the user's own; `jobs` is how many processes to use, 0 for as many as are
    worth their while. A corrected Word document goes into the new file `fix_file`, or where it was (`in_place`).
    `named` are the paths that the user wrote out: through a link among them is written wherever it leads.
    """

    overrides: dict[str, object] = {}
    fallbacks: dict[str, object] = {}
    config_file: str | None = None
    isolated: bool = False
    stdin_filename: str = ""
    fix: Mode | None = None
    unsafe: bool = False
    fix_file: str = ""
    in_place: bool = False
    named: frozenset[str] = frozenset()
    fresh: bool = False
    keeps: bool = False
    caches: bool = True
    cache_folder: str = ""
    jobs: int = 1


class Workspace:
    """Settings, rules and engines, by the configuration nearest to a folder.

    `given` are settings that come as such, and hold for every folder; `spend` is handed the work of the engines.
    """

    def __init__(self, options: Options, given: Settings | None = None, spend: Spend | None = None) -> None:
        self.options = options
        self.cache = CacheFolder(options.cache_folder, options.caches)
        self._given = given
        self._spend = spend
        self._settings: dict[str, Settings] = {}
        self._engines: dict[str, Engine] = {}
        self._rules: dict[tuple[str, ...], RuleSet] = {}
        self._baselines: dict[str, Baseline] = {}
        self._results: dict[str, Results] = {}
        self._entries: dict[str, Entries] = {}
        self._models: dict[tuple[str, int], Model] = {}
        self._with_reasons = False
        # What documents are compared with; what is found then depends on others, and is not kept.
        self.shelves: tuple[Shelf, ...] = ()

    def with_options(self, options: Options) -> Workspace:
        """One that shares what was read so far, and goes on with other options; no results are kept for it."""
        from copy import copy

        other = copy(self)
        other.options = options
        other._results = {}
        return other

    def settings(self, folder: str) -> Settings:
        """The settings for the files of a folder; raises BadFileError."""
        if self._given:
            return self._given
        folder = os.path.abspath(folder or ".")
        if folder not in self._settings:
            self._settings[folder] = self._read_settings(folder)
        return self._settings[folder]

    def known_settings(self, folder: str) -> Settings | None:
        """The settings of a folder where they were read already."""
        return self._settings.get(os.path.abspath(folder or "."))

    def _read_settings(self, folder: str) -> Settings:
        options = self.options
        path = options.config_file or (None if options.isolated else read.find(folder))
        if path is None:
            settings = Settings(Config(), os.getcwd())
        else:
            known = next((s for s in self._settings.values() if s.file == os.path.abspath(path)), None)
            if known is not None:
                return known
            settings = read.read(path)
        for name, value in options.overrides.items():
            if name in ("extend_select", "ignore"):
                value = [*getattr(settings.config, name), *value]  # type: ignore[misc]
            setattr(settings.config, name, value)
            settings.origins[name] = ""
        for name, value in options.fallbacks.items():
            if name not in settings.origins:
                setattr(settings.config, name, value)
        return settings

    def rules(self, settings: Settings) -> RuleSet:
        """All the rules that settings give, selected or not, ready to run; raises BadFileError."""
        files = self.rule_files(settings)
        if files not in self._rules:
            from lint.packs.compiled import compiled

            self._rules[files] = compiled(files, self.cache, self._with_reasons)
        return self._rules[files]

    def read_reasons(self) -> None:
        """Let the rules bring their reasons and examples from now on."""
        self._with_reasons = True
        self._rules.clear()

    def rule_files(self, settings: Settings) -> tuple[str, ...]:
        """The built-in rule files and those that settings name."""
        return (*builtin_files(), *(file for path in settings.config.rules for file in rule_files(path)))

    def sources(self) -> set[str]:
        """All the files that settings and rules were read from so far."""
        return {path for paths in self.used().values() for path in paths}

    def used(self) -> dict[str, list[str]]:
        """The files of `sources` by what they are: configuration, baseline, rules, model."""
        known = self._settings.values()
        files = [path for settings in known for path in (settings.file, *settings.files, *settings.origins.values())]
        return {
            "configuration": [path for path in files if path],
            "baseline": [settings.config.baseline for settings in known if settings.config.baseline],
            "rules": [path for settings in known for path in self.rule_files(settings)],
            "model": [path for settings in known for path in model_files(settings)],
        }

    def _check_names(self, settings: Settings) -> None:
        """Refuse rules and genres that there are not; raises BadFileError."""
        ruleset = self.rules(settings)
        names = {name for loaded in ruleset.rules for name in (loaded.rule.code, loaded.rule.name)}
        check_names.check_given(self.options.overrides, names)
        check_names.check_names(settings, names, [genre.id for genre in ruleset.genres])

    def engine(self, settings: Settings) -> Engine:
        """The engine for settings: the selected rules that can be shown or decide the exit code.

        Raises BadFileError where the settings name rules or genres that there are not.
        """
        key = settings.file
        if key not in self._engines:
            from lint.check.engine import Engine, at_once

            self._check_names(settings)
            config, ruleset = settings.config, self.rules(settings)
            least = min(rank(config.min_severity), rank(config.fail_on))
            chosen, selection = [], Selection(config)
            for loaded in ruleset.rules:
                rule = loaded.rule
                own = config.severity_of(rule.code, rule.name)
                severity = own or rule.severity_at(config.stage)
                if rank(severity) >= least and selection.holds(rule.code, rule.name, rule.is_default(config.stage)):
                    if own or rule.final_severity:
                        rule = structs.replace(rule, severity=severity, final_severity=None)
                        loaded = structs.replace(loaded, rule=rule)
                    chosen.append(loaded)
            opinion = self._opinion(settings) if any(one.rule.kind == "opinion" for one in chosen) else None
            self._engines[key] = Engine(chosen, ruleset.genres, self._spend or at_once, config.layout, opinion)
        return self._engines[key]

    def _opinion(self, settings: Settings) -> Model | None:
        """The model that settings name, opened once; raises BadFileError where it is not what we can use."""
        config = settings.config
        if not config.model:
            return None
        key = config.model, config.model_threads
        if key not in self._models:
            from lint.kinds.opinion.model import opened

            self._models[key] = opened(*key)
        return self._models[key]

    def known(self, settings: Settings) -> list[Rule]:
        """All the rules that settings give, selected or not."""
        return [loaded.rule for loaded in self.rules(settings).rules]

    def running(self, settings: Settings) -> list[Rule]:
        """The rules that run in the stage that is set."""
        rules, stage = self.engine(settings).rules, settings.config.stage
        return [loaded.rule for loaded in rules if not loaded.rule.stages or stage in loaded.rule.stages]

    def with_reasons(self, violations: list[Violation], settings: Settings) -> list[Violation]:
        """Violations that were kept, their rules with what is not kept of them, where it is wanted."""
        if not self._with_reasons or not violations:
            return violations
        rules = {loaded.rule.code: loaded.rule for loaded in self.engine(settings).rules}
        return [structs.replace(violation, rule=rules[violation.rule.code]) for violation in violations]

    def entries(self, settings: Settings) -> Entries:
        """The entries of [[ignore]] by the files that they are for."""
        if settings.file not in self._entries:
            from lint.check.suppress.entries import Entries

            self._entries[settings.file] = Entries(settings)
        return self._entries[settings.file]

    def results(self, settings: Settings) -> Results | None:
        """What earlier runs found with these settings; None where nothing is to be kept."""
        if not self.options.keeps or self.shelves:
            return None
        if settings.file not in self._results:
            from lint.run.cache.results import Results

            files = (*self.rule_files(settings), *builtin_lists(), *model_files(settings))
            lost = self.entries(settings).lost if settings.config.entries else ()
            self._results[settings.file] = Results(settings, files, self.cache, lost)
        return self._results[settings.file]

    def save_results(self) -> None:
        """Keep for later runs what this one found."""
        for results in self._results.values():
            results.save()

    def selects_any(self, settings: Settings) -> bool:
        """Whether any rule is left to run; known without the rules where an earlier run left results."""
        kept = self.results(settings)
        return (kept is not None and kept.any) or bool(self.engine(settings).rules)

    def baseline(self, path: str) -> Baseline:
        """The baseline at a path; raises BadFileError."""
        from lint.check.suppress import baseline

        if path not in self._baselines:
            self._baselines[path] = baseline.read(path)
        return self._baselines[path]


def model_files(settings: Settings) -> tuple[str, ...]:
    """The files of the model that settings name, there or not."""
    if not settings.config.model:
        return ()
    from lint.kinds.opinion.model import files

    return files(settings.config.model)
