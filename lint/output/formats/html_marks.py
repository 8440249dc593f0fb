"""Marks: a document as HTML that shows it, row by row, with its findings marked in place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.base.model import Severity, Violation
from lint.documents.document import Block, Document
from lint.documents.source import Source

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

# One letter for a severity, as a class: there are thousands of them.
LETTER = {"error": "e", "warning": "w", "info": "i"}
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
# Control characters are shown as their pictures, what turns the direction of a text as ␣; a lone surrogate, and a
# control of Latin-1, cannot be written at all.
_CONTROLS = {chr(n): chr(0x2400 + n) for n in range(32) if chr(n) not in "\t\n"} | {"\x7f": "\u2421"}
_CONTROLS |= dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "␣")
_SPECIAL = re.compile('[&<>"\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]+")
# How much of a correction is shown, how many rules are in the chart, how many stripes a document's strip has.
MAX_SHOWN = 60
STRIPES = 200
# What stands before the text of a block: blanks, and the marks of Markdown.
_LEADING = " \t\u3000\u00a0#>*+-"


def escape(value: str) -> str:
    """A text as HTML that shows it, and nothing else."""
    return _SPECIAL.sub(lambda match: _escaped(match.group()), value)


def _escaped(char: str) -> str:
    return _ESCAPES.get(char) or _CONTROLS.get(char) or "\ufffd"


def shown(value: str) -> str:
    """A correction's text on one line: cut where it is long, blanks made visible where there is nothing else."""
    value = value if len(value) <= MAX_SHOWN else value[: MAX_SHOWN - 1] + "…"
    if _INVISIBLE.fullmatch(value):
        value = "␣" * len(value)
    return escape(" ".join(re.split(r"[\r\n]+", value)))


def minimap(source: Source, violations: list[Violation]) -> str:
    """Where in a document its findings stand, from its beginning on the left to its end on the right."""
    worst: dict[int, Severity] = {}
    for violation in violations:
        at = violation.start * STRIPES // max(1, len(source.text) + 1)
        if at not in worst or SEVERITIES.index(violation.rule.severity) < SEVERITIES.index(worst[at]):
            worst[at] = violation.rule.severity
    rects = "".join(f"<rect class={LETTER[worst[at]]} x={at} width=1.5 height=8 />" for at in sorted(worst))
    return f'<svg class=strip viewBox="0 0 {STRIPES + 1} 8" preserveAspectRatio=none aria-hidden=true>{rects}</svg>'


def marked_rows(document: Document, violations: list[Violation], n: int, first: int) -> Iterator[str]:
    """The document, a paragraph per row, with its marks."""
    source = document.source
    spans = _by_row(source, violations, first)
    related = (one for violation in violations for one in violation.finding.related if one.elsewhere is None)
    wanted = {source.row(one.start) for one in related}
    wanted |= {source.row(violation.start) for violation in violations}
    severities = {first + k: violation.rule.severity for k, violation in enumerate(violations)}
    for row, start in enumerate(source.line_starts, 1):
        line = source.line(row)
        if row == len(source.line_starts) and not line and row not in spans:
            break  # what stands behind the last line end
        block = document.block_at(start + len(line) - len(line.lstrip(_LEADING)))
        name = _class(block) if line.strip() else "nil"
        head = f"<p{f' id=d{n}r{row}' if row in wanted else ''}{f' class={name}' if name else ''} data-n={row}>"
        yield head + _marked(line, start, spans.get(row, []), severities).replace("\u2028", "<br>") + "\n"


def _class(block: Block | None) -> str:
    """How a row is set: titles in the middle, signatures on the right, headings bold unless text runs on in them,
    notes and the like smaller."""
    if block is None or block.kind in ("paragraph", "item", "cell"):
        return "" if block is None or block.story in ("body", "cell") else "by"
    if block.kind == "heading":
        return f"h{min(block.level or 1, 3)}" if block.head in (0, block.end) else ""
    return block.kind


_Span = tuple[int, int, int]  # from, to, number of the finding; empty for a place between two characters


def _by_row(source: Source, violations: list[Violation], first: int) -> dict[int, list[_Span]]:
    """What is to be marked in each row: findings cut at the line ends."""
    found: dict[int, list[_Span]] = {}
    for number, violation in enumerate(violations, first):
        top, last = source.row(violation.start), source.row(max(violation.start, violation.end - 1))
        seen = False
        for row in range(top, last + 1):
            start = source.line_starts[row - 1]
            low, high = max(start, violation.start), min(start + len(source.line(row)), violation.end)
            if low < high:
                found.setdefault(row, []).append((low, high, number))
                seen = True
        if not seen:
            at = min(violation.start, source.line_starts[top - 1] + len(source.line(top)))
            found.setdefault(top, []).append((at, at, number))
    return found


def _marked(line: str, start: int, spans: list[_Span], severities: dict[int, Severity]) -> str:
    """A row with its marks: cut wherever a finding begins or ends, so that none lies across another."""
    if not spans:
        return escape(line)
    cuts = sorted({start, start + len(line), *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    opening: dict[int, list[_Span]] = {}
    for span in spans:
        opening.setdefault(span[0], []).append(span)
    parts: list[str] = []
    active: list[_Span] = []
    for low, high in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        active = [span for span in active if span[1] > low]
        here = opening.get(low, [])
        parts += [_mark("", [span], [span], severities) for span in here if span[0] == span[1]]
        active += [span for span in here if span[0] < span[1]]
        piece = line[low - start : high - start]
        parts.append(_mark(piece, active, here, severities) if active and piece else escape(piece))
    return "".join(parts)


def _mark(piece: str, active: list[_Span], here: list[_Span], severities: dict[int, Severity]) -> str:
    """One stretch of text that the same findings cover, the shortest named first."""
    numbers = [number for _, _, number in sorted(active, key=lambda span: (span[1] - span[0], span[2]))]
    worst = min((severities[number] for number in numbers), key=SEVERITIES.index)
    names = [LETTER[worst]]
    if not piece:
        names.append("pt")
    elif _INVISIBLE.fullmatch(piece):
        names.append("ws")
    if len(active) > 1:
        names.append("x")
    starts = [span[2] for span in here if span in active]
    begun = f" data-s={quoted(' '.join(map(str, starts)))}" if starts else ""
    covers = quoted(" ".join(map(str, numbers)))
    return f"<mark class={quoted(' '.join(names))} data-f={covers}{begun}>{escape(piece)}</mark>"


def quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
