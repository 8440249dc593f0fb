"""attachments: what the text says of 附件, and what the list below it says."""

from __future__ import annotations

import pytest

from tests.support import check, doc, md, spans

LIST = "\n附件：1.自查表\n      2.台账\n青石县水利局\n2023年12月1日"


def found(report: str, text: str) -> list[str]:
    return spans(text, "attachments", {"report": report})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请填写自查表（见附件）。", ["附件"]),
        ("请填写附件2，按附件1办理。", ["附件"]),
        ("名单附后。", []),
        ("请提前报名（名单附后）。", ["（名单附后）"]),
        ("按《安全办法》附件2办理。", []),
        ("按《安全办法（见附件）》办理。", []),
        ("收到附件一份。", []),
        ("请填写自查表（见附件）。" + LIST, []),
        ("请填写自查表（见附件）。\n附件\n自查表", []),
        ("请填写自查表（见附件）。\n附件1\n自查表", []),
        ("请填写自查表（见附件）。\n附：自查表", []),
        ("请参加。\n青石县水利局\n2023年12月1日\n" + "方案见附件。\n" * 9, []),
        ("附件1由各科室填写，见附件2。", ["附件1"]),
    ],
)
def test_unlisted(text: str, expected: list[str]) -> None:
    assert found("unlisted", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请填写附件。" + LIST, []),
        ("名单附后。" + LIST, []),
        ("请填写自查表。" + LIST, []),
        ("请参加。" + LIST, ["附件：1.自查表"]),
        ("请参加。\n附件1\n自查表", []),
        ("请参加。", []),
    ],
)
def test_unmentioned(text: str, expected: list[str]) -> None:
    assert found("unmentioned", text) == expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("附件：1.自查表\n2.台账\n3.名单", []),
        ("附件：1.自查表\n3.名单", [("3.名单", "2")]),
        ("附件：自查表\n2.台账", [("附件：自查表", "1")]),
        ("附件：2.自查表\n3.台账", [("附件：2.自查表", "1")]),
        ("附件：自查表", []),
        ("附件：1.自查表\n青石县水利局", []),
        ("附件：\n1.自查表\n2.台账", []),
        ("附件：1.2023年自查表\n2.2024年自查表", []),
        ("附件1：自查表\n附件2：台账", []),
        ("附件1：自查表\n附件3：台账", [("附件3：台账", "2")]),
    ],
)
def test_number(entries: str, expected: list[tuple[str, str]]) -> None:
    document = doc("关于学习的通知\n各科室：\n请填写附件。\n" + entries)
    violations = check(document, "attachments", {"report": "number"})
    assert [(document.text[v.start : v.end], v.finding.values["expected"]) for v in violations] == expected


def test_in_markdown() -> None:
    text = "# 关于学习的通知\n\n请填写附件。\n\n附件：\n\n1. 自查表\n2. 台账\n"
    assert not check(md(text), "attachments", {"report": "number"})
    assert not check(md(text), "attachments", {"report": "unlisted"})
