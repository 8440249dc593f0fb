"""Wish: what the page asks for, as it comes: a length, JSON of so many bytes, then the bytes of the documents."""

from __future__ import annotations

import os
from typing import Literal

import msgspec
from msgspec import Struct

from lint.base.model import Edit

Act = Literal["check", "accept", "safe", "stand", "text", "changes", "comments", "report"]
# What gives a file to save; all else gives the document anew.
FILES: tuple[Act, ...] = ("text", "changes", "comments", "report")
_HEAD = 4
_MOST_NAME = 200
# No name at all, or one that is a folder.
_NO_NAMES = ("", ".", "..")


class WrongWishError(Exception):
    """What came is not what the page sends."""


class Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    """A document: its name, how many bytes it has, the rounds of edits that were accepted so far, each on the text that
    the one before made."""

    name: str
    size: int
    rounds: list[list[Edit]] = []


class Stand(Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody lets stand while the page is open, as an entry of `[[ignore]]` has it."""

    rule: str
    text: str
    context: str
    reason: str


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """A finding: its rule and its offsets."""

    code: str
    start: int
    end: int


class Wish(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked of documents: to find what a choice of rules finds in them, and what to do then.

    `off` are the names of rule files that are not used, `genre` is the id of a genre instead of what the title says,
    `place` a finding that is accepted or let stand, for a `reason`.
    """

    sheets: list[Sheet]
    lang: Literal["zh", "en"] = "zh"
    genre: str = ""
    off: list[str] = []
    infos: bool = False
    final: bool = False
    stands: list[Stand] = []
    place: Place | None = None
    reason: str = ""


_decoder = msgspec.json.Decoder(Wish)


def taken_apart(body: bytes) -> tuple[Wish, list[bytes]]:
    """A wish and the bytes of its documents; raises WrongWishError."""
    size = int.from_bytes(body[:_HEAD], "big")
    head, rest = body[_HEAD : _HEAD + size], body[_HEAD + size :]
    try:
        wish = _decoder.decode(head)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongWishError(str(error)) from None
    if not wish.sheets or any(sheet.size < 0 for sheet in wish.sheets):
        raise WrongWishError("no document")
    if sum(sheet.size for sheet in wish.sheets) != len(rest):
        raise WrongWishError("the sizes are not those of the bytes")
    raws, at = [], 0
    for sheet in wish.sheets:
        raws.append(rest[at : at + sheet.size])
        at += sheet.size
    return wish, raws


def plain_name(name: str) -> str:
    """The name of a document without any folder; what is none is as good as no name."""
    last = os.path.basename(name.replace("\\", "/"))
    kept = "".join(char for char in last if char.isprintable())[-_MOST_NAME:]
    return "" if kept in _NO_NAMES else kept
