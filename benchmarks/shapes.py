# ruff: noqa: E501 - a shape has its line
"""Shapes: inputs in which something is repeated n times, for `growth.py`. Nothing here is measured."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

from lint.base.model import Violation
from lint.base.problems import BadFileError
from lint.check.fixpoint import fixpoint
from lint.check.suppress import baseline
from lint.documents.decode import decode
from lint.documents.document import Document
from lint.documents.readers import read
from lint.documents.source import Source
from lint.documents.writers.text import splice
from lint.run.checker import FileChecker
from lint.run.workspace import Options, Workspace
from lint.settings.config import Config, Settings
from lint.settings.formats import FORMATS

Work = Callable[[], object]
Shape = Callable[[int], Work]

# Of an official text, with faults that are reported, and one that --fix corrects.
FAULT = "坚持集休学习。"
PLAIN = "全县党员干部认真学习，抓好落实。"


def _checker(**config: object) -> FileChecker:
    """What checks with everything but the language model, unless told otherwise."""
    settings = Settings(msgspec.convert({"min-severity": "info", "ignore": ["TY9"], **config}, Config), "/")
    return FileChecker(Workspace(Options(), settings))


@cache
def _usual() -> FileChecker:
    return _checker()


def look(document: Document, checker: FileChecker) -> list[Violation]:
    return checker.look(document, document.source.path, checker.workspace.settings("."))


def _checking(make: Callable[[int], str], format_: str = "text", checker: Callable[[], FileChecker] = _usual) -> Shape:
    def prepare(n: int) -> Work:
        text, name = make(n), "/a.md" if format_ == "markdown" else "/a.txt"
        return lambda: look(read(Source(text, name)), checker())

    return prepare


def _fixing(make: Callable[[int], str], format_: str = "text") -> Shape:
    def prepare(n: int) -> Work:
        name = "/a.md" if format_ == "markdown" else "/a.txt"
        raw = make(n).encode()

        def work() -> object:
            document = read(decode(raw, name))
            found = look(document, _usual())
            fixed = fixpoint(document, found, lambda now: look(now, _usual()), unsafe=True)
            return splice(raw, document.source, fixed.rounds)

        return work

    return prepare


def _printing(format_: str, make: Callable[[int], str]) -> Shape:
    """One output of n findings."""

    def prepare(n: int) -> Work:
        from importlib import import_module

        from lint.output.look import Look
        from lint.run.result import Checked

        document = read(Source(make(n), "/a.txt"))
        rule = look(read(Source(FAULT, "/a.txt")), _usual())[0]
        found = [v for v in look(document, _usual()) if v.rule.code == rule.rule.code]
        module = import_module(f"lint.output.formats.{format_}")

        def work() -> object:
            return module.write(
                iter([Checked("/a.txt", document, found, document.source.text.encode())]), _paper(), Look()
            )

        return work

    return prepare


def _paper() -> io.TextIOWrapper:
    """What a format writes on: a workbook is bytes."""
    return io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogatepass")


def _diffing(make: Callable[[int], str]) -> Shape:
    def prepare(n: int) -> Work:
        from lint.output import diff
        from lint.output.look import Look
        from lint.run.result import Corrected

        before = make(n)
        document = read(Source(before, "/a.txt"))
        found = [v for v in look(document, _usual()) if v.finding.edits]
        fixed = fixpoint(document, found, lambda now: [], unsafe=True)
        fixed.before = before
        return lambda: diff.write(iter([Corrected("/a.txt", fixed)]), io.StringIO(), Look())

    return prepare


# ── what is let stand ────────────────────────────────────────────────────────────────────────────────────────────────


def _entries(alike: bool, files: bool) -> Shape:
    """n entries of [[ignore]] and n findings; each entry is for one finding, or all look at every one in vain."""

    def prepare(n: int) -> Work:
        text = "\n".join(f"{_word(k)}坚持集休学习。" for k in range(n))
        one = {"files": ["a.txt"]} if files else {}
        entries = [
            {
                "rule": "TY001",
                "reason": "引文",
                "text": "集休",
                "context": (f"{_word(k)}坚持集休" if not alike else "从不出现集休"),
                **one,
            }
            for k in range(n)
        ]
        checker = _checker(ignore=["TY9", *entries], **_ONLY)
        return lambda: look(read(Source(text, "/a.txt")), checker)

    return prepare


def _word(k: int) -> str:
    """Four characters for a number."""
    return "".join("春夏秋冬东南西北山水风云天地日月"[k >> shift & 15] for shift in (0, 4, 8, 12, 16))


_ONLY = {"select": ["TY001", "DJ"]}


def _baseline(change: Callable[[baseline.Entry], baseline.Entry]) -> Shape:
    def prepare(n: int) -> Work:
        text = "\n".join(f"{_word(k)}坚持集休学习{_word(k + 7)}。" for k in range(n))
        checker = _checker(**_ONLY)
        source = Source(text, "/a.txt")
        found = look(read(source), checker)
        entries = [change(baseline.entry(source, violation)) for violation in found]
        known = baseline.Baseline("/dj-lint-baseline.json", {"a.txt": entries})
        return lambda: known.mark("/a.txt", source, found)

    return prepare


def _gone(n: int) -> Work:
    """n entries of a baseline for findings that are no longer there."""
    from lint.run.unused import _vanished

    entries = sorted(baseline.Entry("TY001", "集休", _word(k), "") for k in range(n))
    known = baseline.Baseline("/b.json", {"a.txt": entries})
    body = (
        json.dumps({"version": 1, "findings": {}})[:-2]
        + '"a.txt": [\n'
        + ",\n".join("  " + msgspec.json.encode(entry).decode() for entry in entries)
        + "\n ]}}"
    )
    rule = next(r for r in _usual().workspace.known(_usual().workspace.settings(".")) if r.code == "DJ002")
    document = Document(Source(body, "/b.json"), body, [], "text")
    return lambda: list(_vanished(document, known, {"a.txt": {*range(n)}}, rule))


def _idle(n: int) -> Work:
    """n entries of [[ignore]] that had nothing to suppress."""
    from lint.run.unused import unused
    from lint.settings.config import Ignore

    entries = [Ignore(rule="TY001", reason="引文", text=_word(k)) for k in range(n)]
    body = "".join(f'[[ignore]]\nrule = "TY001"\ntext = "{e.text}"\nreason = "引文"\n\n' for e in entries)
    rule = next(r for r in _usual().workspace.known(_usual().workspace.settings(".")) if r.code == "DJ002")
    document = Document(Source(body, "/dj-lint.toml"), body, [], "text")
    return lambda: list(unused(document, entries, rule))


# ── configuration ────────────────────────────────────────────────────────────────────────────────────────────────────


def _config(make: Callable[[int], str], names: bool = False) -> Shape:
    """A configuration that is read, with whatever is wrong in it."""

    def prepare(n: int) -> Work:
        from lint.settings import check_names
        from lint.settings.read import read as read_config

        folder = tempfile.mkdtemp()
        path = Path(folder, "dj-lint.toml")
        path.write_text(make(n), encoding="utf-8")
        rules = {rule.code for rule in _usual().workspace.known(_usual().workspace.settings("."))}

        def work() -> object:
            try:
                settings = read_config(str(path))
                if names:
                    check_names.check_names(settings, rules, ["report"])
                return settings
            except BadFileError as error:
                return error

        return work

    return prepare


def _lines(line: str) -> Callable[[int], str]:
    return lambda n: "".join(line.format(n=k) + "\n" for k in range(n))


def _numbered(n: int) -> str:
    return "".join(f"{k % 9 + 1}. 学习情况\n" for k in range(n))


_IGNORE = "<!-- dj-lint: ignore[TY001] 引文 -->"


SHAPES: dict[str, Shape] = {
    # one text, one line
    "plain lines": _checking(lambda n: (PLAIN + "\n") * n),
    "plain line": _checking(lambda n: PLAIN * n),
    "findings in lines": _checking(lambda n: (FAULT + "\n") * n),
    "findings in a line": _checking(lambda n: FAULT * n),
    "blanks in a line": _checking(lambda n: "学习" + " " * n + "党章"),
    "full-width blanks": _checking(lambda n: "学习" + "\u3000" * n + "党章"),
    "blanks before a line": _checking(lambda n: " " * n + "党章。"),
    "blanks after a line": _checking(lambda n: "党章。" + " " * n),
    "blanks between words": _checking(lambda n: "学 习 " * n),
    "tabs in a line": _checking(lambda n: "学习" + "\t" * n + "党章"),
    "empty lines": _checking(lambda n: "学习\n" + "\n" * n + "党章"),
    "blank lines": _checking(lambda n: "学习\n" + " \n" * n + "党章"),
    "CRLF": _checking(lambda n: "学习\r\n" * n),
    "CR": _checking(lambda n: "学习\r" * n),
    # marks
    **{f"run of {mark}": _checking(lambda n, mark=mark: "学习" + mark * n + "党章。")  # type: ignore[misc]
       for mark in "○□*×Xx_.。，、；：！？—-…·“”‘’《》〈〉（）()【】[]〔〕{}<>#%$&@/\\|~～^`'\"+=1０一是的第附年月日了\ufffc\ufffd"},
    **{f"lines of {mark}": _checking(lambda n, mark=mark: mark * 3 + "\n" + (mark + "\n") * n)  # type: ignore[misc]
       for mark in "○*_-=#>“《（1一是附"},
    **{f"nested {pair}": _checking(lambda n, pair=pair: pair[0] * n + "学习" + pair[1] * n)  # type: ignore[misc]
       for pair in ("“”", "‘’", "《》", "〈〉", "（）", "()", "【】", "[]", "〔〕")},
    **{f"pairs of {pair}": _checking(lambda n, pair=pair: (pair[0] + "学习" + pair[1]) * n)  # type: ignore[misc]
       for pair in ("“”", "《》", "（）", "【】", "〔〕")},
    "crossed quotes": _checking(lambda n: "“《学习”》" * n),
    "crossed brackets, nested": _checking(lambda n: "“（" * n + "学习" + "”）" * n),
    "two kinds nested": _checking(lambda n: "“《" * n + "学习" + "》”" * n),
    "one open among many": _checking(lambda n: "（" + "“学习”" * n),
    "open quotes in lines": _checking(lambda n: "“学习党章。\n" * n),
    "half-open titles": _checking(lambda n: "《学习" * n),
    "half-open quotes": _checking(lambda n: "“学习" * n),
    "half-open brackets": _checking(lambda n: "（学习" * n),
    # numbers
    "headings of one level": _checking(lambda n: "一、学习情况\n" * n),
    "headings of two levels": _checking(lambda n: "一、学习情况\n（一）党课\n" * n),
    "headings with stops": _checking(lambda n: "一、学习情况。\n" * n),
    "headings, numbers left out": _checking(lambda n: "一、学习情况\n九十、学习情况\n" * n),
    "deep headings": _checking(lambda n: "一、学习\n（一）党课\n1. 讲课\n（1）备课\n" * n),
    "headings, one above the rest": _checking(lambda n: "一、总\n" + "（一）分\n" * n),
    "headings and text": _checking(lambda n: ("一、学习情况\n" + PLAIN + "\n") * n),
    "numbered lines": _checking(_numbered),
    "articles": _checking(lambda n: "第一条 学习。\n" * n),
    "points in a line": _checking(lambda n: "一是学习；" * n),
    "points, ever higher": _checking(lambda n: "一是学习；二是落实；" * n),
    "points in lines": _checking(lambda n: "一是学习；\n" * n),
    "announced points": _checking(lambda n: "抓好三个方面：\n一是学习。\n" * n),
    "announced, in a line": _checking(lambda n: "抓好三个方面：一是学习。" * n),
    "announced, none follow": _checking(lambda n: "抓好三个方面：\n" * n + "1. 学习\n"),
    "attachments": _checking(lambda n: "附件：1. 名单\n" * n),
    "attachments listed": _checking(lambda n: "见附件。\n附件：1. 名单\n" + "2. 名单\n" * n),
    "dates": _checking(lambda n: "2023年12月20日（星期五）" * n),
    "dates in lines": _checking(lambda n: "2023年2月30日\n" * n),
    "signatures": _checking(lambda n: "县委办公室\n2023年2月3日\n" * n),
    "totals": _checking(lambda n: "共35人，其中党员" + "11人、" * n),
    "list, counted": _checking(lambda n: "“学习”" * n + "四项"),
    "attachments after a text": _checking(
        lambda n: "".join(_word(k) for k in range(n)) + "\n附件：1. 名单\n" + "".join(f"{k % 98 + 2}. {_word(k)}名单\n" for k in range(n))),
    "attachment and blanks": _checking(lambda n: "附件1至" + " " * n + "甲\n附件：1. 名单\n2. 名册\n"),
    "attachment, blanks, lines": _checking(lambda n: "附：" + " " * n + "甲\n乙\n", "markdown"),
    "points announced above, none counted": _checking(lambda n: "抓好三个方面：\n2. 学习\n" * n),
    "points announced first": _checking(lambda n: "抓好三个方面：" * n + "一是学习；" * n),
    "chapters left out": _checking(lambda n: "第一章 学习\n第五章 学习\n" * n),
    "sums in a sentence": _checking(lambda n: "第一组3人，第二组4人，共计9人，" * n),
    "shares in a sentence": _checking(lambda n: "共20人，其中党员5人，占45%，" * n),
    "years in a paragraph": _checking(lambda n: "2024年建党105周年，" * n),
    "weekdays in a paragraph": _checking(lambda n: "2月3日（星期五），" * n),
    "attendance in a paragraph": _checking(lambda n: "应到58人，实到61人，" * n),
    "tallies in a paragraph": _checking(lambda n: "三项工作：1.学习；2.落实；" * n),
    "underscores between letters": _checking(lambda n: "a" + "_" * n + "a"),
    "blanks before a year": _checking(lambda n: "至" + " " * n + "甲，  年 月 日"),
    "dates to fill in": _checking(lambda n: "  年  月  日" * n),
    "fields to fill in": _checking(lambda n: "姓名：    " * n),
    "masked addresses": _checking(lambda n: "./a.txt " + "×" * n),
    "labels to both sides": _checking(lambda n: " " * n + "工 作" * n),
    "joints in lines": _checking(lambda n: "坚持每周都组织全县党员干部开展集\n休学习，认真落实各项要求。\n" * n),
    "joints in Markdown": _checking(lambda n: "集**休**学习。\n\n" * n, "markdown"),
    "quotes left open, Markdown": _checking(lambda n: "“学习“党章”。\n" * n, "markdown"),
    "Markdown, footnotes open": _checking(lambda n: "[^" * n, "markdown"),
    "Markdown, ever more ticks": _checking(lambda n: "".join("`" * k + " " for k in range(1, int((2 * n) ** 0.5))), "markdown"),
    # words
    **{f"word {word}": _checking(lambda n, word=word: word * n)  # type: ignore[misc]
       for word in ("是", "学习", "的", "我们", "党的二十大", "进一步加强", "四个意识", "研究", "推动动", "，的", "a", "ab ",
                    "县委", "http://a.cn", "a@b.cn", "a@", "://", "TODO", "{{a}}", "中国共产党章程")},
    "one clause, repeated": _checking(lambda n: "围绕中心服务大局认真学习党章党规，" * n),
    "one sentence, repeated": _checking(lambda n: "围绕中心服务大局，认真学习党章党规条例。" * n),
    "sentences nearly alike": _checking(lambda n: "".join(f"围绕中心服务{_word(k)}，认真学习党章党规。" for k in range(n))),
    "no stop at all": _checking(lambda n: "".join(_word(k) for k in range(n))),
    "two spellings": _checking(lambda n: "监测对象，" * n + "检测对象，" * n),
    "allowed words": _checking(lambda n: FAULT * n, checker=cache(lambda: _checker(**{"allow-words": ["集休"]}))),
    "many allowed words": lambda n: _checking(
        lambda n: FAULT * n, checker=cache(lambda: _checker(**{"allow-words": [_word(k) for k in range(n)]})))(n),
    "surrogates": _checking(lambda n: "\U00020bb7林" * n),
    "combining marks": _checking(lambda n: "e\u0301" * n),
    # comments
    "comments in a line": _checking(lambda n: _IGNORE * n + FAULT),
    "comments and findings": _checking(lambda n: (FAULT + _IGNORE) * n),
    "comments in lines": _checking(lambda n: f"{_IGNORE}\n{FAULT}\n" * n),
    "comments alone": _checking(lambda n: f"{_IGNORE}\n" * n + FAULT),
    "ignore-file and findings": _checking(lambda n: "<!-- dj-lint: ignore-file[TY001] 引文 -->\n" + (FAULT + "\n") * n),
    "names in a comment": _checking(lambda n: "<!-- dj-lint: ignore[" + "TY001," * n + "] 引文 -->\n" + FAULT),
    "comments, wrong": _checking(lambda n: "<!-- dj-lint: 忽略 -->\n" * n),
    "comments, open": _checking(lambda n: "<!-- dj-lint: " * n),
    "open comments in lines": _checking(lambda n: "<!-- dj-lint: ignore[\n" * n),
    # Markdown
    "Markdown, comments": _checking(lambda n: f"{_IGNORE}\n\n{FAULT}\n\n" * n, "markdown"),
    "Markdown, comment lines": _checking(lambda n: f"{_IGNORE}\n" * n + FAULT, "markdown"),
    "Markdown, comments in a line": _checking(lambda n: FAULT + _IGNORE * n, "markdown"),
    "Markdown, paragraphs": _checking(lambda n: (PLAIN + "\n\n") * n, "markdown"),
    "Markdown, one paragraph": _checking(lambda n: (PLAIN + "\n") * n, "markdown"),
    "Markdown, headings": _checking(lambda n: "# 学习\n\n" * n, "markdown"),
    "Markdown, list": _checking(lambda n: "- 学习\n" * n, "markdown"),
    "Markdown, quotes nested": _checking(lambda n: "> " * n + "学习\n", "markdown"),
    "Markdown, lists nested": _checking(lambda n: "- " * n + "学习\n", "markdown"),
    "Markdown, code in a line": _checking(lambda n: "`学习`" * n, "markdown"),
    "Markdown, ticks": _checking(lambda n: "学习" + "` " * n, "markdown"),
    "Markdown, growing ticks": _checking(lambda n: "".join("`" * (k % 40) + " " for k in range(n // 20)), "markdown"),
    "Markdown, bold": _checking(lambda n: "**学习**" * n, "markdown"),
    "Markdown, stars": _checking(lambda n: "*学" * n, "markdown"),
    "Markdown, run of *": _checking(lambda n: "学" + "*" * n, "markdown"),
    "Markdown, links": _checking(lambda n: "[学习](http://a.cn)" * n, "markdown"),
    "Markdown, half links": _checking(lambda n: "[学习](" * n, "markdown"),
    "Markdown, targets nested": _checking(lambda n: "](a" + "(b)" * n, "markdown"),
    "Markdown, target and blanks": _checking(lambda n: "](a" + " " * n, "markdown"),
    "Markdown, brackets": _checking(lambda n: "[" * n + "]" * n, "markdown"),
    "Markdown, images": _checking(lambda n: "![" * n + "学习", "markdown"),
    "Markdown, tags": _checking(lambda n: "学习<b>党章</b>" * n, "markdown"),
    "Markdown, half tags": _checking(lambda n: "学习<b" * n, "markdown"),
    "Markdown, half comments": _checking(lambda n: "学习<!-- " * n, "markdown"),
    "Markdown, HTML blocks": _checking(lambda n: "<div>\n学习\n</div>\n\n" * n, "markdown"),
    "Markdown, fences": _checking(lambda n: "```\n学习\n```\n" * n, "markdown"),
    "Markdown, table": _checking(lambda n: "| 甲 | 乙 |\n| --- | --- |\n" + "| 学习 | 党章 |\n" * n, "markdown"),
    "Markdown, wide table": _checking(lambda n: "| 甲 " * n + "|\n" + "| --- " * n + "|\n" + "| 学 " * n + "|\n", "markdown"),
    "Markdown, rules": _checking(lambda n: "---\n" * n, "markdown"),
    "Markdown, front matter open": _checking(lambda n: "---\n" + "a: b\n" * n, "markdown"),
    "Markdown, footnotes": _checking(lambda n: "学习[^1]" * n, "markdown"),
    "Markdown, references": _checking(lambda n: "".join(f"[a{k}]: /b\n" for k in range(n)), "markdown"),
    "Markdown, entities": _checking(lambda n: "&amp;" * n, "markdown"),
    "Markdown, escapes": _checking(lambda n: "\\*" * n, "markdown"),
    # corrections
    "fixes in lines": _fixing(lambda n: (FAULT + "\n") * n),
    "fixes in a line": _fixing(lambda n: FAULT * n),
    "fixes that touch": _fixing(lambda n: "集休" * n),
    "fixes of marks": _fixing(lambda n: "学习,落实" * n),
    "fixes with comments": _fixing(lambda n: f"{_IGNORE}\n坚持学习。\n" * n),
    "fixes in Markdown": _fixing(lambda n: (FAULT + "\n\n") * n, "markdown"),
    "differences in lines": _diffing(lambda n: (FAULT + "\n") * n),
    "differences, every third": _diffing(lambda n: (FAULT + "\n" + (PLAIN + "\n") * 2) * n),
    "differences in a line": _diffing(lambda n: FAULT * n),
    # outputs
    **{f"{name}, in a line": _printing(name, lambda n: FAULT * n) for name in FORMATS},
    **{f"{name}, in lines": _printing(name, lambda n: (FAULT + "\n") * n) for name in FORMATS},
    # what is let stand
    "entries × findings": _entries(alike=False, files=False),
    "entries × findings, of a file": _entries(alike=False, files=True),
    "entries that never fit": _entries(alike=True, files=False),
    "baseline × findings": _baseline(lambda entry: entry),
    "baseline, other text before": _baseline(lambda entry: msgspec.structs.replace(entry, before="从前" + entry.before)),
    "baseline, other text around": _baseline(lambda entry: msgspec.structs.replace(entry, before="从前", after="后来")),
    "baseline, all gone": _gone,
    "entries, all idle": _idle,
    # configuration
    "unknown keys": _config(_lines("key-{n} = 1")),
    "wrong values": _config(lambda n: "[severity]\n" + "".join(f'TY{k:05} = "bad"\n' for k in range(n))),
    "unknown rules": _config(lambda n: "ignore = [" + ", ".join(f'"QQ{k:05}"' for k in range(n)) + "]\n", names=True),
    "unknown rules in entries": _config(lambda n: "".join(
        f'[[ignore]]\nrule = "QQ{k:05}"\nreason = "引文"\n' for k in range(n)), names=True),
    "unknown rules by file": _config(lambda n: "[per-file-ignores]\n" + "".join(
        f'"{k}.txt" = ["QQ{k:05}"]\n' for k in range(n)), names=True),
    "unknown genres": _config(lambda n: "[genre]\n" + "".join(f'"{k}.txt" = "none"\n' for k in range(n)), names=True),
    "wrong entries": _config(_lines("[[ignore]]\nrule = 1")),
    "entries without a reason": _config(_lines('[[ignore]]\nrule = "TY001"')),
    "unknown keys of entries": _config(_lines('[[ignore]]\nrule = "TY001"\nreason = "a"\nwrong = 1')),
    "wrong types in a list": _config(lambda n: "ignore = [" + "1, " * n + "]\n"),
}  # fmt: skip
