"""rules: list them, test them on their own examples, print the schema of a rule file."""

from __future__ import annotations

import os
import sys
from typing import Literal

from lint.base.messages import text
from lint.documents.source import cells
from lint.output.terminal import printable
from lint.packs.compiled import compiled
from lint.packs.find import builtin_files, rule_files
from lint.packs.ruleset import RuleSet
from lint.run.workspace import Options, Workspace


def rules(action: Literal["list", "test", "schema"], files: list[str], config: str | None, lang: str) -> int:
    """List or test the rules of files, or of a configuration, or print their schema; returns the exit code."""
    if action == "schema":
        from lint.packs.schema import schema

        sys.stdout.write(schema())
        return 0
    workspace = Workspace(Options(config_file=config))
    workspace.read_reasons()
    if files:
        given = {os.path.realpath(file): file for path in files for file in rule_files(path)}
        others = [file for file in builtin_files() if os.path.realpath(file) not in given]
        everything = compiled([*others, *given.values()], workspace.cache, whole=True)
        own = RuleSet([loaded for loaded in everything.rules if loaded.file in given.values()], everything.genres)
    else:
        own = everything = workspace.rules(workspace.settings("."))
    return _list(own, lang) if action == "list" else _test(own, everything, lang)


def _list(ruleset: RuleSet, lang: str) -> int:
    width = max((cells(loaded.rule.name) for loaded in ruleset.rules), default=0)
    for loaded in ruleset.rules:
        rule = loaded.rule
        title = loaded.pack.title if lang == "zh" else loaded.pack.titles.get(lang, loaded.pack.name)
        off = "" if rule.default else f"  ({text('explain.not-default', lang, code=rule.code)})"
        print(f"{rule.code}  {rule.name:<{width}}  {text(rule.severity, lang)}  {title}{off}")
    return 0


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
