"""tallies: a number and a list without numbers of its own."""

from __future__ import annotations

import pytest

from tests.support import spans


@pytest.mark.parametrize(
    ("report", "text", "expected"),
    [
        ("repeated", "“四个聚焦”：聚焦育人，聚焦引才，聚焦攻关。", ["四个聚焦"]),
        ("repeated", "“三比”即比安全、比服务。", ["三比"]),
        ("repeated", "“五个到位”：思想认识到位、组织领导到位、责任落实到位。", ["五个到位"]),
        ("repeated", "“三个聚焦”：聚焦育人，聚焦引才，聚焦攻关。", []),
        ("repeated", "“四个聚焦”：聚焦育人，聚焦引才等。", []),
        ("names", "郏敏、饶新月、何必成4名同志受表彰。", ["4名同志"]),
        ("names", "张家村、李家村、王家村等2个村参加。", ["2个村"]),
        ("names", "落实理论学习、组织生活、志愿服务四项制度。", ["四项制度"]),
        ("names", "周育禾、郑向党等5名同志参加。", []),
        ("names", "天镇县、金寨县15个乡镇参加。", []),
        ("names", "王芳、李强2名同志参加。", []),
        ("announced", "办好两件实事：改造市场、新建幼儿园、安装路灯。", ["两件实事"]),
        ("announced", "议程共五项：听取报告、审议章程、选举理事会。", ["五项"]),
        ("announced", "提出两点建议：一、加强学习；二、改进作风；三、强化监督。", ["两点建议"]),
        ("announced", "办好三件实事：改造市场、新建和扩建幼儿园。", []),
        ("announced", "办好两件实事：改造市场、新建幼儿园等。", []),
    ],
)
def test_tallies(report: str, text: str, expected: list[str]) -> None:
    assert spans(text, "tallies", {"report": report}) == expected
