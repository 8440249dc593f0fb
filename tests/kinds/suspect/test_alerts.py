"""What is made of the alerts of a clause, with a detector that knows one sentence."""

from __future__ import annotations

import gc

import pytest

from lint.kinds.suspect.alert import Alert, Evidence
from lint.kinds.suspect.detector import ADVICE, ADVICE_SHORT, ERROR, Detector, shipped
from lint.kinds.suspect.reading.clauses import Clause, clauses


def alert(at: int, found: str, right: str, score: float) -> Alert:
    (n,) = [n for n, (a, b) in enumerate(zip(found, right, strict=True)) if a != b]
    return Alert(at + n, at + n + 1, right[n], found, right, score, "rare")


class Scripted(Detector):
    """A detector that sees the slip in 企夜, and that in 服武 only where 企业 is right."""

    def __init__(self, score: float) -> None:
        super().__init__(shipped().data, shipped().doubts, shipped().trees, shipped().terms)
        self.score = score

    def _look(self, clause: Clause, written: str, least: float) -> tuple[list[Alert], bool]:
        if "企夜" in clause.text:
            return [alert(clause.text.index("企夜"), "企夜", "企业", self.score)], False
        at = clause.text.index("服武")
        assert written == "优化企夜服武", "the message speaks of what is written"
        assert clause.text.index("业") in clause.hidden, "what was mended is not looked at again"
        return [alert(at, "服武", "服务", self.score)], False


def test_looks_again_with_what_is_sure_mended() -> None:
    text = "优化企夜服武"
    assert [one.found for one in Scripted(0.9).find(text, [(0, len(text))])] == ["企夜", "服武"]
    assert [one.found for one in Scripted(0.45).find(text, [(0, len(text))])] == ["企夜"]


def test_a_clause_in_which_nothing_can_be_wrong_is_looked_at_once() -> None:
    looked: list[str] = []

    class Plain(Scripted):
        def _look(self, clause: Clause, written: str, least: float) -> tuple[list[Alert], bool]:
            looked.append(clause.text)
            return [], clause.text == "优服化务"

    text = "优服化务，认负责真。（优服化务）认负责真，“优服化务”认负责真。加强党的建设。"
    assert Plain(0.9).find(text, [(0, len(text))]) == []
    assert looked == ["优服化务", *["认负责真"] * 3], "what stands around may count for the other; the last is usual"


def test_what_is_plain_is_plain_wherever_it_stands() -> None:
    detector = Detector(shipped().data, shipped().doubts, shipped().trees, shipped().terms)
    for text in ("优化服务", "发放资料200余份", "柠紧责任链条"):
        (clause,) = clauses(text, 0, len(text))
        alerts, plain = detector._look(clause, clause.text, ADVICE)
        assert plain == (text == "优化服务") and (not plain or alerts == [])


def test_a_short_text_has_more_advice_than_the_same_words_in_a_long_one() -> None:
    assert ADVICE_SHORT < ADVICE
    score = (ADVICE_SHORT + ADVICE) / 2

    class Once(Scripted):
        def _look(self, clause: Clause, written: str, least: float) -> tuple[list[Alert], bool]:
            return [alert(2, "企夜", "企业", score)] if "企夜" in clause.text and score >= least else [], False

    text = "优化企夜。" + "认真负责。" * 100
    assert [one.score for one in Once(score).find(text[:20], [(0, 20)])] == [score]
    assert Once(score).find(text, [(0, len(text))]) == []


@pytest.mark.parametrize(("score", "kept"), [(0.95, ERROR - 0.01), (0.45, 0.45), (0.13, None)])
def test_what_a_document_says_twice_is_no_error(score: float, kept: float | None) -> None:
    class Once(Scripted):
        def _look(self, clause: Clause, written: str, least: float) -> tuple[list[Alert], bool]:
            here = "优化" in clause.text and "夜" in clause.text
            return [alert(2, "企夜", "企业", self.score)] if here else [], False

    text = "优化企夜。企夜很多。"
    assert [one.score for one in Once(score).find(text, [(0, len(text))])] == ([kept] if kept else [])
    assert [one.score for one in Once(score).find(text[:5], [(0, 5)])] == [score]


@pytest.mark.parametrize(
    ("found", "evidence", "written"),
    [("禁入", "rare", True), ("违犯", "rare", True), ("违范", "rare", False), ("登已", "unknown", False)],
)
def test_a_word_that_others_write_is_no_error(found: str, evidence: Evidence, written: bool) -> None:
    assert shipped()._is_written(Alert(0, 1, found[0], found, found, 0.9, evidence)) is written


@pytest.mark.parametrize("collecting", [True, False])
def test_leaves_the_search_for_garbage_as_it_was(collecting: bool) -> None:
    class Broken(Scripted):
        def _look(self, clause: Clause, written: str, least: float) -> tuple[list[Alert], bool]:
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
