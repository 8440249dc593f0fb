"""Sentences: what of a document can be a copy, and what cannot: quotations, labels of tables, names of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lint.base.late import late
from lint.base.model import PARAGRAPHS
from lint.documents.document import MASK, Document
from lint.kinds.copies.fold import fold
from lint.kinds.copies.winnow import fingerprints

# A sentence of fewer characters, folded, is not looked for.
SHORTEST = 8
# What is longer is cut: no sentence of prose is.
_LONGEST = 400
_BLOCKS = ("paragraph", "item", "heading")
_SENTENCE = late(r"[^。！？；\r\n]+[。！？；]*[”’』」）]*")
# A quotation of a few characters is a word of the writer's own; a longer one, and the name of a document, are not.
_QUOTED = late(
    r"“[^“”\n]*(?:“[^“”\n]*”[^“”\n]*)*”|《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》",
)
_OWN_WORD = 12
# Who says what follows, or which regulation does.
_SAID = late(
    r"(?:习近平|总书记|主席|总理|讲话|会议)[^。，；]{0,16}(?:强调|指出|要求|提出)[，：]"
    r"|^[^，。]{0,20}《[^》\n]+》[^，。]{0,12}(?:规定|指出|明确|要求|提出)[，：]"
    r"|^[^，。]{0,12}第[一二三四五六七八九十百零0-9]+条(?:[^，。]{0,6}规定[，：]|[ \u3000])"
)


class Sentence(Struct, frozen=True, gc=False):
    """A sentence: where it stands in the text of its document, and what is left of it when it is folded."""

    start: int
    end: int
    folded: str

    @property
    def fingerprints(self) -> list[int]:
        """Those that it is looked for by."""
        return fingerprints(self.folded)


def sentences(document: Document) -> list[Sentence]:
    """The sentences of a document that could be copied, in order; worked out once."""
    key = "copies"
    if key not in document.memo:
        document.memo[key] = list(_sentences(document))
    found: list[Sentence] = document.memo[key]
    return found


def own_words(text: str) -> str:
    """A text in which what others said is masked, character by character."""
    return _QUOTED.sub(_masked, text)


def _masked(match: re.Match[str]) -> str:
    said = match.group()
    return said if said[0] == "“" and len(said) < _OWN_WORD + 2 else MASK * len(said)


def _sentences(document: Document) -> Iterator[Sentence]:
    text = own_words(document.text)
    for block in document.blocks:
        if block.kind not in _BLOCKS or (document.format in PARAGRAPHS and block.story != "body"):
            continue
        start = block.label.end if block.label else block.start
        for match in _SENTENCE.finditer(text, start, block.end):
            if _SAID.search(document.text[slice(*match.span())]):
                continue
            for at in range(match.start(), match.end(), _LONGEST):
                folded = fold(text[at : min(at + _LONGEST, match.end())])
                if len(folded) >= SHORTEST:
                    yield Sentence(at, min(at + _LONGEST, match.end()), folded)
