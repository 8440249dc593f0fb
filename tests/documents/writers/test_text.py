"""Edits go into the bytes of a file, and every other byte stays."""

from __future__ import annotations

import codecs
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.base.model import Edit
from lint.documents.decode import decode
from lint.documents.source import REPLACEMENT, Source
from lint.documents.writers.text import NotSplicedError, edited, splice

# Enough common characters for every encoding to be recognised without a mark, whatever is added, and for two U+FFFD.
HEAD = (
    "全县各级党组织坚持把学习放在首位，组织党员干部集中学习，开展谈心谈话，查找问题短板，推动各项工作落实。" * 9
    + "\ufffd"
)
CHARS = ["学", "习", "，", "。", "a", "7", " ", "\u3000", "\r\n", "\n", "\r", "😀", "\U00020bb7", "é", "\u00a0"]
CONTENT = st.lists(st.sampled_from(["体", "实", "；", "", "b", "\U00020bb7", "𠮷野", "“”"]), max_size=3).map("".join)


class Encoding(NamedTuple):
    """A way to write a text; `bad` are bytes that cannot be read in it, each standing for one U+FFFD."""

    name: str
    bom: bytes
    bad: bytes


ENCODINGS = [
    Encoding("utf-8", b"", b"\xff"),
    Encoding("utf-8", codecs.BOM_UTF8, b"\xe4\xbd"),
    Encoding("gb18030", b"", b"\xff"),
    Encoding("utf-16-le", b"", b"\x00\xdc"),
    Encoding("utf-16-le", codecs.BOM_UTF16_LE, b"\x00\xdc"),
    Encoding("utf-16-be", b"", b"\xdc\x00"),
    Encoding("utf-16-be", codecs.BOM_UTF16_BE, b"\xdc\x00"),
]
NAMES = [f"{encoding.name}{'-bom' * bool(encoding.bom)}" for encoding in ENCODINGS]


class Written(NamedTuple):
    """A text in pieces that are not parted, each with its bytes."""

    encoding: Encoding
    pieces: list[tuple[str, bytes]]

    @property
    def raw(self) -> bytes:
        return self.encoding.bom + b"".join(data for _, data in self.pieces)


@st.composite
def written(draw: st.DrawFn, damaged: bool) -> Written:
    encoding = draw(st.sampled_from(ENCODINGS))
    chars = [*HEAD, *draw(st.lists(st.sampled_from(CHARS), max_size=60))]
    pieces = [(char, char.encode(encoding.name)) for char in chars]
    if damaged:
        pieces.insert(draw(st.integers(0, len(pieces))), (REPLACEMENT, encoding.bad))
    return Written(encoding, pieces)


@st.composite
def round_of_edits(draw: st.DrawFn, pieces: list[tuple[str, bytes]], encoding: Encoding) -> tuple[list[Edit], Written]:
    """Edits at the ends of pieces, and what must come of them, put together without the code that is tested."""
    edits: list[Edit] = []
    after: list[tuple[str, bytes]] = []
    at = 0
    for low in sorted(draw(st.sets(st.integers(0, len(pieces)), max_size=6))):
        high = min(len(pieces), low + draw(st.integers(0, 4)))
        if low < at or any((text, data) == (REPLACEMENT, encoding.bad) for text, data in pieces[low:high]):
            continue
        content = draw(CONTENT)
        after += [*pieces[at:low], *((char, char.encode(encoding.name)) for char in content)]
        start = sum(len(text) for text, _ in pieces[:low])
        edits.append(Edit(start, start + sum(len(text) for text, _ in pieces[low:high]), content))
        at = high
    return edits, Written(encoding, [*after, *pieces[at:]])


@pytest.mark.parametrize("damaged", [False, True])
@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_every_byte_but_those_of_the_edits_stays(damaged: bool, data: st.DataObject) -> None:
    before = data.draw(written(damaged))
    source = decode(before.raw, "a.txt")
    assert (source.text, source.encoding) == ("".join(text for text, _ in before.pieces), before.encoding.name)
    rounds, after = [], before
    for _ in range(data.draw(st.integers(1, 3))):
        edits, after = data.draw(round_of_edits(after.pieces, before.encoding))
        rounds.append(edits)
    assert splice(before.raw, source, rounds) == after.raw


@pytest.mark.parametrize("encoding", ENCODINGS, ids=NAMES)
def test_no_edit_changes_nothing(encoding: Encoding) -> None:
    raw = encoding.bom + (HEAD + "\r\n甲\r乙\n").encode(encoding.name) + encoding.bad
    assert splice(raw, decode(raw), []) == raw
    assert splice(raw, decode(raw), [[]]) == raw


def test_bytes_that_would_read_otherwise_are_not_written() -> None:
    head = (HEAD[:-1] * 2).encode("gb18030")
    raw = head + b"\x81\n" + head  # a lead byte that has lost what follows it …
    source = decode(raw)
    at = source.text.index("\n")
    assert splice(raw, source, [[Edit(0, 1, "本")]]) == "本".encode("gb18030") + raw[2:]
    with pytest.raises(NotSplicedError):  # … and would make another character with what is written there
        splice(raw, source, [[Edit(at, at, "a")]])


def test_a_text_that_is_not_that_of_the_bytes_is_refused() -> None:
    with pytest.raises(NotSplicedError):
        splice("学习".encode(), Source("学刁"), [[Edit(0, 1, "")]])
    with pytest.raises(NotSplicedError):
        splice("学习好".encode(), Source("学习"), [[Edit(0, 1, "")]])


def test_a_text_that_would_look_like_another_format_is_refused() -> None:
    raw = "甲%PDF-1.7".encode()
    with pytest.raises(NotSplicedError):
        splice(raw, decode(raw), [[Edit(0, 1, "")]])


def test_edited() -> None:
    assert edited("甲乙丙", []) == "甲乙丙"
    assert edited("甲乙丙", [Edit(0, 0, "0"), Edit(1, 2, ""), Edit(3, 3, "x")]) == "0甲丙x"
