"""Decode: bytes become a text.

Decoding never guesses past the evidence: a byte-order mark, then strict UTF-8, then the best of UTF-16LE, UTF-16BE,
GB18030 and damaged UTF-8 by the share of common Chinese characters that each would give. A format that is not text
is refused by its name.
"""

from __future__ import annotations

import codecs

from lint.documents.source import REPLACEMENT, Source

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
            from lint.documents import euro

            euros = raw.decode(euro.NAME, "replace")
            if euros.count(REPLACEMENT) < damage:
                text, encoding, damage = euros, euro.NAME, euros.count(REPLACEMENT)
        if damage and encoding == "gb18030" and b"\x80" in raw:
            from lint.documents import euro

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
