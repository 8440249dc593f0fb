"""pattern: regular expressions (RE2) for what is wrong.

    any = ['责任(?P<at>,)', …]       each is searched; what is reported is the group `at`, or the whole match
    replace = "，"                   what to write instead of the reported part; `{name}` stands for a named group
    replace = { "," = "，", … }      the same, by what was found; where that is not in the table, character by character
    suggest = "采取{found}"          shown as `fix` in the message where no replacement is certain enough to apply
    needs = ["措施", "举措"]         words one of which every match holds: the expressions stay out of the shared scan,
                                     where long gaps are dear, and are searched in texts with such a word alone

Context to the left and right belongs into the expression outside `at`; RE2 knows no look-around. Further options: see
`context`. Two expressions that report the same span report it once.
Values: found, fix, and every named group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from lint.document import Document, Span
from lint.kinds import Hits, Kind
from lint.kinds.context import Context
from lint.model import Edit, Finding, Value
from lint.regex import Match, finditer

# Searching a line on its own costs as much as searching so many characters of a whole text.
WORTH_A_LINE = 1500
# Signs that an expression looks at, or over, the ends of lines: it is searched in the whole text.
_SEES_LINE_ENDS = re.compile(r"\\[nrAz]|\(\?[a-z]*[ms]|(?<!\[)\^|\$|\\x\{A|\n")


class Options(Context):
    any: list[str]
    needs: list[str] = []
    replace: str | dict[str, str] | None = None
    suggest: str | None = None

    @cached_property
    def names(self) -> frozenset[str]:
        """The named groups of all the expressions; one that took no part is empty in the message."""
        return frozenset(name for pattern in self.any for name in re.findall(r"\(\?P<(\w+)>", pattern))

    @property
    def templates(self) -> list[tuple[tuple[str, ...], str]]:
        """The texts that stand for a named group's value, each with its place among the options."""
        found = [(("suggest",), self.suggest or "")]
        if isinstance(self.replace, dict):
            return found + [(("replace", key), text) for key, text in self.replace.items()]
        return [*found, (("replace",), self.replace or "")]

    def template(self, found: str) -> str | None:
        """What to write instead of a text; None where that is not known."""
        table = self.replace
        if not isinstance(table, dict):
            return table
        if found in table or not any(char in table for char in found):
            return table.get(found)
        return "".join(table.get(char, char) for char in found)


def patterns(options: Options) -> list[str]:
    return [] if options.needs else options.any


def words(options: Options) -> list[str]:
    return options.needs


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    found: dict[tuple[int, int], Match] = {}
    lines = _lines(document.text, hits.words)
    few = len(lines) * WORTH_A_LINE < len(document.text)
    for index in range(len(options.any)) if options.needs else hits.patterns:
        pattern = options.any[index]
        parts = lines if options.needs and few and not _SEES_LINE_ENDS.search(pattern) else [None]
        for match in (match for part in parts for match in finditer(pattern, document, part)):
            start, end = match.span("at") or (match.start, match.end)
            if start < end and options.allows(document, start, end):
                found.setdefault((start, end), match)
    done = 0
    for (start, end), match in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= done:
            done = end
            yield _finding(document, options, start, end, match)


def _lines(text: str, words: list[Span]) -> list[Span | None]:
    """The lines that hold one of the words, in order."""
    lines: list[Span | None] = []
    done = -1
    for start, _ in words:
        if start > done:
            low = text.rfind("\n", 0, start) + 1
            done = text.find("\n", start)
            done = len(text) if done < 0 else done
            lines.append((low, done))
    return lines


def _finding(document: Document, options: Options, start: int, end: int, match: Match) -> Finding:
    text = document.text[start:end]
    values: dict[str, Value] = {**dict.fromkeys(options.names, ""), **match.groups(), "found": text}
    template = options.template(text)
    if template is not None:
        values["fix"] = template.format_map(values)
        return Finding(start, end, values, (Edit(start, end, str(values["fix"])),))
    values["fix"] = (options.suggest or "").format_map(values)
    return Finding(start, end, values)


KIND = Kind(Options, frozenset({"found", "fix"}), check, words=words, patterns=patterns)
