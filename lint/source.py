"""Source: the decoded text of one file and the places in it.

Bytes come in, text goes out, with what is needed to name a place in any unit a reader may ask for. Nothing here
knows what a document is.

Decoding never guesses past the evidence: a byte-order mark, then strict UTF-8, then the best of UTF-16LE, UTF-16BE,
GB18030 and damaged UTF-8 by the share of common Chinese characters that each would give. A format that is not text
is refused by its name.
"""

from __future__ import annotations

import codecs
import unicodedata
from bisect import bisect_right
from functools import cache, cached_property
from typing import Literal, NamedTuple

Unit = Literal["code-point", "utf-16", "utf-8", "cell"]

REPLACEMENT = "\ufffd"

# A file is still "damaged text", not another encoding, while at most this share of its characters is unreadable.
MAX_DAMAGE = 0.005
# Below this share of common characters the bytes are no Chinese text in that encoding.
MIN_COMMON = 0.08

# The most frequent characters of Chinese statutes, news and reports: they make up about half of any such text, and
# next to nothing of one decoded with the wrong table.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其"
    "些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月"
    "公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较"
    "将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世"
    "金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完"
    "类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商"
    "。，、；：！？“”《》（）"
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\x00", "SQLite"),
)

_ZIP_MEMBERS = (
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"OFD.xml", "OFD"),
)


class NotTextError(Exception):
    """The bytes are not a text that can be checked.

    `format` names what they are (“PDF”, “docx” …), or is “binary” or “encoding” where no name fits.
    """

    def __init__(self, format: str) -> None:  # noqa: A002 - SARIF's and the user's word for it
        super().__init__(format)
        self.format = format


class Position(NamedTuple):
    """A place in a text: 1-based row, 1-based column in the unit that was asked for."""

    row: int
    column: int


class Source:
    """One decoded file. `text` keeps every line end and every blank as it was; the byte-order mark is apart.

    Offsets are in code points of `text`, 0-based. A row ends at LF, CRLF or a lone CR; U+2028 and U+000C are ordinary
    characters, as they are for editors and for git.
    """

    def __init__(self, text: str, path: str = "", encoding: str = "utf-8", bom: bytes = b"") -> None:
        self.text = text
        self.path = path
        self.encoding = encoding
        self.bom = bom

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each row."""
        starts, at, text = [0], 0, self.text
        if "\r" not in text:
            while at := text.find("\n", at) + 1:
                starts.append(at)
            return starts
        for line in text.replace("\r\n", "\0\n").replace("\r", "\n").replace("\0", "\r").split("\n"):
            at += len(line) + 1
            starts.append(at)
        starts.pop()
        return starts

    def row(self, offset: int) -> int:
        """The 1-based row of an offset."""
        return bisect_right(self.line_starts, offset)

    def line(self, row: int) -> str:
        """The text of a 1-based row, without its line end."""
        starts = self.line_starts
        end = starts[row] if row < len(starts) else len(self.text)
        return self.text[starts[row - 1] : end].rstrip("\r\n")

    def locate(self, offset: int, unit: Unit = "code-point") -> Position:
        """Turn an offset (code points, 0-based) into a 1-based row and a 1-based column in `unit`.

        `code-point` is for people, JSON and SARIF; `utf-16` for editors; `utf-8` for rdjson; `cell` for the caret
        under a line in a terminal.
        """
        row = self.row(offset)
        start = self.line_starts[row - 1]
        if unit == "code-point":
            return Position(row, offset - start + 1)
        before = self.text[start:offset]
        if unit == "utf-16":
            return Position(row, len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1)
        if unit == "utf-8":
            return Position(row, len(before.encode("utf-8", "surrogatepass")) + 1)
        return Position(row, cells(before) + 1)

    def encode(self, text: str) -> bytes:
        """The bytes of `text` in this file's encoding, with its byte-order mark."""
        return self.bom + text.encode(self.encoding)


def cells(text: str) -> int:
    """How many terminal cells a text takes: two for wide and full-width characters (UAX #11), none for combining
    marks and format characters, one for the rest.

    `wcwidth` says the same and takes 19 ms to import, a quarter of what one run may cost.
    """
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


@cache
def _cell(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1


def decode(raw: bytes, path: str = "") -> Source:
    """Read bytes as text.

    A file with a few unreadable bytes is read, with U+FFFD in their place. Raises NotTextError for another format, for
    binary data and for bytes that are no Chinese text in any encoding known here.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            text = raw[len(bom) :].decode(encoding, "replace")
            if "\0" in text:
                raise NotTextError("binary")
            return Source(text, path, encoding, bom)
    try:
        text = raw.decode("utf-8")
        if "\0" not in text and not raw.startswith((b"%PDF", b"{\\rtf")):
            return Source(text, path)
    except UnicodeDecodeError:
        pass
    if name := _format(raw):
        raise NotTextError(name)
    return _guess(raw, path)


def _format(raw: bytes) -> str | None:
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            return name
    if raw.startswith(b"BM") and raw[6:10] == bytes(4):  # two letters with which a text may begin, too
        return "BMP"
    if raw.startswith(b"PK\x03\x04"):
        return next((name for member, name in _ZIP_MEMBERS if member in raw), "ZIP")
    return None


def _guess(raw: bytes, path: str) -> Source:
    best, best_score = None, MIN_COMMON
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"):
        if encoding.startswith("utf-16") and len(raw) % 2:
            continue
        text = raw.decode(encoding, "replace")
        damage = text.count(REPLACEMENT)
        if damage and encoding == "gb18030" and b"\x80" in raw:
            from lint import euro

            euros = raw.decode(euro.NAME, "replace")
            if euros.count(REPLACEMENT) < damage:
                text, encoding, damage = euros, euro.NAME, euros.count(REPLACEMENT)
        if "\0" in text or (damage > len(text) * MAX_DAMAGE and not (damage == 1 and len(text) >= 30)):
            continue
        score = _score(text)
        if score > best_score:
            best, best_score = Source(text, path, encoding), score
    if best is None:
        raise NotTextError("binary" if b"\0" in raw else "encoding")
    return best


def _score(text: str) -> float:
    """The share of common characters in the first 20,000."""
    sample = text[:20_000]
    visible = [char for char in sample if not char.isspace()]
    if visible and all(char < "\x80" for char in visible):
        return 1.0  # plain English in UTF-16
    return sum(char in _COMMON for char in visible) / max(1, len(visible))
