"""numbering: 一是……，一是…… sets two things side by side."""

from __future__ import annotations

from tests.support import spans

ALONE = {"of": "points", "report": "alone"}


def test_two_of_a_kind_are_no_lone_point() -> None:
    assert spans("两大支点：一是理论支点，一是实践支点。", "numbering", ALONE) == []
    assert len(spans("主要不足：一是学习不够深入，联系实际不紧密。", "numbering", ALONE)) == 1
    assert len(spans("不足：一是学习不深。" + "坚持走访群众。" * 20 + "一是作风不实。", "numbering", ALONE)) == 2
