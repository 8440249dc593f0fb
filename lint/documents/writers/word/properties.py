"""Properties: how a part of a 公文 and its pages look, in WordprocessingML."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from msgspec import Struct

from lint.documents.official.dress import Dress
from lint.documents.official.standard import Standard

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TWIPS_PER_MM = 1440 / 25.4
# What a character is set closer by, in points, so that 28 of them fill 156 mm. A grid of characters that are narrower
# than they are would do the same in Word, and gives each the room of two in LibreOffice.
_CLOSER = -0.2


class Page(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page: paper, margins and the place of the footer in millimetres; the grid, from line to line in points (0: no
    grid), and what a character is wider by on it; the number of the page: its shape (dashes, hyphens, plain, none), its
    side, its font and size, whether the first page shows it; whether the last line is on a page across, and that shows
    one."""

    width: float = 210
    height: float = 297
    top: float
    bottom: float
    left: float
    right: float
    gutter: float = 0
    footer: float = 25
    pitch: float
    char_space: float = 0
    number: str = "dashes"
    number_side: str = "outside"
    number_font: str = "宋体"
    number_size: float = 14
    first_number: bool = True
    across: bool = False
    across_number: bool = True


def page_of(standard: Standard) -> Page:
    """The page of a standard."""
    return Page(
        width=standard.width[0],
        height=standard.height[0],
        top=standard.top[0],
        bottom=standard.bottom[0],
        left=standard.left[0],
        right=standard.right[0],
        pitch=standard.line_pitch,
        number_font=standard.page_number.fonts[0],
        number_size=standard.page_number.sizes[0],
    )


def run_look(dress: Dress, black: bool = False) -> str:
    """The properties of a run; `black` where it is to say that it is, whatever it lies over."""
    font, latin = quoteattr(dress.font), quoteattr(dress.latin)
    size = round(dress.size * 2)
    said = dress.color or ("auto" if black else "")
    color = f"<w:color w:val={quoteattr(said)}/>" if said else ""
    bold = "<w:b/>" if dress.bold else ""
    closer = f'<w:spacing w:val="{round(_CLOSER * 20)}"/>' if dress.closer else ""
    return (
        f"<w:rFonts w:ascii={latin} w:hAnsi={font} w:eastAsia={font} w:cs={latin}/>{bold}{color}{closer}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def shape(dress: Dress) -> str:
    """The properties of a paragraph, in the order that the schema asks for."""
    room = f'w:beforeLines="{round(dress.before * 100)}" w:afterLines="{round(dress.after * 100)}"'
    room += f' w:before="{round(dress.before * 579)}" w:after="{round(dress.after * 579)}"'
    lines = [(name, color) for name, color in (("top", dress.above), ("bottom", dress.below)) if color]
    drawn = "".join(
        f'<w:{name} w:val="single" w:sz="8" w:space="4" w:color={quoteattr(color)}/>' for name, color in lines
    )
    border = f"<w:pBdr>{drawn}</w:pBdr>" if drawn else ""
    return (
        f"{'<w:pageBreakBefore/>' if dress.new_page else ''}{border}<w:spacing {room} {_line(dress)}/>"
        f'<w:ind {_indents(dress)}/><w:jc w:val="{dress.align}"/>'
    )


def height(dress: Dress) -> str:
    """The properties of a paragraph of which only the height of its lines is said."""
    return f"<w:spacing {_line(dress)}/>"


def _line(dress: Dress) -> str:
    return f'w:line="{round(dress.line * 20)}" w:lineRule="exact"' if dress.line else 'w:line="240" w:lineRule="auto"'


def _indents(dress: Dress) -> str:
    said = []
    for name, characters in (("left", dress.left), ("right", dress.right), ("firstLine", dress.first)):
        said.append(f'w:{name}Chars="{round(characters * 100)}" w:{name}="{round(characters * dress.size * 20)}"')
    return " ".join(said)


def footer(page: Page, even: bool) -> str:
    """A footer with the number of the page in it."""
    around = {"dashes": ("— ", " —"), "hyphens": ("- ", " -"), "plain": ("", "")}[page.number]
    font, size = quoteattr(page.number_font), round(page.number_size * 2)
    look = f"<w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font}/>"
    look += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    side = page.number_side if page.number_side != "outside" else "left" if even else "right"
    room = f'w:{side}Chars="100" w:{side}="{size * 10}"' if side != "center" else 'w:left="0"'

    def run(inside: str) -> str:
        return f"<w:r>{look}{inside}</w:r>"

    def text(said: str) -> str:
        return run(f'<w:t xml:space="preserve">{said}</w:t>') if said else ""

    field = run('<w:fldChar w:fldCharType="begin"/>') + run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
    field += run('<w:fldChar w:fldCharType="separate"/>') + text("1") + run('<w:fldChar w:fldCharType="end"/>')
    properties = (
        f'<w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0" {room}/>'
    )
    return f'<w:p>{properties}<w:jc w:val="{side}"/></w:pPr>{text(around[0])}{field}{text(around[1])}</w:p>'


def section(page: Page, references: str = "", across: bool = False) -> str:
    """The properties of a section."""
    width, height = (page.height, page.width) if across else (page.width, page.height)
    turn = ' w:orient="landscape"' if across else ""
    sides = (page.right, page.left, page.top, page.bottom) if across else (page.top, page.bottom, page.left, page.right)
    top, bottom, left, right = (_twips(side) for side in sides)
    kind = f'linesAndChars" w:charSpace="{round(page.char_space * 4096)}' if page.char_space else "lines"
    grid = f'<w:docGrid w:type="{kind}" w:linePitch="{round(page.pitch * 20)}"/>'
    first = "" if page.first_number or across else "<w:titlePg/>"
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}"{turn}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" '
        f'w:footer="{_twips(page.footer)}" w:gutter="{_twips(page.gutter)}"/><w:cols w:space="425"/>{first}'
        f"{grid if page.pitch else ''}</w:sectPr>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def part_of(root: str, inside: str) -> str:
    """A part in WordprocessingML."""
    return f'{HEAD}<w:{root} xmlns:w="{_MAIN}" xmlns:r="{OFFICE}">{inside}</w:{root}>'
