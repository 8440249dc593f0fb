"""gitlab: GitLab's code quality report. Fingerprints hold while lines move, and none occurs twice in a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

import msgspec

from lint.check.suppress.fingerprint import Unique, digest, fingerprint
from lint.output.look import Look
from lint.output.machine import level, relative, unread
from lint.output.place import described
from lint.run.result import Result, Unread

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print one array of all violations; a file that could not be checked is one, too."""
    issues: list[dict[str, Any]] = []
    unique = Unique()
    for result in results:
        path = relative(result.path, look.base)
        if isinstance(result, Unread):
            said, key = unread(result, look.lang), unique(digest("dj-lint", path, result.trouble))
            issues.append(_issue("dj-lint", said, key, level(result, "critical", "minor"), path, 1, 1))
            continue
        source = result.source
        for violation in result.shown:
            rule = violation.rule
            key = unique(digest(path, fingerprint(source, violation)))
            first, last = source.row(violation.start), source.row(violation.end)
            # GitLab does not show the check's name: the code goes into the description.
            said = f"{rule.code}: {described(source, violation, look.lang, paragraph=True)}"
            issues.append(_issue(rule.code, said, key, _SEVERITIES[rule.severity], path, first, last))
    out.write(msgspec.json.format(msgspec.json.encode(issues), indent=2).decode() + "\n")


def _issue(name: str, said: str, key: str, severity: str, path: str, first: int, last: int) -> dict[str, Any]:
    return {
        "description": said,
        "check_name": name,
        "fingerprint": key,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }
