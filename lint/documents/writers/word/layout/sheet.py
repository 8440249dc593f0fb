"""Sheet: the styles of ours that a document gets, each on the style that its paragraphs have, so that a number, an
outline level and all else that we do not set stays."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

from lint.documents.official.dress import Dress
from lint.documents.package.xml import Part
from lint.documents.word.look.sheet import Sheet
from lint.documents.writers.word.layout.plan import OURS
from lint.documents.writers.word.properties import height, run_look, shape


class NewStyles:
    """The styles that are added to the part `styles` of a document."""

    def __init__(self, part: Part, sheet: Sheet) -> None:
        self._part = part
        self._sheet = sheet
        self._ids = {style.get("w:styleId") for style in part.root.all("w:style")}
        named = (style.first("w:name") for style in part.root.all("w:style"))
        self._names = {name.get("w:val") for name in named if name}
        self._added: list[str] = []

    def paragraph(self, part: str, dress: Dress, base: str, level: int, whole: bool) -> str:
        """The id of the style for a part of a 公文 in paragraphs of a style; `level` is their outline level, `whole`
        whether it sets more than letters and the height of lines."""
        id_ = self._id(part, dress, base)
        if id_ not in self._ids:
            number, at = self._sheet.number_of(base)
            listed = ""
            if number and number != "0":
                listed = f'<w:numPr><w:ilvl w:val="{at or 0}"/><w:numId w:val={quoteattr(number)}/></w:numPr>'
            outline = f'<w:outlineLvl w:val="{dress.outline - 1}"/>' if dress.outline and not level else ""
            properties = f"{listed}{shape(dress) if whole else height(dress)}{outline}"
            self._add(id_, "paragraph", dress, properties, base)
        return id_

    def character(self, part: str, dress: Dress) -> str:
        """The id of the style for the characters of a part that stands in a paragraph with another."""
        id_ = f"{OURS}Run{_letters(part)}"
        if id_ not in self._ids:
            self._add(id_, "character", dress, "", "")
        return id_

    def _id(self, part: str, dress: Dress, base: str) -> str:
        """The same for the same look on the same style, so that a later run adds none anew."""
        figures = [dress.first, dress.line]
        said = "".join(f"{value:g}".replace(".", "p") for value in figures)
        return f"{OURS}{_letters(part)}{said}{_letters(base) if base else ''}"

    def _add(self, id_: str, kind: str, dress: Dress, properties: str, base: str) -> None:
        name, n = dress.style + ("" if kind == "paragraph" else "（接排）"), 1
        while name in self._names:
            n += 1
            name = f"{dress.style}{'' if kind == 'paragraph' else '（接排）'} {n}"
        self._ids.add(id_)
        self._names.add(name)
        on = f"<w:basedOn w:val={quoteattr(base)}/>" if base else ""
        said = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        self._added.append(
            f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{id_}"><w:name w:val={quoteattr(name)}/>{on}'
            f"<w:qFormat/>{said}<w:rPr>{run_look(dress, black=kind == 'paragraph')}</w:rPr></w:style>"
        )

    def result(self) -> bytes | None:
        """The part with the new styles; None where there are none."""
        if not self._added:
            return None
        at = self._part.root.close
        return self._part.raw[:at] + "".join(self._added).encode() + self._part.raw[at:]


def _letters(name: str) -> str:
    return re.sub(r"[^0-9A-Za-z\u4e00-\u9fff]", "", name.title())
