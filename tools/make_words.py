"""Makes the tables of `lint/documents/cutting` from jieba's dictionary and its model of unknown words.

    python tools/make_words.py [FOLDER]

FOLDER is `lint/documents/cutting` itself where none is given. Needs jieba 0.42.1.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.documents.cutting.tables import ARRAYS, FOLDER, HEAD, MAGIC, MANY, NEVER, padded
from tools.make_homophones import jieba_words

STATES = "BEMS"


def make(folder: Path, counts: Mapping[str, int], total: int, emitted: Mapping[str, Mapping[str, float]]) -> None:
    """Write the tables of words with their frequencies, the sum of these, and the logarithms by state and character."""
    import marisa_trie

    trie = marisa_trie.Trie(sorted(counts), num_tries=5, cache_size=marisa_trie.TINY_CACHE)
    trie.save(str(folder / "words.trie"))
    by_number = [0] * len(counts)
    for word, count in counts.items():
        by_number[trie[word]] = count
    many = [number for number, count in enumerate(by_number) if count >= MANY]
    chars = sorted({*"".join(key for state in STATES for key in emitted[state])})
    logs = sorted({NEVER, *(value for state in STATES for value in emitted[state].values())})
    place = {value: n for n, value in enumerate(logs)}
    arrays: dict[str, Iterable[float] | Iterable[int]] = {
        "logs": logs,
        "many": many,
        "large": [by_number[number] for number in many],
        "chars": map(ord, chars),
        "emitted": (place[emitted[state].get(char, NEVER)] for char in chars for state in STATES),
        "counts": (min(count, MANY) for count in by_number),
    }
    packed = [_bytes(code, arrays[name]) for name, code in ARRAYS]
    with open(folder / "words.bin", "wb") as out:
        out.write(HEAD.pack(MAGIC, total, *map(len, packed)))
        for data in packed:
            out.write(data.ljust(padded(len(data)), b"\0"))


def _bytes(code: str, values: Iterable[float] | Iterable[int]) -> bytes:
    packed = array(code, values)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def jiebas() -> tuple[dict[str, int], int, dict[str, dict[str, float]]]:
    """jieba's words with their frequencies, their sum as jieba has it, and its logarithms by state and character."""
    from jieba.finalseg.prob_emit import P

    rows = [*jieba_words()]
    return {word: times for word, times, _ in rows}, sum(times for _, times, _ in rows), P


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else FOLDER), *jiebas())
