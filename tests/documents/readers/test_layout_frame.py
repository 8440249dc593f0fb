"""What stands above the title, titles of unusual form, signatures within the text, and lists of attachments."""

from __future__ import annotations

import pytest

from tests.support import blocks, doc

BODY = "\n一年来，坚持学习，改进作风。"


def kinds(text: str) -> list[str]:
    return [block.kind for block in doc(text).blocks]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("青石县水利局文件\n青水发〔2024〕3号    签发人：林川\n关于增加经费的请示", ["byline", "number", "title"]),
        ("000012\n机密★1年\n特急\n关于开展学习的通知", ["byline", "byline", "byline", "title"]),
        ("附件1\n青石县学习计划", ["byline", "title"]),
        ("青石县人民政府办公室\n关于印发管理方案的\n通  知", ["title"]),
        ("关于印发河道管理\n工作方案\n的通知", ["title"]),
        ("关于转发县水利局县财政局" + "农村供水工程维修养护" * 5 + "方案的通知", ["title"]),
        ("农村供水工程维修养护" * 7, ["paragraph"]),
        ("关于开展学习的通知。", ["title"]),
        ("大家听取了关于学习的报告，很受教育。", ["paragraph"]),
        ("大家今天在会议室里一起听取了关于学习的报告。", ["title"]),
        ("会后，大家听取了关于学习的报告。", ["paragraph"]),
    ],
)
def test_above_and_at_the_title(head: str, found: list[str]) -> None:
    assert kinds(head + BODY)[:-1] == found


def test_a_sentence_alone_is_no_title() -> None:
    assert kinds("听取了关于学习的报告。") == ["paragraph"]


def test_a_title_ends_where_the_full_stop_is() -> None:
    assert blocks(doc("关于开展学习的通知。\n青石县水利局" + BODY))[1] == ("paragraph", "青石县水利局")


@pytest.mark.parametrize(
    ("tail", "found"),
    [
        ("青石县水利局  2023年12月1日", ["date"]),
        ("青石县水利局\n2023年  月  日", ["signature", "date"]),
        ("青石县水利局\n2023年__月__日", ["signature", "date"]),
        ("会议定于2023年12月1日", ["paragraph"]),
        ("附件：自查表\n青石县水利局\n2023年12月1日", ["paragraph", "signature", "date"]),
        ("附件：1.自查表\n2.台账\n青石县水利局\n2023年12月1日", ["paragraph", "item", "signature", "date"]),
    ],
)
def test_tail(tail: str, found: list[str]) -> None:
    assert kinds("工作总结" + BODY + "\n" + tail)[2:] == found


def test_signature_above_an_attached_text() -> None:
    attached = "\n实施方案\n" + "一、加强学习。坚持每周一学。\n" * 9
    found = kinds("关于印发方案的通知" + BODY + "\n青石县水利局\n2023年12月1日" + attached)
    assert found[2:4] == ["signature", "date"]


def test_a_date_within_the_text_is_no_signature() -> None:
    found = kinds("工作总结" + BODY + "\n会议时间\n2023年12月1日" + "\n坚持学习，改进作风，" * 9)
    assert "date" not in found and "signature" not in found


def test_numbers_of_attachments_are_none_of_the_text() -> None:
    document = doc("关于学习的通知" + BODY + "\n附件：1.自查表\n2.台账\n3、名单\n坚持学习。")
    assert [block.label for block in document.blocks] == [None] * 6
