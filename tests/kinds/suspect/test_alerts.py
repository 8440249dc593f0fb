"""What is made of the alerts of a clause, with a detector that knows one sentence."""

from __future__ import annotations

import gc

import pytest

from lint.kinds.suspect.alert import Alert
from lint.kinds.suspect.detector import ADVICE, ERROR, Detector, shipped
from lint.kinds.suspect.reading.clauses import Clause


def alert(at: int, found: str, right: str, score: float) -> Alert:
    (n,) = [n for n, (a, b) in enumerate(zip(found, right, strict=True)) if a != b]
    return Alert(at + n, at + n + 1, right[n], found, right, score, "rare")


class Scripted(Detector):
    """A detector that sees the slip in 企夜, and that in 服武 only where 企业 is right."""

    def __init__(self, score: float) -> None:
        super().__init__(shipped().data, shipped().doubts, shipped().trees, shipped().terms)
        self.score = score

    def _look(self, clause: Clause, written: str) -> list[Alert]:
        if "企夜" in clause.text:
            return [alert(clause.text.index("企夜"), "企夜", "企业", self.score)]
        at = clause.text.index("服武")
        assert written == "优化企夜服武", "the message speaks of what is written"
        assert clause.text.index("业") in clause.hidden, "what was mended is not looked at again"
        return [alert(at, "服武", "服务", self.score)]


def test_looks_again_with_what_is_sure_mended() -> None:
    text = "优化企夜服武"
    assert [one.found for one in Scripted(0.9).find(text, [(0, len(text))])] == ["企夜", "服武"]
    assert [one.found for one in Scripted(0.45).find(text, [(0, len(text))])] == ["企夜"]


@pytest.mark.parametrize(("score", "kept"), [(0.95, ERROR - 0.01), (0.45, 0.45), (ADVICE + 0.01, None)])
def test_what_a_document_says_twice_is_no_error(score: float, kept: float | None) -> None:
    class Once(Scripted):
        def _look(self, clause: Clause, written: str) -> list[Alert]:
            return [alert(2, "企夜", "企业", self.score)] if "优化" in clause.text and "夜" in clause.text else []

    text = "优化企夜。企夜很多。"
    assert [one.score for one in Once(score).find(text, [(0, len(text))])] == ([kept] if kept else [])
    assert [one.score for one in Once(score).find(text[:5], [(0, 5)])] == [score]


@pytest.mark.parametrize("collecting", [True, False])
def test_leaves_the_search_for_garbage_as_it_was(collecting: bool) -> None:
    class Broken(Scripted):
        def _look(self, clause: Clause, written: str) -> list[Alert]:
            assert not gc.isenabled()
            raise KeyError

    was = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        with pytest.raises(KeyError):
            Broken(0.9).find("优化企夜服武", [(0, 6)])
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if was else gc.disable)()
