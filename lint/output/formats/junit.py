"""junit: one test suite per file, one failed test per violation; a clean file passes, an unread one is an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from lint.base.model import Violation
from lint.documents.source import Source
from lint.output.look import Look
from lint.output.machine import attribute, relative, shown, unread
from lint.output.place import described
from lint.run.result import Result, Unread


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print all suites, with their sums at the head."""
    suites: list[str] = []
    tests = failures = errors = skipped = 0
    for result in results:
        path = relative(result.path)
        failed = broken = passed = 0
        if isinstance(result, Unread) and result.passed_over:
            passed, cases = (
                1,
                _case(path, "dj-lint", f"      <skipped message={attribute(unread(result, look.lang))}/>\n"),
            )
        elif isinstance(result, Unread):
            broken, cases = 1, _case(path, "dj-lint", _trouble("error", "unread", unread(result, look.lang)))
        elif violations := result.shown:
            failed = len(violations)
            cases = "".join(_violation(result.source, path, violation, look.lang) for violation in violations)
        else:
            cases = _case(path, "dj-lint")
        count = max(1, failed)
        sums = f'tests="{count}" failures="{failed}" errors="{broken}" skipped="{passed}" time="0"'
        suites.append(f"  <testsuite name={attribute(path)} {sums}>\n{cases}  </testsuite>\n")
        tests, failures, errors, skipped = tests + count, failures + failed, errors + broken, skipped + passed
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="dj-lint" tests="{tests}" failures="{failures}" errors="{errors}" time="0">\n')
    out.writelines(suites)
    out.write("</testsuites>\n")


def _violation(source: Source, path: str, violation: Violation, lang: str) -> str:
    rule, (row, column) = violation.rule, source.locate(violation.start)
    where, message = f"{row}:{column}", described(source, violation, lang, paragraph=True)
    inner = _trouble("failure", rule.severity, message, f"{shown(path)}:{where} {rule.code} {message}")
    return _case(path, f"{rule.code} {rule.name} {where}", inner)


def _case(path: str, name: str, inner: str = "") -> str:
    head = f'    <testcase classname={attribute(path)} name={attribute(name)} time="0"'
    return f"{head}>\n{inner}    </testcase>\n" if inner else f"{head}/>\n"


def _trouble(tag: str, kind: str, said: str, details: str = "") -> str:
    body = attribute(details or said)[1:-1]
    return f"      <{tag} type={attribute(kind)} message={attribute(said)}>{body}</{tag}>\n"
