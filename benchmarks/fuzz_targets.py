# ruff: noqa: E501 - the tables of pieces read better in long lines
"""Fuzz targets: how the inputs of each are made, and what is promised of them. Nothing here runs by itself."""

from __future__ import annotations

import random
import tempfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks import fuzz_word
from lint.base.model import Bad, Edit, Finding, Good, Related, Rule, TextFormat, Violation
from lint.base.problems import BadFileError, Problem
from lint.check.fixpoint import chosen, fixable, fixpoint
from lint.documents.decode import NotTextError, decode
from lint.documents.document import Document
from lint.documents.readers import read
from lint.documents.source import Source, Unit
from lint.documents.writers.text import edited, splice
from lint.interfaces.api import check_text
from lint.packs.find import builtin_files
from lint.packs.load import load
from lint.run.checker import FileChecker
from lint.run.workspace import Options, Workspace
from lint.settings.config import Config, Settings

UNITS: tuple[Unit, ...] = ("code-point", "utf-16", "utf-8", "cell")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "big5", "latin-1", "cp1252")


class Target(NamedTuple):
    make: Callable[[random.Random], bytes]
    check: Callable[[bytes], None]


# ── inputs ───────────────────────────────────────────────────────────────────────────────────────────────────────────

_MARKS = [
    *"，。、；：！？“”‘’《》〈〉（）()【】[]〔〕—…·.,;:!?-~*×Xx_○□#%&@/\\|<>{}$`'\"+=0123456789",
    "……",
    "——",
    "**",
    "××",
]
_BLANKS = [" ", "\u3000", "\u00a0", "\t", "\n", "\r\n", "\r", "\n\n", "  ", "\u200b", "\u2028", "\x0c", "\ufeff"]
_ODD = [
    "\ufffd",
    "\ufffc",
    "\ud800",
    "\udc42",
    "\U00020bb7",
    "e\u0301",
    "\u202e",
    "\x00",
    "\x1b[31m",
    "€",
    "ï»¿",
    "锟斤拷",
    "»áÒéÇ¿µ÷",
]
_FRAMES = [
    "中共青石县委办公室", "关于做好2024年工作的通知", "2024年度工作总结", "青办发〔2024〕3号", "各乡镇党委：", "一、主要做法",
    "（一）加强学习", "1. 抓好落实", "（1）", "①", "第一条", "一是学习；", "二是落实；", "首先，", "其次，", "附件：1. 名单",
    "附件1", "2024年12月30日", "2023年2月30日（星期五）", "共35人，其中党员11人、群众25人", "三个方面：", "特此通知。",
    "http://a.cn/b?c", "a@b.cn", "张**", "**次", "坚持集休学习", "我们我们", "是" * 9,
]  # fmt: skip
_MARKDOWN = [
    "# ", "## ", "> ", "- ", "* ", "1. ", "- [x] ", "```\n", "~~~\n", "    ", "`", "``", "**", "*", "__", "[", "](", "](a)",
    "![", "| 甲 | 乙 |\n| --- | --- |\n", "| ", "---\n", "***\n", "+++\n", "<b>", "</b>", "<!-- ", " -->", "<div>\n", "[^1]",
    "\\", "&amp;", "<http://a.cn>", "===\n", "[a]: /b\n", "a: b\n", "  \n",
]  # fmt: skip
_COMMENTS = [
    "<!-- dj-lint: ignore[TY001] 引文 -->", "<!-- dj-lint: ignore-file[PU] 引文 -->", "<!-- dj-lint: ignore[ALL] -->",
    "<!-- dj-lint： ignore【TY001，PU012】原因 -->", "<!-- dj-lint: ignore[QQ001] -->", "<!-- dj-lint: 忽略 -->",
    "<!-- dj-lint ignore[", "<!-- DJ-LINT: ignore[] -->", "<!--dj-lint:-->", "<!-- dj-lint: ignore[known-typo] a --> ",
    "-->", "<!--", " <!-- dj-lint: ignore[TY001",
]  # fmt: skip


@cache
def _examples() -> list[str]:
    """The examples of all rules, what is wrong and what is right."""
    return [example.text for loaded in load(builtin_files()).rules for example in _of(loaded.rule)]


def _of(rule: Rule) -> list[Bad | Good]:
    return [*rule.bad, *rule.good]


