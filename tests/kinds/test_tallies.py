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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我院设有内科、外科、妇产科、儿科、中医科6个临床科室。", ["6个临床"]),
        ("我院设有内科、外科、妇产科、儿科、中医科5个临床科室。", []),
        ("围绕忠诚、担当、廉洁、作风三个方面查摆。", ["三个方面"]),
        ("开成面点、缝纫、电焊、园艺5个，其余未开。", ["5个"]),
        ("开成面点、缝纫、电焊和园艺5个，其余未开。", []),  # one may stand before the list
        ("受表扬的五家网点是：城关支行、东风支行、河西支行、开发区支行。", ["五家网点"]),
        ("受表扬的五家网点是：城关支行、东风支行、河西支行、开发区支行和新城支行。", []),
        ("整治分三个阶段：自查自纠阶段和督导检查阶段。", ["三个阶段"]),
        ("实现检定率、处置率、设置率两个100%。", ["两个100"]),
        ("实现检定率、处置率两个100%。", []),
        ("存在两方面不足：学习不系统，调研不深入，创新不够。", ["两方面不足"]),
        ("不只是上海，长春、深圳、杭州、合肥、北京六座城市都在试点。", []),
        ("举办马拉松、自行车、铁人三项赛事。", []),
        ("报告共分三部分：一、工作回顾；二、工作建议。", []),
    ],
)
def test_items_in_a_row_are_as_many_as_is_said(text: str, expected: list[str]) -> None:
    assert spans(text, "tallies", {"report": "series"}) == expected
