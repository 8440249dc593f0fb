"""misspelt: words and phrases with one character changed."""

from __future__ import annotations

import pytest

from tests.support import check, spans

OPTIONS = {"slips": {"未雨绸缪": "末位|于|愁筹|谬", "彻底": "撤|低", "安全生产责任制": "按|||||任|治", "庆祝": "康|"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要末雨绸缪，未雨愁缪，未雨绸谬。", ["末雨绸缪", "未雨愁缪", "未雨绸谬"]),
        ("要未雨绸缪，风雨绸缪。", []),
        ("要撤底整改。", ["撤底"]),
        ("撤掉底座，彻底整改。", []),
        ("落实安全生产责任治，落实按全生产责任制。", ["安全生产责任治", "按全生产责任制"]),
        ("人民幸福安康祝福祖国。", []),
    ],
)
def test_one_character(text: str, expected: list[str]) -> None:
    assert spans(text, "misspelt", OPTIONS) == expected


def test_the_fix_is_the_phrase() -> None:
    (violation,) = check("要末雨绸缪。", "misspelt", OPTIONS)
    assert violation.finding.values == {"found": "末雨绸缪", "fix": "未雨绸缪"}
    assert violation.finding.edits[0].content == "未雨绸缪"