def _text(chance: random.Random, *more: list[str]) -> str:
    """A text of a few pieces, some of them damaged."""
    pieces = []
    for _ in range(chance.randint(1, 12)):
        kind = chance.random()
        if kind < 0.35:
            piece = chance.choice(_examples())[:200]
        elif kind < 0.5 or not more:
            piece = chance.choice(chance.choice((_FRAMES, _MARKS, _BLANKS, _ODD) if kind < 0.9 else (_FRAMES,)))
        else:
            piece = chance.choice(chance.choice(more))
        if chance.random() < 0.3:
            piece = _damaged(chance, piece)
        pieces.append(piece * (chance.randint(2, 40) if chance.random() < 0.05 else 1))
        if chance.random() < 0.4:
            pieces.append(chance.choice(_BLANKS))
    return "".join(pieces)


def _damaged(chance: random.Random, piece: str) -> str:
    """A piece with one thing changed."""
    at = chance.randrange(len(piece) + 1)
    end = min(len(piece), at + chance.randint(0, 4))
    put = chance.choice(
        (
            "",
            "",
            piece[at:end] * 2,
            piece[at:end][::-1],
            chance.choice(_MARKS),
            chance.choice(_BLANKS),
            chance.choice(_FRAMES),
        )
    )
    return piece[:at] + put + piece[end:]


def _plain(*more: list[str]) -> Callable[[random.Random], bytes]:
    return lambda chance: _text(chance, *more).encode("utf-8", "surrogatepass")


def _bytes(chance: random.Random) -> bytes:
    """A text in some encoding, often damaged, sometimes by another text or by nothing but chance."""
    raw = _text(chance).encode(chance.choice(ENCODINGS), "replace")
    for _ in range(chance.choice((0, 0, 1, 1, 2, 9))):
        at = chance.randrange(len(raw) + 1)
        end = at + chance.choice((0, 0, 1, 2))
        put = chance.choice(
            (
                b"",
                chance.randbytes(chance.randint(1, 3)),
                b"\x80",
                b"\0",
                b"\xff",
                _text(chance).encode("gbk", "replace"),
            )
        )
        raw = raw[:at] + put + raw[end:]
    return chance.randbytes(chance.randint(0, 60)) if chance.random() < 0.05 else raw


_SETTINGS = [
    'select = ["ALL"]', 'select = ["TY"]', 'ignore = ["PU", { rule = "TY001", reason = "a" }]', "ignore = [1]", 'lang = "en"',
    'extend = "dj-lint.toml"', 'extend = "无.toml"', "[severity]", 'TY001 = "info"', 'PU = "eror"', "[per-file-ignores]",
    '"*.md" = ["TY"]', '"[" = ["QQ"]', "[[ignore]]", 'rule = "TY001"', 'reason = "引文"', 'text = "集休"', 'context = "坚持"',
    'files = ["a.txt", "b/**"]', "files = 3", 'fail-on = "warning"', 'stage = "final"', 'rules = ["r"]',
    'baseline = "b.json"', "[genre]", '"*.txt" = "总结"', '"a.txt" = "report"', 'allow-words = ["集休", ""]', "exclude = []",
    'include = ["*.txt"]', "force-exclude = 1", "min-severity = 1979-05-27", 'selct = ["TY"]', "[tool.dj-lint]", "a.b.c = 1",
    "# 注释", "[[", "]]", '"""', "{", "}", "=", ",", "\x00", "\ufeff", "output-format = 'json'", "x = [[1, 2], {a = 1}]",
    'fail-on = "w\'arning"', "lang = \"'\"", "stage = '\"'", 'min-severity = "i`nfo"', "'w\"eg' = 1", "[\"a'b\"]", 'output-format = "\'json\'"',
    'TY001 = "e\'rror"', '"*.txt" = "\'"', "\ud800", 'text = "\udc42"', "ignore = [\"T'Y\"]",
]  # fmt: skip


def _settings(chance: random.Random) -> bytes:
    lines = [chance.choice(_SETTINGS) for _ in range(chance.randint(1, 8))]
    if chance.random() < 0.4:
        at = chance.randrange(len(lines))
        lines[at] = _damaged(chance, lines[at])
    text = chance.choice(("\n", "\n", "\r\n", "\n\n")).join(lines)
    return (text + "\n" * chance.randint(0, 1)).encode("utf-8", "surrogatepass")


@cache
def _rules() -> list[str]:
    """The rules of all packs, as they stand in their files, but for those with long tables."""
    found = []
    for file in builtin_files():
        parts = Path(file).read_text("utf-8").split("\n[[rule]]\n")[1:]
        found += [part for part in parts if len(part) < 2500]
    return found


