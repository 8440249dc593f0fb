"""Forms: the files that the page can save of a document: its text, Word files, the report."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator

from lint.base.messages import text
from lint.base.model import PARAGRAPHS, Edit, Violation
from lint.documents.document import Document
from lint.documents.readers import read_bytes
from lint.documents.word.source import PackageSource
from lint.documents.writers.compose import composed
from lint.documents.writers.text import NotSplicedError, splice
from lint.documents.writers.word.cautions import cautions
from lint.documents.writers.word.changes import track
from lint.documents.writers.word.markup import now
from lint.interfaces.web.wish import Act
from lint.output.formats import html
from lint.output.look import Look
from lint.run.annotate import annotated
from lint.run.result import Checked, Result

Look_ = Callable[[Document], list[Violation]]


def possible(first: Document) -> list[Act]:
    """The forms that a document can be saved in."""
    return ["changes", "comments", "text", "report"] if isinstance(first.source, PackageSource) else ["text", "report"]


def notes(first: Document, lang: str) -> list[str]:
    """What to know before a Word file is made of a document."""
    if not isinstance(first.source, PackageSource):
        return []
    return [text(key, lang, path=first.source.path) for key in cautions(first.source)]


def made(
    act: Act, first: Document, raw: bytes, rounds: list[list[Edit]], result: Checked, look: Look_, lang: str
) -> tuple[str, bytes, str]:
    """A document in a form: the name of the file, its bytes, and what there is to say of it.

    Without a name it cannot be made, and what is said says why."""
    source = first.source
    try:
        if act == "text":
            return (*_text(first, raw, rounds, result, lang), "")
        if not isinstance(source, PackageSource):
            return "", b"", text("page.not-word", lang)
        changed = track(raw, source, composed(source.text, rounds), now()) if rounds else raw
        if act == "changes":
            return _named(source.path, "page.name-changes", "", lang), changed, ""
        again = read_bytes(changed, source.path)
        assert isinstance(again.source, PackageSource)
        found = [violation for violation in look(again) if violation.suppressed is None]
        done = annotated(changed, again.source, found, lang, now())
        lost = text("page.unplaced", lang, count=len(done.unplaced)) if done.unplaced else ""
        return _named(source.path, "page.name-comments", "", lang), done.raw, lost
    except NotSplicedError:
        key = "fix.word-bytes" if isinstance(source, PackageSource) else "fix.bytes"
        return "", b"", text(key, lang, path=source.path, encoding=source.encoding)


def _text(first: Document, raw: bytes, rounds: list[list[Edit]], result: Checked, lang: str) -> tuple[str, bytes]:
    """The corrected text: in the bytes and the encoding that it came in, or, of paragraphs, as plain text."""
    source = first.source
    if first.format in PARAGRAPHS:
        body = result.source.text.replace("\u2028", "\n").encode("utf-8", "replace")
        return _named(source.path, "page.name-text", ".txt", lang), body
    return _named(source.path, "page.name-text", "", lang), splice(raw, source, rounds)


def report(results: Iterator[Result], lang: str) -> tuple[bytes, str]:
    """The report of documents, and its name."""
    out = io.StringIO()
    html.write(results, out, Look(lang))
    return out.getvalue().encode("utf-8", "replace"), text("page.name-report", lang) + ".html"


def _named(path: str, key: str, suffix: str, lang: str) -> str:
    """The name of a file that is made of one."""
    stem, own = os.path.splitext(path or text("page.name-pasted", lang) + ".txt")
    return f"{stem}{text(key, lang)}{suffix or own}"
