"""checkstyle: an XML report that Jenkins and many others read; every file is in it, also a clean or an unread one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from lint.output.look import Look
from lint.output.machine import attribute, level, relative, unread
from lint.output.place import described
from lint.run.result import Result, Unread


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print one element per file with one per violation; columns are code points."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for result in results:
        errors = "".join(_errors(result, look.lang))
        name = attribute(relative(result.path, look.base))
        out.write(f"  <file name={name}>\n{errors}  </file>\n" if errors else f"  <file name={name}/>\n")
    out.write("</checkstyle>\n")


def _errors(result: Result, lang: str) -> Iterator[str]:
    if isinstance(result, Unread):
        grade = level(result, "error", "warning")
        yield f'    <error severity="{grade}" message={attribute(unread(result, lang))} source="dj-lint.unread"/>\n'
        return
    for violation in result.shown:
        rule = violation.rule
        row, column = result.source.locate(violation.start)
        said = attribute(described(result.source, violation, lang, paragraph=True))
        yield (
            f'    <error line="{row}" column="{column}" severity="{rule.severity}"'
            f" message={said} source={attribute(f'dj-lint.{rule.code}.{rule.name}')}/>\n"
        )
