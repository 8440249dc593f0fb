"""Garbled: where a text was read in a wrong encoding, no rule has anything to say of what its characters look like."""

from __future__ import annotations

import re
from bisect import bisect_right

from lint.base.model import Violation

_LINE = re.compile(r"[^\r\n]+")
_HAN = re.compile("[\u3400-\u9fff]")


def readable(found: list[Violation], text: str) -> list[Violation]:
    """Violations, in the order of the text, without those that speak of characters which a garbled rule reports.

    In a text that has such, a line without a Chinese character is one of them.
    """
    spans = [(v.start, v.end) for v in found if v.rule.garbled]
    if not spans:
        return found
    spans += [match.span() for match in _LINE.finditer(text) if not _HAN.search(match.group())]
    spans.sort()
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    for n in range(1, len(ends)):  # how far any of them reaches so far
        ends[n] = max(ends[n], ends[n - 1])
    return [v for v in found if v.rule.garbled or not _touches(starts, ends, v)]


def _touches(starts: list[int], ends: list[int], violation: Violation) -> bool:
    at = bisect_right(starts, max(violation.start, violation.end - 1)) - 1
    return at >= 0 and ends[at] > violation.start