def _rule_file(chance: random.Random) -> bytes:
    head = 'schema = 1\n[pack]\nname = "mine"\nprefix = "QZ"\ntitle = "自己的"\n'
    rules = [chance.choice(_rules()) for _ in range(chance.randint(1, 2))]
    lines = (head + "".join(f"\n[[rule]]\n{rule}" for rule in rules)).split("\n")
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        at = chance.randrange(len(lines))
        how = chance.random()
        if how < 0.3:
            del lines[at]
        elif how < 0.5:
            lines.insert(at, chance.choice(lines))
        elif how < 0.7:
            lines[at] = (
                lines[at].partition("=")[0]
                + "= "
                + chance.choice(('""', "1", "[]", "{}", "true", "[[1]]", '["("]', "'\\d'"))
            )
        else:
            lines[at] = _damaged(chance, lines[at])
    return "\n".join(lines).encode("utf-8", "surrogatepass")


# ── promises ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _checker(**config: object) -> FileChecker:
    """What checks with everything but the language model, unless told otherwise."""
    given = {"min-severity": "info", "ignore": ["TY9"], **config}
    return FileChecker(Workspace(Options(), Settings(msgspec.convert(given, Config), "/")))


# Of so many parts of the rules one looks at an input; all of them look at every fourth that is corrected, as they may be
# at odds there. With 1, all of them look at everything.
PARTS = 4


@cache
def _codes() -> list[str]:
    return sorted(one.rule.code for one in load(builtin_files()).rules if not one.rule.code.startswith("TY9"))


@cache
def _part(n: int) -> FileChecker:
    """What checks with every fourth rule of all packs: that is less to do, and there are as many inputs for each."""
    return _checker(select=tuple(_codes()[n::PARTS]))


def get_ready() -> None:
    """Read the rules, which the first inputs would have to wait for."""
    for checker in (_checker(), *map(_part, range(PARTS))):
        checker.workspace.rules(checker.workspace.settings("."))


def _look(document: Document, part: int | None = None) -> list[Violation]:
    checker = _checker() if part is None or PARTS == 1 else _part(part % PARTS)
    return checker.look(document, document.source.path, checker.workspace.settings("."))


def _lie_within(found: list[Violation], source: Source) -> None:
    size = len(source.text)
    for violation in found:
        finding = violation.finding
        places: tuple[Finding | Edit | Related, ...] = (finding, *finding.edits, *finding.related)
        for place in places:
            assert 0 <= place.start <= place.end <= size, f"{violation.rule.code}: a place outside the text"
        for unit in UNITS if violation is found[-1] else ():
            assert source.locate(finding.start, unit) <= source.locate(finding.end, unit), f"columns in {unit}"
        assert violation.message("zh") and violation.message("en")


def _checks(format_: TextFormat) -> Callable[[bytes], None]:
    """A text is checked, every place lies in it, and a second look says the same; half a surrogate pair is refused."""

    def check(data: bytes) -> None:
        if _is_valid(data) and not _is_valid(data, "strict"):
            _is_refused(data.decode("utf-8", "surrogatepass"), format_)
            return
        source = Source(data.decode("utf-8", "surrogatepass" if _is_valid(data) else "replace"), "/a.txt")
        document = read(source, format_)
        assert len(document.text) == len(source.text)
        chance = zlib.crc32(data)
        found = _look(document, chance)
        _lie_within(found, source)
        if chance % 64 < PARTS:  # it costs as much as the first
            assert _look(read(source, format_), chance) == found, "a second look says something else"

    return check


def _is_valid(data: bytes, errors: str = "surrogatepass") -> bool:
    try:
        data.decode("utf-8", errors)
    except UnicodeDecodeError:
        return False
    return True


def _is_refused(text: str, format_: TextFormat) -> None:
    """What no file can hold is refused where another program hands it over, with its place."""
    try:
        check_text(text, format=format_)
    except ValueError as error:
        assert str(error).startswith("text: a lone surrogate at "), error
    else:
        raise AssertionError("half a surrogate pair is read as if it were a text")


def _decodes(data: bytes) -> None:
    """Bytes are read or refused; an edit changes nothing else."""
    try:
        source = decode(data, "/a.txt")
    except NotTextError:
        return
    _lie_within(_look(read(source), zlib.crc32(data)), source)
    assert splice(data, source, []) == data
    chance = random.Random(zlib.crc32(data))
    start = chance.randrange(len(source.text) + 1)
    edit = Edit(start, min(len(source.text), start + chance.randint(0, 2)), chance.choice(("", "党", "，")))
    try:
        after = splice(data, source, [[edit]])
    except Exception as error:
        if type(error).__name__ == "NotSplicedError":  # refused, and the file stays as it is
            return
        raise
    assert decode(after).text == edited(source.text, [edit])
    assert after.startswith(data[: _common(data, after)])


