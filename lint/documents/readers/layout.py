"""Layout: which function a block has, told from its form and its place. Shared by all readers.

The parts before and after the body are those of GB/T 9704-2012: 发文字号 (7.2.5), 标题 (7.3.1), 署名 and 成文日期
(7.3.5).
"""

from __future__ import annotations

from lint.base.late import late
from lint.documents.document import Block, Span
from lint.documents.labels import LABEL_FIRST, LEVELS, label

# A heading with text run in after it ends at its first full stop, and is a heading only if that comes early.
MAX_HEADING = 60
MAX_TITLE = 60
MAX_LONG_TITLE = 100
MAX_SIGNATURE = 40

# How many blocks at either end may be title, byline, signature and date.
EDGE = 8

# What only some documents have is left as text: `re` compiles and keeps what is asked for.
_DATE = late(
    r"[（(]?(?:(?:19|20)\d\d|[*×Xx]{1,4}|二[〇○零0]..)年\s*(?:[\d*×Xx_＿]{1,4}|[一二三四五六七八九十]{1,2})?\s*月"
    r"(?:\s*(?:[\d*×Xx_＿]{1,4}|[一二三四五六七八九十]{1,3})?\s*[日号])?[）)]?"
)
_NUMBER = late(
    r"\S{1,14}[〔\[［【(（](?:19|20|××|XX|\*\*)\S{1,4}[〕\]］】)）]\s*第?\S{1,6}号(?:[ \t\u3000]+签发人[：:]?\S{2,12})?"
)
_GENRE_WORD = late(
    r"(?:总结|报告|汇报|要点|方案|计划|规划|通知|通报|请示|批复|函|纪要|意见|决定|决议|公告|通告|公报|办法|规定|规则|条例|细则|准则"
    r"|法|解释|体会|材料|讲话|发言|提纲|思路|打算|清单|制度|申请书|思想汇报|简报|信息|说明|议案|命令|令|案|述职|心得|感悟|有感|[观读]后感|安排|预案"
    r"|倡议书|承诺书|主持词|汇编|纪实|综述|措施|名单|台账|工作法|章程|规程)(?:[（(][^（）()]*[）)])?$"
)

# 版头 above the title (7.2), and what an attached text bears above its own.
_ABOVE = late(
    r"(?:绝密|机密|秘密)(?:★\S{1,8})?|特急|加急|平急|急件|\d{6}|附件\s*[\d一二三四五六]{0,2}|\S{2,24}文件|签发人\S+"
)

# A title that somebody closed with a full stop.
_STOPPED_TITLE = late(r"[^，。！？；：]{0,30}关于[^。！？；：]{2,40}(?:通知|报告|请示|函|意见|决定|通报|方案|总结)。")

# 附件说明 (7.3.4); what stands between it and the signature are the names of more attachments.
_ATTACHMENTS = late(r"附\s*件\s*[：:]")
_SIGNED_DATE = late(r"[^，。；：！？]{2,30}[ \t\u3000]+" + _DATE.pattern)

# How the name of an office ends: within the text only such a name above a date is a signature.
_OFFICE = late(r"(?:[委组府局厅部办院会处室科股站所馆司镇乡校队]|支部|中心|街道|集团|单位)$")
# How a line of a table of contents ends: the number of a page behind a tab, leaders or blanks.
_CONTENTS = late(r"(?:\t|[ \u3000]{3,}|[.．·]{3,}|…|-{4,})[….·．-]*[ \t\u3000]*[（(]?\d{1,3}[）)]?\Z")
_LEADERS = late(r"\t|…|[.．·]{3}|-{4}")
_BLANKS = late(r"\s+")
_SENTENCE_MARK = late(r"[。！？；]")


def block(text: str, start: int, end: int) -> Block:
    """A heading, an item or a paragraph, from the number that it begins with; a line of a table of contents is none."""
    numbered = text[end - 1].isdecimal() or text[end - 1] in "）)"
    if not numbered and text[start] not in LABEL_FIRST:
        return Block("paragraph", start, end, head=start)
    number = label(text, start, end)
    if numbered and _CONTENTS.search(text, max(start, end - 40), end) and (number or _LEADERS.search(text, start, end)):
        return Block("cell", start, end, head=start)
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


def is_date(line: str) -> bool:
    """Whether a line is a date and no more."""
    return _DATE.fullmatch(line) is not None


