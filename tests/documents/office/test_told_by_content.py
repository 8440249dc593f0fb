"""Documents are told by what is in them: a name says nothing, and what cannot be read is called what it is."""

from __future__ import annotations

import pytest

from lint.base.messages import text as say
from lint.documents.decode import SENTENCES, NotTextError
from lint.documents.readers import read_bytes
from tests.documents.office.make_doc import doc, ole
from tests.documents.office.test_odt import content, p, zipped
from tests.documents.office.test_pdf import TITLE, pdf
from tests.documents.office.test_rtf import HEAD
from tests.documents.test_not_text import zipped as named
from tests.documents.word.make import docx
from tests.documents.word.make import p as paragraph

TEXT = "关于学习的报告"
DOCX, DOC = docx(paragraph(TEXT)), doc(TEXT)
ODT = zipped({"content.xml": content(p(TEXT))})
RTF = (HEAD + r"\uc0 " + "".join(f"\\u{ord(char)} " for char in TEXT) + "}").encode()


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.wps", "a.odt", "a.rtf", "a.txt", "a"])
@pytest.mark.parametrize(
    ("raw", "format_"),
    [
        (DOCX, "word"),
        (DOC, "word"),
        (ODT, "word"),
        (RTF, "word"),
        (b"\xef\xbb\xbf\r\n" + RTF, "word"),
        (TEXT.encode(), "text"),
        (TEXT.encode("utf-8-sig"), "text"),
        (TEXT.encode("gbk") * 3, "text"),
    ],
    ids=["docx", "doc", "odt", "rtf", "rtf-behind-a-mark", "utf-8", "utf-8-with-a-mark", "gbk"],
)
def test_it_is_read_whatever_it_is_called(raw: bytes, format_: str, name: str) -> None:
    document = read_bytes(raw, name)
    assert (document.source.text[: len(TEXT)], document.format, document.source.path) == (TEXT, format_, name)


@pytest.mark.parametrize("before", [b"", b"\n", b"\xef\xbb\xbf"])
def test_a_pdf_may_have_something_before_it(before: bytes) -> None:
    pytest.importorskip("pypdfium2")
    document = read_bytes(before + pdf([TITLE]), "a.pdf")
    assert (document.source.text, document.format) == (TEXT, "pdf")


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("~$a.docx", DOCX, "lock"),
        ("~$a.doc", b"\x05user" + bytes(150), "lock"),
        ("a.docx", DOCX[:300], "damaged"),
        ("a.docx", named("[Content_Types].xml", "word/document.xml"), "damaged"),
        ("a.docx", named("xl/workbook.xml"), "xlsx"),
        ("a.docx", named("a.txt"), "ZIP"),
        ("a.docx", ole({"EncryptedPackage": b"1"}), "encrypted"),
        ("a.docx", b"%TSD-Header-###%" + bytes(99), "protected"),
        ("a.doc", b"b\x14#e\x00\x00\x00E-SafeNet\x00\x00\x00LOCK" + bytes(99), "protected"),
        ("a.doc", b"<html xmlns:o='urn:schemas-microsoft-com:office:office'>", "mhtml"),
        ("a.doc", b"\xef\xbb\xbf <!DOCTYPE HTML><html>", "mhtml"),
        ("a.wps", ole({"CONTENTS": b"1"}), "doc-unknown"),
        ("a.doc", doc(TEXT, version=0x68), "doc-old"),
        ("a.doc", doc(TEXT, flags=0x300), "encrypted"),
        ("a.doc", DOC[:700], "damaged"),
        ("a.xls", ole({"Workbook": b"1"}), "xls"),
        ("a.odt", ODT.replace(b"mimetypeapp", b"mimetypeapq", 1), "damaged"),
        ("a.docx", DOCX.replace(b"word/document.xml", b"word/documenx.xml"), "damaged"),
        ("a.ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "ZIP"),
    ],
)
def test_what_cannot_be_read_is_called_what_it_is(name: str, raw: bytes, expected: str) -> None:
    with pytest.raises(NotTextError) as caught:
        read_bytes(raw, name)
    assert caught.value.format == {"doc-unknown": "Microsoft Works"}.get(expected, expected)


def test_a_web_page_under_another_name_is_a_text() -> None:
    assert read_bytes(b"<html>", "a.txt").format == "text"


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_each_has_a_sentence_in_both_languages(name: str) -> None:
    for lang in ("zh", "en"):
        assert "甲" in say(f"format.{name}", lang, path="甲", format=name)


@pytest.mark.parametrize(
    "raw", [docx(""), doc(notes=["\x02"]), zipped({"content.xml": content("")})], ids=["docx", "doc", "odt"]
)
def test_a_document_without_paragraphs_is_an_empty_text(raw: bytes) -> None:
    document = read_bytes(raw, "a")
    assert (document.source.text, document.blocks) == ("", [])
