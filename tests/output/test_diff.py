"""The unified diff of --diff: it leads from the old text to the new one, in time that grows with the lines."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from lint.output.diff import _unified

LINES = st.lists(st.sampled_from(["一\n", "二\n", "三\n", "四\n"]), max_size=40)
HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")


def patched(old: list[str], diff: list[str]) -> list[str]:
    """What `patch` makes of a text."""
    new: list[str] = []
    at = 0
    for line in diff[2:]:
        if hunk := HUNK.fullmatch(line):
            start = int(hunk[1]) - (hunk[2] != "0")
            new += old[at:start]
            at = start
            assert int(hunk[3]) - (hunk[4] != "0") == len(new)
        elif line[0] == "+":
            new.append(line[1:])
        else:
            assert old[at] == line[1:]
            new += [line[1:]] if line[0] == " " else []
            at += 1
    return new + old[at:]


@given(LINES, LINES)
def test_it_leads_from_the_old_text_to_the_new(old: list[str], new: list[str]) -> None:
    diff = [*_unified(old, new, "a.txt", "a.txt")]
    assert patched(old, diff) == new
    assert bool(diff) == (old != new) and diff[:2] == (["--- a.txt\n", "+++ a.txt\n"] if diff else [])


def test_lines_that_repeat_cost_no_more() -> None:
    old = [f"{n % 150}\n" for n in range(40_000)]
    new = ["新\n" if n % 3 == 0 else line for n, line in enumerate(old)]
    started = time.process_time()
    assert patched(old, [*_unified(old, new, "a.txt", "a.txt")]) == new
    assert time.process_time() - started < 5