def settle(text: str, blocks: list[Block]) -> list[Block]:
    """Find title, byline and document number among the first blocks, signatures, dates and attachments after them."""
    _settle_top(text, blocks)
    _settle_attachments(text, blocks)
    _settle_tail(text, blocks)
    return blocks


def _settle_top(text: str, blocks: list[Block]) -> None:
    if any(block.kind == "title" for block in blocks[:EDGE]):
        return
    top: list[Block] = []
    for candidate in blocks[:EDGE]:
        line = text[candidate.start : candidate.end]
        if candidate.kind != "paragraph" or not _may_be_title(line) or (line[-1] == "。" and len(blocks) == 1):
            break
        if _NUMBER.fullmatch(line):
            candidate.kind = "number"
        elif _DATE.fullmatch(line) or line[0] in "（(" or _ABOVE.fullmatch(line):
            candidate.kind = "byline"
        else:
            top.append(candidate)
            if line[-1] == "。":
                break
    if not top:
        return
    first, last = _title_lines(text, blocks, top)
    title = top[last]
    title.kind, title.start = "title", top[first].start
    for block in top[last + 1 :]:
        block.kind = "byline"
    for block in top[first:last]:
        blocks.remove(block)


def _may_be_title(line: str) -> bool:
    """Whether a line is short and closed as no running text is, or is a title for all its length or its full stop."""
    if len(line) <= MAX_TITLE and line[-1] not in "。；，：:;,！？" and "。" not in line:
        return True
    if _STOPPED_TITLE.fullmatch(line):
        return True
    long = MAX_TITLE < len(line) <= MAX_LONG_TITLE and "关于" in line and "。" not in line
    return long and _GENRE_WORD.search(line) is not None


def _title_lines(text: str, blocks: list[Block], top: list[Block]) -> Span:
    """The first and the last of the lines that make up the title: up to the one that names the genre."""

    def joined(n: int) -> bool:
        return 0 < n < len(top) and blocks.index(top[n]) == blocks.index(top[n - 1]) + 1

    named = [n for n, block in enumerate(top) if _GENRE_WORD.search(_BLANKS.sub("", text[block.start : block.end]))]
    if not named:
        return 0, 0
    first = last = named[0]
    while last + 1 in named and joined(last + 1):
        last += 1
    while first > max(0, named[0] - 2) and joined(first):
        first -= 1
    return first, last


def _settle_tail(text: str, blocks: list[Block]) -> None:
    for n in range(len(blocks) - 1, 0, -1):
        block = blocks[n]
        if block.kind != "paragraph" or block.end - block.start > MAX_SIGNATURE:
            continue
        if not _DATE.fullmatch(text, block.start, block.end):
            if n >= len(blocks) - EDGE and _SIGNED_DATE.fullmatch(text[block.start : block.end]):
                block.kind = "date"
            continue
        names = _names_before(text, blocks, n)
        within = names and _OFFICE.search(text[names[0].start : names[0].end])
        if n >= len(blocks) - EDGE or (within and _closes(text, blocks[n - len(names) - 1])):
            block.kind = "date"
            for name in names:
                name.kind = "signature"


def _closes(text: str, block: Block) -> bool:
    """Whether a name and a date may follow: a text has ended, or the list of its attachments."""
    return block.kind == "item" or text[block.end - 1] in "。！" or _ATTACHMENTS.match(text, block.start) is not None


def _names_before(text: str, blocks: list[Block], n: int) -> list[Block]:
    """The lines before a date that name who signs."""
    names: list[Block] = []
    for before in reversed(blocks[max(1, n - 2) : n]):
        line = text[before.start : before.end]
        if before.kind != "paragraph" or len(line) > MAX_SIGNATURE or line[-1] in "。；：！？，":
            break
        if _ATTACHMENTS.match(line) or _DATE.fullmatch(line):
            break
        names.append(before)
    return names


def _settle_attachments(text: str, blocks: list[Block]) -> None:
    """The numbers of attachments are none of the text's."""
    listing = False
    for entry in blocks:
        if _ATTACHMENTS.match(text, entry.start, entry.end):
            listing = True
        elif (
            listing
            and entry.label
            and entry.label.style in ("1.", "1．", "1、")
            and entry.end - entry.start <= MAX_TITLE
        ):
            entry.kind, entry.level, entry.label, entry.head = "item", 0, None, entry.start
        else:
            listing = False