def _common(one: bytes, other: bytes) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _fixes(data: bytes) -> None:
    """What is corrected stays corrected, and no byte changes but those of the edits."""
    name = "/a.md" if zlib.crc32(data) % 3 == 0 else "/a.txt"
    try:
        source = decode(data, name)
    except NotTextError:
        return
    unsafe = bool(zlib.crc32(data) % 2)
    document = read(source)
    part = zlib.crc32(data) // 6 if zlib.crc32(data) % 4 else None

    def look(document: Document) -> list[Violation]:
        return _look(document, part)

    fixed = fixpoint(document, look(document), look, unsafe)
    assert not fixed.endless, f"corrects for ever: {fixed.endless}"
    _lie_within(fixed.left, fixed.document.source)
    left = [v for v in fixed.left if fixable(v, unsafe)]
    assert not chosen(left, fixed.document.source), "something is left that could be corrected"
    text = source.text
    for edits in fixed.rounds:
        text = edited(text, edits)
    assert text == fixed.document.source.text
    if not fixed.rounds:
        return
    try:
        after = splice(data, source, fixed.rounds)
    except Exception as error:
        if type(error).__name__ == "NotSplicedError":
            return
        raise
    again = decode(after, name)
    assert again.text == text
    second = read(again)
    assert not fixpoint(second, look(second), look, unsafe).rounds, "a second run corrects more"


def _stands_in(problem: Problem, text: str) -> None:
    rows = text.split("\n")
    assert 0 <= problem.row <= len(rows) and 0 <= problem.column <= len(rows[max(0, problem.row - 1)]) + 2, problem


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """One for all inputs of a run: to make and remove one takes as long as an input."""
    return tempfile.TemporaryDirectory()


def _written(name: str, data: bytes) -> Path:
    path = Path(_folder().name, name)
    path.write_bytes(data)
    return path


def _reads_settings(data: bytes) -> None:
    """A configuration is read, or refused with places that are in it."""
    path = _written("dj-lint.toml", data)
    try:
        workspace = Workspace(Options(config_file=str(path)), None)
        workspace._rules = _checker().workspace._rules  # the built-in ones, read once
        settings = workspace.settings(str(path.parent))
        if not settings.config.rules:
            FileChecker(workspace).found(read(Source("坚持集休学习。", "a.txt")), "a.txt", settings)
    except BadFileError as error:
        assert error.problems
        text = data.decode("utf-8", "replace")
        for problem in error.problems:
            if problem.file == str(path):
                _stands_in(problem, text)


def _reads_rules(data: bytes) -> None:
    """A rule file is read and its rules run, or it is refused with places that are in it."""
    from lint.check.engine import Engine

    try:
        rules = load([str(_written("mine.toml", data))])
    except BadFileError as error:
        assert error.problems
        for problem in error.problems:
            _stands_in(problem, data.decode("utf-8", "replace"))
        return
    engine = Engine(rules.rules, rules.genres)
    for loaded in rules.rules:
        for example in _of(loaded.rule):
            source = Source(example.text)
            _lie_within(engine.check(read(source, example.text_format), example.genre, example.stage), source)


def _word(chance: random.Random) -> bytes:
    made = _plain(_FRAMES, _MARKS)
    return fuzz_word.make(chance, lambda chance: made(chance).decode("utf-8", "replace").replace("\x00", "").encode())


def _reads_word(data: bytes) -> None:
    """A Word file is read or refused, and written to so that it is read as it should be."""
    part = zlib.crc32(data) if zlib.crc32(data) % 4 else None
    fuzz_word.check(data, lambda document: _look(document, part), _lie_within)


TARGETS: dict[str, Target] = {
    "text": Target(_plain(_FRAMES, _MARKS, _BLANKS), _checks("text")),
    "bytes": Target(_bytes, _decodes),
    "markdown": Target(_plain(_MARKDOWN, _MARKDOWN, _FRAMES), _checks("markdown")),
    "comments": Target(_plain(_COMMENTS, _COMMENTS, _FRAMES, _BLANKS), _checks("text")),
    "mdcomments": Target(_plain(_COMMENTS, _MARKDOWN), _checks("markdown")),
    "config": Target(_settings, _reads_settings),
    "rules": Target(_rule_file, _reads_rules),
    "fix": Target(_plain(_FRAMES, _MARKS, _MARKDOWN, _COMMENTS), _fixes),
    "fixbytes": Target(_bytes, _fixes),
    "word": Target(_word, _reads_word),
}
