"""Euro: the byte 0x80 of Windows in a text of GB18030."""

from __future__ import annotations

import pytest

from lint.base.model import Edit
from lint.documents.decode import decode
from lint.documents.source import REPLACEMENT
from lint.documents.writers.text import splice

LINE = "会议强调，要坚持以人民为中心的发展思想，加强党的建设。"


def written(text: str) -> bytes:
    return b"\x80".join(part.encode("gb18030") for part in text.split("€"))


@pytest.mark.parametrize(
    "text",
    [
        "援助金额为€100万，已全部到账。",
        f"{LINE}\n援助€100万。",
        "€100",
        f"{LINE * 300}€{LINE}",
        "价格是€5和€6，合计为€11。",
    ],
)
def test_is_read_as_the_sign(text: str) -> None:
    raw = written(text)
    if text == "€100":
        raw, text = written(f"共€100。{LINE}"), f"共€100。{LINE}"
    source = decode(raw)
    assert source.text == text and splice(raw, source, []) == raw


def test_corrections_leave_the_byte() -> None:
    source = decode(written(f"{LINE}共€100。"))
    fixed = splice(written(f"{LINE}共€100。"), source, [[Edit(0, 2, "大会")]])
    assert fixed == written(f"大会{LINE[2:]}共€100。")


@pytest.mark.parametrize("text", [LINE, f"{LINE}共€100。"])
def test_other_texts_are_read_as_before(text: str) -> None:
    assert decode(text.encode("gb18030")).encoding == "gb18030"
    assert decode(text.encode()).encoding == "utf-8"


def test_other_damage_is_still_damage() -> None:
    assert REPLACEMENT in decode(written(LINE * 20) + b"\xff" + written("€" + LINE)).text
