"""full: for people at a terminal. Each file once, each violation with its line and a caret under the place.

More than three violations of one rule in one file are folded into the first and a list of where the others stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from lint.base.messages import text
from lint.base.model import Violation
from lint.documents.source import Source, cells
from lint.output.look import Look
from lint.output.place import described, other_spot, spot
from lint.output.terminal import excerpt, paint, plain, printable, wrap
from lint.run.result import Result, read_ones

FOLD_ABOVE = 3
# What stands at a folded place is shown if it has at most so many characters.
SHORT = 8


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print each file's violations under its name."""
    for result in read_ones(results):
        if result.shown:
            out.write(paint(printable(result.path), "path", look.color) + "\n")
            source = result.source
            for violation, others in folded(result.shown, look.fold):
                out.write(_entry(source, violation, others, look))
            out.write("\n")


def folded(violations: list[Violation], fold: bool) -> Iterator[tuple[Violation, list[Violation]]]:
    """Each violation, with those of its rule that stand behind it in one entry."""
    counts = Counter(violation.rule.code for violation in violations)
    done: set[str] = set()
    for violation in violations:
        code = violation.rule.code
        if not fold or counts[code] <= FOLD_ABOVE:
            yield violation, []
        elif code not in done:
            done.add(code)
            yield violation, [other for other in violations if other.rule.code == code and other is not violation]


def head(source: Source, violation: Violation, look: Look) -> str:
    """The line or lines that say what is wrong: place, severity, code, message."""
    severity = violation.rule.severity
    where = spot(source, violation.start, look.lang)
    label = text(severity, look.lang)
    lead = f"  {where:>7} {label} {violation.rule.code} "
    indent = " " * 10
    lines = wrap(lead.strip() + " " + plain(described(source, violation, look.lang)), look.width - 10)
    first = lines[0].removeprefix(where).lstrip().removeprefix(label).lstrip().removeprefix(violation.rule.code)
    painted = f"  {where:>7} {paint(label, severity, look.color)} {paint(violation.rule.code, 'code', look.color)}"
    return painted + first + "\n" + "".join(f"{indent}{line}\n" for line in lines[1:])


def fold_lines(source: Source, others: list[Violation], look: Look) -> str:
    """The line or lines that list where the folded violations stand."""
    if not others:
        return ""
    lines = [text("fold", look.lang, count=len(others), places="")]
    separator = text("sep", look.lang)
    for n, other in enumerate(others, 1):  # broken between two places rather than inside one
        entry = _short(source, other, look.lang) + (separator if n < len(others) else "")
        if cells(lines[-1] + entry.rstrip()) > look.width - 10 and n > 1:
            lines.append("")
        lines[-1] += entry
    return "".join(f"          {part}\n" for line in lines for part in wrap(line, look.width - 10))


def _short(source: Source, violation: Violation, lang: str) -> str:
    """The place, and in a few characters what stands there and what should, where that differs from hit to hit."""
    values = violation.finding.values
    found, fix = str(values.get("found", "")), str(values.get("fix", ""))
    if not found.strip() or len(found) > SHORT or found.isspace():
        return spot(source, violation.start, lang)
    said = found + (f"→{fix}" if fix and len(fix) <= SHORT else "")
    return f"{spot(source, violation.start, lang)} {plain(said)}"


def _entry(source: Source, violation: Violation, others: list[Violation], look: Look) -> str:
    row, column = source.locate(violation.start)
    line = source.line(row)
    end = min(len(line), column - 1 + violation.end - violation.start)
    shown, indent, length = excerpt(line, column - 1, end, look.width - 12)
    bar = paint("│", "dim", look.color)
    caret = paint("^" * length, "caret", look.color)
    lines = [head(source, violation, look), f"          {bar} {shown}\n", f"          {bar} {' ' * indent}{caret}\n"]
    for related in violation.finding.related:
        at = other_spot(source, related, look.lang)
        lines.append(f"          {bar} {at} {text(related.note, look.lang)}\n")
    return "".join([*lines, fold_lines(source, others, look)])
