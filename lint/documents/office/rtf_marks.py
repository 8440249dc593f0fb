"""Rtf marks: an RTF file made ready for a reader of its text alone, who would lose where a paragraph stands.

What the page does not show is taken out, boxes, notes and headers come to the end, and where something begins that
matters a mark is put: a noncharacter (U+FDD0 …), which no text has.
"""

from __future__ import annotations

import re

from msgspec import Struct

from lint.documents.office.overlaid import overlaid

CELL, ROW, PLAIN, NUMBER, NUMBER_END, CONTENTS, CONTENTS_END = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6"
# Headings of the levels 1 to 9.
LEVELS = "\ufdd7\ufdd8\ufdd9\ufdda\ufddb\ufddc\ufddd\ufdde\ufddf"
BOX, FOOTNOTE, ENDNOTE, HEADER, FOOTER, IN_TABLE = "\ufde0\ufde1\ufde2\ufde3\ufde4\ufde5"
LINE = "\u2028"

_TOKEN = re.compile(r"\\(?:([a-zA-Z]+)(-?\d{1,10})?[ ]?|'..|[^a-zA-Z])|[{}]", re.DOTALL)
_BEYOND = re.compile("[\x80-\xff]")
_STORIES = {
    "shptxt": BOX,
    "footnote": FOOTNOTE,
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), FOOTER),
}
_STORY_ORDER = (BOX, FOOTNOTE, ENDNOTE, HEADER, FOOTER)
# Groups of which nothing is text, many bytes often.
_DROPPED = frozenset(("pict", "objdata", "themedata", "datastore", "colorschememapping", "blipuid"))
_IN_PLACE = {
    **{"line": LINE, "cell": CELL, "nestcell": CELL, "row": ROW, "nestrow": ROW},
    **{"pard": PLAIN, "intbl": IN_TABLE},
}
_LONGEST_CODE = 1000
_NUMBERS = frozenset(("listtext", "pntext"))


class _Group(Struct):
    """A group that is open: into what it is written, what is written at its end, whether what it holds is taken out
    (with all its marks), or not seen (deleted or hidden), whether it is the code of a field."""

    out: list[str]
    end: str = "}"
    dropped: bool = False
    deleted: bool = False
    hidden: bool = False
    code: bool = False
    field: _Field | None = None


class _Field(Struct):
    code: str = ""


def marked(raw: bytes) -> str:
    """The file with its marks, all in ASCII. Groups that are not closed are."""
    return _Marker(raw[max(0, raw.find(b"{\\rtf")) :].decode("latin-1")).done()


def sign(char: str) -> str:
    """How a character is written that has no code of its own."""
    return f"{{\\uc1\\u{ord(char) - 0x10000 if ord(char) > 0x7FFF else ord(char)}?}}"


class _Marker:
    """One pass over a file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.main: list[str] = []
        self.groups = [_Group(self.main)]
        self.stories: list[tuple[str, list[str]]] = []

    def done(self) -> str:
        """The whole file, marked."""
        at = 0
        while match := _TOKEN.search(self.text, at):
            self._write(self.text[at : match.start()])
            at = match.end()
            if match[1] == "bin":
                at += max(0, int(match[2] or 0))  # so many bytes of no text
                continue
            token = match.group()
            if token == "{":
                self._open()
            elif token == "}":
                self._close()
                if len(self.groups) == 1:
                    break
            elif match[1]:
                self._word(match[1], match[2], token)
            else:
                self._write("" if token == "\\-" else "-" if token == "\\_" else token)
        while len(self.groups) > 1:
            self._close()
        ends = len(self.main) - 1 if self.main and self.main[-1] == "}" else len(self.main)
        for mark in _STORY_ORDER:
            for story, written in self.stories:
                if story == mark:
                    self.main[ends:ends] = ["\\par{", sign(mark), *written, "}"]
                    ends += len(written) + 3
        return _BEYOND.sub(lambda match: f"\\'{ord(match.group()):02x}", "".join(self.main))

    def _open(self) -> None:
        top = self.groups[-1]
        self.groups.append(_Group(top.out, "}", top.dropped, top.deleted, top.hidden, top.code, top.field))
        if not top.dropped:
            top.out.append("{")

    def _close(self) -> None:
        group = self.groups.pop()
        below = self.groups[-1]
        if group.code and not below.code and group.field and not below.dropped:
            below.out.append("}{" + overlaid(group.field.code.replace("\\\\", "\\")))
        if not below.dropped and not (group.dropped and group.end == ""):
            group.out.append(group.end)
        if group.end == "" and not below.dropped:
            below.out.append("}")

    def _write(self, text: str) -> None:
        group = self.groups[-1]
        if group.code and group.field and len(group.field.code) < _LONGEST_CODE:
            group.field.code += text
        if text and not (group.dropped or group.deleted or group.hidden):
            group.out.append(text)

    def _mark(self, char: str) -> None:
        if not self.groups[-1].dropped:
            self.groups[-1].out.append(sign(char))

    def _word(self, word: str, argument: str | None, token: str) -> None:
        """A control word."""
        group, is_on = self.groups[-1], argument != "0"
        if word in _DROPPED:
            group.dropped = True
        elif word == "field":
            group.field = _Field()
        elif word == "fldinst":
            group.dropped = group.code = True
        elif word == "fldrslt":
            self._result(group)
        elif word in _STORIES and not group.dropped:
            self._story(group, _STORIES[word])
        elif word == "ftnalt":
            self._endnote(group)
        elif word == "deleted":
            group.deleted = is_on
        elif word == "v":
            group.hidden = is_on
        elif word in _IN_PLACE:
            if word == "pard":
                self._keep(token)
            self._mark(_IN_PLACE[word])
        elif word == "outlinelevel" and argument and 0 <= int(argument) < len(LEVELS):
            self._mark(LEVELS[int(argument)])
        elif word in _NUMBERS and not group.dropped:
            group.out.append(sign(NUMBER))
            group.end = sign(NUMBER_END) + "}"
        elif word in ("sect", "page", "column"):
            self._write("\\par " if word == "sect" else "")
        elif word == "par" or word == "u" or word == "tab":
            self._write(token)
        else:
            if word == "plain":
                group.deleted = group.hidden = False
            self._keep(token)

    def _keep(self, token: str) -> None:
        """A word that is no text and counts for what is seen later, too."""
        if not self.groups[-1].dropped:
            self.groups[-1].out.append(token)

    def _result(self, group: _Group) -> None:
        """The result of a field: what its code gives."""
        if not group.dropped and group.field and group.field.code.lstrip().upper().startswith("TOC"):
            group.out.append(sign(CONTENTS))
            group.end = sign(CONTENTS_END) + "}"
        group.field = None

    def _story(self, group: _Group, mark: str) -> None:
        """What belongs to another part of the page: it is written apart."""
        group.out, group.end = [], ""
        self.stories.append((mark, group.out))

    def _endnote(self, group: _Group) -> None:
        for n, (mark, written) in enumerate(self.stories):
            if written is group.out and mark == FOOTNOTE:
                self.stories[n] = (ENDNOTE, written)
