"""runs: numbers out of order inside a paragraph and in less usual ways of counting."""

from __future__ import annotations

import pytest

from tests.kinds.told import told


@pytest.mark.parametrize(
    ("of", "text", "expected"),
    [
        ("inline", "不足：①学习不够；②调研不深；④创新不强。", [("④", "③")]),
        ("inline", "请报送：（一）自查报告；（三）问题清单。", [("（三）", "（二）")]),
        ("inline", "分为：A.按期转正；B.延长；D.取消资格。", [("D.", "C.")]),
        ("inline", "第一步，提名；第二步，评议；第四步，公示。", [("第四步", "第三步")]),
        ("inline", "做法：1.抓学习；2.抓队伍；2.抓落实。", [("2.", "3.")]),
        ("inline", "依照第三十条第（一）、（三）项处理，按1.5倍计算。", []),
        ("inline", "第一步，提名。第二步，评议。第一步最难。", []),
        ("lines", "2.1 建账\n2.2 调度\n2.4 销号", [("2.4", "2.3")]),
        ("lines", "1）排查；\n2）整治；\n4）验收。", [("4）", "3）")]),
        ("lines", "1.5万元以上\n3.2万元以上", []),
        ("chapters", "第一章　总则\n第二章　职责\n第四章　监督", [("第四章", "第三章")]),
        ("chapters", "第一章　总则\n第一节　甲\n第二节　乙\n第二章　职责\n第一节　丙", []),
        ("skipped", "第五条　定点维修。\n第七条　不得外借。", [("七", "六")]),
        ("skipped", "依据如下：\n第五条　定点维修。\n第七条　不得外借。", []),
        ("mixed", "一是老化；二是不足；三、短缺。", [("三、", "三是")]),
        ("mixed", "一是老化；二是不足；再次用好平台。", [("再次", "三是")]),
        ("mixed", "一是老化；二是不足。再次强调纪律。", []),
    ],
)
def test_runs(of: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "runs", of) == expected
