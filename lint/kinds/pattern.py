"""pattern: regular expressions (RE2) for what is wrong.

    any = ['责任(?P<at>,)', …]       each is searched; what is reported is the group `at`, or the whole match
    replace = "，"                   what to write instead of the reported part; `{name}` stands for a named group
    replace = { "," = "，", … }      the same, by what was found; where that is not in the table, character by character
    lists = { adverb = "逐步 有条不紊 …" }     words that an expression names: '{adverb}的' is (?:逐步|有条不紊)的
    suggest = "采取{found}"          shown as `fix` in the message where no replacement is certain enough to apply
    suggest = { "水平" = "提高", … } the same, by what the group `noun` matched
    unless_gap = ["解决", …]         words that, in the group `gap` or `wide`, mean that there is no pair

Context to the left and right belongs into the expression outside `at`; RE2 knows no look-around. Further options: see
`context`. Two expressions that report the same span report it once. An expression is searched only in texts with the
words that it cannot do without, in the lines about them; the loader works the words out. It runs over the end of a line
only where it speaks of line ends, and over no more than two of them.
Values: found, fix, and every named group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from lint.base.late import expression, late
from lint.base.model import Edit, Finding, Value
from lint.documents.document import Document, Span
from lint.documents.regex import Match, finditer
from lint.kinds import Hits, Kind
from lint.kinds.context import Context

if TYPE_CHECKING:
    from lint.documents.edges import Chars
    from lint.documents.required_words import Stretch

# A list's name in an expression; a repetition holds figures.
_LIST = late(r"(?<!\\x)\{([a-z]\w*)\}")
# Signs that an expression looks at, or over, the ends of lines: it is searched in the whole text, others line by line.
_SEES_LINE_ENDS = late(r"\\[nrAz]|\(\?[a-z]*[ms]|(?<!\[)\^|\$|\\x\{A|\n")

# Signs that it looks at more than two of them.
_COUNTS_LINES = late(r"\\A|\\n\)?[*+{]")
EVERYWHERE = -1
# One of these words.
AnyOf = list[str]
# What stands on either side of each word of a list of them.
_BESIDE = "\0"
# To look for more words before one refuses a place takes longer than to search about it for the expression.
_WORTH = 150.0
# So many characters a line has, more or less.
_LINE = 100


# Characters, and whether it is these that may stand beside a word, or all others: as it is kept, and to look them up.
# None where any may.
Edge = tuple[str, bool]
Side = tuple[frozenset[str], bool] | None


class Options(Context):
    any: list[str]
    replace: str | dict[str, str] | None = None
    suggest: str | dict[str, str] | None = None
    unless_gap: list[str] = []
    lists: dict[str, str] = {}

    # Worked out by `prepare`, not written: for each expression the words to look for first, none where it is searched
    # everywhere; which characters stand beside these; and the other words without which it cannot match, where they are
    # few.
    triggers: list[str] = []
    edges: list[tuple[Edge, Edge]] = []
    literals: list[list[AnyOf]] = []
    # How far from such a word a match can reach: 0 where it stays within the line, None where it is not known.
    reach: list[int | None] = []
    # How many characters a match has at most, None where that is not known.
    widths: list[int | None] = []
    # Whether the word that is looked for first, an only one, must stand there twice.
    twice: list[bool] = []

    @cached_property
    def met(self) -> dict[str, list[tuple[int, Side, Side]]]:
        """By the words that have been met, the expressions that they are looked for, and what stands beside them."""
        return {}

    def looked_for(self, word: str) -> list[tuple[int, Side, Side]]:
        listed = f"{_BESIDE}{word}{_BESIDE}"
        indices = (index for index, words in enumerate(self.triggers) if listed in words)
        sides = ((index, *self.edges[index]) for index in indices)
        self.met[word] = [(index, _side(before), _side(after)) for index, before, after in sides]
        return self.met[word]

    @cached_property
    def everywhere(self) -> list[int]:
        """The expressions without such words."""
        return [index for index, words in enumerate(self.triggers) if not words]

    @cached_property
    def names(self) -> frozenset[str]:
        """The named groups of all the expressions; one that took no part is empty in the message."""
        return frozenset(name for pattern in self.any for name in expression(r"\(\?P<(\w+)>").findall(pattern))

    @property
    def templates(self) -> list[tuple[tuple[str, ...], str]]:
        """The texts that stand for a named group's value, each with its place among the options."""
        found = [] if isinstance(self.suggest, dict) else [(("suggest",), self.suggest or "")]
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
    from lint.documents.rarity import looks  # only where rules are compiled
    from lint.documents.required_words import implied, rarest_words, stretches, width

    # The name of no list becomes an expression that cannot be read, so that the loader reports it.
    given = {name: f"(?:{'|'.join(text.split())})" for name, text in options.lists.items()}
    options.any = [_LIST.sub(lambda match: given.get(match[1], f"[{match[0]}"), pattern) for pattern in options.any]
    options.lists = {}
    options.triggers, options.edges = [], []
    options.literals, options.reach, options.widths, options.twice = [], [], [], []
    for pattern in options.any:
        known = stretches(pattern)
        first = rarest_words(pattern)
        options.triggers.append("".join([*(_BESIDE + word for word in first.words), _BESIDE]) if first.words else "")
        options.edges.append((_edge(first.before), _edge(first.after)))
        options.widths.append(width(pattern))
        options.twice.append(len(first.words) == 1 and sum(words == first.words for words, *_ in known) > 1)
        about = 2 * (options.widths[-1] or _LINE)
        others = [(looks(words, about), words) for words, *_ in known if not implied(words, first.words)]
        options.literals.append([words for dear, words in sorted(others) if dear <= _WORTH])
        options.reach.append(_reach(pattern, first, options.widths[-1]))


