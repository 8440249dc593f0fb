"""Breaks: where a page or a section ends, as far as paragraphs say so themselves."""

from __future__ import annotations

from lint.documents.word.paragraph import Paragraph
from lint.documents.word.source import ParagraphSource


def breaks_before(source: ParagraphSource, row: int) -> bool:
    """Whether a page or a section ends above a paragraph, as far as the paragraphs around it say so themselves."""
    paragraphs = source.paragraphs
    at = paragraphs[row - 1]
    if has_break(at, leading=True):
        return True
    for before in reversed(paragraphs[: row - 1]):
        if before.part == at.part and ends_page(before):
            return True
        if before.text.strip():
            return False
    return False


def ends_page(paragraph: Paragraph) -> bool:
    """Whether a page or a section ends in a paragraph or with it."""
    properties = paragraph.element.first("w:pPr") if paragraph.element else None
    return (properties is not None and properties.first("w:sectPr") is not None) or has_break(paragraph)


def has_break(paragraph: Paragraph, leading: bool = False) -> bool:
    """Whether a paragraph has a break of the page in it: before its text, or anywhere."""
    if paragraph.element is None:
        return False
    for element in paragraph.element.iter("w:br", "w:t"):
        if element.tag == "w:br" and element.get("w:type") == "page":
            return True
        if leading and element.tag == "w:t" and element.text.strip():
            return False
    return False
