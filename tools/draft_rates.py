"""Draft rates: how much of what each rule says of drafts is right. Used by `tools/rule_pages.py --drafts`.

Two sorts of material, of which nothing but counts is kept:

- pairs, a file with a category, a text with a slip and its right twin in each row, by tabs; “\\n” is a line end. A
  row of category 陷阱 is right on both sides. Each text is a document of its own. A rule is right where what it reports
  overlaps the characters that differ, or touches the gap, or where it is silent on the right twin;
- drafts, a folder of .txt with `gold.tsv` in it: file, line (from 1), offset (from 0), what is wrong there. A rule is
  right where what it reports overlaps such a place.

What is said of missing parts (ST) is left out of the pairs: a sentence is no report.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from lint.interfaces.api import Diagnostic, check_text

TRAP = "陷阱"
CONFIG = {"min-severity": "info"}


def _said(text: str, name: str) -> list[Diagnostic]:
    return check_text(text, filename=name, config=CONFIG)


def changed(wrong: str, right: str) -> list[tuple[int, int]]:
    """The spans of the wrong text that differ from the right one, one character wider to either side."""
    codes = SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes()
    return [(start - 1, end + 1) for tag, start, end, _, _ in codes if tag != "equal"]


def _overlaps(said: Diagnostic, spans: list[tuple[int, int]]) -> bool:
    return any(said.start < end and start < said.end for start, end in spans)


def of_pairs(file: Path) -> dict[str, tuple[int, int]]:
    """Per rule, how often it spoke of the texts of a file of pairs, and how often it was right."""
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for row in file.read_text("utf-8").splitlines():
        category, wrong, right = (part.replace("\\n", "\n") for part in [*row.split("\t"), "", ""][:3])
        trap = category == TRAP
        twin = [said for said in _said(right or wrong, "pair.txt") if right or trap]
        for said in twin:
            found[said.code].append(False)
        if not trap:
            spans, silent = changed(wrong, right), {said.code for said in twin}
            for said in _said(wrong, "pair.txt"):
                found[said.code].append(_overlaps(said, spans) or said.code not in silent)
    return {code: (len(ones), sum(ones)) for code, ones in sorted(found.items()) if not code.startswith("ST")}


def of_drafts(folder: Path) -> dict[str, tuple[int, int]]:
    """Per rule, how often it spoke of the drafts of a folder, and how often of a place that its list has."""
    wrong: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    with (folder / "gold.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = int(row["offset"] or 0)
            wrong[row["file"]].append((int(row["line"]), start - 1, start + len(row["wrong"]) + 1))
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8")
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        spans = [(starts[line - 1] + low, starts[line - 1] + high) for line, low, high in wrong[path.name]]
        for said in _said(text, path.name):
            whole = said.code.startswith("ST") and any(line == 1 for line, _, _ in wrong[path.name])
            found[said.code].append(whole or _overlaps(said, spans))
    return {code: (len(ones), sum(ones)) for code, ones in sorted(found.items())}
