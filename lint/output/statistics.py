"""Statistics: how often each rule was broken, instead of where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from lint.messages import text
from lint.result import Result


def write(results: Iterator[Result], out: TextIO, lang: str, as_json: bool) -> None:
    """Print a row per rule, the most frequent first; as JSON where a JSON format was asked for."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for result in results:
        for violation in result.shown:
            rule = violation.rule
            counts[rule.code, rule.name, rule.severity] += 1
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if as_json:
        import msgspec

        records = [{"code": c, "name": n, "severity": s, "count": count} for (c, n, s), count in rows]
        out.write(msgspec.json.format(msgspec.json.encode(records), indent=2).decode() + "\n")
        return
    for (code, name, severity), count in rows:
        out.write(f"{count:>6}  {code}  {text(severity, lang)}  {name}\n")
    out.write(f"{sum(counts.values()):>6}  {text('statistics.total', lang)}\n")
