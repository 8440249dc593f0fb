"""headings: what is wrong with a heading itself."""

from __future__ import annotations

import pytest

from tests.support import check


def found(text: str, report: str) -> list[str]:
    return [str(v.finding.values["found"]) for v in check(text, "headings", {"report": report})]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("一、学习\n二、作风\n走访。\n三、落实\n督查。", ["一、学习"]),
        (
            "一、学习\n（一）集中\n读书。\n（二）自学\n（三）研讨\n交流。\n二、作风\n走访。\n三、落实",
            ["（二）自学", "三、落实"],
        ),
        ("一、学习\n二、作风\n走访。", []),  # as many without as with
        ("一、学习\n（一）集中学习\n（二）自学\n二、作风\n走访。", []),  # a list
        ("一、学习。每周一学。\n二、作风。走访。", []),
        ("一、学习\n每周一学。\n1.集中\n2.自学\n读书。\n3.研讨\n交流。", []),
        (
            "一、学习\n读书。\n二、对迟到早退三次以上的同志，由办公室汇总后予以通报批评。\n三、作风\n走访。",
            [],
        ),  # an item that says all there is to say
        (
            "一、整治重点\n（一）使用未经检定、超过检定周期或者检定不合格的计价秤的行为。\n（二）销售作弊秤的行为。\n"
            "（三）市场开办者不履行计量管理责任，未设置公平秤或者公平秤形同虚设的行为。\n二、步骤\n分步推进。",
            [],
        ),  # sentences of a list, one of them short
        (
            "一、张贴通知。\n二、网格员每天早晚各一次入户登记体温并汇总上报街道。\n"
            "三、志愿者轮流值守东西两个路口劝返外来车辆和人员。\n会后落实。",
            [],
        ),  # a short one among such
    ],
)
def test_empty(text: str, wrong: list[str]) -> None:
    assert found(text, "empty") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("一、学习\n每周一学。\n二、作风，\n走访。", ["二、作风，"]),
        ("一、学习\n每周一学。\n二、作风\n走访。\n三、落实。\n督查。", ["三、落实。"]),
        ("一、学习。\n每周一学。\n二、作风。\n走访。", []),
        ("一、学习。每周一学。\n二、作风\n走访。", []),
    ],
)
def test_stop(text: str, wrong: list[str]) -> None:
    assert found(text, "stop") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("一、学习\n（一）集中学习\n每周一学。\n二、作风\n走访。", ["（一）集中学习"]),
        ("一、学习\n（一）集中学习\n每周一学。\n（二）自学\n读书。", []),
    ],
)
def test_alone(text: str, wrong: list[str]) -> None:
    assert found(text, "alone") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("一、学习\n（1）集中学习\n（2）自学", ["（1）集中学习"]),
        ("一、学习\n（一）集中\n（1）周一\n（2）周五", ["（1）周一"]),
        ("一、学习\n1.集中\n（1）周一\n（2）周五\n2.自学", []),
        ("一、学习\n（一）集中\n1.读书\n（1）周一\n（二）自学", []),
        ("（1）集中学习\n（2）自学", []),
    ],
)
def test_skipped(text: str, wrong: list[str]) -> None:
    assert found(text, "skipped") == wrong
