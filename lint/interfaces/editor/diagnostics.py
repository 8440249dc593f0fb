"""Diagnostics: what was found in a buffer, as an editor shows it."""

from __future__ import annotations

from lsprotocol import types

from lint.base.messages import text
from lint.base.model import SEVERITIES, Rule, Severity, Violation
from lint.base.problems import Problem
from lint.interfaces.editor.checks import Looked
from lint.interfaces.editor.places import Places

SOURCE = "dj-lint"
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics(looked: Looked, places: Places) -> list[types.Diagnostic]:
    """A diagnostic for each violation that nobody lets stand."""
    if looked.misread:
        said = text("lsp.misread", looked.lang, encoding=looked.misread.upper())
        start = types.Range(types.Position(0, 0), types.Position(0, 0))
        return [types.Diagnostic(start, said, types.DiagnosticSeverity.Warning, source=SOURCE, code="encoding")]
    return [diagnostic(looked, violation, places) for violation in looked.shown]


def diagnostic(looked: Looked, violation: Violation, places: Places) -> types.Diagnostic:
    """One violation, with the other places that explain it; `data` is what it is found by again."""
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(looked.buffer.uri, places.range(one.start, one.end)), text(one.note, looked.lang)
        )
        for one in violation.finding.related
    ]
    return types.Diagnostic(
        places.range(violation.start, violation.end),
        violation.message(looked.lang),
        _SEVERITY[violation.rule.severity],
        code=violation.rule.code,
        source=SOURCE,
        related_information=related or None,
        data={"code": violation.rule.code, "start": violation.start, "end": violation.end},
    )


def counts(looked: Looked) -> dict[Severity, int]:
    """How many violations of each severity are shown, the worst first."""
    return {
        severity: sum(violation.rule.severity == severity for violation in looked.shown)
        for severity in reversed(SEVERITIES)
    }


def told(looked: Looked) -> str:
    """The counts in a sentence."""
    parts = [
        text("summary.count", looked.lang, count=count, severity=text(severity, looked.lang))
        for severity, count in counts(looked).items()
        if count
    ]
    return text("sep", looked.lang).join(parts) or text("lsp.clean", looked.lang)


def hover(looked: Looked, offset: int, places: Places) -> types.Hover | None:
    """What there is to say of the violations at an offset: what is wrong, why, on what that rests, examples."""
    there = [one for one in looked.shown if one.start <= offset <= max(one.end, one.start + 1)]
    if not there:
        return None
    said = "\n\n---\n\n".join(_said(one, looked.lang) for one in there)
    span = places.range(min(one.start for one in there), max(one.end for one in there))
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said), span)


def _said(violation: Violation, lang: str) -> str:
    rule = violation.rule
    head = f"**{escaped(violation.message(lang))}** {rule.code} {rule.name}"
    return "\n\n".join([head, *reasons(rule, lang)])


def reasons(rule: Rule, lang: str) -> list[str]:
    """Why there is a rule, on what it rests, and examples, as paragraphs of Markdown."""
    colon = "：" if lang == "zh" else ": "
    source = rule.source + ("" if rule.source_checked else text("explain.unchecked", lang))
    parts = [escaped(rule.reason(lang)), f"{text('explain.source', lang)}{colon}{escaped(source)}"]
    parts += [f"✗ {escaped(bad.text)}" for bad in rule.bad[:2]]
    parts += [f"✓ {escaped(right)}" for right in [bad.fixed or "" for bad in rule.bad[:2]] or [] if right]
    if not any(bad.fixed for bad in rule.bad[:2]):
        parts += [f"✓ {escaped(good.text)}" for good in rule.good[:1]]
    return parts


def escaped(value: str) -> str:
    """A text as Markdown that shows it, and nothing else."""
    kept = "".join(f"\\{char}" if char in r"\`*_{}[]<>()#+-.!|&~" else char for char in value)
    return "  \n".join(kept.splitlines())


def of_problem(problem: Problem, said: str) -> types.Diagnostic:
    """A mistake in a configuration or a rule file."""
    row, column = max(problem.row - 1, 0), max(problem.column - 1, 0)
    at = types.Position(row, column)
    return types.Diagnostic(
        types.Range(at, types.Position(row, column + 1)), said, types.DiagnosticSeverity.Error, source=SOURCE
    )
