"""sarif: SARIF 2.1.0, for code scanning. Columns are code points, uris relative to the repository.

Suppressed findings stay in, marked as such: without them an alert would close and open again. Files that could not be
checked are notifications of the run, which then counts as not successful.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any, TextIO
from urllib.parse import quote

import msgspec

from lint.base.messages import text
from lint.base.model import Related, Rule, Violation
from lint.base.version import __version__
from lint.check.suppress.fingerprint import Unique, fingerprint
from lint.documents.source import Source
from lint.output import addresses
from lint.output.look import Look
from lint.output.machine import level, near, replacement, title, unread
from lint.output.place import described, fields
from lint.output.rules import as_shown
from lint.output.terminal import plain
from lint.run.result import Result, Unread

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_ENCODINGS = {"utf-8": "UTF-8", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE", "gb18030": "GB18030"}


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print one log with one run."""
    rules: dict[str, Rule] = {}
    artifacts: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    notifications: list[dict[str, Any]] = []
    for result in results:
        artifact = {"uri": uri(result.path, look.base), "index": len(artifacts)}
        artifacts.append({"location": {"uri": artifact["uri"]}, "roles": ["analysisTarget"]})
        if isinstance(result, Unread):
            location = {"physicalLocation": {"artifactLocation": artifact}}
            said = {"text": unread(result, look.lang)}
            notifications.append({"level": level(result, "error", "warning"), "message": said, "locations": [location]})
            continue
        source = result.source
        artifacts[-1]["encoding"] = _ENCODINGS.get(source.encoding, source.encoding)
        unique = Unique()
        for violation in result.violations:
            rules.setdefault(violation.rule.code, violation.rule)
            found.append(_result(source, artifact, violation, look.lang))
            found[-1]["partialFingerprints"] = {"djLint/v1": unique(fingerprint(source, violation))}
    codes = sorted(rules)
    for one in found:
        one["ruleIndex"] = codes.index(one["ruleId"])
    driver = {
        "name": "dj-lint",
        "version": __version__,
        **({"informationUri": addresses.home()} if addresses.home() else {}),
        "language": _LANGUAGES[look.lang],
        "rules": [_rule(rules[code], look.lang) for code in codes],
    }
    failed = any(one["level"] == "error" for one in notifications)
    run = {
        "tool": {"driver": driver},
        "language": _LANGUAGES[look.lang],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": notifications}],
        "artifacts": artifacts,
        "results": found,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    out.write(msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n")


def uri(path: str, base: str = "") -> str:
    """A path as a reference: relative to a folder, else to the working folder; absolute where it lies outside of it."""
    inside = near(path, base)
    if os.path.isabs(inside) or inside.startswith(os.pardir):
        outside = os.path.abspath(path).replace(os.sep, "/")
        return "file://" + ("" if outside.startswith("/") else "/") + quote(os.fsencode(outside))
    return quote(os.fsencode(inside))


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    reason = rule.reason(lang) or rule.text(lang)
    source = rule.source + ("" if rule.source_checked else text("explain.unchecked", lang))
    colon = "：" if lang == "zh" else ": "
    facts = [(text("explain.source", lang), source)]
    if rule.bad and rule.good:
        facts += [
            (text("explain.bad", lang), as_shown(rule.bad[0], lang)),
            (text("explain.good", lang), as_shown(rule.good[0], lang)),
        ]
    markdown = [f"**{_escaped(name)}**{colon}{_escaped(value)}" for name, value in facts]
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": title(rule, lang)},
        "fullDescription": {"text": reason},
        **({"helpUri": address} if (address := addresses.page(rule.code)) else {}),
        "help": {
            "text": "\n".join([reason, *(f"{name}{colon}{value}" for name, value in facts)]),
            "markdown": "\n\n".join([_escaped(reason), *markdown]),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.code[:2], rule.kind]},
    }


def _escaped(value: str) -> str:
    """A text as Markdown that shows it as it is, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>#|!~&])", r"\\\1", " ".join(value.split("\n")))


def _result(source: Source, artifact: dict[str, Any], violation: Violation, lang: str) -> dict[str, Any]:
    rule, finding = violation.rule, violation.finding
    result: dict[str, Any] = {
        "ruleId": rule.code,
        "level": _LEVELS[rule.severity],
        "message": {"text": described(source, violation, lang, paragraph=True)},
        "locations": [_location(source, artifact, finding.start, finding.end)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": n,
                **_related(source, artifact, related),
                "message": {"text": _note(related, lang)},
            }
            for n, related in enumerate(finding.related)
        ]
    if fix := replacement(source, violation):
        edits = [
            {"deletedRegion": _region(source, e.start, e.end), "insertedContent": {"text": e.content}}
            for e in finding.edits
        ]
        result["fixes"] = [
            {
                "description": {"text": plain(text("fix.to", lang, before=fix.before, after=fix.after))},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": edits}],
                "properties": {"applicability": rule.fix},
            }
        ]
    if violation.suppressed is not None:
        kind = "inSource" if violation.suppressed.kind == "comment" else "external"
        reason = {"justification": violation.suppressed.reason} if violation.suppressed.reason else {}
        result["suppressions"] = [{"kind": kind, **reason}]
    return result


def _related(source: Source, artifact: dict[str, Any], related: Related) -> dict[str, Any]:
    """A related place; one in another document names that, and one of an archive whose it is."""
    other = related.elsewhere
    if other is None:
        return _location(source, artifact, related.start, related.end)
    if other.origin:
        return {"logicalLocations": [{"name": other.origin}]}
    region = {
        "startLine": other.row, "startColumn": other.column, "endLine": other.end_row, "endColumn": other.end_column
    }  # fmt: skip
    return {"physicalLocation": {"artifactLocation": {"uri": uri(other.path)}, "region": region}}


def _note(related: Related, lang: str) -> str:
    said = text(related.note, lang)
    return f"{said} ({related.elsewhere.origin})" if related.elsewhere and related.elsewhere.origin else said


def _location(source: Source, artifact: dict[str, Any], start: int, end: int) -> dict[str, Any]:
    found: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": _region(source, start, end)}}
    if place := source.place(start, end):
        found["properties"] = fields(place)
        if place.heading:
            found["logicalLocations"] = [{"name": place.heading}]
    return found


def _region(source: Source, start: int, end: int) -> dict[str, int]:
    first, last = source.locate(start), source.locate(end)
    return {"startLine": first.row, "startColumn": first.column, "endLine": last.row, "endColumn": last.column}
