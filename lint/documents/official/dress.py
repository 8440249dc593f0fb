"""Dress: how each part of a 公文 is to look, for those who make one or mend it; the figures are those of a Standard."""

from __future__ import annotations

from msgspec import Struct

from lint.documents.official.standard import Face, Standard

# What a family of fonts is called on the machines that have it.
_FONTS = {"小标宋": "方正小标宋简体"}
LATIN = "Times New Roman"


class Dress(Struct, frozen=True, forbid_unknown_fields=True):
    """The look of one part: its style in Chinese, the font of Chinese and of other characters, points; indents in
    characters, `line` in points from line to line (0: the grid's), `before` and `after` in lines; `above` and
    `below` the colours of lines there; `closer` where the characters stand a little closer, so that 28 fill a line."""

    style: str
    font: str
    size: float
    latin: str = LATIN
    bold: bool = False
    closer: bool = False
    color: str = ""
    align: str = "both"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    outline: int = 0
    new_page: bool = False
    above: str = ""
    below: str = ""


def dresses(standard: Standard) -> dict[str, Dress]:
    """The look of every part, by the names of `Roles.names`."""
    indent = standard.indent

    def dress(style: str, face: Face, **more: object) -> Dress:
        return Dress(style, _FONTS.get(face.fonts[0], face.fonts[0]), face.sizes[0], **more)  # type: ignore[arg-type]

    body, black = standard.body, "000000"
    levels = {
        f"level-{level}": dress(f"公文标题{level}", standard.heading(level), first=indent, outline=level)
        for level in (1, 2, 3, 4)
    }
    return {
        "body": dress("公文正文", body, first=indent),
        "title": dress("公文标题", standard.title, align="center", line=35.0, after=1),
        **levels,
        "addressee": dress("主送机关", body),
        "attachment-note": dress("附件说明", body, left=indent, before=1),
        "attachment-entry": dress("附件说明续", body, left=indent + 3),
        "signature": dress("发文机关署名", body, align="right", right=standard.unsealed, before=2),
        "date": dress("成文日期", body, align="right", right=standard.sealed),
        "remark": dress("附注", body, left=indent),
        "attachment-head": dress("附件标识", standard.attachment, new_page=True),
        "copies": dress("抄送机关", standard.imprint, left=1, right=1, above=black, below=black, before=1),
        "printed": dress("印发机关", standard.imprint, left=1, right=1, below=black),
        "mark": dress("密级和紧急程度", standard.level_1),
        "letterhead": Dress("发文机关标志", _FONTS["小标宋"], 42, color="FF0000", align="center", after=1),
        "number": dress("发文字号", body, align="center", below="FF0000", after=1),
    }