def _edge(chars: Chars) -> Edge:
    return "".join(sorted(chars.listed)), not chars.others


@cache
def _side(edge: Edge) -> Side:
    """Nothing, where the text ends, is none of the others."""
    chars, these = edge
    return (frozenset([*chars, ""] if these else chars), these) if chars or these else None


def _reach(pattern: str, first: Stretch, most: int | None) -> int | None:
    """How far from the words to look for first a match of so many characters at most can reach."""
    if _COUNTS_LINES.search(pattern):
        return EVERYWHERE
    within = first.words and max(map(len, first.words)) > 1 and not _SEES_LINE_ENDS.search(pattern)
    return 0 if within else most


def patterns(options: Options) -> list[str]:
    return [options.any[index] for index in options.everywhere]


def words(options: Options) -> Iterable[str]:
    return dict.fromkeys(word for words in options.triggers for word in words.split(_BESIDE)[1:-1])


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    found: dict[tuple[int, int], Match] = {}
    for index, span in _worth_searching(document, options, hits):
        for match in finditer(options.any[index], document, span):
            start, end = match.span("at") or (match.start, match.end)
            if start < end and options.allows(document, start, end) and not _parted(options, match):
                found.setdefault((start, end), match)
    done = 0
    for (start, end), match in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= done:
            done = end
            yield _finding(document, options, start, end, match)


def _worth_searching(document: Document, options: Options, hits: Hits) -> Iterator[tuple[int, Span | None]]:
    """The expressions that may match, each with what about its words a match can reach, or the whole text."""
    text = document.text
    for index in hits.patterns:
        yield options.everywhere[index], None
    for index, places in _places(document, options, hits).items():
        sets, most, reach = options.literals[index], options.widths[index], options.reach[index]
        if most is None:
            spans = _lines_about(document, places, reach)
            yield from ((index, span) for span in spans if _hold(text, *span, sets))
            continue
        # A match holds all its other words, and is no wider than so many characters.
        if options.twice[index]:
            places = [span for span in places if _again(text, *span, most)]
        if sets:
            places = [(start, end) for start, end in places if _hold(text, max(0, end - most), start + most, sets)]
        yield from ((index, span) for span in _near(document, places, most, within=reach == 0))


