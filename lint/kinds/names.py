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


# Names, each with its place among all, by their parts, and how long those are.
_Parts = tuple[dict[str, list[tuple[int, str]]], set[int]]


class _Rest:
    """What names go on with from a half: the rests, each with its name, and the first two characters of all."""

    def __init__(self) -> None:
        self.sight: set[str] = set()
        self.rests: list[tuple[str, str]] = []

    def add(self, rest: str, name: str) -> None:
        """Enter one more."""
        self.sight.update(rest[:2])
        self.rests.append((rest, name))


class Options(Struct, forbid_unknown_fields=True, dict=True):
    known: list[str]
    short: list[str] = []
    marks: Literal["《》", "“”", ""] = "《》"
    distance: int = 3

    @cached_property
    def allowed(self) -> frozenset[str]:
        return frozenset([*self.known, *self.short])

    def allowed_with(self, char: str) -> list[str]:
        """The names, of either sort, that hold a character."""
        if char not in self._holding:
            self._holding[char] = [name for name in self.allowed if char in name]
        return self._holding[char]

    @cached_property
    def _holding(self) -> dict[str, list[str]]:
        return {}

    def near(self, written: str, cutoff: int) -> list[str]:
        """The names, in their order, that so few changes may make of a text: of one more parts one is left whole."""
        key = (len(written), cutoff)
        if key not in self._parts:
            self._parts[key] = _by_parts([*self.known, *self.short], *key)
        parts, sizes = self._parts[key]
        found: dict[int, str] = {}
        for size in sizes:
            for at in range(len(written) - size + 1):
                found.update(parts.get(written[at : at + size], ()))
        return [found[n] for n in sorted(found)]

    @cached_property
    def _parts(self) -> dict[tuple[int, int], _Parts]:
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
    def halves(self) -> dict[str, tuple[_Rest, _Rest]]:
        """The halves of the names, with what follows where it is the first one, and what comes before the second one,
        read backwards: one slip leaves one half whole."""
        found: dict[str, tuple[_Rest, _Rest]] = {}
        for name in () if self.marks else self.known:
            middle = len(name) // 2
            first, second = name[:middle], name[middle:]
            found.setdefault(first, (_Rest(), _Rest()))[0].add(second, name)
            found.setdefault(second, (_Rest(), _Rest()))[1].add(first[::-1], name)
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
    found = _between_marks(document, options) if options.marks else _in_running_text(text, options, hits)
    done = 0
    for start, end, right in sorted(set(found), key=lambda item: (item[0], -item[1])):
        if start < done:
            continue
        done = end
        yield Finding(start, end, {"found": text[start:end], "fix": right}, (Edit(start, end, right),))


def _between_marks(document: Document, options: Options) -> Iterator[tuple[int, int, str]]:
    for start, end, written in _written(document, options.marks):
        if written in options.allowed or written.rstrip("。！？；，") in options.allowed:
            continue
        if written not in options.met:
            mixed = options.mixed.get("".join(sorted(written)), "")
            options.met[written] = options.without_status.get(written) or mixed or _nearest(written, options)
        if right := options.met[written]:
            yield start, end, right


def _written(document: Document, marks: str) -> list[tuple[int, int, str]]:
    """What stands between marks, without a version note, read once for all rules."""
    key = ("names", marks)
    if key not in document.memo:
        text, left, right = document.text, marks[0], marks[1]
        matches = expression(f"{left}[^{left}{right}\n]{{4,40}}{right}").finditer(text)
        spans = [(match.start() + 1, match.end() - 1) for match in matches]
        document.memo[key] = [
            (start, end, _VERSION.sub("", text[start:end].replace("(", "（").replace(")", "）")))
            for start, end in spans
        ]
    found: list[tuple[int, int, str]] = document.memo[key]
    return found


def _by_parts(names: list[str], length: int, cutoff: int) -> _Parts:
    """The names of about so many characters by their parts, of which they have one more than there may be changes."""
    parts: dict[str, list[tuple[int, str]]] = {}
    for n, name in enumerate(names):
        size = len(name)
        if abs(size - length) <= cutoff:
            for part in range(cutoff + 1):
                low, high = size * part // (cutoff + 1), size * (part + 1) // (cutoff + 1)
                parts.setdefault(name[low:high], []).append((n, name))
    return parts, {*map(len, parts)}


def _nearest(written: str, options: Options) -> str:
    # A name must share most of its characters: three changes in a short name make another name.
    cutoff = min(options.distance, len(written) // (5 if options.marks == "《》" else 4))
    if cutoff < 1:
        return ""
    # What so few changes make of a name has no more characters that it lacks: most titles are out without a measure.
    own = frozenset(written)
    names = [name for name in options.near(written, cutoff) if len(own.difference(name)) <= cutoff]
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
        after, before = options.halves[text[start:end]]
        # Most halves stand in another phrase: one slip leaves one of the next two characters in sight.
        if not after.sight.isdisjoint(text[end : end + 2]):
            for rest, name in after.rests:
                size, at = _slip(rest, text[end : end + len(rest) + 1], len(name))
                if size and not _is_right(text, end + at, options):
                    yield start, end + size, name
        if not before.sight.isdisjoint(text[max(0, start - 2) : start]):
            for rest, name in before.rests:
                size, at = _slip(rest, text[max(0, start - len(rest) - 1) : start][::-1], len(name))
                if size and not _is_right(text, start - at - 1, options):
                    yield start - size, end, name


def _is_right(text: str, at: int, options: Options) -> bool:
    """Whether a character is part of a name that stands there whole."""
    return any(overlaps(text, word, at, at + 1) for word in options.allowed_with(text[at]))


def _is_free(char: str) -> bool:
    """Whether a character, if there is one, may come and go: a mark, or one of the small words."""
    return bool(char) and (not "一" <= char[0] <= "鿿" or char[0] in _FREE)


def _slip(right: str, text: str, length: int) -> tuple[int, int]:
    """How many characters of `text` stand for `right` but for one slip, and where that is; (0, 0) for none or more."""
    if text.startswith(right):
        return 0, 0
    at, size = 0, min(len(right), len(text))
    while at < size and right[at] == text[at]:
        at += 1
    if at == size:
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
