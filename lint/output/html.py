"""html: a report to look at, in one file: every document as it reads, with its findings marked in place.

Nothing is loaded from anywhere. What the page does is in `report.js`, how it looks in `report.css`; a content security
policy lets these two run by their hashes, and nothing else. Without scripts it still reads, links and prints.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from string import Formatter
from typing import TextIO

from lint import __version__
from lint.document import Block, Document
from lint.messages import text
from lint.model import Rule, Severity, Violation
from lint.output import Look
from lint.output.full import place
from lint.output.report import relative, replacement, unread
from lint.output.terminal import printable
from lint.result import Result
from lint.source import Source

_HERE = os.path.dirname(os.path.abspath(__file__))
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
# One letter for a severity, as a class: there are thousands of them.
_LETTER = {"error": "e", "warning": "w", "info": "i"}
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
# Control characters are shown as their pictures; a lone surrogate cannot be written at all.
_CONTROLS = {chr(n): chr(0x2400 + n) for n in range(32) if chr(n) not in "\t\n"} | {"\x7f": "\u2421"}
_SPECIAL = re.compile('[&<>"\0-\x08\x0b-\x1f\x7f\ud800-\udfff]')
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]+")
# How much of a correction is shown, how many rules are in the chart, how many stripes a document's strip has.
MAX_SHOWN = 60
MAX_RULES = 8
STRIPES = 200
# What stands before the text of a block: blanks, and the marks of Markdown.
_LEADING = " \t\u3000\u00a0#>*+-"


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print the page."""
    report = _Report(look.lang)
    for result in results:
        report.add(result)
    out.write(report.page() + "\n")


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


