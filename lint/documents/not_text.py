"""Not text: the formats that are told by their first bytes, or by their name, and are called what they are.

A name is the last thing to believe: what is called .doc is as often a .docx, a web page or a plain text.
"""

from __future__ import annotations

import os
from typing import Literal

# What is read in paragraphs: packages (.docx, .odt), and by the module of that name in `office`.
Form = Literal["zip", "doc", "rtf", "pdf"]

_MAGIC = (
    (b"%PDF", "PDF"),
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
    (b"OFD.xml", "OFD"),
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
)
# What programs that guard a firm's documents put before the bytes that they encrypt.
_GUARD = b"%TSD-Header-###%"
_GUARDS = ((b"E-SafeNet", 64), (b"CDGDoc", 64))
# The names of what lies inside an OLE file, as they stand there.
_OLE_MEMBERS = (
    ("EncryptedPackage", "encrypted"),
    ("DRMEncryptedDataSpace", "protected"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
# A file of one of these that holds nothing is a document that was never saved.
_NEVER_EMPTY = (
    *(".doc", ".docx", ".docm", ".wps", ".wpt", ".pdf", ".rtf", ".odt", ".ofd"),
    *(".xls", ".xlsx", ".ppt", ".pptx"),
)
_WORD_NAMES = (".doc", ".docx", ".wps", ".wpt", ".dot", ".dotx", ".rtf")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_RTF = b"\xef\xbb\xbf \t\r\n"


def form(raw: bytes, path: str) -> Form | None:
    """How a file is to be read that is a document in paragraphs, by what is in it; None for a text, and for what no
    text is either. Any package is "zip": it has to be opened to know."""
    if os.path.basename(path).startswith("~$"):
        return None
    if raw.startswith(_ZIP):
        return "zip"
    if raw.startswith(_OLE):
        return "doc" if by_bytes(raw) == "doc" else None
    if raw[:16].lstrip(_BEFORE_RTF).startswith(b"{\\rtf"):
        return "rtf"
    if raw.startswith(b"%PDF") or (path.lower().endswith(".pdf") and b"%PDF-" in raw[:1024]):
        return "pdf"
    return None


def is_text(raw: bytes, path: str) -> bool:
    """Whether bytes are to be decoded as a text, if they are anything at all."""
    return form(raw, path) is None


def by_form(raw: bytes, path: str) -> str | None:
    """What a file is that a text may look like, by its name and its first bytes: the name of a format, or one of the
    words in `decode.SENTENCES`."""
    name = os.path.basename(path)
    if name.startswith("~$"):
        return "lock"
    if not raw:
        return "empty" if name.lower().endswith(_NEVER_EMPTY) else None
    if raw.startswith(_GUARD):
        return "protected"
    for magic, kind in _MAGIC[:2]:
        if raw.startswith(magic):
            return kind
    if _is_mhtml(raw[:4096]) or (_is_html(raw[:512]) and name.lower().endswith(_WORD_NAMES)):
        return "mhtml"
    return None


def by_bytes(raw: bytes) -> str | None:
    """What a file is that no text looks like."""
    if any(mark in raw[: far + len(mark)] for mark, far in _GUARDS):
        return "protected"
    if raw.startswith(_OLE):
        return next((kind for member, kind in _OLE_MEMBERS if member.encode("utf-16-le") in raw), "doc")
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            return kind
    if raw.startswith(b"BM") and raw[6:10] == bytes(4):  # two letters with which a text may begin, too
        return "BMP"
    if raw.startswith(_ZIP):
        return next((kind for member, kind in _ZIP_MEMBERS if member in raw), "ZIP")
    return None


def _is_html(head: bytes) -> bool:
    """Whether a file is a web page, as systems for official documents hand it out under the name of a document."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower().startswith((b"<html", b"<!doctype html"))


def _is_mhtml(head: bytes) -> bool:
    """Whether a file is a web page with its pictures in one, as Word saves it under the name of a document."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:80].lower()
    return first.startswith((b"mime-version:", b"from: <saved by")) and b"multipart/related" in head.lower()
