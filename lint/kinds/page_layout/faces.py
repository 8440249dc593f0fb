"""Faces: the fonts, the sizes and the colour of text, title and headings (5.2.2, 5.2.4, 7.3.1, 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from lint.base.model import Finding, Value
from lint.documents.official.roles import Heading
from lint.documents.official.standard import size_name
from lint.kinds.page_layout.facts import Facts, is_of, named, plain

Said = tuple[tuple[str, Value], ...]
# So much of a paragraph is set otherwise where it strays from the text around it.
_STRAYS = 0.6
# Of so much text at least it is known what most is set in.
_MIN_MAIN = 3


def body_font(facts: Facts) -> Iterator[Finding]:
    font, size = facts.main_face
    if font and not is_of(facts.standard.body, font, size)[0]:
        yield facts.finding(facts.main_rows[0], found=font, expected=facts.standard.body.fonts[0])


def body_size(facts: Facts) -> Iterator[Finding]:
    font, size = facts.main_face
    if font and not is_of(facts.standard.body, font, size)[1]:
        expected = size_name(facts.standard.body.sizes[0])
        yield facts.finding(facts.main_rows[0], found=size_name(size), expected=expected)


def stray(facts: Facts) -> Iterator[Finding]:
    """Paragraphs that are set otherwise than most of the text, and not as the standard has it."""
    if len(facts.main_rows) < _MIN_MAIN:
        return
    font, size = facts.main_face
    wrong: list[tuple[int, Said]] = []
    for row, (own, points, _) in facts.body_faces.items():
        if (own, points) == (font, size) or all(is_of(facts.standard.body, own, points)):
            continue
        counts = facts.faces(row)
        same = sum(count for (one, other, _), count in counts.items() if (one, other) == (own, points))
        if same >= _STRAYS * sum(counts.values()):
            found = f"{size_name(points)}{own}"
            wrong.append((row, (("found", found), ("expected", f"{size_name(size)}{font}"))))
    yield from facts.grouped(wrong)


def _title(facts: Facts) -> tuple[int, str, float, bool] | None:
    """The row, family, size and boldness of the title's largest letters."""
    found = [(row, *face) for row in facts.roles.title if (face := facts.face(row))]
    return max(found, key=lambda one: one[2]) if found else None


def title_font(facts: Facts) -> Iterator[Finding]:
    if (title := _title(facts)) and title[1] not in (*facts.standard.title.fonts, "华文中宋"):
        yield facts.finding(title[0], found=title[1], expected=facts.standard.title.fonts[0])


def title_habit(facts: Facts) -> Iterator[Finding]:
    """华文中宋 in place of 小标宋, which not every machine has."""
    title = _title(facts)
    if title and title[1] == "华文中宋" and title[1] not in facts.standard.title.fonts:
        yield facts.finding(title[0], found=title[1], expected=facts.standard.title.fonts[0])


def title_size(facts: Facts) -> Iterator[Finding]:
    if (title := _title(facts)) and not is_of(facts.standard.title, title[1], title[2])[1]:
        found, expected = size_name(title[2]), size_name(facts.standard.title.sizes[0])
        yield facts.finding(title[0], found=found, expected=expected)


def title_place(facts: Facts) -> Iterator[Finding]:
    for row in facts.roles.title:
        look, size = facts.look(row), facts.size(row)
        indented = abs(look.first_in(size)) > 0.5 or abs(look.left_in(size) - look.right_in(size)) > 0.5
        if look.framed or (look.align == "center" and not indented):
            continue
        yield facts.finding(row, found="center" if look.align == "center" else look.align)
        return


def _headings(facts: Facts) -> Iterator[tuple[Heading, tuple[str, float, bool]]]:
    """The headings with what they are set in, up to their full stop; those of a statute are its articles' items."""
    if facts.genre == "statute" or (facts.document.body and _has_articles(facts)):
        return
    for heading in facts.roles.headings:
        start = facts.source.starts[heading.row - 1]
        if face := facts.face(heading.row, heading.start - start, heading.end - start):
            yield heading, face


