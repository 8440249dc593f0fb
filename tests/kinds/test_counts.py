"""counts: numbers that do not agree with what is counted."""

from __future__ import annotations

import pytest

from tests.support import check


def counted(text: str, report: str) -> list[tuple[object, object]]:
    values = [v.finding.values for v in check(text, "counts", {"report": report})]
    return [(value["announced"], value["counted"]) for value in values]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("以下三个方面：一是学习；二是作风；三是落实；四是监督。", [(3, 4)]),
        ("以下三个方面：一是学习；二是作风；三是落实。", []),
        ("以下两项措施：一要学习，二要落实，三要监督。", [(2, 3)]),
        ("存在3个方面的问题：一是学习；二是作风。", [(3, 2)]),
        ("以下三个方面：\n一是学习。\n二是作风。\n抓好落实。", [(3, 2)]),
        ("以下三个问题：\n（一）学习\n（二）作风\n（三）落实\n（四）监督", [(3, 4)]),
        ("以下三个方面：一是学习；二是作风；三是落实。提出两点要求：一是抓；二是管。", []),
        ("以下三个方面：坚持学习。", []),  # the points are not numbered
        ("坚持三个方面发力。一是学习；二是作风。", []),
    ],
)
def test_points(text: str, wrong: list[tuple[int, int]]) -> None:
    assert counted(text, "points") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("“三会一课”“主题党日”“谈心谈话”四项制度", [(4, 3)]),
        ("“三会一课”、“主题党日”和“谈心谈话”三项制度", []),
        ("《准则》《条例》等5部法规", []),
        ("《准则》《条例》《细则》等2部法规", [(2, 3)]),
        ("“三会一课”“主题党日”两个方面", []),
        ("“三会一课”“主题党日”12个月", []),
    ],
)
def test_list(text: str, wrong: list[tuple[int, int]]) -> None:
    assert counted(text, "list") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("共有党员35人，其中男党员22人、女党员14人。", [("35", "36")]),
        ("共有党员35人，其中男党员21人、女党员14人。", []),
        ("共有党员35人（其中：女党员40人）", [("35", "40")]),
        ("共有党员35人，其中女党员14人。", []),
        ("共有党员35人，其中预备党员2人、女党员14人。", []),  # not meant to be all
        ("共有党员35人，其中预备党员2人、女党员34人等。", []),
        ("共走访12次，其中党员35人。", []),  # another unit
        (
            "共有党员412名。其中在职党员315名，占在职职工1126名的28.0%；离退休党员97名。",
            [],
        ),  # a base of a share
        ("设立派驻机构共47家，其中综合派驻27家、单独派驻20家，覆盖单位139家。", []),  # what comes behind is no part
        ("桑园9.2万亩，其中东湾4.6万亩、西岭2.5万亩、南坡2.4万亩，", [("9.2万", "9.5万")]),
        ("桑园9.2万亩，其中东湾4.6万亩、西岭2.5万亩、南坡2.2万亩，", []),  # rounded
        ("桑园9.2万亩，其中东湾4.6万亩、西岭2.5万亩、南坡1.9万亩，", []),  # some are left out
        ("在东湾、西岭、南坡疏浚河道8.9公里。其中东湾3.1公里、西岭2.9公里、南坡2.6公里。", [("8.9", "8.6")]),
    ],
)
def test_total(text: str, wrong: list[tuple[str, str]]) -> None:
    assert counted(text, "total") == wrong
