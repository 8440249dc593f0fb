"""pattern: regular expressions (RE2) for what is wrong.

    any = ['责任(?P<at>,)', …]       each is searched; what is reported is the group `at`, or the whole match
    replace = "，"                   what to write instead of the reported part; `{name}` stands for a named group
    replace = { "," = "，", … }      the same, by what was found; where that is not in the table, character by character
    lists = { adverb = "逐步 有条不紊 …" }     words that an expression names: '{adverb}的' is (?:逐步|有条不紊)的
    suggest = "采取{found}"          shown as `fix` in the message where no replacement is certain enough to apply

Context to the left and right belongs into the expression outside `at`; RE2 knows no look-around. Further options: see
`context`. Two expressions that report the same span report it once. An expression is searched only in texts with the
words that it cannot do without, and line by line unless it speaks of line ends; the loader works the words out.
Values: found, fix, and every named group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from lint.base.model import Edit, Finding, Value
from lint.documents.document import Document, Span
from lint.documents.regex import Match, finditer
from lint.documents.required_words import AnyOf, literals, trigger
from lint.kinds import Hits, Kind
from lint.kinds.context import Context

# A list's name in an expression; a repetition holds figures.
_LIST = re.compile(r"(?<!\\x)\{([a-z]\w*)\}")
# Signs that an expression looks at, or over, the ends of lines: it is searched in the whole text, others line by line.
_SEES_LINE_ENDS = re.compile(r"\\[nrAz]|\(\?[a-z]*[ms]|(?<!\[)\^|\$|\\x\{A|\n")


class Options(Context):
    any: list[str]
    replace: str | dict[str, str] | None = None
    suggest: str | None = None
    lists: dict[str, str] = {}

    # Worked out by `prepare`, not written: for each expression the words to look for first, none where it is searched
    # everywhere; and the other words without which it cannot match.
    triggers: list[AnyOf] = []
    literals: list[list[AnyOf]] = []

    @cached_property
    def everywhere(self) -> list[int]:
        """The expressions without such words."""
        return [index for index, words in enumerate(self.triggers) if not words]

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


def prepare(options: Options) -> None:
    # The name of no list becomes an expression that cannot be read, so that the loader reports it.
    given = {name: f"(?:{'|'.join(text.split())})" for name, text in options.lists.items()}
    options.any = [_LIST.sub(lambda match: given.get(match[1], f"[{match[0]}"), pattern) for pattern in options.any]
    options.lists = {}
    known = [literals(pattern) for pattern in options.any]
    options.triggers = [trigger(sets) for sets in known]
    options.literals = [[words for words in sets if words != trigger(sets)] for sets in known]


def patterns(options: Options) -> list[str]:
    return [options.any[index] for index in options.everywhere]


def words(options: Options) -> Iterable[str]:
    return dict.fromkeys(word for words in options.triggers for word in words)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    found: dict[tuple[int, int], Match] = {}
    for index, parts in _worth_searching(document.text, options, hits):
        for match in (match for part in parts for match in finditer(options.any[index], document, part)):
            start, end = match.span("at") or (match.start, match.end)
            if start < end and options.allows(document, start, end):
                found.setdefault((start, end), match)
    done = 0
    for (start, end), match in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= done:
            done = end
            yield _finding(document, options, start, end, match)


def _worth_searching(text: str, options: Options, hits: Hits) -> Iterator[tuple[int, list[Span] | list[None]]]:
    """The expressions that may match, each with the parts of the text to search: the lines with its words, or all."""
    occurring = [options.everywhere[index] for index in hits.patterns]
    yield from ((index, [None]) for index in occurring)
    here: dict[str, list[Span]] = {}
    for start, end in hits.words:
        here.setdefault(text[start:end], []).append((start, end))
    for index, words in enumerate(options.triggers):
        spans = [span for word in words for span in here.get(word, ())]
        others = options.literals[index]
        if not spans or not _holds(text, others):
            continue
        if _SEES_LINE_ENDS.search(options.any[index]):
            yield index, [None]
        elif lines := [line for line in _lines(text, sorted(spans)) if _holds(text[slice(*line)], others)]:
            yield index, lines


def _holds(text: str, sets: list[AnyOf]) -> bool:
    """Whether a text has a word of each set."""
    return all(any(word in text for word in words) for words in sets)


def _lines(text: str, spans: list[Span]) -> list[Span]:
    """The lines that hold one of the spans, in order."""
    lines: list[Span] = []
    done = -1
    for start, _ in spans:
        if start > done:
            low = text.rfind("\n", 0, start) + 1
            done = text.find("\n", start)
            done = len(text) if done < 0 else done
            lines.append((low, done))
    return lines


def _finding(document: Document, options: Options, start: int, end: int, match: Match) -> Finding:
    text = document.text[start:end]
    values: dict[str, Value] = {**dict.fromkeys(sorted(options.names), ""), **match.groups(), "found": text}
    template = options.template(text)
    if template is not None:
        values["fix"] = template.format_map(values)
        return Finding(start, end, values, (Edit(start, end, str(values["fix"])),))
    values["fix"] = (options.suggest or "").format_map(values)
    return Finding(start, end, values)


KIND = Kind(
    Options,
    frozenset({"found", "fix"}),
    check,
    words=words,
    patterns=patterns,
    prepare=prepare,
    derived=("triggers", "literals"),
)
