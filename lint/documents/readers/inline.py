"""Inline: markup within the text of Markdown, found in one pass: code, targets of links, HTML, notes, references.

Code is what stands between two runs of as many backticks. Which run ends which is counted beforehand: to search for
the other end from each run would read the rest of the text as often as there are lengths.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from lint.base.late import late
from lint.documents.document import Span

_TARGET_TITLE = r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?"
_MARKUP = late(
    r"(?P<ticks>(?<!`)`+)"
    rf"|(?P<target>\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*){_TARGET_TITLE}[ ]*\))"
    r"|(?P<html></?[A-Za-z][^<>]*>|<!--.*?-->)"
    # [[page|what is shown]], and ![[what is put in here]]
    r"|(?P<embed>!\[\[[^\[\]\n]*\]\])|(?P<wiki>\[\[(?:[^\[\]|\n]*(?=\]\])|[^\[\]|\n]*\|))"
    r"|(?P<comment>\[\^[^\[\]\s]+\]:?)|(?P<callout>(?<=>)[ \t]*\[![A-Za-z][\w-]*\][+-]?)"
    r"|(?P<reference>\]\[[^\[\]\n]*\])",
    re.DOTALL,
)
_TICKS = late("`+")
# A line that is blank: no code reaches over one.
_PARTED = late(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")


def inline_markup(text: str) -> list[Span]:
    """The spans of inline markup, in order and apart; of what is masked already nothing is found."""
    text = _without_half_comments(text)
    ends, found, at = _ends_of_code(text), [], 0
    while match := _MARKUP.search(text, at):
        at = match.end() if match.lastgroup != "ticks" else ends.get(match.start(), 0)
        if at:
            found.append((match.start(), at))
        else:  # backticks that nothing closes
            at = match.end()
    return found


def _ends_of_code(text: str) -> dict[int, int]:
    """Where the code that a run of backticks begins would end, by where the run stands: behind the next as long."""
    parted = [match.start() for match in _PARTED.finditer(text)] if "`" in text else []
    ends: dict[int, int] = {}
    open_: dict[int, int] = {}
    paragraph = 0
    for match in _TICKS.finditer(text):
        start, end = match.span()
        if (here := bisect_left(parted, start)) != paragraph:
            paragraph = here
            open_.clear()
        if (before := open_.get(end - start)) is not None:
            ends[before] = end
        open_[end - start] = start
    return ends


def _without_half_comments(text: str) -> str:
    """A text of the same length in which no comment begins that does not end: each would be searched for its end."""
    last = text.rfind("-->") + 1
    return text[:last] + text[last:].replace("<!--", "<!-=") if text.find("<!--", last) >= 0 else text
