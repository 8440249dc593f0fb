"""Pdf: lines that were set, put together again to the paragraphs that they were, as well as may be.

Nothing can be written into it, and no rule may look at marks, numbers or ends of lines in it: what stands there is
what a program drew, not what somebody typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lint.base.model import Story
from lint.documents.decode import NotTextError
from lint.documents.office.pdf_lines import Line, lines
from lint.documents.word.paragraph import Paragraph

# What pdfium says of a file with a password.
_PASSWORD = 4
# A line reaches so near to the edge, in sizes of its letters, if the next one goes on with it; one that begins so far
# from it is indented.
_FULL, _INDENTED = 2.0, 0.8
# Headers and footers stand in this share of the page, above and below.
_EDGE = 0.12
_PAGE_NUMBER = re.compile(r"[\s—–\-·第共/页,，]*[\divxlc\s/—–\-·第共页]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# What begins a paragraph wherever the line before ends, and what ends a line of a table of contents.
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百]{1,4}[章节条]"
)
_CONTENTS = re.compile(r"[.．·…]{4,}\s*\d+$")
# So many characters without a meaning, and nobody can read the text: its fonts do not say what their signs are.
_MOST_UNKNOWN = 0.2


def read(raw: bytes) -> list[Paragraph]:
    """The paragraphs of a file: its body, then headers and footers once. Raises NotTextError: "pdf-absent" where the
    library is not installed, "scanned" for a file of pictures, "encrypted", "damaged"."""
    pages = list(_pages(raw))
    text = "".join(line.text for page in pages for line in page)
    unknown = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    if unknown >= max(1, len(text)) * _MOST_UNKNOWN or not text:
        raise NotTextError("scanned")
    often = Counter(_form(line) for page in pages for line in {*filter(_is_at_edge, page)})
    body: list[list[Line]] = []
    beside: dict[tuple[Story, str], None] = {}
    for page in pages:
        body.append([])
        for line in page:
            if _is_at_edge(line) and (often[_form(line)] > 1 or _PAGE_NUMBER.fullmatch(line.text)):
                if not _PAGE_NUMBER.fullmatch(line.text):
                    beside["header" if line.height > 0.5 else "footer", line.text] = None
            else:
                body[-1].append(line)
    found = [Paragraph("", "toc" if _CONTENTS.search(text) else "body", text) for text in _paragraphs(body)]
    return found + [Paragraph("", story, text) for story, text in beside]


def _pages(raw: bytes) -> Iterator[list[Line]]:
    try:
        import pypdfium2
    except ImportError as error:
        raise NotTextError("pdf-absent") from error
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        wants = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        raise NotTextError("encrypted" if wants else "damaged") from error
    try:
        for n in range(len(document)):
            page = document[n]
            yield lines(page)
            page.close()
    except pypdfium2.PdfiumError as error:
        raise NotTextError("damaged") from error
    finally:
        document.close()


def _is_at_edge(line: Line) -> bool:
    return not _EDGE < line.height < 1 - _EDGE


def _form(line: Line) -> tuple[bool, str]:
    """What a line at the edge has in common with that of another page: all but numbers."""
    return line.height > 0.5, _DIGITS.sub("0", line.text)


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The lines joined where one goes on with the other, also over the end of a page."""
    text, goes_on = "", False
    for page in pages:
        left, right = _edges(page)
        for line in page:
            if text and (not goes_on or line.left - left > _INDENTED * line.size or _BEGINS.match(line.text)):
                yield text
                text = ""
            if text and text[-1].isascii() and line.text[0].isascii() and text[-1].isalnum():
                text += " "
            text += line.text
            goes_on = right - line.right < _FULL * line.size and not _CONTENTS.search(line.text)
    if text:
        yield text


def _edges(page: Sequence[Line]) -> tuple[float, float]:
    """Where the lines of a page begin and end that go from edge to edge."""
    if not page:
        return 0.0, 0.0
    lefts, rights = sorted(line.left for line in page), sorted(line.right for line in page)
    return lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]
