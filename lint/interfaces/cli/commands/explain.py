"""explain: one rule in words, with its examples; or a pack of them, one line each."""

from __future__ import annotations

import sys

from lint.base.messages import text
from lint.base.problems import nearest
from lint.interfaces.cli.commands.rules import table
from lint.output.look import columns
from lint.output.rules import as_shown, when_on
from lint.output.terminal import wrap
from lint.packs.ruleset import Loaded
from lint.run.workspace import Options, Workspace
from lint.settings.selectors import matches_any, strength


def explain(wanted: str, config: str | None, lang: str) -> int:
    """Print the page of a rule, wanted by code or name, or the rules whose codes begin so; 2 where there are none."""
    workspace = Workspace(Options(config_file=config))
    workspace.read_reasons()
    rules = workspace.rules(workspace.settings(".")).rules
    found = next((r for r in rules if wanted in (r.rule.name, r.rule.code) or wanted.upper() == r.rule.code), None)
    if found is None and matches_any(wanted, {r.rule.code for r in rules}):
        several = [r for r in rules if strength([wanted], r.rule.code, r.rule.name)]
        for title in dict.fromkeys(
            r.pack.title if lang == "zh" else r.pack.titles.get(lang, r.pack.name) for r in several
        ):
            print(title)
        print()
        print("\n".join(table(several, lang)))
        print()
        print(text("explain.one", lang, code=several[0].rule.code))
        return 0
    if found is None:
        near = nearest(wanted, [name for r in rules for name in (r.rule.code, r.rule.name)])
        hint = text("near", lang, near=near) if near else ""
        print(f"dj-lint: {text('config.no-rule', lang, found=wanted)}{hint}", file=sys.stderr)
        return 2
    print("\n".join(page(found, lang, max(40, columns()))))
    return 0


def page(loaded: Loaded, lang: str, width: int) -> list[str]:
    """The lines of a rule's page."""
    rule = loaded.rule
    source = rule.source + ("" if rule.source_checked else text("explain.unchecked", lang))
    severity = text(rule.severity, lang)
    if rule.final_severity:
        severity += text("explain.final", lang, severity=text(rule.final_severity, lang))
    facts = [
        ("explain.severity", severity),
        ("explain.fix", text(f"explain.fix.{rule.fix}", lang)),
        ("explain.kind", rule.kind),
        ("explain.source", source),
    ]
    if not rule.default:
        facts.append(("explain.default", when_on(rule, lang)))
    if rule.valid:
        facts.append(("explain.valid", f"{rule.valid.since}–{rule.valid.until}"))
    lines = [f"{rule.code} {rule.name}", "", *wrap(rule.reason(lang), width), ""]
    for key, value in facts:
        lines += wrap(f"{text(key, lang)}：{value}" if lang == "zh" else f"{text(key, lang)}: {value}", width)
    for example in rule.bad[:3]:
        lines += ["", f"✗ {text('explain.bad', lang)}", *_indented(as_shown(example, lang), width)]
        if example.fixed is not None:
            lines += [f"→ {text('explain.fixed', lang)}", *_indented(example.fixed, width)]
    for good in rule.good[:3]:
        lines += ["", f"✓ {text('explain.good', lang)}", *_indented(as_shown(good, lang), width)]
    return lines


def _indented(example: str, width: int) -> list[str]:
    return [f"  {line}" for part in example.split("\n") for line in wrap(part, width - 2)]
