"""opinion: from what a model says to what is found, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lint.base.model import Violation
from lint.check.engine import Engine
from lint.kinds.opinion.correction import Correction
from tests.support import doc, md, rule


class Says:
    """Says of each character of a table that another is meant, and how likely."""

    def __init__(self, table: dict[str, tuple[str, float]]) -> None:
        self.table = table
        self.asked: list[str] = []

    def of(self, texts: Sequence[str]) -> list[list[Correction]]:
        self.asked += texts
        return [[Correction(n, *self.table[one]) for n, one in enumerate(text) if one in self.table] for text in texts]


SAYS = {"姓": ("性", 0.98), "带": ("代", 0.8), "花": ("化", 0.72), "做": ("作", 0.4), "乎": ("互", 0.9999)}


def found(text: str, least: float = 0.7, markdown: bool = False) -> list[Violation]:
    engine = Engine([rule("opinion", {"least": least}, message="{found} {fix} {percent}")], [], opinion=Says(SAYS))
    return engine.check(md(text) if markdown else doc(text))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("干部职工的积极姓很高。", ["积极姓 积极性 98"]),
        ("推进现带花建设。", ["现带花 现代化 72"]),  # one finding for both, as likely as the less likely
        ("要做好工作。", []),
        ("乎联网进村。", ["乎联网 互联网 99"]),  # never a hundred
        ("带", ["带 代 80"]),
        ("他说“积极姓”三个字。", []),
        ("印发《积极姓》一文。", []),
    ],
)
def test_finds(text: str, messages: list[str]) -> None:
    assert [violation.message("zh") for violation in found(text)] == messages


def test_what_is_corrected_is_the_wrong_character_alone() -> None:
    (violation,) = found("干部职工的积极姓很高。")
    (edit,) = violation.finding.edits
    assert (edit.start, edit.end, edit.content) == (7, 8, "性") and (violation.start, violation.end) == (7, 8)


def test_how_likely_is_enough_is_an_option() -> None:
    assert [one.finding.values["percent"] for one in found("要做好工作。", 0.3)] == [40]
    assert len(found("推进现带花建设。", 0.75)) == 1 and found("推进现带花建设。", 0.9) == []


def test_lines_of_names_and_dates_and_code_are_not_read() -> None:
    text = "关于学习的报告\n\n大家认真学习积极姓。\n\n讨论组\n2026年3月1日"
    says = Says(SAYS)
    Engine([rule("opinion", {}), rule("opinion", {"least": 0.1})], [], opinion=says).check(doc(text))
    assert says.asked == ["关于学习的报告", "大家认真学习积极姓。"]
    assert found("学习`积极姓`。", markdown=True) == []


def test_nothing_is_found_without_a_model() -> None:
    assert Engine([rule("opinion", {})], []).check(doc("干部职工的积极姓很高。")) == []
