"""Makes the data of `lint/kinds/suspect` from Debian packages and PyPI libraries.

    python tools/make_suspect.py PACKAGES OUT --texts PATH ...

PACKAGES holds the unpacked packages named below; the texts (`official.py`) are official writing that is believed to be
right. They say what the tables should know most of, and only counts are kept of them.

    apt-get download libime-data-language-model=1.1.17-1 rime-data-octagram   (suite forky)
    dpkg-deb -x libime-data-language-model_1.1.17-1_amd64.deb PACKAGES
    dpkg-deb -x rime-data-octagram_*.deb PACKAGES
    pip install numpy marisa-trie==1.4.1 rapidfuzz jieba==0.42.1 pypinyin==0.55.0
    pip install pypinyin-dict==0.9.0 char-similar==0.0.2

The two files are checked against the sums below: from others come other numbers, and the trees must be trained anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zlib import compress

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.kinds.suspect.tables.data import (
    BACKOFF_STEP,
    GAIN_STEP,
    LEXICON_STEP,
    LONGEST,
    MAGIC,
    NO_WORD,
    OFFICIAL_LEAST,
    PACKED,
    PROB_STEP,
    STRETCH_STEP,
)
from lint.kinds.suspect.tables.fuse import VALUES, of_text
from lint.kinds.suspect.tables.heads import CHARACTERS, FIRST
from tools.confusions import characters, confusions, readings, toneless
from tools.fuse_build import build
from tools.lm_sources import Model, read_kenlm, read_octagram
from tools.make_heads import make as make_heads
from tools.official import counts, texts, value

MODEL = "usr/lib/x86_64-linux-gnu/libime/zh_CN.lm"
GRAMMAR = "usr/share/rime-data/zh-hans-t-essay-bgw.gram"
SUMS = {
    MODEL: "3588b3942c8fd62e1a6bd3bae8c7cadc0faf928c175b245224ed475862218387",
    GRAMMAR: "d3cb2438c1fdcd6a855dd6ca8f5c1060a29273c6b64c2c2c69af67cd71b6aa7e",
}

# What is left out because it says little: less of what official texts are written with, more of all else. A pair is
# worth keeping for what it gains times how often it occurs (log10).
LEAST_GAIN, LEAST_STRETCH, LONGEST_STRETCH = 0.1, 6.9, 6
_LEAST_STRETCH_ELSEWHERE = 8.75
_LEAST_WORTH, _LEAST_WORTH_ELSEWHERE = -9.0, -7.2
# Official texts are written with a pair of characters that so many of them have.
_FAMILIAR = 2
_LEAST_JOINT, _LEAST_JOINT_WORD, _LEAST_HOMOPHONE = 8.5, -6.22, -6.22
_LEAST_HOMOPHONE_LEXICAL = 3.5
# So many of the commonest characters may be meant, besides those of official texts.
_USUAL = 2000

_HAN = re.compile("[一-鿿]+")


class Sources:
    """What the data is made from; a small one of the same shape serves for tests."""

    def __init__(
        self, model: Model, grammar: dict[str, float], lexicon: dict[str, float], official: dict[str, int]
    ) -> None:
        self.model = model
        self.grammar = grammar
        self.lexicon = lexicon
        self.official = official
        self._familiar = {pair for pair, count in official.items() if len(pair) == 2 and count >= _FAMILIAR}

    def familiar(self, text: str) -> bool:
        """Whether every pair of neighbours in a text is one that official texts are written with."""
        return all(text[n : n + 2] in self._familiar for n in range(len(text) - 1))


def sources(folder: Path, read: Iterable[str]) -> Sources:
    """The real ones. Raises ValueError where a file is not the one that the sums were taken of."""
    for name, known in SUMS.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != known:
            raise ValueError(f"{folder / name} is another version")
    return Sources(read_kenlm(folder / MODEL), read_octagram(folder / GRAMMAR), lexicon(), counts(read))


def lexicon() -> dict[str, float]:
    """Words of jieba with the logarithm of their frequency, and phrases of pypinyin-dict."""
    found: dict[str, float] = {}
    for line in (_package("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        if 2 <= len(word) <= LONGEST and int(count) >= 3:
            found[word] = math.log(int(count)) + 1
    for path in sorted((_package("pypinyin_dict") / "phrase_pinyin_data").glob("large_pinyin_*.py")):
        for word in re.findall(f"'({_HAN.pattern})'\\s*:", path.read_text("utf-8")):
            if 3 <= len(word) <= LONGEST:
                found.setdefault(word, 1.0)
    return found


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent


def make(given: Sources, out: Path) -> None:
    """Write the files."""
    import marisa_trie

    model = given.model
    numbers = {w: n for n, w in enumerate(model.words) if len(w) <= LONGEST and _HAN.fullmatch(w)}
    known = {word for word in given.lexicon if _HAN.fullmatch(word)}
    words = marisa_trie.Trie(sorted(set(numbers) | known))
    head: dict[str, Any] = {"least_gain": LEAST_GAIN, "least_stretch": LEAST_STRETCH, "arrays": {}}
    arrays: dict[str, tuple[Any, str]] = {}
    prob = np.full(len(words), NO_WORD, np.uint8)
    backoff, lexical = np.zeros(len(words), np.uint8), np.zeros(len(words), np.uint8)
    new = np.full(len(model.words), -1, np.int64)
    for word, old in numbers.items():
        new[old] = words[word]
    kept = new >= 0
    prob[new[kept]] = np.clip(np.rint(-model.prob[kept] / PROB_STEP), 0, NO_WORD - 1)
    backoff[new[kept]] = np.clip(np.rint(-model.backoff[kept] / BACKOFF_STEP), 0, 255)
    for word in known:
        lexical[words[word]] = min(255, round(given.lexicon[word] / LEXICON_STEP))
    arrays |= {"prob": (prob, "B"), "backoff": (backoff, "B"), "lexicon": (lexical, "B")}
    arrays |= _pairs(given, new, len(words), head)
    arrays["stretches"] = _stretches(given, head)
    arrays["official"] = _official(given.official, head)
    frequency = _frequency(model)
    confused, meant = confusions(frequency), usual(given.official, frequency)
    rows = {c: sorted(meant & confused[c].keys()) for c in confused}
    arrays |= _rows("confused_with", "confused", rows)
    marks = bytearray()
    for char in sorted(rows):
        marks += bytes(confused[char][d][0] | confused[char][d][1] << 4 for d in rows[char])
    arrays["confused"] = (np.frombuffer(bytes(marks), np.uint8), "B")
    leaders, followers = joined(given, meant)
    arrays |= _rows("leaders", "leaders", leaders) | _rows("followers", "followers", followers)
    heard = _readings()
    arrays["readings"] = (heard, "H")
    arrays |= _rows("sounding", "sounding", _homophones(given, numbers))
    out.mkdir(parents=True, exist_ok=True)
    words.save(str(out / "words.trie"))
    (out / "tables.bin").write_bytes(_container(head, arrays))
    make_heads(out)


def usual(official: dict[str, int], frequency: dict[str, float]) -> set[str]:
    """The characters that may be meant: those of official texts, and the commonest ones. To try the others takes time
    for nothing."""
    known = {char for stretch, count in official.items() if count >= OFFICIAL_LEAST for char in stretch}
    return known | set(sorted(frequency, key=lambda char: -frequency[char])[:_USUAL])


def _frequency(model: Model) -> dict[str, float]:
    """How often the words hold each character."""
    found: dict[str, float] = defaultdict(float)
    for word, prob in zip(model.words, model.prob.tolist(), strict=True):
        for char in word:
            found[char] += 10**prob
    return found


def _pairs(given: Sources, new: Any, count: int, head: dict[str, Any]) -> dict[str, tuple[Any, str]]:
    """What pairs of words gain, and the most that each of so many words gains before another one, and behind one."""
    model = given.model
    left, right = new[model.left], new[model.right]
    worth = model.prob[model.left] + model.pair_prob + np.log10(np.maximum(model.gain, LEAST_GAIN))
    kept = (left >= 0) & (right >= 0) & (model.gain >= LEAST_GAIN) & (worth >= _LEAST_WORTH)
    for n in np.flatnonzero(kept & (worth < _LEAST_WORTH_ELSEWHERE)).tolist():
        kept[n] = given.familiar(model.words[model.left[n]] + model.words[model.right[n]])
    keys = (left[kept] << 20 | right[kept]).tolist()
    values = np.clip((model.gain[kept] - LEAST_GAIN) / GAIN_STEP + 1, 1, VALUES).astype(np.uint8)
    cells, head["pairs_segment"] = _fused(zip(keys, values.tolist(), strict=True))
    most = np.zeros(2 * count, np.uint8)
    np.maximum.at(most, np.concatenate([left[kept], count + right[kept]]), np.concatenate([values, values]))
    return {"pairs": (cells, "H"), "most_before": (most[:count], "B"), "most_behind": (most[count:], "B")}


def _stretches(given: Sources, head: dict[str, Any]) -> tuple[Any, str]:
    values: dict[str, int] = {}
    for text, weight in given.grammar.items():
        known = weight >= _LEAST_STRETCH_ELSEWHERE or (weight >= LEAST_STRETCH and given.familiar(text))
        if known and 2 <= len(text) <= LONGEST_STRETCH and _HAN.fullmatch(text):
            values[text] = min(31, int((weight - LEAST_STRETCH) / STRETCH_STEP) + 1)
    cells, head["stretches_segment"] = _fused((of_text(text), kept) for text, kept in values.items())
    return cells, "H"


def _official(official: dict[str, int], head: dict[str, Any]) -> tuple[Any, str]:
    known = ((of_text(text), kept) for text, count in official.items() if (kept := value(count)))
    cells, head["official_segment"] = _fused(known)
    return cells, "H"


def _fused(values: Iterable[tuple[int, int]]) -> tuple[Any, int]:
    """The cells for what stands for the keys; where that is the same for two, the higher value stands for both."""
    numbered: dict[int, int] = {}
    for key, kept in values:
        numbered[key] = max(numbered.get(key, 1), kept)
    return build(np.array(list(numbered), np.int64), np.array(list(numbered.values())))


def joined(given: Sources, meant: set[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Which of the characters that may be meant stand before each one within words and common pairs, and which behind
    it."""
    pairs = {text for text, weight in given.grammar.items() if len(text) == 2 and weight >= _LEAST_JOINT}
    likely = {w for w, p in zip(given.model.words, given.model.prob, strict=True) if p >= _LEAST_JOINT_WORD}
    likely |= {word for word, weight in given.lexicon.items() if weight >= 3 or len(word) > 3}
    for word in likely:
        if len(word) <= LONGEST:
            pairs |= {word[n : n + 2] for n in range(len(word) - 1)}
    leaders, followers = defaultdict(list), defaultdict(list)
    for pair in sorted(pair for pair in pairs if _HAN.fullmatch(pair)):
        if pair[0] in meant:
            leaders[pair[1]].append(pair[0])
        if pair[1] in meant:
            followers[pair[0]].append(pair[1])
    return leaders, followers


