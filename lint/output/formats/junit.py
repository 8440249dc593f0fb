"""junit: one test suite per file, one test per violation; a clean file passes, an unread one is an error.

A test fails where its violation fails the run (`--fail-on`): a run that ends with 0 has no failures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from lint.base.model import Violation, rank
from lint.documents.source import Source
from lint.output.look import Look
from lint.output.machine import attribute, relative, unread
from lint.output.place import described
from lint.output.terminal import printable
from lint.run.result import Result, Unread


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print all suites, with their sums at the head."""
    suites: list[str] = []
    sums: Counter[str] = Counter()
    for result in results:
        path = relative(result.path, look.base)
        suite, own = _suite(result, path, look)
        told = " ".join(f'{name}="{own[name]}"' for name in ("tests", "failures", "errors", "skipped"))
        suites.append(f'  <testsuite name={attribute(path)} {told} time="0">\n{suite}  </testsuite>\n')
        sums.update(own)
    told = " ".join(f'{name}="{sums[name]}"' for name in ("tests", "failures", "errors"))
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dj-lint" {told} time="0">\n')
    out.writelines(suites)
    out.write("</testsuites>\n")


def _suite(result: Result, path: str, look: Look) -> tuple[str, Counter[str]]:
    """The tests of a file, and how many there are of each outcome."""
    if isinstance(result, Unread):
        said = unread(result, look.lang)
        if result.passed_over:
            case = _case(path, "dj-lint", f"      <skipped message={attribute(said)}/>\n")
            return case, Counter(tests=1, skipped=1)
        return _case(path, "dj-lint", _trouble("error", "unread", said)), Counter(tests=1, errors=1)
    if not (violations := result.shown):
        return _case(path, "dj-lint"), Counter(tests=1)
    failed = [violation for violation in violations if _fails(violation, look)]
    cases = "".join(_violation(result.source, path, violation, look) for violation in violations)
    return cases, Counter(tests=len(violations), failures=len(failed))


def _fails(violation: Violation, look: Look) -> bool:
    """Whether a violation fails the run; the others are tests that passed and have something to say."""
    return rank(violation.rule.severity) >= rank(look.fail_on)


def _violation(source: Source, path: str, violation: Violation, look: Look) -> str:
    rule, (row, column) = violation.rule, source.locate(violation.start)
    where, message = f"{row}:{column}", described(source, violation, look.lang, paragraph=True)
    whole = f"{printable(path)}:{where} {rule.code} {message}"
    if _fails(violation, look):
        inner = _trouble("failure", rule.severity, message, whole)
    else:
        inner = f"      <system-out>{attribute(f'{rule.severity}: {whole}')[1:-1]}</system-out>\n"
    return _case(path, f"{rule.code} {rule.name} {where}", inner)


def _case(path: str, name: str, inner: str = "") -> str:
    head = f'    <testcase classname={attribute(path)} name={attribute(name)} time="0"'
    return f"{head}>\n{inner}    </testcase>\n" if inner else f"{head}/>\n"


def _trouble(tag: str, kind: str, said: str, details: str = "") -> str:
    body = attribute(details or said)[1:-1]
    return f"      <{tag} type={attribute(kind)} message={attribute(said)}>{body}</{tag}>\n"
