"""particle: 的, 地 or 得 in the place of another of them, told by the words to both sides and their parts of speech.

    level = "error" | "advice"      what is nearly certain, or what is less so; together they are all that is found

A linear classifier weighs which of the three belongs between the words: those before and behind, their parts of speech,
the characters, what the clause ends with. Where it leaves a doubt, a small neural network looks at more of the
sentence. Both were trained on published writing (tools/train_particle.py, tools/train_particle_net.py). A name of a
place (越冬地) and a 得 that is a verb are left alone, so is what stands in a title or in quotation marks.
Values: found, fix, evidence (in Chinese), evidence_en.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind

if TYPE_CHECKING:
    from lint.kinds.particle.doubts import Doubt

_EVIDENCE = {
    "地": ("“{left}”说的是怎样“{right}”，用“地”", "“{left}” says how “{right}” is done: write 地"),
    "得": ("“{right}”补充说明“{left}”，用“得”", "“{right}” says to what degree “{left}”: write 得"),
    "的": ("“{left}”限定的是“{right}”，用“的”", "“{left}” qualifies “{right}”: write 的"),
}
_PASSED_OVER = ("byline", "number", "signature", "date")
# From which likelihood on a particle in the place of another is worth an advice, and an error. Where 的 is written it
# is how likely the other one is: few others stand where 的 is right, so little is enough. Where 地 or 得 is, it is how
# likely that is wrong. Of 了: before what is done.
_LEAST = {
    "的地": (0.28, 0.7), "的地了": (0.12, 0.7), "的得": (0.12, 0.7), "地的": (0.97, 2),
    "地得": (0.95, 2), "得地": (0.98, 2), "得的": (0.997, 2),
}  # fmt: skip


class Options(Struct, forbid_unknown_fields=True):
    level: Literal["error", "advice"] = "error"


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    for doubt in _doubts(document):
        advice, error = _LEAST[document.text[doubt.at] + doubt.meant + "了" * doubt.done]
        if doubt.score >= advice and (doubt.score >= error) == (options.level == "error"):
            yield _finding(document.text, doubt)


def _finding(text: str, doubt: Doubt) -> Finding:
    values = {
        "found": doubt.left + text[doubt.at] + doubt.right,
        "fix": doubt.left + doubt.meant + doubt.right,
    }
    chinese, english = (one.format(left=doubt.left, right=doubt.right) for one in _EVIDENCE[doubt.meant])
    values |= {"evidence": chinese, "evidence_en": english}
    return Finding(doubt.at, doubt.at + 1, values, (Edit(doubt.at, doubt.at + 1, doubt.meant),))


def _doubts(document: Document) -> list[Doubt]:
    """The doubts of a document, found when first asked for."""
    found: list[Doubt] | None = document.memo.get(_doubts)
    if found is None:
        from lint.kinds.particle import net, weights
        from lint.kinds.particle.doubts import doubts

        least = min(advice for advice, _ in _LEAST.values())
        tables = weights.shipped(), net.shipped()
        spans = [(block.start, block.end) for block in document.blocks if block.kind not in _PASSED_OVER]
        found = [doubt for span in spans for doubt in doubts(document.text, *span, *tables, least)]
        found = document.memo[_doubts] = [one for one in found if not document.in_quotes(one.at, one.at + 1)]
    return found


KIND = Kind(Options, frozenset({"found", "fix", "evidence", "evidence_en"}), check)
