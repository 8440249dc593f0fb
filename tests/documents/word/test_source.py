"""The text of a Word file and the elements behind it: what may be written where, and what a correction leaves."""

from __future__ import annotations

import pytest

from lint.base.model import Edit
from lint.documents.readers import read_edited
from lint.documents.word.blocks import document_of
from lint.documents.word.paragraph import Paragraph
from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from lint.documents.writers.text import edited
from tests.documents.word.make import docx, levels, p, r, split, t, uses

LIST = levels(("chineseCountingThousand", "%1、")) + uses(1)


def source(*paragraphs: str, numbering: str = "") -> PackageSource:
    found = read(docx("".join(paragraphs), numbering=numbering) if numbering else docx("".join(paragraphs))).source
    assert isinstance(found, PackageSource)
    return found


def test_each_character_is_in_its_element() -> None:
    found = source(p(split("支部坚持集休学习")), p("甲&乙"))
    for offset, char in enumerate(found.text):
        placed = found.pieces_in(offset, offset + 1)
        if char == "\n":
            assert placed == []
            continue
        [(part, paragraph, piece, start, end)] = placed
        assert piece.element is not None and piece.element.text[start:end] == char
        assert (part, paragraph) == ("word/document.xml", found.row(offset) - 1)
        low, high = (found.byte_at(part, piece.element, n) for n in (start, end))
        assert found.parts[part].raw[low:high].decode() == {"&": "&amp;"}.get(char, char)


def test_blanks_that_are_not_shown_are_counted_in_their_element() -> None:
    found = source(p("<w:r><w:t>  集体 </w:t></w:r>"))
    [placed] = found.pieces_in(0, 2)
    assert (found.text, placed.start, placed.end) == ("集体", 2, 4)


def test_nothing_is_behind_an_automatic_number() -> None:
    found = source(p("学习", num=(1, 0)), numbering=LIST)
    assert found.text == "一、学习"
    assert found.pieces_in(0, 2) == []
    assert [found.is_made(start, end) for start, end in [(0, 2), (1, 2), (0, 3), (2, 3), (2, 4)]] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_what_a_correction_may_write() -> None:
    found = source(p("学习", num=(1, 0)), p("甲", r("", more="<w:tab/>" + t("乙"))), p(), numbering=LIST)
    assert found.text == "一、学习\n甲\t乙\n"
    taken = {
        "a word": Edit(2, 4, "读书"),
        "at the end": Edit(4, 4, "。"),
        "between": Edit(3, 3, "练"),
        "away": Edit(2, 3, ""),
    }
    refused = {
        "the number": Edit(0, 1, "二"),
        "number and text": Edit(1, 3, "．学"),
        "behind the number": Edit(2, 2, "的"),
        "the end of a paragraph": Edit(4, 5, ""),
        "two paragraphs": Edit(3, 6, ""),
        "a tab": Edit(6, 7, ""),
        "a paragraph more": Edit(4, 4, "\n"),
        "a break": Edit(3, 4, "\u2028"),
        "in an empty paragraph": Edit(9, 9, "丙"),
        "what XML cannot hold": Edit(3, 4, "\x00"),
    }
    assert {name: found.takes(edit) for name, edit in taken.items()} == dict.fromkeys(taken, True)
    assert {name: found.takes(edit) for name, edit in refused.items()} == dict.fromkeys(refused, False)


def test_a_document_after_corrections_can_be_corrected_again() -> None:
    document = read(docx(p("学习集休", num=(1, 0)) + p(split("抓好落时，确保实效"), "。"), numbering=LIST))
    edits = [Edit(4, 6, "集体"), Edit(9, 12, "落实，"), Edit(16, 17, ""), Edit(17, 17, "！")]
    text = edited(document.source.text, edits)
    again = read_edited(document, edits, text)
    assert isinstance(again.source, PackageSource)
    assert again.source.text == text
    assert again.source.paragraphs[0].label == 2
    for paragraph in again.source.paragraphs:
        at = 0
        for piece in paragraph.pieces:
            assert piece.start == at
            at = piece.end
        assert at == len(paragraph.text)
    assert again.source.takes(Edit(4, 6, "集中"))
    assert not again.source.takes(Edit(0, 1, "二"))


def test_nothing_is_written_into_paragraphs_without_a_package() -> None:
    document = document_of(
        [Paragraph("", "body", "学习集休"), Paragraph("", "cell", "甲", table=1, row=1, column=1)], "a.doc"
    )
    assert document.source.text == "学习集休\n甲"
    assert not document.source.writable and read(docx(p("甲"))).source.writable
    edits = [Edit(2, 4, "集体")]
    assert read_edited(document, edits, "学习集体\n甲").source.text == "学习集体\n甲"


@pytest.mark.parametrize(
    ("edit", "takes"),
    [
        (Edit(2, 4, "乙"), True),
        (Edit(3, 3, "乙"), True),
        (Edit(1, 3, "乙"), False),  # a part of the number
        (Edit(2, 2, "乙"), False),  # where it ends
        (Edit(3, 5, "乙"), False),  # over the end of the paragraph
        (Edit(2, 4, "乙\n"), False),
        (Edit(5, 5, "乙"), True),
    ],
)
def test_what_could_be_corrected_by_hand_is_proposed(edit: Edit, takes: bool) -> None:
    document = document_of([Paragraph("", "body", "一、学习", label=2), Paragraph("", "body", "甲")], "a.doc")
    assert document.source.takes(edit) is takes
