"""Office: documents in paragraphs that are read and never written: .doc and .wps, .odt, .rtf, .pdf."""

from __future__ import annotations

from collections.abc import Iterable

from lint.documents.word.paragraph import Paragraph


def once(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs, those of headers and footers once, however many sections and kinds of pages have them."""
    seen: set[tuple[str, str]] = set()
    found = []
    for paragraph in paragraphs:
        known = paragraph.story, paragraph.text
        if paragraph.story not in ("header", "footer") or known not in seen:
            found.append(paragraph)
        seen.add(known)
    return found
