"""Not text: the formats that are told by their first bytes, or by their name, and are called what they are."""

from __future__ import annotations

import os

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
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_text(raw: bytes, path: str) -> bool:
    """Whether bytes are to be decoded as a text, if they are anything at all; a package is none."""
    return not raw.startswith(_ZIP) or by_form(raw, path) is not None


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
    return "mhtml" if _is_mhtml(raw[:4096]) else None


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


def _is_mhtml(head: bytes) -> bool:
    """Whether a file is a web page with its pictures in one, as Word saves it under the name of a document."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:80].lower()
    return first.startswith((b"mime-version:", b"from: <saved by")) and b"multipart/related" in head.lower()
