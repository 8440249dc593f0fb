"""Archive: the parts of a zip package, read on demand and with guards, and written anew with some of them replaced.

Nothing is ever unpacked to the disk. What a package says of its sizes is not believed: a part is inflated up to the
size that it claims and one byte more, and refused where there is one.
"""

from __future__ import annotations

import copy
import io
import zipfile
import zlib
from collections.abc import Mapping

from lint.documents.decode import NotTextError
from lint.documents.not_text import by_bytes

# The largest part, all parts together, how many, and how many times its bytes one may unpack to. A part below
# SMALL bytes may repeat itself as much as it likes.
MAX_PART, MAX_TOTAL, MAX_ENTRIES = 200 << 20, 500 << 20, 10_000
MAX_RATIO, SMALL = 300, 1 << 20
_ENCRYPTED = 1


class Package:
    """A zip held in memory.

    Raises NotTextError: "damaged" for a zip that is none or holds a name twice, "bomb" for one that would unpack to
    more than any document has, "encrypted" for one with a password.
    """

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise NotTextError(_called(raw)) from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
            raise NotTextError("bomb")
        self.names = [entry.filename for entry in entries]
        if len({*self.names}) != len(self.names):
            raise NotTextError("damaged")
        self._entries = dict(zip(self.names, entries, strict=True))
        self._parts: dict[str, bytes] = {}
        self._read = 0

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises KeyError where there is none, NotTextError where it may not be unpacked."""
        if name not in self._parts:
            self._parts[name] = self._inflated(self._entries[name])
            self._read += len(self._parts[name])
            if self._read > MAX_TOTAL:
                raise NotTextError("bomb")
        return self._parts[name]

    def _inflated(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            raise NotTextError("encrypted")
        size = entry.file_size
        if size > MAX_PART or (size > SMALL and size > MAX_RATIO * max(1, entry.compress_size)):
            raise NotTextError("bomb")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise NotTextError("damaged") from error
        if len(data) != size:
            raise NotTextError("bomb" if len(data) > size else "damaged")
        return data

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """The package with other bytes for some parts: same order, compression, dates and attributes; parts that it
        does not have come at its end."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            made.comment = self._zip.comment
            for name, entry in self._entries.items():
                data = parts[name] if name in parts else self.part(name)
                made.writestr(copy.copy(entry), data)
            for name in parts:
                if name not in self._entries:
                    made.writestr(zipfile.ZipInfo(name), parts[name], zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _called(raw: bytes) -> str:
    """What a zip that cannot be opened is called: a document that is damaged, or what it is."""
    name = by_bytes(raw) or "damaged"
    return "damaged" if name in ("docx", "odt", "ZIP") else name