def _has_articles(facts: Facts) -> bool:
    """Whether the text goes by 第一条, 第二条."""
    return sum(1 for b in facts.document.body if b.label and b.label.style in ("第一条", "第一章")) >= 2


def heading_font(facts: Facts) -> Iterator[Finding]:
    wrong: list[tuple[int, Said]] = []
    for heading, (font, size, _) in _headings(facts):
        face = facts.standard.heading(heading.level)
        if not is_of(face, font, size)[0]:
            said = ("found", font), ("expected", face.fonts[0]), ("level", heading.level)
            wrong.append((heading.row, said))
    yield from _by_way(facts, wrong)


def heading_size(facts: Facts) -> Iterator[Finding]:
    wrong: list[tuple[int, Said]] = []
    for heading, (font, size, _) in _headings(facts):
        face = facts.standard.heading(heading.level)
        if not is_of(face, font, size)[1]:
            said = ("found", size_name(size)), ("expected", size_name(face.sizes[0])), ("level", heading.level)
            wrong.append((heading.row, said))
    yield from _by_way(facts, wrong)


def heading_bold(facts: Facts) -> Iterator[Finding]:
    """Bold headings, a habit in many places: once for each level."""
    wrong: list[tuple[int, Said]] = []
    for heading, (font, _, bold) in _headings(facts):
        if bold:
            wrong.append((heading.row, (("found", font), ("level", heading.level))))
    yield from _by_way(facts, wrong)


def _by_way(facts: Facts, wrong: list[tuple[int, Said]]) -> Iterator[Finding]:
    """One finding for all headings that are wrong in one way: they were made wrong together."""
    ways: dict[Said, list[int]] = {}
    for row, said in wrong:
        ways.setdefault(said, []).append(row)
    for said, rows in ways.items():
        yield facts.of_all(rows, dict(said))


def colour(facts: Facts) -> Iterator[Finding]:
    """Text that is not black: running text and headings; links and the red head of the first page apart."""
    wrong: list[tuple[int, Said]] = []
    for row in sorted({*facts.roles.body, *facts.roles.title, *(one.row for one in facts.roles.headings)}):
        for text, look in facts.looks.pieces(row):
            if text.strip() and not plain(look) and not look.underlined and look.color not in ("0563C1", "0000FF"):
                wrong.append((row, (("found", look.color),)))
                break
    yield from facts.grouped(wrong)


def attachment_face(facts: Facts) -> Iterator[Finding]:
    """附件1 above an attached text."""
    face = facts.standard.attachment
    for row in facts.roles.attachment_heads:
        own = facts.face(row)
        if own and not all(is_of(face, own[0], own[1])):
            yield facts.finding(row, found=f"{size_name(own[1])}{own[0]}", expected=named(face))
            return


def marks(facts: Facts) -> Iterator[Finding]:
    """密级 and 紧急程度, which are set as the headings of the first level."""
    for row in facts.roles.marks:
        own = facts.face(row)
        if own and not all(is_of(facts.standard.level_1, own[0], own[1])):
            expected = named(facts.standard.level_1)
            yield facts.finding(row, found=f"{size_name(own[1])}{own[0]}", expected=expected)


def attendance(facts: Facts) -> Iterator[Finding]:
    """出席、请假、列席 in minutes, the words before the colon."""
    if facts.genre != "minutes":
        return
    for row in facts.roles.rows:
        text = facts.source.paragraphs[row - 1].text
        lead = len(text) - len(text.lstrip())
        word = text[lead : lead + 6].partition("：")[0]
        if word.replace(" ", "").replace("\u3000", "") in ("出席", "请假", "列席", "出席人员", "请假人员", "列席人员"):
            own = facts.face(row, lead, lead + len(word))
            if own and not all(is_of(facts.standard.level_1, own[0], own[1])):
                found, expected = f"{size_name(own[1])}{own[0]}", named(facts.standard.level_1)
                yield facts.finding(row, found=found, expected=expected)