def _places(document: Document, options: Options, hits: Hits) -> dict[int, list[Span]]:
    """The expressions of which the text has one of the words to look for between such characters as may stand beside
    it, in order, each with where these words stand.
    """
    text, met = document.text, options.met
    found: dict[int, list[Span]] = {}
    for span in hits.words:
        start, end = span
        word = text[start:end]
        for index, before, after in met.get(word) or options.looked_for(word):
            if (after is None or (text[end : end + 1] in after[0]) is after[1]) and (
                before is None or (text[start - 1 : start] in before[0]) is before[1]
            ):
                if index in found:
                    found[index].append(span)
                else:
                    found[index] = [span]
    return dict(sorted(found.items()))


def _near(document: Document, places: list[Span], most: int, *, within: bool) -> Iterator[Span]:
    """What matches of so many characters can reach about places, `within` the lines of these or beyond them."""
    low = high = -1
    for start, end in places:
        first, last = max(0, end - most), start + most
        if within:
            begin, close = document.lines[document.line_at(start)]
            first, last = max(first, begin), min(last, close)
        if first > high:
            if high >= 0:
                yield low, high
            low = first
        high = max(high, last)
    if high >= 0:
        yield low, min(high, len(document.text))


def _lines_about(document: Document, places: list[Span], reach: int | None) -> Iterator[Span]:
    """The lines of places; where it is not known how far a match can reach, with one line to either side, or all."""
    line_at, lines, most = document.line_at, document.lines, len(document.lines) - 1
    low = high = -1
    for start, end in places:
        first = last = line_at(start)
        if reach == EVERYWHERE:
            first, last = 0, most
        elif reach is None:
            first, last = max(0, first - 1), min(most, line_at(end) + 1)
        if first > high:
            if high >= 0:
                yield lines[low][0], lines[high][1]
            low = first
        high = max(high, last)
    if high >= 0:
        yield lines[low][0], lines[high][1]


def _hold(text: str, start: int, end: int, sets: list[AnyOf]) -> bool:
    """Whether a stretch of a text holds a word of each set."""
    find = text.find
    for words in sets:
        for word in words:
            if find(word, start, end) >= 0:
                break
        else:
            return False
    return True


def _again(text: str, start: int, end: int, most: int) -> bool:
    """Whether the word of a span stands within so many characters of it once more."""
    word = text[start:end]
    return text.find(word, end, end + most) >= 0 or text.rfind(word, max(0, start - most), start) >= 0


def _finding(document: Document, options: Options, start: int, end: int, match: Match) -> Finding:
    text = document.text[start:end]
    values: dict[str, Value] = {**dict.fromkeys(sorted(options.names), ""), **match.groups(), "found": text}
    template = options.template(text)
    if template is not None:
        values["fix"] = template.format_map(values)
        return Finding(start, end, values, (Edit(start, end, str(values["fix"])),))
    if isinstance(options.suggest, dict):
        values["fix"] = options.suggest.get(match.groups().get("noun", ""), "")
    else:
        values["fix"] = (options.suggest or "").format_map(values)
    return Finding(start, end, values)


def _parted(options: Options, match: Match) -> bool:
    """Whether a word in the gap takes what follows: 加强监督、提高 parts 加强 from 水平."""
    if not options.unless_gap:
        return False
    groups = match.groups()
    gap = groups.get("gap", "") + groups.get("wide", "")
    return any(word in gap for word in options.unless_gap)


KIND = Kind(
    Options,
    frozenset({"found", "fix"}),
    check,
    words=words,
    patterns=patterns,
    prepare=prepare,
    derived=("triggers", "edges", "literals", "reach", "widths", "twice"),
)
