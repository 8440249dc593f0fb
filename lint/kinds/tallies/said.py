"""Said: a name that says how many it holds, and what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.base.late import late
from lint.base.model import Finding
from lint.documents.document import Document
from lint.documents.labels import amount
from lint.kinds import Hits
from lint.kinds.tallies.shapes import ZH, finding

_REPEATED = late(
    rf"“(?P<n>{ZH})个?(?P<word>[一-鿿]{{1,2}})”(?:[：:]|，?即|——|，)(?=“?(?P=word))"
    r"(?P<list>(?:“?(?P=word)[^。：:；，、\n]{1,24}[，、；。]){2,12})"
)


# The word stands at the end of each item: “五个到位”：思想到位、组织到位.
_ENDING = late(
    rf"“(?P<n>{ZH})个(?P<word>[一-鿿]{{2}})”(?:[：:]|，?即|——)"
    r"(?P<list>(?:[^。：:；，、\n“”]{2,14}?(?P=word)[、，；。]){2,12})"
)


# One of these it has: looking for them takes a thousandth of compiling the expression.
_LEADS = ("”：", "”:", "”即", "”，即", "”——")


def said_again(document: Document, hits: Hits) -> Iterator[Finding]:
    yield from _repeated(document)
    yield from _endings(document)


def _repeated(document: Document) -> Iterator[Finding]:
    text = document.text
    for match in _REPEATED.finditer(text):
        word, near = match["word"], min(len(text), match.end() + 40)
        stop = text.find("\n", match.end(), near)
        counted = len(re.findall(rf"(?:^|(?<=[，、；。“])){word}", match["list"]))
        more = re.match(rf"(?:[^\n]*[，、；。])??“?{word}", text[match.end() : stop if stop >= 0 else near])
        if not more and counted != amount(match["n"]) and not re.search("等[，。；]", match["list"]):
            yield finding(match, match.start("word") + len(word), counted)


def _endings(document: Document) -> Iterator[Finding]:
    if not any(mark in document.text for mark in _LEADS):
        return
    for match in _ENDING.finditer(document.text):
        counted = len(re.findall(match["word"] + "[、，；。]", match["list"]))
        closed = match["list"].endswith("。")
        if closed and counted != amount(match["n"]):
            yield finding(match, match.end("word"), counted)
