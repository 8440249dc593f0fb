"""names: an official name, or a set phrase, that is nearly but not quite what it should be.

    known = ["中国共产党章程", …]     official names, to the character
    short = ["党章", …]              short, former and similar names that may stand as well
    marks = "《》"                   where names are looked for: between 《 and 》, “ and ”, or "" in running text
    distance = 3                     report a name that so many characters (added, left out, changed) set apart

Between marks, one character in five may be wrong (one in four between “ and ”), or all be there in another order. A
name whose bracketed status is left out (《…条例》 for 《…条例（试行）》) is one change whatever its length. A version
note inside the marks (（2018年修订）) does not count, nor does a place before the name.

In running text (names of six characters or more) one Han character may be wrong, added, left out or changed with its
neighbour; `distance` does not count. The first and the last may be wrong only in names of ten or more, the two at
either end not left out. 的, 和 and the like and marks are free, and what is part of another name, whole, is not held
against this one.
Values: found, fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.context import overlaps

_STATUS = late(r"（(?:试行|暂行|修订|草案|征求意见稿|修正)）$")
_VERSION = late(r"（\d{4}年[^（）]{0,8}）$")
# A name of so many characters is known by the rest of it, whatever word in it is wrong.
_LONG = 14
_STATE = "中华人民共和国"
# Words that stand in names of any subject.
_NO_SUBJECT = {"工作", "管理"}
# And one of so many by its characters, in whatever order.
_MIXED = 6
_DOCUMENTS = ("条例", "规定", "准则", "规则", "细则", "办法", "意见", "章程")
_FREE = frozenset("的了着地得好和与及之等以在")


class Options(Struct, forbid_unknown_fields=True, dict=True):
    known: list[str]
    short: list[str] = []
    marks: Literal["《》", "“”", ""] = "《》"
    distance: int = 3

    @cached_property
    def allowed(self) -> frozenset[str]:
        return frozenset([*self.known, *self.short])

    def about(self, length: int, cutoff: int) -> list[tuple[str, frozenset[str]]]:
        """The names of about so many characters, in their order, each with its characters."""
        key = (length, cutoff)
        if key not in self._about:
            names = (name for name in (*self.known, *self.short) if abs(len(name) - length) <= cutoff)
            self._about[key] = [(name, frozenset(name)) for name in names]
        return self._about[key]

    @cached_property
    def _about(self) -> dict[tuple[int, int], list[tuple[str, frozenset[str]]]]:
        return {}

    @cached_property
    def mixed(self) -> dict[str, str]:
        """The names by their characters in order: a name whose words changed places is no other."""
        return {"".join(sorted(name)): name for name in self.known if len(name) >= _MIXED}

    @cached_property
    def met(self) -> dict[str, str]:
        """The name that is nearest to each text between marks that has been met, or none."""
        return {}

    @cached_property
    def without_status(self) -> dict[str, str]:
        """Names that carry a status, by the name without it."""
        return {_STATUS.sub("", name): name for name in self.known if _STATUS.search(name)}

    @cached_property
    def halves(self) -> dict[str, list[tuple[str, bool]]]:
        """The names by their halves, and whether it is the first: one slip leaves one half whole."""
        found: dict[str, list[tuple[str, bool]]] = {}
        for name in () if self.marks else self.known:
            middle = len(name) // 2
            found.setdefault(name[:middle], []).append((name, True))
            found.setdefault(name[middle:], []).append((name, False))
        return found


def words(options: Options) -> Iterable[str]:
    return options.halves


def patterns(options: Options) -> list[str]:
    if not options.marks:
        return []
    left, right = options.marks[0], options.marks[1]
    return [f"{left}[^{left}{right}\\n]{{4}}"]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text = document.text
    found = _between_marks(text, options) if options.marks else _in_running_text(text, options, hits)
    done = 0
    for start, end, right in sorted(set(found), key=lambda item: (item[0], -item[1])):
        if start < done:
            continue
        done = end
        yield Finding(start, end, {"found": text[start:end], "fix": right}, (Edit(start, end, right),))


def _between_marks(text: str, options: Options) -> Iterator[tuple[int, int, str]]:
    left, right = options.marks[0], options.marks[1]
    for match in expression(f"{left}[^{left}{right}\n]{{4,40}}{right}").finditer(text):
        start, end = match.start() + 1, match.end() - 1
        written = _VERSION.sub("", text[start:end].replace("(", "（").replace(")", "）"))
        if written in options.allowed or written.rstrip("。！？；，") in options.allowed:
            continue
        if written not in options.met:
            mixed = options.mixed.get("".join(sorted(written)), "")
            options.met[written] = options.without_status.get(written) or mixed or _nearest(written, options)
        if right := options.met[written]:
            yield start, end, right


def _nearest(written: str, options: Options) -> str:
    # A name must share most of its characters: three changes in a short name make another name.
    cutoff = min(options.distance, len(written) // (5 if options.marks == "《》" else 4))
    if cutoff < 1:
        return ""
    # What so few changes make of a name has no more characters that it lacks: most titles are out without a measure.
    own = frozenset(written)
    names = [name for name, chars in options.about(len(written), cutoff) if len(own - chars) <= cutoff]
    if not names:
        return ""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extractOne

    # Of names equally near, the first.
    found = extractOne(written, names, scorer=Levenshtein.distance, score_cutoff=cutoff)
    if not found or found[0] not in options.known:
        return ""
    return "" if _other_subject(written, found[0]) or _local(written, found[0]) else found[0]


def _local(written: str, name: str) -> bool:
    """Whether it is the name with a place before it: provinces and cities have regulations of their own."""
    return written.endswith(name) and written[: -len(name)].endswith(tuple("省市州县区旗"))


def _other_subject(written: str, name: str) -> bool:
    """Whether two neighbouring characters of a short name are others: 社会工作条例 is no slip for 巡视工作条例.

    The word for the kind of document at the end is a slip all the same, and 工作 for 管理, which name no subject.
    """
    if len(written) != len(name) or len(name.removeprefix(_STATE)) >= _LONG:
        return False
    changed = [at for at, (one, other) in enumerate(zip(written, name, strict=True)) if one != other]
    apart = [at for at in changed if at + 1 in changed]
    if all({one[at : at + 2] for one in (written, name)} == _NO_SUBJECT for at in apart):
        return False
    return bool(apart) and not (name.endswith(_DOCUMENTS) and apart == [len(name) - 2])


def _in_running_text(text: str, options: Options, hits: Hits) -> Iterator[tuple[int, int, str]]:
    for start, end in hits.words:
        for name, first in options.halves[text[start:end]]:
            rest = len(name) - (end - start)
            near = text[end : end + 2] if first else text[max(0, start - 2) : start]
            next_two = name[-rest:][:2] if first else name[:rest][-2:]
            # Most halves stand in another phrase: one slip leaves one of the next two characters in sight.
            if next_two[0] not in near and next_two[1] not in near:
                continue
            if first:
                slip = _slip(name[-rest:], text[end : end + rest + 1], len(name))
                low, high, at = start, end + slip[0], end + slip[1]
            else:
                slip = _slip(name[rest - 1 :: -1], text[max(0, start - rest - 1) : start][::-1], len(name))
                low, high, at = start - slip[0], end, start - slip[1] - 1
            if slip[0] and not any(overlaps(text, word, at, at + 1) for word in options.allowed):
                yield low, high, name


def _is_free(char: str) -> bool:
    """Whether a character, if there is one, may come and go: a mark, or one of the small words."""
    return bool(char) and (not "一" <= char[0] <= "鿿" or char[0] in _FREE)


def _slip(right: str, text: str, length: int) -> tuple[int, int]:
    """How many characters of `text` stand for `right` but for one slip, and where that is; (0, 0) for none or more."""
    if text.startswith(right):
        return 0, 0
    at = next((n for n, (one, other) in enumerate(zip(right, text, strict=False)) if one != other), len(right))
    if at >= min(len(right), len(text)):
        return 0, 0
    added, missing = text[at], right[at]
    if text.startswith(right[at:], at + 1):  # one more
        return (0, 0) if _is_free(added) else (len(right) + 1, at)
    if _is_free(missing):
        return 0, 0
    if len(right) > at + 1:
        if len(right) > at + 2 and text.startswith(right[at + 1 :], at):  # one less
            return len(right) - 1, at
        if text.startswith(right[at + 1] + missing + right[at + 2 :], at):
            return len(right), at
    elif length < 10:
        return 0, 0
    changed = text.startswith(right[at + 1 :], at + 1) and not _is_free(added)
    return (len(right), at) if changed else (0, 0)


KIND = Kind(Options, frozenset({"found", "fix"}), check, words=words, patterns=patterns)
