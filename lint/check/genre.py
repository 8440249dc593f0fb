"""Genre: which genre a document is of, by its title, its opening words or its body."""

from __future__ import annotations

from lint.base.late import late
from lint.base.model import Genre
from lint.documents import regex
from lint.documents.document import MASK, Document

_BLANK = late(f"[\\s{MASK}]+")

# A line that ends in a colon and is no longer than this addresses somebody.
MAX_ADDRESS = 40


def detect(document: Document, genres: list[Genre]) -> Genre | None:
    """The genre that the title names, else the one that the opening paragraph speaks like, else that of the body."""
    if title := document.title:
        text = _BLANK.sub("", document.text_of(title)).rstrip("。")
        said = (g for g in genres if _says(g, "title", text) and not (g.unless and regex.search(g.unless, text)))
    else:
        text = _opening(document)
        said = (genre for genre in genres if genre.opening and _says(genre, "opening", text))
    sure = next((genre for genre in said if _fits(genre, document)), None)
    like = (genre for genre in genres if genre.body and _says(genre, "body", document.text))
    return sure or next((genre for genre in like if _fits(genre, document)), None)


def _fits(genre: Genre, document: Document) -> bool:
    """Whether the text has what it needs to be of a genre, and nothing that speaks against it."""
    if genre.needs and not regex.occurs(genre.needs, document):
        return False
    return not (genre.unless_says and regex.occurs(genre.unless_says, document))


def _says(genre: Genre, key: str, text: str) -> bool:
    """Whether one of a genre's expressions occurs in a text; it is not compiled where its words are missing."""
    if not all(any(word in text for word in words) for words in genre.literals.get(key, ())):
        return False
    return regex.search(getattr(genre, key), text)


def _opening(document: Document) -> str:
    """The first paragraph of running text; one that only addresses the readers is passed over."""
    for block in document.body[:12]:
        text = document.text_of(block)
        addressed = len(text) <= MAX_ADDRESS and text[-1] in "：:" and "如下" not in text
        if block.kind in ("paragraph", "item") and not addressed:
            return text
    return ""
