"""headings: what is wrong with a heading itself.

    report = "empty"         nothing stands between it and the next heading of its level or above, though most of its
                             neighbours of the first two levels have something under them
    report = "stop"          it stands on a line of its own and ends in a mark: ，；、： always, 。 where most of its
                             level have none; not a sentence that opens a list (分批返校，具体安排如下：)
    report = "alone"         the only one of its level under its heading: （一） without （二）
    report = "skipped"       a level left out: （1） right below 一、; 1. may follow 一、

Values: found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Finding
from lint.documents.document import Block, Document
from lint.kinds import Hits, Kind, Report

# A heading that ends in 。 and is longer than so many characters is an item of a list.
LONG = 24
# A sentence that opens a list.
_LEADS_IN = late("[，。].*：|如下：|下列")


class Options(Struct, forbid_unknown_fields=True):
    report: str


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    found: Iterator[Block] = REPORTS[options.report].run(document)
    for block in sorted(found, key=lambda block: block.start):
        yield Finding(block.start, block.end, {"found": document.text_of(block)})


def _empty(document: Document) -> Iterator[Block]:
    blocks = document.flow
    above: list[Block] = []
    siblings: dict[tuple[int, int], list[tuple[Block, bool, bool]]] = {}
    for n, block in enumerate(blocks):
        if block.kind != "heading" or not block.label or block.level not in (1, 2):
            continue
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        bare = following is None or (
            following.kind == "heading" and bool(following.label) and following.level <= block.level
        )
        empty = bare and not _told(document, block) and block.end - block.head <= 1
        while above and above[-1].level >= block.level:
            above.pop()
        group = siblings.setdefault((block.level, above[-1].start if above else -1), [])
        group.append((block, empty, bare and document.text[block.end - 1] == "。"))
        above.append(block)
    for group in siblings.values():
        if not 0 < sum(empty for _, empty, _ in group) < len(group) / 2:  # they are a list
            continue
        listed = sum(sentence for _, _, sentence in group) > len(group) / 2  # of sentences, long ones and short
        yield from (block for block, empty, sentence in group if empty and not (listed and sentence))


def _told(document: Document, block: Block) -> bool:
    """Whether a heading is a sentence that says all there is to say: under it nothing is missing."""
    return block.end - block.start > LONG and document.text[block.end - 1] == "。"


def _stop(document: Document) -> Iterator[Block]:
    text = document.text
    alone = [block for block in document.headings if block.label and block.end - block.head <= 1]
    same = Counter(block.level for block in alone)
    bare = Counter(block.level for block in alone if text[block.end - 1] not in "。；，、：")
    for block in alone:
        mark = text[block.end - 1]
        if mark == "：" and _LEADS_IN.search(text, block.start, block.end):
            continue
        if mark in "，；、：" or (mark == "。" and bare[block.level] * 2 > same[block.level]):
            yield block


def _alone(document: Document) -> Iterator[Block]:
    numbered = [block for block in document.headings if block.label and 1 <= block.level <= 2]
    for n, block in enumerate(numbered):
        if block.label and block.label.number == 1 and block.level == 2:
            following = numbered[n + 1] if n + 1 < len(numbered) else None
            if following is None or following.level < block.level:
                yield block


def _skipped(document: Document) -> Iterator[Block]:
    numbered = [b for b in document.flow if b.label and b.level and b.kind in ("heading", "item")]
    above: list[int] = []
    for block in numbered:
        while above and above[-1] >= block.level:
            above.pop()
        first = block.label is not None and block.label.number == 1
        if first and block.level == 4 and above and above[-1] <= 2:
            yield block
        above.append(block.level)


REPORTS = {"empty": Report(_empty), "stop": Report(_stop), "alone": Report(_alone), "skipped": Report(_skipped)}

KIND = Kind(Options, frozenset({"found"}), check, reports=REPORTS)