class _Report:
    """Collects documents, then gives the page; findings are numbered from 1 through all documents."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.rules: dict[str, Rule] = {}
        self.counts: Counter[tuple[str, Severity]] = Counter()
        self.overview: list[str] = []
        self.clean: list[str] = []
        self.documents: list[str] = []
        self.bad = self.unread = self.findings = 0

    def add(self, result: Result) -> None:
        """Take a document in; of one without findings only its name."""
        name = _name(result.path)
        if result.trouble:
            self.unread += 1
            said = escape(unread(result, self.lang))
            self.overview.append(f"<tr class=no><td>{name}<td colspan=2 class=said>{said}</tr>\n")
            return
        violations = result.shown
        if not violations:
            self.clean.append(f"<li>{name}\n")
            return
        self.bad += 1
        for violation in violations:
            self.rules.setdefault(violation.rule.code, violation.rule)
            self.counts[violation.rule.code, violation.rule.severity] += 1
        n, first = self.bad, self.findings + 1
        self.findings += len(violations)
        sums = _sums(violation.rule.severity for violation in violations)
        strip = _strip(result.source, violations)
        self.overview.append(f"<tr><td><a href=#d{n}>{name}</a><td>{strip}<td>{self._numbers(sums)}</tr>\n")
        rows = "".join(_rows(result.document, violations, n, first))
        cards = "".join(self._card(result.source, violation, n, first + k) for k, violation in enumerate(violations))
        self.documents.append(
            f"<section class=doc id=d{n}>\n<h2><span>{name}</span> {self._numbers(sums)}</h2>\n{strip}\n"
            "<div class=cols>\n"
            f"<article class=paper lang=zh-CN>\n{rows}</article>\n"
            f"<details class=side open><summary>{self.say('html.list', count=len(violations))}</summary>\n"
            f"<ol>\n{cards}</ol></details>\n</div>\n</section>\n"
        )

    def say(self, key: str, **values: object) -> str:
        """A sentence of the tool, escaped."""
        return escape(text(key, self.lang, **values))

    def _numbers(self, sums: dict[Severity, int]) -> str:
        """How many of each severity, in words for those who cannot see colours."""
        said = (
            f"<b class={_LETTER[severity]} title={_quoted(self.say(severity))}>{count}</b>"
            for severity, count in sums.items()
            if count
        )
        return f"<span class=sums>{''.join(said)}</span>"

    def _card(self, source: Source, violation: Violation, document: int, n: int) -> str:
        """One finding in the panel; the reason is added from the list of rules once it is chosen."""
        rule = violation.rule
        where = place(source, violation)
        row = source.row(violation.start)
        said = escape(violation.message(self.lang))
        parts = [
            f"<li id=f{n} class={_LETTER[rule.severity]} data-r={rule.code}><a href=#d{document}r{row}>"
            f"<b>{rule.code}</b><i>{where}</i><span>{said}</span></a>"
        ]
        if fix := replacement(source, violation):
            before = f"<del>{shown(fix.before)}</del>" if fix.before else ""
            after = f"<ins>{shown(fix.after)}</ins>" if fix.after else self.say("html.delete")
            sure = "" if rule.fix == "safe" else f" <small>{self.say('explain.fix.unsafe')}</small>"
            parts.append(f"<p class=fix>{before}<u>→</u>{after}{sure}")
        for related in violation.finding.related:
            other = source.locate(related.start)
            note = self.say(related.note)
            parts.append(f"<p class=rel><a href=#d{document}r{other.row}>{note} {other.row}:{other.column}</a>")
        return "".join(parts) + "\n"

    def page(self) -> str:
        """The whole page."""
        style, script = _resource("report.css"), _resource("report.js")
        sums: dict[Severity, int] = {
            severity: sum(count for (_, own), count in self.counts.items() if own == severity)
            for severity in _SEVERITIES
        }
        codes = sorted(self.rules, key=lambda code: (-self._count(code), code))
        parts = {
            "lang": "en" if self.lang == "en" else "zh-CN",
            "version": escape(__version__),
            "style_hash": _hash(style),
            "script_hash": _hash(script),
            "style": style,
            "script": script,
            "tiles": self._tiles(sums),
            "bar": _bar(sums, self.say("html.by-severity")),
            "chart": self._chart(codes),
            "overview": "".join(self.overview),
            "clean": self._clean(),
            "documents": "".join(self.documents),
            "rules": "".join(map(self._rule, codes)),
            "severities": "".join(
                f"<label class={_LETTER[severity]}><input type=checkbox checked value={_LETTER[severity]}>"
                f"<span>{self.say(severity)} {sums[severity]}</span></label>"
                for severity in _SEVERITIES
                if sums[severity]
            ),
            "choices": "".join(
                f"<option value={code}>{code} {self._title(code)} ({self._count(code)})</option>"
                for code in sorted(codes)
            ),
            "tools": "" if self.findings else "hidden",
        }
        return re.sub(
            r"\{\{([\w.-]+)\}\}",
            lambda match: parts[match[1]] if match[1] in parts else self.say(match[1]),
            _resource("report.html"),
        )

    def _count(self, code: str) -> int:
        return sum(self.counts[code, severity] for severity in _SEVERITIES)

    def _tiles(self, sums: dict[Severity, int]) -> str:
        """The figures at the head."""
        checked = len(self.clean) + self.bad
        tiles = [("", checked, self.say("html.checked")), ("", self.bad, self.say("html.with-findings"))]
        tiles += [(_LETTER[severity], sums[severity], self.say(severity)) for severity in _SEVERITIES]
        if self.unread:
            tiles.append(("e", self.unread, self.say("html.unread")))
        return "".join(f"<li class={name or 'n'}><b>{count}</b><span>{said}</span></li>" for name, count, said in tiles)

    def _clean(self) -> str:
        """The documents without findings, folded away: they must not bury the others."""
        if not self.clean:
            return ""
        said = self.say("html.clean", count=len(self.clean))
        return f"<details class=ok><summary>{said}</summary>\n<ul>\n{''.join(self.clean)}</ul></details>\n"

    def _chart(self, codes: list[str]) -> str:
        """The most frequent rules as bars, longest first; a click on one filters by it."""
        most = max((self._count(code) for code in codes), default=1)
        lines = []
        for code in codes[:MAX_RULES]:
            sums: dict[Severity, int] = {severity: self.counts[code, severity] for severity in _SEVERITIES}
            count = self._count(code)
            lines.append(
                f"<li><a href=#r-{code} data-r={code}><b>{code}</b><span>{self._title(code)}</span>"
                f"{_bar(sums, f'{code}: {count}', most)}<i>{count}</i></a></li>\n"
            )
        return "".join(lines)

    def _title(self, code: str) -> str:
        """What a rule says of each finding, with … where they differ; escaped."""
        parts = Formatter().parse(self.rules[code].text(self.lang))
        return escape("".join(said + ("…" if field is not None else "") for said, field, _, _ in parts))

    def _rule(self, code: str) -> str:
        """A rule's page: reason, source, an example."""
        rule = self.rules[code]
        source = rule.source + ("" if rule.source_checked else text("explain.unchecked", self.lang))
        colon = "：" if self.lang == "zh" else ": "
        lines = [
            f"<div id=r-{code} class=rule><h3><i>{self._count(code)}</i>{code} {self._title(code)}"
            f" <small>{rule.name}</small></h3>",
            f"<p class=why>{escape(rule.reason(self.lang))}",
            f"<p class=src>{self.say('explain.source')}{colon}{escape(source)}",
        ]
        if rule.bad:
            bad = rule.bad[0]
            lines.append(f"<p class=eg><span>✗ {_example(bad.text)}</span>")
            lines.append(f"<p class=eg><span>✓ {_example(bad.fixed or rule.good[0].text)}</span>")
        return "\n".join([*lines, "</div>\n"])


