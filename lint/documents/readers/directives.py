"""Directives: lines of Markdown that are none of CommonMark's, which say how what stands below them is shown.

`:::` fences, `!!!` and `???` of admonitions, `===` of tabs, `{{< >}}` and `{% %}` alone on their line, `[^1]:` before a
footnote. What such a line opens is prose, also where it is indented as code would be.
"""

from __future__ import annotations

import re

from lint.base.late import expression, late
from lint.documents.document import MASK, Span

_QUOTED = r"(?:[ \t]*>)*[ \t]*"
_LINE = late(
    rf"^{_QUOTED}(?:(?P<fence>:{{3,}}[^\r\n]*)|"
    r"(?P<opens>(?:!!!\+?|\?\?\?\+?|/// ?\w*|===[!+]?(?=[ \t]+\"))(?:[ \t]+[^\r\n]*)?)"
    r"|(?P<tag>\{[{%][^\r\n]*[}%]\})[ \t]*|(?P<toc>\[TOC\]|\[\[_?TOC_?\]\]|\\newpage|\\pagebreak))[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_MARK = late(r"!!!|\?\?\?|===|///|:::|\{\{|\{%|\[\^|\*\[|\[TOC|\[toc|\[\[|\\newpage|\\pagebreak")
_INDENT = late(r"(?: {4}|\t)")
# A definition of a footnote, which CommonMark takes for that of a link, or of an abbreviation.
_NOTE = late(r"^(?P<note> {0,3}(?:\[\^[^\]\s]+\]|\*\[[^\]\r\n]+\]):)", re.MULTILINE)
_ROW = late(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def spans(text: str) -> list[Span]:
    """The spans of such lines."""
    if not _has_any(text):
        return []
    found = [match.span() for match in _LINE.finditer(_ended(text)) if _is_markup(match)]
    return found + [match.span("note") for match in _NOTE.finditer(_ended(text))]


def plain(text: str) -> str:
    """The text for a parser of CommonMark: row for row the same, without such lines and what they indent."""
    if not _has_any(text):
        return text
    rows, deep = [], False
    for row in _ROW.findall(text):
        bare = row.rstrip("\r\n")
        end = row[len(bare) :]
        match = _LINE.match(bare)
        if match and _is_markup(match):
            deep = deep or match["opens"] is not None
            bare = "" if not match["tag"] else bare and ""
        elif deep and _INDENT.match(bare):
            bare = bare[_INDENT.match(bare).end() :]  # type: ignore[union-attr]
        elif deep and bare.strip():
            deep = False
        rows.append(_NOTE.sub(lambda match: MASK * len(match.group()), bare) + end)
    return "".join(rows)


def _has_any(text: str) -> bool:
    return _MARK.search(text) is not None


def _is_markup(match: re.Match[str]) -> bool:
    """A word in double braces alone is left for the writer to fill in."""
    return not match["tag"] or not expression(r"\{\{\w+\}\}").fullmatch(match["tag"])


def _ended(text: str) -> str:
    """The text with line ends at which `$` matches, of the same length."""
    return text.replace("\r\n", " \n").replace("\r", "\n")
