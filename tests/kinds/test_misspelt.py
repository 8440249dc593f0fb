"""misspelt: words with one character changed."""

from __future__ import annotations

import pytest

from tests.support import check, spans

OPTIONS = {"slips": {"彻底": "撤|低", "庆祝": "康|", "安全生产责任制": "按|||||任|治"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要撤底整改。", ["撤底"]),
        ("撤掉底座，彻底整改。", []),
        ("落实安全生产责任治，落实按全生产责任制。", ["安全生产责任治", "按全生产责任制"]),
        ("人民幸福安康祝福祖国。", []),
    ],
)
def test_one_character(text: str, expected: list[str]) -> None:
    assert spans(text, "misspelt", OPTIONS) == expected


def test_the_fix_is_the_word() -> None:
    (violation,) = check("要撤底整改。", "misspelt", OPTIONS)
    assert violation.finding.values == {"found": "撤底", "fix": "彻底"}
    assert violation.finding.edits[0].content == "彻底"
