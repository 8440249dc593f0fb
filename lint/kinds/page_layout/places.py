"""Places: where on the page the parts of a 公文 stand (7.2–7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from lint.base.model import Finding, Value
from lint.documents.official.standard import size_name
from lint.documents.word.breaks import breaks_before
from lint.kinds.page_layout.facts import Facts, is_of, is_red, named

Said = tuple[tuple[str, Value], ...]
# What an indent may differ by from a whole number of characters where it is written in twips, on a grid or not.
_TOLERANCE = 0.3
_BLANKS = " \u3000\t\xa0\u2002"
_WIDE = {" ": 0.5, "\xa0": 0.5, "\u2002": 0.5, "\t": 2.0, "\u3000": 1.0}


def _lead(facts: Facts, row: int) -> str:
    text = facts.source.paragraphs[row - 1].text
    return text[: len(text) - len(text.lstrip(_BLANKS))]


def _first(facts: Facts, row: int) -> float:
    """How far the first line of a paragraph is indented, in characters, with the blanks that are typed there."""
    look, size = facts.look(row), facts.size(row)
    typed = sum(_WIDE.get(char, 0) for char in _lead(facts, row))
    return look.first_in(size) + look.left_in(size) + typed


def first_line(facts: Facts) -> Iterator[Finding]:
    standard = facts.standard
    wrong: list[tuple[int, Said]] = []
    for row in facts.roles.body:
        look = facts.look(row)
        if look.align in ("center", "right") or look.framed or facts.source.paragraphs[row - 1].table:
            continue
        have = _first(facts, row)
        if abs(have - standard.indent) > standard.indent_tolerance:
            wrong.append((row, (("found", f"{have:.1f}".removesuffix(".0")), ("expected", f"{standard.indent:g}"))))
    yield from facts.grouped(wrong)


def wrap(facts: Facts) -> Iterator[Finding]:
    """The lines below the first one begin at the edge of the text."""
    wrong: list[tuple[int, Said]] = []
    for row in facts.roles.body:
        look, size = facts.look(row), facts.size(row)
        if look.align in ("center", "right") or look.framed:
            continue
        have = look.left_in(size)
        if have > 0.5 and abs(_first(facts, row) - facts.standard.indent) <= facts.standard.indent_tolerance:
            wrong.append((row, (("found", f"{have:.1f}".removesuffix(".0")),)))
    yield from facts.grouped(wrong)


def typed_indent(facts: Facts) -> Iterator[Finding]:
    """Blanks in place of an indent."""
    rows = [row for row in facts.roles.body if _lead(facts, row)]
    yield from facts.grouped((row, ()) for row in rows)


def addressee(facts: Facts) -> Iterator[Finding]:
    row = facts.roles.addressee
    if row and facts.look(row).align in ("left", "both", "distribute"):
        if (have := _first(facts, row)) > 0.5:
            yield facts.finding(row, found=f"{have:.1f}".removesuffix(".0"))
    elif row:
        yield facts.finding(row, found=facts.look(row).align)


def attachment_note(facts: Facts) -> Iterator[Finding]:
    """附件说明 begins two characters from the left."""
    for row in facts.roles.attachment_notes:
        have = _first(facts, row)
        if abs(have - 2) > 0.5 and not facts.source.paragraphs[row - 1].table:
            yield facts.finding(row, found=f"{have:.1f}".removesuffix(".0"))


def _right(facts: Facts, row: int) -> float | None:
    """How far from the right edge of the text a line ends, in characters; None where that is not said: where it is
    moved there by an indent on the left, blanks or tabs."""
    look, size, text = facts.look(row), facts.size(row), facts.source.paragraphs[row - 1].text
    typed = sum(_WIDE.get(char, 0) for char in text[len(text.rstrip(_BLANKS)) :])
    if look.align == "right":
        return look.right_in(size) + typed
    if look.align == "center" or look.framed or _first(facts, row) > 4:
        return None
    return -1.0


def date(facts: Facts) -> Iterator[Finding]:
    """The date: four characters from the right with a seal, two without, or as far as it is moved below a name."""
    standard = facts.standard
    for row in facts.roles.dates:
        if not facts.roles.signatures and row not in facts.roles.rows[-6:]:
            continue
        have = _right(facts, row)
        if have is None or (have >= 0 and min(standard.sealed, standard.unsealed) - 0.6 <= have <= 12):
            continue
        if have < 0:
            yield facts.finding(row, found="left", right="0")
        else:
            yield facts.finding(row, found="right", right=f"{have:.1f}".removesuffix(".0"))


def signature(facts: Facts) -> Iterator[Finding]:
    """The name: on the right, above the date."""
    for row in facts.roles.signatures:
        have = _right(facts, row)
        if have is None or have >= facts.standard.unsealed - 0.6:
            continue
        right = "0" if have < 0 else f"{have:.1f}".removesuffix(".0")
        yield facts.finding(row, found="left" if have < 0 else "right", right=right)


def remark(facts: Facts) -> Iterator[Finding]:
    """附注 begins two characters from the left, below the date."""
    for row in facts.roles.remarks:
        have = _first(facts, row)
        if abs(have - 2) > 0.5:
            yield facts.finding(row, found=f"{have:.1f}".removesuffix(".0"))


def attachment_page(facts: Facts) -> Iterator[Finding]:
    """An attachment begins on a page of its own."""
    for row in facts.roles.attachment_heads:
        if not facts.look(row).new_page and not breaks_before(facts.source, row):
            yield facts.finding(row)


def attachment_head(facts: Facts) -> Iterator[Finding]:
    """附件1 stands at the left edge, without a colon."""
    for row in facts.roles.attachment_heads:
        look = facts.look(row)
        have = _first(facts, row)
        if look.align not in ("left", "both") or have > 0.5 or facts.roles.text(row)[-1] in "：:":
            yield facts.finding(row, found=facts.roles.text(row))


def blank_note(facts: Facts) -> Iterator[Finding]:
    """（此页无正文）, which the standard does away with (7.3.5.5)."""
    for row in facts.roles.rows:
        if "此页无正文" in facts.roles.text(row).replace(" ", ""):
            yield facts.finding(row)


def letterhead(facts: Facts) -> Iterator[Finding]:
    """发文机关标志: centred, and red."""
    for row in facts.roles.letterhead:
        red = [is_red(look.color) for text, look in facts.looks.pieces(row) if text.strip()]
        big = facts.size(row) > facts.standard.title.sizes[0] or any(red)
        if big and facts.roles.numbers and (not all(red) or facts.look(row).align != "center"):
            yield facts.finding(row, found="color" if not all(red) else "align")


def document_number(facts: Facts) -> Iterator[Finding]:
    """发文字号: centred; on the left, a character from the edge, where 签发人 stands to the right of it."""
    if not facts.roles.letterhead:
        return
    for row in facts.roles.numbers:
        look = facts.look(row)
        signed = "签发人" in facts.roles.text(row) or facts.source.paragraphs[row - 1].table
        if look.align != "center" and not look.framed and not signed and _first(facts, row) < 4:
            yield facts.finding(row, found=look.align)


def red_line(facts: Facts) -> Iterator[Finding]:
    """The line between the head of the first page and the title."""
    if not (facts.roles.letterhead and facts.roles.numbers and facts.roles.title):
        return
    first, last = facts.roles.letterhead[0], facts.roles.title[0]
    if not any(is_red(_colour(facts, row)) for row in facts.roles.letterhead):
        return
    for row in range(first, last + 1):
        look, paragraph = facts.look(row), facts.source.paragraphs[row - 1]
        if look.below or (look.above and row > first) or paragraph.story != "body":
            return
        drawn = (
            paragraph.element.iter("w:drawing", "w:pict", "w:object", "mc:AlternateContent")
            if paragraph.element
            else ()
        )
        if any(True for _ in drawn):
            return
    yield facts.finding(facts.roles.numbers[0])


def _colour(facts: Facts, row: int) -> str:
    return next((look.color for text, look in facts.looks.pieces(row) if text.strip()), "auto")


def imprint_face(facts: Facts) -> Iterator[Finding]:
    """抄送机关, 印发机关 and 印发日期: 四号仿宋."""
    face = facts.standard.imprint
    for row in [*facts.roles.copies, *facts.roles.printed]:
        own = facts.face(row)
        if own and not all(is_of(face, own[0], own[1])):
            yield facts.finding(row, found=f"{size_name(own[1])}{own[0]}", expected=named(face))


def imprint_place(facts: Facts) -> Iterator[Finding]:
    """抄送机关 and 印发机关 begin a character from the left; what stands in a table has that of its cells."""
    for row in [*facts.roles.copies, *facts.roles.printed]:
        if facts.source.paragraphs[row - 1].story == "cell":
            continue
        look, size = facts.look(row), facts.size(row)
        # Lines below the first hang below the names behind the colon.
        have = (
            min(_first(facts, row), look.left_in(size) + look.first_in(size)) if look.first < 0 else _first(facts, row)
        )
        if not 0.6 <= have <= 1.5:
            yield facts.finding(row, found=f"{have:.1f}".removesuffix(".0"))


def imprint_lines(facts: Facts) -> Iterator[Finding]:
    """版记 stands between lines; those of a table, and drawn ones, are taken as they are."""
    rows = [*facts.roles.copies, *facts.roles.printed]
    if not (facts.roles.copies and facts.roles.printed) or facts.genre == "letter":
        return
    for row in range(min(rows) - 1, min(max(rows) + 1, len(facts.source.paragraphs)) + 1):
        paragraph = facts.source.paragraphs[max(row, 1) - 1]
        look = facts.look(max(row, 1))
        drawn = paragraph.element.iter("w:drawing", "w:pict", "mc:AlternateContent") if paragraph.element else ()
        if paragraph.story == "cell" or look.above or look.below or any(True for _ in drawn):
            return
    yield facts.finding(min(rows))


def letter_number(facts: Facts) -> Iterator[Finding]:
    """A letter under the name of its office shows no number on its first page (10.1)."""
    letterhead = facts.roles.letterhead
    if facts.genre != "letter" or not letterhead or facts.roles.text(letterhead[0]).endswith("文件"):
        return
    section = facts.sections[0]
    shown = {one.footer for one in facts.looks.pages.page_numbers(section)}
    if shown and (not section.title_page or "first" in shown):
        yield facts.finding(facts.anchor)
