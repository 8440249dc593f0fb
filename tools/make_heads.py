"""Makes `heads.bin` of `lint/kinds/suspect/tables` from the words that lie beside it.

    python tools/make_heads.py FOLDER

FOLDER holds `words.trie` and `tables.bin` (tools/make_suspect.py makes all three); what is made says nothing
that is not in there, in an order in which it is found faster.
"""

from __future__ import annotations

import argparse
import sys
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.kinds.suspect.tables.data import NO_WORD, arrays_of
from lint.kinds.suspect.tables.heads import CHARACTERS, COUNTS, FIRST, MAGIC


def packed(words: Mapping[str, int], prob: Sequence[int], backoff: Sequence[int]) -> bytes:
    """The file for words with their numbers; per number, the codes of how likely it is and what backing off costs."""
    onward: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if len(word) > 1 and 0 <= ord(word[0]) - FIRST < CHARACTERS:
            onward[word[:2]].update(word[2:3])
    heads = sorted(onward)
    thirds = ["".join(sorted(onward[head])) for head in heads]
    count = [0] * CHARACTERS
    for head in heads:
        count[ord(head[0]) - FIRST] += 1
    numbers = array("i", [words.get(head, -1) for head in heads])
    arrays = array("I", accumulate(count)), numbers, array("I", accumulate(map(len, thirds), initial=0))
    if sys.byteorder == "big":
        for one in arrays:
            one.byteswap()
    text = "".join(head[1] for head in heads) + "".join(thirds)
    codes = (bytes(code[n] if n >= 0 else NO_WORD for n in numbers) for code in (prob, backoff))
    counts = COUNTS.pack(len(heads), sum(map(len, thirds)))
    return b"".join([MAGIC, counts, *(one.tobytes() for one in arrays), text.encode("utf-16-le"), *codes])


def make(folder: Path) -> None:
    """Write the file into a folder."""
    import marisa_trie

    words = marisa_trie.Trie().load(str(folder / "words.trie"))
    arrays = arrays_of((folder / "tables.bin").read_bytes())
    (folder / "heads.bin").write_bytes(packed(dict(words.items()), arrays["prob"], arrays["backoff"]))


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the heads of the words of lint/kinds/suspect.")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    make(options.folder)
    print(f"{(options.folder / 'heads.bin').stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
