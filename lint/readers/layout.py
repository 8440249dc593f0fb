"""Layout: which function a block has, told from its form and its place. Shared by all readers.

The parts before and after the body are those of GB/T 9704-2012: 发文字号 (7.2.5), 标题 (7.3.1), 署名 and 成文日期
(7.3.5).
"""

from __future__ import annotations

import re

from lint.document import LEVELS, Block, label

# A heading with text run in after it ends at its first full stop, and is a heading only if that comes early.
MAX_HEADING = 60
MAX_TITLE = 60
# How many blocks at either end may be title, byline, signature and date.
EDGE = 8

_DATE = re.compile(
    r"[（(]?(?:(?:19|20)\d\d|[*×Xx]{1,4}|二[〇○零0]..)年\s*(?:[\d*×Xx]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:\s*(?:[\d*×Xx]{1,2}|[一二三四五六七八九十]{1,3})[日号])?[）)]?"
)
_NUMBER = re.compile(r"\S{1,14}[〔\[［【(（](?:19|20|××|XX|\*\*)\S{1,4}[〕\]］】)）]\s*第?\S{1,6}号")
_GENRE_WORD = re.compile(
    r"(?:总结|报告|汇报|要点|方案|计划|规划|通知|通报|请示|批复|函|纪要|意见|决定|决议|公告|通告|公报|办法|规定|规则|条例|细则|准则"
    r"|法|解释|体会|材料|讲话|发言|提纲|思路|打算|清单|制度|申请书|思想汇报|简报|信息|说明|议案|命令|令|案)(?:[（(][^（）()]*[）)])?$"
)
_SENTENCE_MARK = re.compile(r"[。！？；]")


def block(text: str, start: int, end: int) -> Block:
    """A heading, an item or a paragraph, from the number that it begins with."""
    number = label(text, start, end)
    if number is None:
        return Block("paragraph", start, end, head=start)
    stop = _SENTENCE_MARK.search(text, number.end, end)
    head = stop.start() if stop else end
    level = LEVELS.get(number.style, 0)
    short = head - number.end <= MAX_HEADING
    if level == 0:
        return Block("heading" if number.style != "第一条" else "item", start, end, 0, number, head)
    if level <= 2:
        closed = stop is None or text[stop.start()] == "。"
        return Block("heading" if short and closed and head > number.end else "item", start, end, level, number, head)
    alone = stop is None and short and text[end - 1] not in "，、：:,"
    return Block("heading" if alone else "item", start, end, level, number, head)


def settle(text: str, blocks: list[Block]) -> list[Block]:
    """Find title, byline and document number among the first blocks, signature and date among the last."""
    _settle_top(text, blocks)
    _settle_tail(text, blocks)
    return blocks


def _settle_top(text: str, blocks: list[Block]) -> None:
    if any(block.kind == "title" for block in blocks[:EDGE]):
        return
    top: list[Block] = []
    for candidate in blocks[:EDGE]:
        line = text[candidate.start : candidate.end]
        if candidate.kind != "paragraph" or len(line) > MAX_TITLE or line[-1] in "。；，：:;,！？" or "。" in line:
            break
        if _NUMBER.fullmatch(line):
            candidate.kind = "number"
        elif _DATE.fullmatch(line) or line[0] in "（(":
            candidate.kind = "byline"
        else:
            top.append(candidate)
    named = next((n for n, b in enumerate(top) if _GENRE_WORD.search(text, b.start, b.end)), None)
    if top:
        last = first = 0 if named is None else named
        while first > max(0, last - 2) and blocks.index(top[first]) == blocks.index(top[first - 1]) + 1:
            first -= 1  # a title of several lines
        title = top[last]
        title.kind, title.start = "title", top[first].start
        for block in top[last + 1 :]:
            block.kind = "byline"
        for block in top[first:last]:
            blocks.remove(block)


def _settle_tail(text: str, blocks: list[Block]) -> None:
    for n in range(len(blocks) - 1, max(0, len(blocks) - EDGE) - 1, -1):
        if blocks[n].kind == "paragraph" and _DATE.fullmatch(text, blocks[n].start, blocks[n].end):
            blocks[n].kind = "date"
            for before in blocks[max(0, n - 2) : n]:
                line = text[before.start : before.end]
                if before.kind == "paragraph" and len(line) <= 40 and line[-1] not in "。；：！？，":
                    before.kind = "signature"
            return
