"""Which characters are mistaken for which: by sound (pypinyin's readings) and by shape (char-similar's tables).

Only `make_suspect.py` needs this. A pair carries flags and a likeness of shape from 0 to 15.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

# The bits of a pair: same sound and tone, same sound, near sound, near shape.
TONE, SOUND, NEAR, SHAPE = 1, 2, 4, 8

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_NEAR_INITIALS = {
    "zh": "z",
    "z": "zh",
    "ch": "c",
    "c": "ch",
    "sh": "s",
    "s": "sh",
    "n": "l",
    "l": "n",
    "f": "h",
    "h": "f",
}
_NEAR_INITIALS["r"] = "l"
# Sounds that differ more, but are heard alike in places, or typed alike.
_NEAR_WHOLE = {"lv": "lu", "lu": "lv", "nv": "nu", "fa": "hua", "hua": "fa", "fei": "hui", "hui": "fei", "leng": "ren"}
_NEAR_FINALS = {"an": "ang", "en": "eng", "in": "ing", "ian": "iang", "uan": "uang"}
_NEAR_FINALS |= {far: near for near, far in _NEAR_FINALS.items()}
_RADICALS = dict(zip("亻扌氵忄讠刂钅纟饣攵犭礻衤艹", "人手水心言刀金糸食攴犬示衣艸", strict=True))

# How far down the list of characters by frequency a wanted character may stand.
_COMMON, _FAMILIAR = 4200, 2800
_SHAPES_EACH, _SHAPES_RARE = 40, 10


class Shapes(NamedTuple):
    """What is known of the characters' looks."""

    parts: dict[str, list[str]]
    strokes: dict[str, str]
    corners: dict[str, str]

    @classmethod
    def load(cls) -> Shapes:
        # Not imported: the package's own code wants libraries that its tables do not need.
        spec = find_spec("char_similar")
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError("char_similar")
        folder = Path(spec.origin).parent / "data"
        tables: list[Any] = [
            json.loads((folder / f"char_{name}.dict").read_text("utf-8")) for name in ("stroke", "order", "fourangle")
        ]
        return cls(*tables)

    def components(self, char: str) -> list[str]:
        return [_RADICALS.get(part, part) for part in self.parts.get(char, [char])]

    def counted(self, char: str) -> dict[str, int]:
        """How often each component is in a character; asked for millions of times."""
        if char not in _counted:
            _counted[char] = dict(Counter(self.components(char)))
        return _counted[char]


_counted: dict[str, dict[str, int]] = {}


def characters() -> list[str]:
    """The characters of GB/T 2312, in its order."""
    codes = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return [char for code in codes if (char := code.decode("gb2312", "ignore"))]


def readings(chars: list[str]) -> dict[str, list[str]]:
    """The sounds of each character with the number of the tone, the commonest first."""
    from pypinyin import Style, pinyin

    return {c: pinyin(c, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True)[0] for c in chars}


def toneless(reading: str) -> str:
    return reading.rstrip("12345")


def near_sounds(sound: str) -> set[str]:
    """Sounds that many speakers do not keep apart from this one."""
    initial = next((i for i in _INITIALS if sound.startswith(i)), "")
    final = sound[len(initial) :]
    initials = [_NEAR_INITIALS[initial]] if initial in _NEAR_INITIALS else []
    finals = [_NEAR_FINALS[final]] if final in _NEAR_FINALS else []
    near = {i + f for i in [initial, *initials] for f in [final, *finals]} - {sound}
    return near | {_NEAR_WHOLE[sound]} if sound in _NEAR_WHOLE else near


