"""rules: list them, test them on their own examples, print the schema of a rule file.

What is named behind `list` and `test` is a rule file, a folder of them, or else rules: `dj-lint rules list TY`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Literal

from lint.base.messages import text
from lint.base.problems import BadFileError, Problem, nearest
from lint.documents.source import cells
from lint.output.rules import when_on
from lint.output.terminal import printable
from lint.packs.compiled import compiled
from lint.packs.find import builtin_files, rule_files
from lint.packs.ruleset import Loaded, RuleSet
from lint.run.workspace import Options, Workspace
from lint.settings.selectors import matches_any, strength


def rules(action: Literal["list", "test", "schema"], files: list[str], config: str | None, lang: str) -> int:
    """List or test rules, of some files, of a configuration, or some of these, or print the schema of a rule file.

    Returns the exit code; raises BadFileError for what is neither a file nor a rule.
    """
    if action == "schema":
        from lint.packs.schema import schema

        sys.stdout.write(schema())
        return 0
    workspace = Workspace(Options(config_file=config))
    workspace.read_reasons()
    named = [file for file in files if not (os.path.lexists(file) or file.endswith(".toml") or "/" in file)]
    if named and len(named) == len(files):
        everything = workspace.rules(workspace.settings("."))
        names = {name for loaded in everything.rules for name in (loaded.rule.code, loaded.rule.name)}
        if unknown := [name for name in named if name.upper() != "ALL" and not matches_any(name, names)]:
            raise BadFileError([_neither(name, sorted(names)) for name in unknown])
        chosen = [loaded for loaded in everything.rules if strength(named, loaded.rule.code, loaded.rule.name)]
        own = RuleSet(chosen, everything.genres)
    elif files:
        given = {os.path.realpath(file): file for path in files for file in rule_files(path)}
        others = [file for file in builtin_files() if os.path.realpath(file) not in given]
        everything = compiled([*others, *given.values()], workspace.cache, whole=True)
        own = RuleSet([loaded for loaded in everything.rules if loaded.file in given.values()], everything.genres)
    else:
        own = everything = workspace.rules(workspace.settings("."))
    if action == "list":
        sys.stdout.writelines(f"{line}\n" for line in table(own.rules, lang))
        return 0
    return _test(own, everything, lang)


def _neither(name: str, names: list[str]) -> Problem:
    return Problem(name, 0, 0, "config.no-rule-or-file", {"found": name, "near": nearest(name, names)})


def table(rules: Iterable[Loaded], lang: str) -> Iterator[str]:
    """A line for each rule: its code, name, severity and pack."""
    rules = [*rules]
    width = max((cells(loaded.rule.name) for loaded in rules), default=0)
    for loaded in rules:
        rule = loaded.rule
        title = loaded.pack.title if lang == "zh" else loaded.pack.titles.get(lang, loaded.pack.name)
        off = "" if rule.default else f"  ({when_on(rule, lang)})"
        yield f"{rule.code}  {rule.name:<{width}}  {text(rule.severity, lang)}  {title}{off}"


def _test(own: RuleSet, everything: RuleSet, lang: str) -> int:
    from lint.check.examples import test

    failures = test(own, everything)
    for failure in failures:
        said = text(failure.key, lang, **failure.values)
        print(f"{printable(failure.file)}:{failure.row}:{failure.column}: {failure.code} {said}")
    examples = sum(len(loaded.rule.bad) + len(loaded.rule.good) for loaded in own.rules)
    key = "test.failed" if failures else "test.ok"
    print(text(key, lang, rules=len(own.rules), examples=examples, count=len(failures)))
    return 1 if failures else 0