def _name(path: str) -> str:
    """A path with its folder set apart."""
    folder, slash, name = printable(relative(path)).rpartition("/")
    return (f"<em>{escape(folder + slash)}</em>" if folder else "") + escape(name)


def _example(value: str) -> str:
    return shown(value.strip())


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _sums(severities: Iterable[Severity]) -> dict[Severity, int]:
    counts = Counter(severities)
    return {severity: counts[severity] for severity in _SEVERITIES}


def _bar(sums: dict[Severity, int], label: str, most: int = 0) -> str:
    """One bar, a part per severity, as long as its share of `most`."""
    most = most or sum(sums.values()) or 1
    parts, at = [], 0.0
    for severity, count in sums.items():
        if count:
            width = count * 100 / most
            parts.append(f"<rect class={_LETTER[severity]} x={at:.2f} width={width:.2f} height=8 />")
            at += width
    return (
        f'<svg class=bar viewBox="0 0 100 8" preserveAspectRatio=none role=img aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def _strip(source: Source, violations: list[Violation]) -> str:
    """Where in a document its findings stand, from its beginning on the left to its end on the right."""
    worst: dict[int, Severity] = {}
    for violation in violations:
        at = violation.start * STRIPES // max(1, len(source.text) + 1)
        if at not in worst or _SEVERITIES.index(violation.rule.severity) < _SEVERITIES.index(worst[at]):
            worst[at] = violation.rule.severity
    rects = "".join(f"<rect class={_LETTER[worst[at]]} x={at} width=1.5 height=8 />" for at in sorted(worst))
    return f'<svg class=strip viewBox="0 0 {STRIPES + 1} 8" preserveAspectRatio=none aria-hidden=true>{rects}</svg>'


def _rows(document: Document, violations: list[Violation], n: int, first: int) -> Iterator[str]:
    """The document, a paragraph per row, with its marks."""
    source = document.source
    spans = _by_row(source, violations, first)
    wanted = {source.row(related.start) for violation in violations for related in violation.finding.related}
    wanted |= {source.row(violation.start) for violation in violations}
    severities = {first + k: violation.rule.severity for k, violation in enumerate(violations)}
    for row, start in enumerate(source.line_starts, 1):
        line = source.line(row)
        if row == len(source.line_starts) and not line and row not in spans:
            break  # what stands behind the last line end
        block = document.block_at(start + len(line) - len(line.lstrip(_LEADING)))
        name = _class(block) if line.strip() else "nil"
        head = f"<p{f' id=d{n}r{row}' if row in wanted else ''}{f' class={name}' if name else ''} data-n={row}>"
        yield head + _marked(line, start, spans.get(row, []), severities) + "\n"


def _class(block: Block | None) -> str:
    """How a row is set: titles in the middle, signatures on the right, headings bold unless text runs on in them."""
    if block is None or block.kind in ("paragraph", "item", "cell"):
        return ""
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
    worst = min((severities[number] for number in numbers), key=_SEVERITIES.index)
    names = [_LETTER[worst]]
    if not piece:
        names.append("pt")
    elif _INVISIBLE.fullmatch(piece):
        names.append("ws")
    if len(active) > 1:
        names.append("x")
    starts = [span[2] for span in here if span in active]
    begun = f" data-s={_quoted(' '.join(map(str, starts)))}" if starts else ""
    covers = _quoted(" ".join(map(str, numbers)))
    return f"<mark class={_quoted(' '.join(names))} data-f={covers}{begun}>{escape(piece)}</mark>"


def _resource(name: str) -> str:
    with open(os.path.join(_HERE, name), encoding="utf-8") as handle:
        return handle.read().strip()


def _hash(content: str) -> str:
    return b64encode(sha256(content.encode()).digest()).decode()
