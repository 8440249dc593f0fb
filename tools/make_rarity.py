"""Makes `lint/documents/often.txt`: how often the commonest characters and pairs of them occur in official texts.

    python tools/make_rarity.py TEXTS…

TEXTS are files or folders of running text; each counts alike, whatever its length. Only rates are kept, a power of two
to a line; what is rarer than `LEAST` is not listed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from operator import add
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.documents.rarity import FILE
from tools.texts import paragraphs

# Times in a million characters.
LEAST = 16
# So many characters of a text are enough to count.
ENOUGH = 8_000_000


def rates(lines: Iterable[str]) -> dict[str, float]:
    """How often characters and pairs of them occur in a million characters of a text."""
    counts: Counter[str] = Counter()
    size = 0
    for line in lines:
        counts.update(line)
        counts.update(map(add, line, line[1:]))
        size += len(line)
        if size > ENOUGH:
            break
    return {text: count * 1e6 / size for text, count in counts.items()}


def table(texts: list[dict[str, float]]) -> str:
    """The lines of the file: a rate, a blank, the characters, a blank, the pairs, all in a row."""
    mean: Counter[str] = Counter()
    for one in texts:
        for text, rate in one.items():
            mean[text] += rate / len(texts)  # type: ignore[assignment]
    levels: dict[int, list[str]] = {}
    for text, rate in sorted(mean.items()):
        if rate >= LEAST and not any(char.isspace() for char in text):
            levels.setdefault(int(rate).bit_length() - 1, []).append(text)
    rows = []
    for level in sorted(levels):
        singles, pairs = ("".join(text for text in levels[level] if len(text) == size) for size in (1, 2))
        rows.append(f"{2**level} {singles} {pairs}\n")
    return "".join(rows)


def main() -> None:
    Path(FILE).write_text(
        table([rates(paragraphs([Path(text)])) for text in sys.argv[1:]]), encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
