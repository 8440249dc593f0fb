"""Noise: how often dj-lint speaks up on text that is believed to be right.

    python benchmarks/noise.py FOLDER                          errors and warnings per 10,000 characters, by rule
    python benchmarks/noise.py FOLDER --rule PU --samples 20   more samples of fewer rules
    python benchmarks/noise.py FOLDER --level error --json noise.json

Not every hit is a false alarm: printed text has faults too. The samples are there to be read. Samples are taken at even
distances over all hits of a rule, so that one odd document does not fill them. Characters are those of the decoded
text, blanks and line ends not counted. Configuration files are not read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.base.messages import text
from lint.base.model import SEVERITIES, Rule, Violation
from lint.base.problems import BadFileError
from lint.run.checker import FileChecker
from lint.run.discover import discover
from lint.run.result import Checked, Corrected, Result, Unread
from lint.run.runner import Runner
from lint.run.workspace import Options, Workspace

# So many characters to both sides of a hit are shown.
AROUND = 16


class Noise:
    """What was found in a folder, by rule."""

    def __init__(self) -> None:
        self.files = self.characters = 0
        self.unread: list[str] = []
        self.rules: dict[str, Rule] = {}
        self.counts: Counter[str] = Counter()
        self.places: dict[str, list[dict[str, Any]]] = {}

    def add(self, result: Result) -> None:
        """Count a file's violations."""
        if isinstance(result, Unread):
            self.unread.append(text(result.trouble, "en", path=result.path, **result.values))
            return
        self.files += 1
        self.characters += sum(map(len, result.source.text.split()))
        for violation in result.violations:
            code = violation.rule.code
            self.rules[code] = violation.rule
            self.counts[code] += 1
            self.places.setdefault(code, []).append(_place(result, violation))

    def rate(self, count: int) -> float:
        """Per 10,000 characters."""
        return count * 10_000 / max(1, self.characters)

    def samples(self, code: str, wanted: int) -> list[dict[str, Any]]:
        """At most so many places of a rule, at even distances."""
        places = self.places[code]
        step = max(1.0, len(places) / wanted) if wanted else 1.0
        return [places[int(n * step)] for n in range(min(wanted, len(places)))]


def _place(result: Checked | Corrected, violation: Violation) -> dict[str, Any]:
    source, start, end = result.source, violation.start, violation.end
    row, column = source.locate(start)
    return {
        "filename": result.path,
        "row": row,
        "column": column,
        "before": " ".join(source.text[max(0, start - AROUND) : start].splitlines()),
        "text": " ".join(source.text[start:end].splitlines()),
        "after": " ".join(source.text[end : end + AROUND].splitlines()),
        "message": violation.message("zh"),
    }


def measure(folder: Path, level: str, rules: list[str]) -> Noise:
    """Run the rules at or above a level over a folder's documents."""
    overrides: dict[str, object] = {"min_severity": level, "fail_on": level}
    if rules:
        overrides["select"] = rules
    workspace = Workspace(Options(overrides, isolated=True))
    settings = workspace.settings(str(folder))
    noise = Noise()
    for result in Runner(FileChecker(workspace)).run(discover([str(folder)], settings.config, settings.folder).files):
        noise.add(result)
    return noise


def show(noise: Noise, samples: int) -> None:
    """Print a row per rule, the noisiest first, with samples of the text under it."""
    print(f"{noise.files} files, {noise.characters} characters")
    print(f"{'count':>7} {'per 10,000':>11}  rule")
    for code, count in sorted(noise.counts.items(), key=lambda item: (-item[1], item[0])):
        rule = noise.rules[code]
        print(f"{count:>7} {noise.rate(count):>11.4f}  {code} {rule.severity} {rule.name}")
        for place in noise.samples(code, samples):
            where = f"{place['filename']}:{place['row']}:{place['column']}"
            print(f"{'':>21}{where}  …{place['before']}⟦{place['text']}⟧{place['after']}…")
    total = sum(noise.counts.values())
    print(f"{total:>7} {noise.rate(total):>11.4f}  total")


def record(noise: Noise, level: str, samples: int) -> dict[str, Any]:
    """What `show` prints, as data."""
    return {
        "files": noise.files,
        "characters": noise.characters,
        "level": level,
        "total": sum(noise.counts.values()),
        "rules": [
            {
                "code": code,
                "name": noise.rules[code].name,
                "severity": noise.rules[code].severity,
                "count": count,
                "per_10000": round(noise.rate(count), 4),
                "samples": noise.samples(code, samples),
            }
            for code, count in sorted(noise.counts.items())
        ],
        "unread": noise.unread,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Count what dj-lint reports in a folder of clean text, by rule.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--level", choices=SEVERITIES, default="warning", help="from which severity on")
    parser.add_argument("--samples", type=int, default=3, metavar="N", help="how many places of each rule to show")
    parser.add_argument("--rule", action="append", default=[], metavar="RULE", help="only these codes, prefixes, names")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file as well")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.error(f"no such folder: {options.folder}")
    try:
        noise = measure(options.folder, options.level, [part for rule in options.rule for part in rule.split(",")])
    except BadFileError as error:
        for problem in error.problems:
            print("noise: " + text(problem.key, "en", **problem.values), file=sys.stderr)
        return 2
    show(noise, max(0, options.samples))
    if options.json:
        data = json.dumps(record(noise, options.level, max(0, options.samples)), ensure_ascii=False, indent=2)
        options.json.write_text(data + "\n", encoding="utf-8")
    for line in noise.unread:
        print("noise: " + line, file=sys.stderr)
    if not noise.files:
        print(f"noise: no documents in {options.folder}", file=sys.stderr)
    return 2 if noise.unread or not noise.files else 0


if __name__ == "__main__":
    sys.exit(main())
