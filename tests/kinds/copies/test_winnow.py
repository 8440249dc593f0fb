"""winnow: fingerprints depend on the sentence alone, and what two have in common has some in common."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.copies.fold import fold
from lint.kinds.copies.winnow import GRAM, WINDOW, fingerprints, stretch_hashes
from tests.kinds.copies.made import ANY, LETTERS, SENTENCES


@given(ANY)
def test_they_are_different_numbers_of_32_bits_in_order(text: str) -> None:
    found = fingerprints(text)
    assert found == sorted(set(found)) and all(0 <= one < 1 << 32 for one in found)
    assert bool(found) == bool(text)


@given(ANY)
def test_each_stretch_has_a_hash_of_its_own_whatever_stands_around_it(text: str) -> None:
    units = text.encode("utf-16-le", "surrogatepass")
    hashes = stretch_hashes(text)
    assert len(hashes) == max(0, len(units) // 2 - GRAM + 1)
    for at, one in enumerate(hashes):
        alone = units[2 * at : 2 * (at + GRAM)].decode("utf-16-le", "surrogatepass")
        assert stretch_hashes(alone) == [one]


@given(SENTENCES, st.text(alphabet=LETTERS, max_size=20), st.text(alphabet=LETTERS, max_size=20))
def test_what_is_shared_for_long_enough_is_found(text: str, before: str, after: str) -> None:
    shared = fold(text)
    if len(shared) >= GRAM + WINDOW - 1:
        assert {*fingerprints(shared)} & {*fingerprints(before + shared + after)}


@given(st.lists(SENTENCES, max_size=8), st.randoms())
def test_together_alone_and_shuffled_are_the_same(sentences: list[str], chance: object) -> None:
    together = {one: fingerprints(fold(one)) for one in sentences}
    chance.shuffle(sentences)  # type: ignore[attr-defined]
    assert all(fingerprints(fold(one)) == together[one] for one in sentences)


def test_another_process_comes_to_the_same() -> None:
    code = "from lint.kinds.copies.winnow import fingerprints; print(fingerprints('党支部建立了周提醒制度'))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == str(fingerprints("党支部建立了周提醒制度"))


def test_they_stay_as_they_are_for_archives_that_exist() -> None:
    assert fingerprints("党支部") == [3376492618]
    assert fingerprints("坚持学习") == [3480947229, 3628423128]
