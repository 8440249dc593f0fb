"""replace: words that are wrong, each with what is right.

    [rule.options.table]
    "集休学习" = "集体学习"          one answer: a fix is offered
    "即使" = ["及时", "即使"]        several: the writer decides, no fix
    [rule.options.unless]
    "严竣" = ["严竣工", "从严竣"]    not where one of these overlaps the hit

    at_words = true                  only where words begin and end at the hit's ends, so that 给予警告 is not 予警

The longest entry wins; hits do not overlap. Further options: see `context`.
Values: found, fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.context import Context, overlaps
from lint.model import Edit, Finding

# Words are looked for among so many characters of the clause to either side.
WINDOW = 40
_BEFORE = re.compile(r"[\w]*\Z")
_AFTER = re.compile(r"[\w]*")


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
        if not options.allows(document, start, end) or (options.at_words and not _at_words(text, start, end)):
            continue
        done = end
        right = options.table[found]
        if isinstance(right, str):
            yield Finding(start, end, {"found": found, "fix": right}, (Edit(start, end, right),))
        else:
            yield Finding(start, end, {"found": found, "fix": "／".join(right)})


def _at_words(text: str, start: int, end: int) -> bool:
    """Whether the words of the surrounding clause are cut at both ends of a span."""
    from lint.words import boundaries

    low = start - len(_BEFORE.search(text, max(0, start - WINDOW), start)[0])  # type: ignore[index]
    clause = text[low : _AFTER.match(text, end, end + WINDOW).end()]  # type: ignore[union-attr]
    cuts = boundaries(clause)
    return start - low in cuts and end - low in cuts


KIND = Kind(Options, frozenset({"found", "fix"}), check, words=words)