def _rows(name: str, index: str, rows: dict[str, list[str]]) -> dict[str, tuple[Any, str]]:
    """Lists of characters by character, laid end to end, and where each ends."""
    ends, texts = np.zeros(CHARACTERS, np.uint32), []
    total = 0
    for n in range(CHARACTERS):
        texts.append("".join(rows.get(chr(FIRST + n), [])))
        total += len(texts[-1])
        ends[n] = total
    text = np.frombuffer("".join(texts).encode("utf-16-le"), np.uint8)
    return {name: (text, "B"), index + "_ends": (ends, "I")}


_sounds: dict[str, int] = {}


def _sound(reading: str) -> int:
    return _sounds.setdefault(toneless(reading), len(_sounds) + 1)


def _readings() -> Any:
    table = np.zeros(2 * CHARACTERS, np.uint16)
    for char, heard in sorted(readings(characters()).items()):
        codes = list(dict.fromkeys(_sound(reading) for reading in heard))[:2]
        at = 2 * (ord(char) - FIRST)
        table[at : at + len(codes)] = codes
    return table


def _homophones(given: Sources, numbers: dict[str, int]) -> dict[str, list[str]]:
    """By first sound, the second sounds of the common words of two characters, and these words in the same order."""
    from pypinyin import lazy_pinyin

    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, number in numbers.items():
        common = given.model.prob[number] >= _LEAST_HOMOPHONE or given.lexicon.get(word, 0) >= _LEAST_HOMOPHONE_LEXICAL
        if len(word) == 2 and common:
            heard = [_sound(sound) for sound in lazy_pinyin(word, v_to_u=False)]
            if len(heard) == 2:
                found[chr(FIRST + heard[0])].append((chr(FIRST + heard[1]), word))
    return {one: [part for parts in zip(*sorted(rows), strict=True) for part in parts] for one, rows in found.items()}


