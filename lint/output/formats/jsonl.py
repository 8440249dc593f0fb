"""jsonl: the objects of `json`, one per line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

import msgspec

from lint.output.formats.json import records
from lint.output.look import Look
from lint.run.result import Result


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print every violation as one line of JSON."""
    encode = msgspec.json.Encoder().encode
    for record in records(results, look.lang):
        out.write(encode(record).decode() + "\n")
