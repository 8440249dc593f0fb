"""replace: words that are wrong, each with what is right.

    [rule.options.table]
    "集休学习" = "集体学习"          one answer: a fix is offered
    "即使" = ["及时", "即使"]        several: the writer decides, no fix
    [rule.options.unless]
    "严竣" = ["严竣工", "从严竣"]    not where one of these overlaps the hit

    at_words = true                  only where words begin and end at the hit's ends, so that 给予警告 is not 予警

The longest entry wins; hits do not overlap. One of two or three characters across whose end a word of the
dictionary lies is none (己经 in 悦己|经济). Further options: see `context`.
Values: found, fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.documents.words import cut_at, is_han, straddled
from lint.kinds import Hits, Kind
from lint.kinds.context import Context, overlaps

# An entry of so many characters does not come about by chance.
_LONG = 4


class Options(Context):
    table: dict[str, str | list[str]]
    unless: dict[str, list[str]] = {}
    at_words: bool = False


def words(options: Options) -> Iterable[str]:
    return options.table


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    for start, end in hits.words:
        found = text[start:end]
        if start < done or any(overlaps(text, word, start, end) for word in options.unless.get(found, ())):
            continue
        right = options.table[found]
        if not options.allows(document, start, end) or _across_words(text, start, end, right, options.at_words):
            continue
        done = end
        if isinstance(right, str):
            yield Finding(start, end, {"found": found, "fix": right}, (Edit(start, end, right),))
        else:
            yield Finding(start, end, {"found": found, "fix": "／".join(right)})


def _across_words(text: str, start: int, end: int, right: str | list[str], at_words: bool) -> bool:
    """Whether the hit came about across the words of its clause: a short one, where Han characters touch its ends."""
    if not at_words and (
        end - start >= _LONG or not (is_han(text[max(0, start - 1) : start]) or is_han(text[end : end + 1]))
    ):
        return False
    if at_words:
        return not cut_at(text, start, end)
    return straddled(text, start, end, right if isinstance(right, str) else right[0])


KIND = Kind(Options, frozenset({"found", "fix"}), check, words=words)