def confusions(frequency: dict[str, float]) -> dict[str, dict[str, tuple[int, int]]]:
    """Per written character those that may have been meant, each with flags and likeness."""
    shapes, chars = Shapes.load(), characters()
    rank = {c: n for n, c in enumerate(sorted(chars, key=lambda c: -frequency.get(c, 0)))}
    sounds = readings(chars)
    found: dict[str, dict[str, tuple[int, int]]] = {c: {} for c in chars}
    by_sound: dict[str, set[str]] = defaultdict(set)
    for char in chars:
        for reading in sounds[char]:
            by_sound[toneless(reading)].add(char)
    for char in chars:
        for reading in sounds[char]:
            for other in by_sound[toneless(reading)]:
                if other != char and rank[other] < _COMMON:
                    flags = SOUND | (TONE if reading in sounds[other] else 0) | found[char].get(other, (0, 0))[0]
                    found[char][other] = (flags, 0)
            for near in near_sounds(toneless(reading)):
                for other in by_sound.get(near, ()):
                    if other != char and rank[other] < _FAMILIAR and other not in found[char]:
                        found[char][other] = (NEAR, 0)
    for char in chars:
        for other, likeness in _look_alikes(char, shapes, chars, rank, _SHAPES_EACH):
            found[char][other] = (found[char].get(other, (0, 0))[0] | SHAPE, likeness)
    for char in sorted(shapes.strokes):
        if char not in found and "一" <= char <= "龥":
            alike = _look_alikes(char, shapes, chars, rank, _SHAPES_RARE)
            found[char] = {other: (SHAPE, likeness) for other, likeness in alike}
    return found


def _look_alikes(
    char: str, shapes: Shapes, chars: list[str], rank: dict[str, int], most: int
) -> Iterator[tuple[str, int]]:
    """The characters that look most like this one."""
    scored = []
    for other in _sharing(char, shapes, chars):
        if rank.get(other, _COMMON) >= _COMMON:
            continue
        score, contains = _likeness(char, other, shapes)
        if score >= 0.47 or (contains and score >= 0.2):
            scored.append((score + 0.3 * contains, score, other))
    scored.sort(key=lambda one: (-one[0], one[2]))
    for _, score, other in scored[:most]:
        yield other, max(1, min(15, int(score * 16)))


_index: dict[tuple[Any, ...], set[str]] = {}


def _sharing(char: str, shapes: Shapes, chars: list[str]) -> set[str]:
    """Characters that share a rare component, or three of the four corners, with this one, or are part of it."""
    if not _index:
        for one in chars:
            for part in shapes.components(one):
                _index.setdefault(("part", part), set()).add(one)
            corners = shapes.corners.get(one, "")[:4]
            for kept in combinations(range(len(corners)), 3):
                _index.setdefault((kept, *(corners[n] for n in kept)), set()).add(one)
    near: set[str] = set(_index.get(("part", _RADICALS.get(char, char)), ()))
    length = len(shapes.strokes.get(char, ""))
    for part in shapes.components(char):
        home = _index.get(("part", part), set())
        near |= home if len(home) < 400 else {c for c in home if abs(len(shapes.strokes.get(c, "")) - length) <= 2}
        near.add(part)
    corners = shapes.corners.get(char, "")[:4]
    for kept in combinations(range(len(corners)), 3):
        near |= _index.get((kept, *(corners[n] for n in kept)), set())
    return near - {char}


def _likeness(char: str, other: str, shapes: Shapes) -> tuple[float, bool]:
    """How alike two characters look, from 0 to 1, and whether one is a part of the other."""
    one, two = shapes.strokes.get(char, ""), shapes.strokes.get(other, "")
    if not one or not two or abs(len(one) - len(two)) > 7:
        return 0.0, False
    written = Levenshtein.normalized_similarity(one, two)
    if written < 0.15:
        return 0.0, False
    mine, theirs = shapes.counted(char), shapes.counted(other)
    both = sum(min(count, theirs[part]) for part, count in mine.items() if part in theirs)
    shared = 2 * both / (sum(mine.values()) + sum(theirs.values()))
    corners = (
        sum(a == b for a, b in zip(shapes.corners.get(char, "")[:4], shapes.corners.get(other, "x")[:4], strict=False))
        / 4
    )
    contains = _RADICALS.get(char, char) in theirs or _RADICALS.get(other, other) in mine
    return 0.5 * written + 0.25 * corners + 0.25 * shared, contains
