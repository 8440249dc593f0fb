"""Word files for the campaigns, made from those of the tests and damaged in a part or as packages; and what is
promised of them."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from functools import partial

from lint.base.model import Violation
from lint.check.fixpoint import fixpoint
from lint.documents.decode import NotTextError
from lint.documents.document import Document
from lint.documents.readers import read_bytes
from lint.documents.source import Source
from lint.documents.word.source import PackageSource
from lint.documents.writers.compose import composed
from lint.documents.writers.text import NotSplicedError, edited
from lint.documents.writers.word.changes import track
from lint.documents.writers.word.comments import Comment, annotate
from tests.documents.word.make import changed, unpacked
from tests.documents.word.more_samples import SAMPLES

DATE = "2024-05-01T08:30:00Z"
MOST = 20
_TOKEN = re.compile(rb"<[^<>]*>|[^<>]+")


def make(chance: random.Random, text: Callable[[random.Random], bytes]) -> bytes:
    """A sample with other text in a part, with tags left out, doubled or moved, or with some of its bytes changed."""
    raw = SAMPLES[chance.choice(sorted(SAMPLES))].raw
    if chance.random() < 0.2:
        data = bytearray(raw)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data)
    parts = unpacked(raw)
    name = "word/document.xml" if chance.random() < 0.7 else chance.choice(sorted(parts))
    tokens = _TOKEN.findall(parts.get(name, b""))
    for _ in range(chance.randint(1, 4) if tokens else 0):
        at = chance.randrange(len(tokens))
        if not tokens[at].startswith(b"<") or chance.random() < 0.3:
            escaped = text(chance).replace(b"&", b"&amp;").replace(b"<", b"&lt;")
            tokens[at] = tokens[at] + escaped if tokens[at].startswith(b"<") else escaped
        else:
            tokens[at] = chance.choice((b"", tokens[at] * 2, chance.choice(tokens)))
    try:
        return changed(raw, {name: b"".join(tokens)})
    except (KeyError, zipfile.BadZipFile):
        return raw


def check(
    data: bytes, look: Callable[[Document], list[Violation]], within: Callable[[list[Violation], Source], None]
) -> None:
    """It is read or refused, places lie in it, comments change none of its text, changes make what corrections say."""
    try:
        document = read_bytes(data, "/a.docx")
    except NotTextError:
        return
    source = document.source
    assert len(document.text) == len(source.text)
    found = look(document)
    within(found, source)
    if not isinstance(source, PackageSource):
        return
    comments = [Comment(v.start, v.end, (v.rule.code,)) for v in found[:MOST]]
    rounds = fixpoint(document, found, look, unsafe=True).rounds
    edits = composed(source.text, rounds)
    for text, write in (
        (source.text, partial(_annotated, comments=comments)),
        (edited(source.text, edits), partial(track, edits=edits, date=DATE)),
    ):
        try:
            made = write(data, source)
        except (NotSplicedError, NotTextError):  # refused, and nothing is written
            continue
        assert read_bytes(made, "/a.docx").source.text == text


def _annotated(raw: bytes, source: PackageSource, comments: list[Comment]) -> bytes:
    return annotate(raw, source, comments, DATE).raw
