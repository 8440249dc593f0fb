"""Timing: the table of `--timing`, the slowest rule first."""

from __future__ import annotations

from typing import TextIO

from lint.base.messages import text
from lint.documents.source import cells
from lint.output.look import Look
from lint.output.terminal import paint, wrap
from lint.run.timing import Times

# What belongs to no rule, with a row of its own each.
SHARED = {"scan": "timing.scan", "reading": "timing.reading"}


def write(times: Times, names: dict[str, str], out: TextIO, look: Look) -> None:
    """Print the milliseconds, share and findings of every rule that ran; then what they share, the rest, the total."""
    total = times.total()
    codes = sorted(times.seconds.keys() & names, key=lambda code: (-times.seconds[code], code))
    spent = [(times.seconds[code], str(times.counts[code]), f"{code} {names[code]}") for code in codes]
    spent += [(times.seconds[name], "", text(key, look.lang)) for name, key in SHARED.items()]
    spent.append((total - sum(seconds for seconds, _, _ in spent), "", text("timing.rest", look.lang)))
    heads = [text(key, look.lang) for key in ("timing.ms", "timing.share", "timing.count", "timing.rule")]
    out.write("\n" + paint(_row(heads), "dim", look.color) + "\n")
    for seconds, count, name in (*spent, (total, str(times.counts.total()), text("timing.total", look.lang))):
        out.write(_row([f"{1000 * seconds:.2f}", f"{seconds / total:.1%}", count, name]) + "\n")
    for line in wrap(text("timing.note", look.lang), look.width):
        out.write(paint(line, "dim", look.color) + "\n")


def _row(values: list[str]) -> str:
    *numbers, name = values
    widths = (10, 8, 10)
    return (
        "".join(" " * (width - cells(value)) + value for value, width in zip(numbers, widths, strict=True))
        + f"  {name}"
    )
