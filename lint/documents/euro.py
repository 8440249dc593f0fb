"""Euro: GB18030 as Windows writes it, where the byte 0x80 alone is the sign of the euro. Registered as a codec."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Buffer

NAME = "gb18030-euro"
_SIGN = "€"


def _decode(data: Buffer, errors: str = "strict") -> tuple[str, int]:
    raw = bytes(data)
    return raw.decode("gb18030", "euro-" + errors), len(raw)


def _encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    return b"\x80".join(part.encode("gb18030", errors) for part in text.split(_SIGN)), len(text)


def _strict(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == 0x80:
        return _SIGN, error.start + 1
    raise error


def _replace(error: UnicodeError) -> tuple[str | bytes, int]:
    try:
        return _strict(error)
    except UnicodeError:
        return codecs.replace_errors(error)


def _search(name: str) -> codecs.CodecInfo | None:
    if name.replace("_", "-") != NAME:
        return None
    return codecs.CodecInfo(_encode, _decode, name=NAME)


codecs.register_error("euro-strict", _strict)
codecs.register_error("euro-replace", _replace)
codecs.register(_search)
