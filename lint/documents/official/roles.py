"""Roles: which part of a 公文 each paragraph of a Word document is (GB/T 9704-2012 7.2–7.4), by rows from 1.

What a document may have is told from what stands there; a cover, tables, boxes and tables of contents have no role.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from lint.documents.document import Block, Document
from lint.documents.word.breaks import ends_page, has_break
from lint.documents.word.source import ParagraphSource

_HAN = re.compile(r"[\u3400-\u9fff]")
_ADDRESSEE = re.compile(r"[^。；：:？！]{2,150}[：:]")
_OFFICES = re.compile(
    r"(?:委|组|政府|局|厅|部|办|院|会|处|室|科|股|站|所|馆|公司|集团|支部|总支|中心|单位|部门|镇|乡|街道|社区|村|校|学校|机关|企业|同志|党员|群众|领导|你[局部委院厅会]|公司)"
    r"(?:[（(][^（）()]*[）)])?[：:]$"
)
_SPEAKS = re.compile("如下|以下|下列|现将|现就|包括|通知|报告|请示|汇报|情况|时间|地点|要求")
_ATTACHMENT_NOTE = re.compile(r"附\s*件\s*[：:]\s*(?:\d{1,2}\s*[.．、]\s*)?\S")
_ATTACHMENT_HEAD = re.compile(r"附\s*件\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:]?")
_REMARK = re.compile(r"[（(].{2,60}[）)]")
_COPIES = re.compile(r"(?:主送|抄送|抄报|分送)\s*[：:]")
_PRINTED = re.compile(r".{2,40}?[\s\u3000]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*印发")
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:★\S{1,8})?")
_URGENCY = re.compile(r"特急|加急|平急|急件")
_COPY_NUMBER = re.compile(r"\d{6}")
_LETTERHEAD = re.compile(r"\S{2,30}文\s*件|\S{4,30}(?:委员会|人民政府|办公室|办公厅|党委|局|厅|院|会议纪要)")
# So many rows from the top belong to the head of the first page, and so many from the end to its foot.
_TOP, _FOOT = 12, 12


class Heading(NamedTuple):
    """A heading: its row, its span in the text, its level from 1, and how far the heading itself goes in its row."""

    row: int
    start: int
    end: int
    level: int


class Roles:
    """The roles of the paragraphs of one document."""

    def __init__(self, document: Document) -> None:
        assert isinstance(document.source, ParagraphSource)
        self.document = document
        self.source: ParagraphSource = document.source
        # The rows of the body that have text, in order, without tables of contents.
        self.rows = [n for n, one in enumerate(self.source.paragraphs, 1) if one.story == "body" and one.text.strip()]

    def text(self, row: int) -> str:
        """The text of a row, blanks at its ends cut off."""
        return self.source.paragraphs[row - 1].text.strip()

    def span(self, row: int) -> tuple[int, int]:
        """Where a row stands in the text of the document, blanks at its ends cut off."""
        start, text = self.source.starts[row - 1], self.source.paragraphs[row - 1].text
        low = start + len(text) - len(text.lstrip())
        return low, max(low, start + len(text.rstrip()))

    def _rows_of(self, block: Block) -> list[int]:
        return [*range(self.source.row(block.start), self.source.row(max(block.start, block.end - 1)) + 1)]

    @cached_property
    def covers(self) -> set[int]:
        """The rows of a cover: those above a break of the page that no running text stands above."""
        paragraphs = self.source.paragraphs
        written = [row for row in self.rows if self.kinds.get(row) in ("paragraph", "item", "heading")]
        long = next((row for row in written if len(self.text(row)) >= 30 or self.kinds[row] == "heading"), None)
        if long is None:
            return set()
        last = 0  # the row that the cover ends with
        for row, paragraph in enumerate(paragraphs[: long - 1], 1):
            if paragraph.story == "toc" or ends_page(paragraph):
                last = row
        if has_break(paragraphs[long - 1], leading=True):
            last = long - 1
        return {row for row in self.rows if row <= last}

    @cached_property
    def kinds(self) -> dict[int, str]:
        """What kind of block the rows of the body begin with."""
        found: dict[int, str] = {}
        for block in self.document.body:
            for row in self._rows_of(block):
                found.setdefault(row, block.kind)
        return found

    @cached_property
    def title(self) -> list[int]:
        """The rows of the title; none where it is on a cover."""
        title = self.document.title
        rows = [row for row in self._rows_of(title) if self.text(row)] if title else []
        return [] if any(row in self.covers for row in rows) else rows

    @cached_property
    def head(self) -> list[int]:
        """The rows above the title, and those of the first page that are named otherwise."""
        first = self.title[0] if self.title else 0
        return [row for row in self.rows if row < first and row not in self.covers][:_TOP]

    @cached_property
    def marks(self) -> list[int]:
        """份号, 密级 and 紧急程度 above the title."""
        shapes = (_SECRECY, _URGENCY, _COPY_NUMBER)
        return [row for row in self.head if any(shape.fullmatch(self.text(row)) for shape in shapes)]

    @cached_property
    def letterhead(self) -> list[int]:
        """发文机关标志: a line above the title that names an office or ends in 文件."""
        return [row for row in self.head if row not in self.marks and _LETTERHEAD.fullmatch(self.text(row))]

    @cached_property
    def numbers(self) -> list[int]:
        """发文字号 above the title."""
        return [row for row in self.head if self.kinds.get(row) == "number"]

    @cached_property
    def addressee(self) -> int:
        """The row of 主送机关; 0 where there is none."""
        if not self.title:
            return 0
        below = [row for row in self.rows if row > self.title[-1] and self.kinds.get(row) not in ("number", "byline")]
        for row in below[:2]:
            text = self.text(row)
            if self.kinds.get(row) == "paragraph" and _ADDRESSEE.fullmatch(text):
                return row if _OFFICES.search(text) and not _SPEAKS.search(text) else 0
            if self.kinds.get(row) != "paragraph" or text[0] not in "（(":
                return 0
        return 0

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings of the levels 一、 （一） 1. （1）, each up to its full stop."""
        found = []
        for block in self.document.headings:
            row = self.source.row(block.start)
            if block.level in (1, 2, 3, 4) and block.label and row not in self.covers and row not in self.foot:
                found.append(Heading(row, block.start, block.head, block.level))
        return found

    @cached_property
    def body(self) -> list[int]:
        """The rows of running text: paragraphs and items that are sentences, and no other part of a 公文."""
        heads = {heading.row: heading for heading in self.headings}
        other = {*self.title, *self.head, *self.covers, *self.foot, self.addressee}
        return [
            row
            for row in self.rows
            if row not in other
            and self.kinds.get(row) in ("paragraph", "item", "heading")
            and (row not in heads or self._runs_in(heads[row]))
            and _is_running(self.text(row))
            and not _ATTACHMENT_NOTE.match(self.text(row))
        ]

    @cached_property
    def items(self) -> dict[int, int]:
        """The levels of the rows that begin with a number, from 1 to 5, and of those that a style makes headings."""
        found = {row: one.level for row, one in enumerate(self.source.paragraphs, 1) if one.level}
        for block in self.document.body:
            if block.label and block.level:
                found[self.source.row(block.start)] = block.level
        return found

    @cached_property
    def names(self) -> dict[int, str]:
        """What each row that has a role is, as `dress` has it."""
        lists = {
            "body": self.body,
            "mark": self.marks,
            "letterhead": self.letterhead,
            "number": self.numbers,
            "title": self.title,
            "addressee": [self.addressee] if self.addressee else [],
            "attachment-note": self.attachment_notes,
            "attachment-entry": self.attachment_entries,
            "signature": self.signatures,
            "date": self.dates,
            "remark": self.remarks,
            "attachment-head": self.attachment_heads,
            "copies": self.copies,
            "printed": self.printed,
        }
        found = {row: f"level-{heading.level}" for heading in self.headings for row in [heading.row]}
        for name, rows in lists.items():
            for row in rows:
                found[row] = found.get(row, name) if name == "body" else name
        return found

    def _runs_in(self, heading: Heading) -> bool:
        """Whether running text follows a heading in its own paragraph."""
        return self.span(heading.row)[1] - heading.end > 10

    @cached_property
    def dates(self) -> list[int]:
        """成文日期."""
        return [row for row in self.rows if self.kinds.get(row) == "date"]

    @cached_property
    def signatures(self) -> list[int]:
        """发文机关署名."""
        return [row for row in self.rows if self.kinds.get(row) == "signature"]

    @cached_property
    def attachment_notes(self) -> list[int]:
        """附件说明: the line that begins 附件： with a name behind it, below the text and above the signature."""
        end = min(self.signatures + self.dates, default=len(self.source.paragraphs) + 1)
        found = [row for row in self.rows if self._first_text < row < end and _ATTACHMENT_NOTE.match(self.text(row))]
        return [row for row in found if len(self.text(row)) <= 60 and not self.text(row).endswith("。")]

    @cached_property
    def attachment_entries(self) -> list[int]:
        """The lines below an 附件说明 that name more attachments."""
        found: list[int] = []
        for note in self.attachment_notes:
            for row in self.rows[self.rows.index(note) + 1 :]:
                if not re.match(r"\d{1,2}\s*[.．、]", self.text(row)) or len(self.text(row)) > 60:
                    break
                found.append(row)
        return found

    @cached_property
    def attachment_heads(self) -> list[int]:
        """The line 附件1 above an attached text."""
        return [row for row in self.rows if row > self._first_text and _ATTACHMENT_HEAD.fullmatch(self.text(row))]

    @cached_property
    def remarks(self) -> list[int]:
        """附注: a line in brackets just below the date."""
        after = [self.rows[self.rows.index(row) + 1 :][:1] for row in self.dates]
        return [row for rows in after for row in rows if _REMARK.fullmatch(self.text(row))]

    @cached_property
    def copies(self) -> list[int]:
        """抄送机关, in the body or in a table at its end."""
        return [row for row in self._ending if _COPIES.match(self.text(row))]

    @cached_property
    def printed(self) -> list[int]:
        """印发机关和印发日期."""
        return [row for row in self._ending if _PRINTED.fullmatch(self.text(row))]

    @property
    def _ending(self) -> list[int]:
        rows = [n for n, one in enumerate(self.source.paragraphs, 1) if one.story in ("body", "cell")]
        written = [row for row in rows if self.text(row)]
        return [row for row in written[-_FOOT:] if row > self._first_text]

    @cached_property
    def _first_text(self) -> int:
        """The row of the first running text below the title."""
        top = {*self.title, *self.head, *self.covers, self.addressee}
        return next(
            (row for row in self.rows if row not in top and _is_running(self.text(row))), len(self.source.paragraphs)
        )

    @cached_property
    def foot(self) -> set[int]:
        """The rows of all that stands below the text."""
        named = (self.dates, self.signatures, self.attachment_notes, self.attachment_entries, self.attachment_heads)
        found = {row for rows in named for row in rows}
        return found | {*self.remarks, *self.copies, *self.printed}

    def han(self, rows: list[int]) -> int:
        """How many Chinese characters some rows have."""
        return sum(len(_HAN.findall(self.text(row))) for row in rows)


def _is_running(text: str) -> bool:
    """Whether a line is running text: it has a sentence's marks or is long, and is in Chinese."""
    return len(_HAN.findall(text)) >= 12 and (text[-1] in "。；！？：，" or len(text) >= 30)
