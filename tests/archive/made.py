"""Documents for archives: some sentences each, of letters that chance chooses, some of which stand in several."""

from __future__ import annotations

import random

from lint.archive.archive import Archive
from lint.archive.intake import Intake, intake_of_text
from lint.archive.pairs import Pair, pairs
from lint.archive.state import faults, listed
from tests.kinds.copies.made import LETTERS


def sentence(seed: object) -> str:
    return "".join(random.Random(str(seed)).choices(LETTERS, k=30)) + "。"


def document(name: str, version: int = 0, sentences: int = 12) -> Intake:
    """A document in which some sentences are as in others; another version has other ones."""
    chance = random.Random(f"{name} {version}")
    own = [sentence((name, version, n)) for n in range(sentences - 3)]
    common = [sentence(chance.randrange(15)) for _ in range(3)]
    return intake_of_text("\n".join([f"{name}工作总结", "".join(own), "".join(common)]), name)


def held(archive: Archive) -> tuple[list[tuple[object, ...]], list[Pair]]:
    """What an archive holds and finds, however it came there; it must be whole."""
    assert [*faults(archive)] == []
    return sorted((one.path, one.unit, one.title, one.sentences) for one in listed(archive)), sorted(pairs(archive))


def add(archive: Archive, *documents: Intake) -> None:
    for _ in archive.add(documents):
        pass