def _container(head: dict[str, Any], arrays: dict[str, tuple[Any, str]]) -> bytes:
    """Head and arrays in one file, each array at a multiple of 8; those that are small enough to unpack are packed."""
    chunks = {name: array.astype(array.dtype.newbyteorder("<")).tobytes() for name, (array, _) in arrays.items()}
    chunks |= {name: compress(chunks[name], 9) for name in PACKED}
    room = 256 * (len(arrays) + 2)
    at = -(-(len(MAGIC) + 4 + room) // 8) * 8
    first = at
    for name, chunk in chunks.items():
        head["arrays"][name] = (at, len(chunk), arrays[name][1])
        at += -(-len(chunk) // 8) * 8
    text = json.dumps(head).encode().ljust(room)
    whole = bytearray(MAGIC + room.to_bytes(4, "little") + text).ljust(first, b"\0")
    for chunk in chunks.values():
        whole += chunk + b"\0" * (-len(chunk) % 8)
    return bytes(whole)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the data of lint/kinds/suspect from the packages it comes from.")
    parser.add_argument("packages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    make(sources(options.packages, texts(options.texts)), options.out)
    for path in sorted(options.out.iterdir()):
        print(f"{path.stat().st_size:>10} {hashlib.sha256(path.read_bytes()).hexdigest()} {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
