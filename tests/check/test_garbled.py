"""Garbled: a text in a wrong encoding is called that, and nothing else is said of it."""

from __future__ import annotations

import base64
import quopri

import pytest

from lint import check_text

TEXT = """各乡镇党委，县直各单位：
    “三会一课”要落实，2024年3月5日召开……会议。
（一）学习；（二）落实。

2024年3月1日
"""
# The bytes that Windows-1252 leaves out.
_UNUSED = b"\x81\x8d\x8f\x90\x9d"
EVERYTHING = {"min-severity": "info"}


def said(text: str) -> set[str]:
    return {one.code for one in check_text(text, config=EVERYTHING)}


def read_wrongly(text: str, encoding: str, latin: str) -> str:
    """Bytes read one by one; those that a code page lacks are what Windows makes of them."""
    one_by_one = (bytes([byte]) for byte in text.encode(encoding))
    return "".join(byte.decode("latin-1" if byte in _UNUSED else latin) for byte in one_by_one)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
@pytest.mark.parametrize("latin", ["latin-1", "cp1252"])
def test_a_garbled_text_has_one_fault(encoding: str, latin: str) -> None:
    assert said(read_wrongly(TEXT, encoding, latin)) == {"DJ004"}


def test_of_the_rest_of_a_text_everything_is_said() -> None:
    wrong = read_wrongly("“三会一课”要落实到位。", "utf-8", "cp1252")
    assert said(f"坚持集休学习。\n{wrong}\n学习,落实。\n") == {"TY001", "DJ004", "PU002"}


def test_a_line_without_chinese_is_text_where_nothing_is_garbled() -> None:
    assert "PH009" in said("坚持学习。\nTODO\n")


@pytest.mark.parametrize(
    "encoded",
    [
        base64.encodebytes(TEXT.encode()).decode(),
        base64.encodebytes(TEXT.encode("gbk")).decode(),
        quopri.encodestring(TEXT.encode()).decode(),
        quopri.encodestring(TEXT.encode("gb18030")).decode(),
        TEXT.encode("utf-7").decode(),
    ],
)
def test_what_a_mail_has_is_no_text(encoded: str) -> None:
    assert said(encoded) == {"DJ008"}
