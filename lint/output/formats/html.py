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
from typing import TextIO

import msgspec

from lint.base.messages import text
from lint.base.model import PARAGRAPHS, Rule, Severity, Violation, rank
from lint.base.version import __version__
from lint.check.suppress.fingerprint import Unique, digest, fingerprint
from lint.documents.document import Document
from lint.output.about import about
from lint.output.formats.html_files import Files, name_of, numbers
from lint.output.formats.html_marks import LETTER, SEVERITIES, escape, marked_rows, minimap, shown
from lint.output.look import Look
from lint.output.machine import relative, replacement, title, unread
from lint.output.place import described, other_spot, spot
from lint.output.rules import as_shown
from lint.run.result import Checked, Corrected, Result, Unread

_HERE = os.path.dirname(os.path.abspath(__file__))
MAX_RULES = 8
# In a report of more documents, those out of sight are laid out when somebody comes to them.
MANY = 40
# So many digits of a fingerprint tell the findings of all reports apart: one in a billion pairs of them is alike.
KNOWN_BY = 12


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print the page."""
    report = _Report(look)
    for result in results:
        report.add(result)
    out.write(report.page() + "\n")


class _Report:
    """Collects documents, then gives the page; findings are numbered from 1 through all documents."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.lang = look.lang
        self.files = Files(look.lang)
        self.unique = Unique()
        self.rules: dict[str, Rule] = {}
        self.counts: Counter[tuple[str, Severity]] = Counter()
        self.documents: list[str] = []
        self.bad = self.findings = 0

    def add(self, result: Result) -> None:
        """Take a document in; of one without findings only its name."""
        if isinstance(result, Unread):
            self.files.add_unread(result.path, unread(result, self.lang))
            return
        violations = result.shown
        if not violations:
            self.files.add_clean(result.path)
            return
        self.bad += 1
        for violation in violations:
            self.rules.setdefault(violation.rule.code, violation.rule)
            self.counts[violation.rule.code, violation.rule.severity] += 1
        n, first = self.bad, self.findings + 1
        self.findings += len(violations)
        sums = _sums(violation.rule.severity for violation in violations)
        strip = minimap(result.source, violations)
        self.files.add(result.path, n, sums, strip)
        rows = "".join(_paper(result.document, marked_rows(result.document, violations, n, first)))
        cards = "".join(self._card(result, violation, n, first + k) for k, violation in enumerate(violations))
        self.documents.append(
            f"<section class=doc id=d{n}>\n"
            f"<h2><span>{name_of(result.path)}</span> {numbers(sums, self.lang)}</h2>\n{strip}\n"
            "<div class=cols>\n"
            f"<article class=paper lang=zh-CN>\n{rows}</article>\n"
            f"<details class=side open><summary>{self.say('html.list', count=len(violations))}</summary>\n"
            f"<ol>\n{cards}</ol></details>\n</div>\n</section>\n"
        )

    def say(self, key: str, **values: object) -> str:
        """A sentence of the tool, escaped."""
        return escape(text(key, self.lang, **values))

    def _card(self, result: Checked | Corrected, violation: Violation, document: int, n: int) -> str:
        """One finding in the panel, known in any later report by its `data-h`; the reason is added from the list of
        rules once it is chosen."""
        rule, source = violation.rule, result.source
        key = self.unique(digest(relative(result.path), fingerprint(source, violation)))[:KNOWN_BY]
        where = spot(source, violation.start, self.lang)
        row = source.row(violation.start)
        said = escape(described(source, violation, self.lang))
        parts = [
            f"<li id=f{n} class={LETTER[rule.severity]} data-r={rule.code} data-h={key}><a href=#d{document}r{row}>"
            f"<b>{rule.code}</b><i>{where}</i><span>{said}</span></a>"
        ]
        if fix := replacement(source, violation):
            before = f"<del>{shown(fix.before)}</del>" if fix.before else ""
            after = f"<ins>{shown(fix.after)}</ins>" if fix.after else self.say("html.delete")
            sure = "" if rule.fix == "safe" else f" <small>{self.say('explain.fix.unsafe')}</small>"
            parts.append(f"<p class=fix>{before}<u>→</u>{after}{sure}")
        for related in violation.finding.related:
            other, note = other_spot(source, related, self.lang), self.say(related.note)
            if related.elsewhere:
                parts.append(f"<p class=rel>{note} {escape(other)}")
                continue
            parts.append(f"<p class=rel><a href=#d{document}r{source.row(related.start)}>{note} {other}</a>")
        return "".join(parts) + "\n"

    def page(self) -> str:
        """The whole page."""
        style, script = _resource("report.css"), _resource("report.js")
        sums: dict[Severity, int] = {
            severity: sum(count for (_, own), count in self.counts.items() if own == severity)
            for severity in SEVERITIES
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
            "about": "".join(f"<p class=about>{escape(line)}\n" for line in about(self.look)),
            "find": self.files.tools(),
            "overview": "".join(self.files.overview),
            "apart": self.files.apart(),
            "many": "class=many" if self.bad > MANY else "",
            "words": escape(msgspec.json.encode(self._words()).decode()),
            "documents": "".join(self.documents),
            "rules": "".join(map(self._rule, codes)),
            "severities": "".join(
                f"<label class={LETTER[severity]}><input type=checkbox checked value={LETTER[severity]}>"
                f"<span>{self.say(severity)} {sums[severity]}</span></label>"
                for severity in SEVERITIES
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
        return sum(self.counts[code, severity] for severity in SEVERITIES)

    def _words(self) -> dict[str, str]:
        """What the script says."""
        keys = ("done", "kept", "undo", "ticked", "state")
        heads = {name: text(f"table.{name}", self.lang) for name in ("file", "row", "rule", "severity", "problem")}
        grades = {LETTER[severity]: text(severity, self.lang) for severity in SEVERITIES}
        return {key: text(f"html.{key}", self.lang) for key in keys} | heads | grades

    def _tiles(self, sums: dict[Severity, int]) -> str:
        """The figures at the head; hints only where they were asked for."""
        checked = len(self.files.clean) + self.bad
        tiles = [("", checked, self.say("html.checked")), ("", self.bad, self.say("html.with-findings"))]
        tiles += [
            (LETTER[severity], sums[severity], self.say(severity))
            for severity in SEVERITIES
            if sums[severity] or rank(severity) >= rank(self.look.least)
        ]
        if self.files.unread:
            tiles.append(("e", len(self.files.unread), self.say("html.unread")))
        return "".join(f"<li class={name or 'n'}><b>{count}</b><span>{said}</span></li>" for name, count, said in tiles)

    def _chart(self, codes: list[str]) -> str:
        """The most frequent rules as bars, longest first; a click on one filters by it."""
        most = max((self._count(code) for code in codes), default=1)
        lines = []
        for code in codes[:MAX_RULES]:
            sums: dict[Severity, int] = {severity: self.counts[code, severity] for severity in SEVERITIES}
            count = self._count(code)
            lines.append(
                f"<li><a href=#r-{code} data-r={code}><b>{code}</b><span>{self._title(code)}</span>"
                f"{_bar(sums, f'{code}: {count}', most)}<i>{count}</i></a></li>\n"
            )
        return "".join(lines)

    def _title(self, code: str) -> str:
        """What a rule says of each finding, escaped."""
        return escape(title(self.rules[code], self.lang))

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
            lines.append(f"<p class=eg><span>✗ {_example(as_shown(bad, self.lang))}</span>")
            lines.append(f"<p class=eg><span>✓ {_example(bad.fixed or as_shown(rule.good[0], self.lang))}</span>")
        return "\n".join([*lines, "</div>\n"])


def _paper(document: Document, rows: Iterator[str]) -> Iterator[str]:
    """The rows of a document; those of tables in tables."""
    if document.format not in PARAGRAPHS:
        return rows
    from lint.documents.word.source import ParagraphSource
    from lint.output.formats.html_tables import in_tables

    assert isinstance(document.source, ParagraphSource)
    return in_tables(document.source.paragraphs, rows)


def _example(value: str) -> str:
    return shown(value.strip())


def _sums(severities: Iterable[Severity]) -> dict[Severity, int]:
    counts = Counter(severities)
    return {severity: counts[severity] for severity in SEVERITIES}


def _bar(sums: dict[Severity, int], label: str, most: int = 0) -> str:
    """One bar, a part per severity, as long as its share of `most`."""
    most = most or sum(sums.values()) or 1
    parts, at = [], 0.0
    for severity, count in sums.items():
        if count:
            width = count * 100 / most
            parts.append(f"<rect class={LETTER[severity]} x={at:.2f} width={width:.2f} height=8 />")
            at += width
    return (
        f'<svg class=bar viewBox="0 0 100 8" preserveAspectRatio=none role=img aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def _resource(name: str) -> str:
    with open(os.path.join(_HERE, name), encoding="utf-8") as handle:
        return handle.read().strip()


def _hash(content: str) -> str:
    return b64encode(sha256(content.encode()).digest()).decode()
