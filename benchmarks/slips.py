"""Slips: which slips are found in sentences written as clerks err, by category, and how often right ones are reported.

    python benchmarks/slips.py FILE ...                         category, wrong, right, separated by tabs
    python benchmarks/slips.py FILE --select TY9,SP --show      by these rules alone; with the slips that are missed

Each sentence is a document of its own. A slip is found where a violation touches what is wrong, or where a rule speaks
up that is silent on the right sentence; rules about missing parts (ST) do not count. A row that is right on both sides
tempts to a false alarm. Printed are also how often a right sentence is reported and how fast all is checked.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import lint
from lint.interfaces.api import Diagnostic

Row = tuple[str, str, str]


def rows(paths: list[Path]) -> list[Row]:
    """The rows of some files; `\\n` in a sentence is a line's end. Raises ValueError for one with fewer cells."""
    found: list[Row] = []
    for path in paths:
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            cells = [cell.replace("\\n", "\n") for cell in line.split("\t")]
            if line.strip():
                if len(cells) < 3:
                    raise ValueError(f"{path}:{n}: not a category, what is wrong and what is right, separated by tabs")
                found.append((cells[0], cells[1], cells[2]))
    return found


def changed(wrong: str, right: str) -> Iterator[tuple[int, int]]:
    """The spans of what is wrong; where something was left out, the characters to both sides."""
    for tag, start, end, _, _ in SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes():
        if tag != "equal":
            yield (start, end) if end > start else (max(0, start - 1), start + 1)


def is_found(wrong: str, right: str, told: list[Diagnostic], silent: list[Diagnostic]) -> bool:
    """Whether what is told of a wrong sentence says what is wrong, beside what is told of the right one as well."""
    spans, known = [*changed(wrong, right)], {one.code for one in silent}
    return any(
        one.code not in known or any(one.start < end and max(one.end, one.start + 1) > start for start, end in spans)
        for one in told
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure which slips are found, by category.")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--select", default="ALL")
    parser.add_argument("--level", choices=("error", "warning", "info"), default="info")
    parser.add_argument("--show", action="store_true", help="print the slips that are missed")
    options = parser.parse_args()
    try:
        read = rows(options.files)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    start = time.process_time()
    config = {"select": options.select.split(","), "ignore": ["ST"], "min-severity": "info"}
    levels = ("error", "warning", "info")
    loud = levels[: levels.index(options.level) + 1]

    def told(text: str) -> list[Diagnostic]:
        return [one for one in lint.check_text(text, config=config) if one.severity in loud]

    found, alarmed, total = Counter[str](), Counter[str](), Counter[str]()
    slips, size = Counter[str](), 0
    for category, wrong, right in read:
        silent = told(right)
        total[category] += 1
        alarmed[category] += bool(silent)
        size += len(right)
        if wrong != right:
            slips[category] += 1
            hit = is_found(wrong, right, told(wrong), silent)
            found[category] += hit
            if options.show and not hit:
                print(f"    missed: {wrong}".replace("\n", "/"))
    for category in total:
        rate = f"found {found[category]} of {slips[category]}, " if slips[category] else ""
        print(f"{category}: {rate}right sentences reported {alarmed[category]} of {total[category]}")
    spent = time.process_time() - start
    false = sum(alarmed.values())
    print(f"all: found {sum(found.values())} of {sum(slips.values())}, right sentences reported {false} "
          f"of {sum(total.values())}, {1e4 * false / max(1, size):.2f} per 10,000 characters")  # fmt: skip
    print(f"{spent:.1f} s of processor time, memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
