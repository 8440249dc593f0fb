"""Options: the expressions of a rule, with what is worked out of them when it is read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING

from lint.base.late import expression, late
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
    together: bool = False
    lists: dict[str, str] = {}

    # Worked out by `prepare`, not written: for each expression the words to look for first, none where it is searched
    # everywhere; which characters stand beside these; and sets of others of which a match holds one each, those first
    # that refuse a place soonest.
    triggers: list[str] = []
    edges: list[tuple[Edge, Edge]] = []
    literals: list[list[list[str]]] = []
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
