"""frame: what stands around the text."""

from __future__ import annotations

import pytest

from tests.support import spans

SIGNED = "\n请按时参加。\n青石县水利局\n2023年12月1日"


def found(report: str, text: str, **options: str) -> list[str]:
    return spans(text, "frame", {"report": report, **options})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青发〔2023〕5号\n关于学习的通知\n各科室：\n请参加。", []),
        ("关于学习的通知\n青发〔2023〕5号\n各科室：\n请参加。", ["青发〔2023〕5号"]),
        ("坚持学习。\n改进作风。", []),
    ],
)
def test_number_place(text: str, expected: list[str]) -> None:
    assert found("number-place", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于开展学习\n各科室：\n请参加。", ["关于开展学习"]),
        ("关于开展学习的通知\n各科室：\n请参加。", []),
        ("关于开展学习的\n通  知\n各科室：\n请参加。", []),
        ("关于开展学习的通知。\n各科室：\n请参加。", []),
        ("青发〔2023〕5号\n开展学习\n请参加。", ["开展学习"]),
        ("关于学习的想法\n学习使人进步。", []),
        ("开展学习\n各科室：\n请参加。", []),
    ],
)
def test_title_word(text: str, expected: list[str]) -> None:
    assert found("title-word", text, ending="(通知|报告)$") == expected


@pytest.mark.parametrize(
    ("below", "unaddressed", "without_colon"),
    [
        ("各科室：", [], []),
        ("各科室:", [], []),
        ("县委、县政府：", [], []),
        ("县人民政府：为做好工作，请予支持。", [], []),
        ("（2023年12月1日）\n各科室：", [], []),
        ("青发〔2023〕5号\n各科室：", [], []),
        ("青石县水利局\n各科室：", [], []),
        ("为做好工作，现将有关事项通知如下：", ["为做好工作，现将有关事项通知如下："], []),
        ("各科室，各站所", [], ["各科室，各站所"]),
        ("县财政局", [], ["县财政局"]),
        ("青石县水利局", ["青石县水利局"], []),
    ],
)
def test_addressee(below: str, unaddressed: list[str], without_colon: list[str]) -> None:
    text = f"关于开展学习的通知\n{below}{SIGNED}"
    assert found("unaddressed", text) == unaddressed
    assert found("addressee-colon", text) == without_colon


def test_a_heading_ends_the_search_for_an_addressee() -> None:
    assert found("unaddressed", "关于学习的通知\n一、内容\n各科室：\n请参加。") == []
    assert found("unaddressed", "关于学习的通知\n学习党章。\n一、内容\n各科室：\n请参加。") == ["学习党章。"]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("青石县水利局\n2023年12月1日", []),
        ("2023年12月1日\n青石县水利局", ["青石县水利局"]),
        ("青石县水利局\n2023年12月1日\n抄送：县应急管理局。", []),
        ("青石县水利局\n2023年12月1日\n县档案馆", []),
        ("2023年12月1日\n各科室", []),
        ("2023年12月1日\n坚持学习，改进作风。", []),
    ],
)
def test_signature_order(tail: str, expected: list[str]) -> None:
    assert found("signature-order", f"关于学习的通知\n各科室：\n请参加。\n{tail}") == expected


@pytest.mark.parametrize(
    ("title", "date", "expected"),
    [
        ("2023年工作总结", "2022年12月1日", ["2022年12月1日"]),
        ("2023年工作总结", "2023年12月1日", []),
        ("2023年工作总结", "2024年1月5日", []),
        ("工作总结", "2022年12月1日", []),
        ("2023年工作总结", "××年12月1日", []),
    ],
)
def test_early_date(title: str, date: str, expected: list[str]) -> None:
    assert found("early-date", f"{title}\n坚持学习。\n青石县水利局\n{date}") == expected


@pytest.mark.parametrize(
    "report", ["number-place", "title-word", "unaddressed", "addressee-colon", "signature-order", "early-date"]
)
def test_nothing_is_nothing(report: str) -> None:
    assert found(report, "") == []
    assert found(report, "关于学习的通知", ending="通知$") == []


ISSUED = "\n青石县应急管理局\n2023年7月28日"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于检查情况的通报\n7月检查12家。\n各企业要举一反三。" + ISSUED, ["关于检查情况的通报"]),
        ("石桥县关于检查\n情况的通报\n7月检查12家。\n各企业要举一反三。" + ISSUED, ["情况的通报"]),
        ("关于检查情况的通报\n各采石企业：\n7月检查12家。\n各企业要举一反三。" + ISSUED, []),
        ("关于检查情况的通报\n7月检查12家，均已处理。" + ISSUED, []),
        ("关于检查情况的通报\n7月检查12家。\n各企业要举一反三。", []),  # nobody issued it
    ],
)
def test_who_gives_orders_names_whom(text: str, expected: list[str]) -> None:
    assert found("uncalled", text) == expected


def test_an_addressee_with_a_stop_for_the_colon() -> None:
    text = "关于检查的通知\n各乡镇气象站，各作业点。\n请提前自查。" + ISSUED
    assert found("addressee-colon", text) == ["各乡镇气象站，各作业点。"]


def test_a_notice_that_gives_orders_may_be_left_to_another_rule() -> None:
    text = "关于检查的通知\n为做好工作，7月检查。\n各企业要自查。" + ISSUED
    assert found("unaddressed", text) == ["为做好工作，7月检查。"]
    assert spans(text, "frame", {"report": "unaddressed", "unless_called": True}) == []
