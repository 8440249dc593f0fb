"""What is no text is called what it is; what is garbled is called so; a short text needs no mark to be read."""

from __future__ import annotations

import io
import zipfile

import pytest

from lint.base.model import Edit
from lint.documents.decode import NotTextError, decode
from lint.documents.writers.text import splice

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
TEXT = "会议强调，要坚持学习，全体党员参加，认真抓好落实。"


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name), "<a/>")  # a time of its own: ids of tests may not change
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("a.ofd", zipped("OFD.xml", "Doc_0/Document.xml"), "OFD"),
        ("a.ofd", zipped("Doc_0/word/a.xml", "OFD.xml"), "OFD"),
        ("a.docx", zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        ("a.docx", b"", "empty"),
        ("A.DOC", b"", "empty"),
        ("~$a.docx", b"\x05user" + bytes(150), "lock"),
        ("~$a.txt", b"", "lock"),
        ("a.doc", b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n', "mhtml"),
        ("a.doc", b"From: <Saved by Word>\nContent-Type: multipart/related\n", "mhtml"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "doc"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "xls"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.docx", b"b\x14#e\x00\x00\x00E-SafeNet\x00\x00\x00LOCK" + bytes(99), "protected"),
        ("a.txt", b"%TSD-Header-###%" + b"\x81\x00" * 99, "protected"),
        ("a.txt", b"%PDF-1.7\n", "PDF"),
    ],
)
def test_it_is_called_what_it_is(name: str, raw: bytes, expected: str) -> None:
    with pytest.raises(NotTextError) as caught:
        decode(raw, name)
    assert caught.value.format == expected


@pytest.mark.parametrize(
    "text", ["", "MIME-Version: 1.0 是邮件的一行。", "GIF89a是一种格式。", "E-SafeNet是一种软件。", "BM公司"]
)
def test_a_text_that_speaks_of_them_is_a_text(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["坚持集休学习。", "参加学习活动。", "党员大会", "全国工作会议。", "a坚持集体学"])
def test_a_short_text_in_utf_16_without_a_mark(text: str, encoding: str) -> None:
    source = decode(text.encode(encoding), "a.txt")
    assert (source.text, source.encoding) == (text, encoding)


@pytest.mark.parametrize(
    "text",
    [
        "plain text",
        "NOTE",
        "a\x01b",
        "Hi",
        "TODO: fix",
        "1,2,3,4",
        "\x1b[0m",
        "ls -l /tmp; cd",
        "Abstract",
        "The quick brown fox",
    ],
)
def test_a_short_text_without_chinese_is_none(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


def test_the_byte_0x80_is_the_euro_sign_in_gbk() -> None:
    raw = "投资".encode("gbk") + b"\x80" + ("100万，" + TEXT).encode("gbk") + b"\x80"
    source = decode(raw, "a.txt")
    assert (source.text, source.encoding) == (f"投资€100万，{TEXT}€", "gb18030")
    # Nothing but what is written changes, not the euro sign either; one that is written is as the standard has it.
    assert splice(raw, source, [[Edit(0, 1, "出")]]) == "出".encode("gbk") + raw[2:]
    assert splice(raw, source, [[Edit(2, 3, "")]]) == raw[:4] + raw[5:]
    written = splice(raw, source, [[Edit(0, 0, "€")]])
    assert written == "€".encode("gb18030") + raw and decode(written).text == "€" + source.text
