"""suspect: a wrong character that no table lists, found by how unlikely the words around it are.

    level = "error" | "advice"      what is nearly certain, or what is less so; together they are all that is found

A clause is read as the likeliest sequence of words. Where it reads much better with a character that sounds or looks
like the one written (or with two that sound like the two written), a small model weighs what else speaks for that:
common stretches of characters that it makes or breaks, dictionaries, names nearby. Set phrases of official writing
(`lexicon.txt`) are known to the letter: one slip away from a phrase is reported, the phrase itself never. Masks (`**`,
××) and digits are read as a numeral. What the table of known typos reports is left to it. Names, items of lists,
abbreviations, quotations and what a document says twice are taken for the writer's own words. A text of a few
sentences, of which nobody knows whether it was read again, has more advice.
Values: found, fix, evidence (in Chinese), evidence_en.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from weakref import WeakKeyDictionary

from msgspec import Struct

from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.suspect.alert import Alert

_EVIDENCE = {
    "unknown": ("“{found}”未见于词典，“{fix}”常见", "“{found}” is in no dictionary, “{fix}” is common"),
    "rare": ("“{found}”在此处少见，“{fix}”常见", "“{found}” is rare here, “{fix}” is common"),
    "measure": ("数词之后“{fix}”常见，“{found}”少见", "after a number “{fix}” is common, “{found}” is rare"),
    "phrase": ("“{fix}”是固定提法", "“{fix}” is a set phrase"),
}
_PASSED_OVER = ("byline", "number", "signature", "date")

_done: WeakKeyDictionary[Document, list[Alert]] = WeakKeyDictionary()


class Options(Struct, forbid_unknown_fields=True):
    level: Literal["error", "advice"] = "error"


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    from lint.kinds.suspect.detector import ERROR

    for alert in found_in(document):
        if (alert.score >= ERROR) == (options.level == "error"):
            found, right = alert.in_words_of(document.text)
            values = {"found": found, "fix": right}
            chinese, english = (one.format(**values) for one in _EVIDENCE[alert.evidence])
            values |= {"evidence": chinese, "evidence_en": english}
            yield Finding(alert.at, alert.stop, values, (Edit(alert.at, alert.stop, alert.fix),))


def found_in(document: Document) -> list[Alert]:
    """The alerts of a document, found when first asked for."""
    found = _done.get(document)
    if found is None:
        from lint.kinds.suspect.detector import shipped
        from lint.kinds.suspect.judging.trust import explained

        alerts = shipped().find(document.text, spans(document))
        found = _done[document] = [alert for alert in alerts if not explained(document.text, alert)]
    return found


def spans(document: Document) -> list[tuple[int, int]]:
    """What of a document is read."""
    return [(block.start, block.end) for block in document.blocks if block.kind not in _PASSED_OVER]


KIND = Kind(Options, frozenset({"found", "fix", "evidence", "evidence_en"}), check)
