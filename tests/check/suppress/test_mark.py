"""Suppressions: which findings they mark, and what is said of those that do nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.base.model import TextFormat, Violation
from lint.check.engine import Engine
from lint.check.suppress.entries import Ignored, Index
from lint.check.suppress.mark import Known, mark
from lint.documents import without_comments
from lint.documents.document import Document
from lint.settings.config import Ignore
from tests.interfaces.cli.commands.helper import PACK, call, codes, own_pack
from tests.support import TEXTS, doc, rule

LAMP = rule("replace", {"table": {"灯龙": "灯笼"}}, code="QZ101", name="wrong-lamp", fix="safe")
BRIDGE = rule("replace", {"table": {"石乔": "石桥"}}, code="QZ102", name="bridge")
UNUSED = rule("suppression", {}, code="DJ002", name="unused-suppression", fix="safe")
UNKNOWN = rule("suppression", {}, code="DJ003", name="unknown-suppression", fix="safe")
ENGINE = Engine([LAMP, BRIDGE, UNUSED, UNKNOWN], [])
KNOWN = Known([loaded.rule for loaded in ENGINE.rules], lambda rule: True)


def look(
    text: str,
    format: TextFormat = "text",  # noqa: A002
    ignored: list[Ignore] | None = None,
    words: str = "",
) -> list[Violation]:
    document = doc(text, format)
    entries = Index(Ignored(n, entry) for n, entry in enumerate(ignored or []))
    return mark(document, without_comments.check(document, ENGINE.check), KNOWN, entries, words.split())


def left(text: str, format: TextFormat = "text", **options: object) -> list[str]:  # noqa: A002
    """The codes of what is not suppressed."""
    return [v.rule.code for v in look(text, format, **options) if not v.suppressed]  # type: ignore[arg-type]


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("挂着灯龙。<!-- dj-lint: ignore[QZ101] 牌匾原文 -->\n\n又有灯龙。\n", ["QZ101"]),
        ("<!-- dj-lint: ignore[QZ101] 牌匾原文 -->\n挂着灯龙。\n\n又有灯龙。\n", ["QZ101"]),
        ("<!-- dj-lint: ignore[QZ101] 牌匾原文 -->\n\n\n挂着灯龙。\n", []),
        ("挂着灯龙，过了石乔。<!--dj-lint:ignore[QZ101，QZ102]-->\n", []),
        ("挂着灯龙，过了石乔。<!-- dj-lint: ignore[QZ] -->\n", []),
        ("挂着灯龙。<!-- dj-lint: ignore[wrong-lamp] -->\n", []),
        ("挂着灯龙。\n\n<!-- dj-lint: ignore-file[QZ101] 旧稿 -->\n\n又有灯龙。\n", []),
        ("挂着灯龙。\n\n<!-- dj-lint: ignore[QZ101] -->\n", ["QZ101", "DJ002"]),
        ("<!-- dj-lint: ignore[QZ102] -->\n挂着灯龙。\n", ["DJ002", "QZ101"]),
        ("<!-- dj-lint: ignore -->\n挂着灯龙。\n", ["DJ003", "QZ101"]),
        ("<!-- dj-lint: ignore[QZ1O1] -->\n挂着灯龙。\n", ["DJ003", "QZ101"]),
        ("<!-- dj-lint: ignore[] -->\n挂着灯龙。\n", ["DJ003", "QZ101"]),
        ("<!-- 灯龙 -->\n\n挂着灯笼。\n", None),
    ],
)
def test_comments(text: str, format: TextFormat, expected: list[str] | None) -> None:  # noqa: A002
    if expected is None:  # a comment to somebody else is text in a text file, and none in Markdown
        expected = ["QZ101"] if format == "text" else []
    assert left(text, format) == expected


COMMENT = "<!-- dj-lint: ignore[QZ101] 牌匾原文 -->"


@pytest.mark.parametrize("before", ["", "- ", "> ", "> - ", "1. - ", "- [ ] ", "\u3000\u3000"])
@pytest.mark.parametrize("after", ["", " ", "\u3000\u3000"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_of_markdown_that_begins_with_a_comment_is_checked(before: str, after: str, end: str) -> None:
    text = f"一段。{end}{end}{before}{COMMENT}{after}挂着灯龙，过了石乔。{end}{end}又有灯龙。{end}"
    assert left(text, "markdown") == ["QZ102", "QZ101"]
    assert left(text.replace(COMMENT, COMMENT + COMMENT.replace("101", "102")), "markdown") == ["QZ101"]


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize(
    "comment",
    ["<!-- dj-lint: ignore[QZ101] 很长\n的原因 -->", "<!-- dj-lint:\nignore[QZ101] -->", "<!-- dj-lint: ignore[QZ101]"],
)
def test_a_comment_that_is_not_closed_on_its_line_is_reported_and_stays(comment: str, format: TextFormat) -> None:  # noqa: A002
    for text in (f"{comment}\n\n挂着灯笼。\n", f"挂着灯笼。{comment}\n"):
        (violation,) = look(text, format)
        assert violation.rule.code == "DJ003"
        assert violation.finding.edits == ()
    assert left(f"`{comment}`\n", "markdown") == []


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize(
    "comment",
    [
        "<!-- dj-lint：ignore[QZ101] 牌匾原文 -->",
        "<!-- dj-lint：ignore【QZ101】牌匾原文 -->",
        "<!-- dj-lint: ignore［QZ101，QZ102］ 牌匾原文 -->",
        "<!-- dj-lint : ignore[QZ101] 牌匾原文 -->",
        "<!-- dj-lint ignore[QZ101] 牌匾原文 -->",
        "<!-- DJ-Lint: ignore[QZ101] 牌匾原文 -->",
    ],
)
def test_what_a_chinese_keyboard_gives_will_do(comment: str, format: TextFormat) -> None:  # noqa: A002
    found = look(f"挂着灯龙，过了石乔。{comment}\n", format)
    lamp = next(violation for violation in found if violation.rule.code == "QZ101")
    assert lamp.suppressed and lamp.suppressed.reason == "牌匾原文"


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize("said", ["dj-lint-disable QZ101", "dj-lint disable QZ101", "dj-lint-ignore QZ101"])
def test_what_is_written_as_for_other_tools_is_reported(said: str, format: TextFormat) -> None:  # noqa: A002
    assert left(f"挂着灯龙。<!-- {said} -->\n", format) == ["QZ101", "DJ003"]


def test_a_comment_that_only_speaks_of_the_tool_is_left_alone() -> None:
    assert left("挂着灯笼。<!-- dj-lint 的用法见后 --><!-- dj-linter: ignore[QZ101] -->\n", "markdown") == []


def test_a_blank_before_the_next_block_belongs_to_it() -> None:
    blank = rule("pattern", {"any": [r"(?m)^(?P<at>[ \x{A0}]+)\S", r"(?P<at>[ \x{A0}]+)$"]}, code="QZ103", name="blank")
    document = doc("<!-- dj-lint: ignore[QZ103] -->\n\xa0 挂着灯笼。 \xa0")
    found = mark(document, Engine([blank], []).check(document), Known([blank.rule], lambda rule: True), None, ())
    assert [bool(violation.suppressed) for violation in found] == [True, True]


def test_a_markdown_paragraph_is_one_block() -> None:
    text = "<!-- dj-lint: ignore[QZ101] -->\n挂着\n灯龙，\n又有灯龙。\n\n还有灯龙。\n"
    assert left(text, "markdown") == ["QZ101"]
    assert left(text, "text") == ["DJ002", "QZ101", "QZ101", "QZ101"]


@pytest.mark.parametrize("code", ["`<!-- dj-lint: ignore[QZ101] -->`", "```\n<!-- dj-lint: ignore[QZ1O1] -->\n```\n"])
def test_what_markdown_shows_as_code_says_nothing(code: str) -> None:
    assert left(f"{code}\n挂着灯龙。\n", "markdown") == ["QZ101"]


def test_a_comment_leaves_title_and_blocks_as_they_are() -> None:
    def kinds(document: Document) -> list[tuple[str, str]]:
        bare = without_comments.without(document).document
        return [(block.kind, bare.source.text[block.start : block.end]) for block in bare.blocks]

    text = "党支部工作总结\n\n一、工作情况\n挂着灯笼。\n"
    comment = "<!-- dj-lint: ignore[QZ101] -->"
    plain = kinds(doc(text))
    assert kinds(doc(f"{comment}\n{text}")) == plain
    assert kinds(doc(text.replace("\n", f" {comment}\n"))) == plain
    for blank in "\t\v\f\x85\xa0\u2003\u2028\u3000":
        text = f"{blank}党支部工作总结{blank}\n\n{blank}一、工作情况{blank}\n挂着灯笼。\n"
        assert kinds(doc(f"{comment}\n{text}")) == plain


def test_the_reason_goes_along() -> None:
    (violation,) = look("挂着灯龙。<!-- dj-lint: ignore[QZ101] 牌匾原文，照录 -->")
    assert violation.suppressed
    assert (violation.suppressed.kind, violation.suppressed.reason) == ("comment", "牌匾原文，照录")


def test_a_rule_that_did_not_run_is_not_said_to_be_unused() -> None:
    document = doc("<!-- dj-lint: ignore[QZ101] -->\n挂着灯笼。\n")
    known = Known(KNOWN.rules, lambda rule: rule.code != "QZ101")
    assert mark(document, without_comments.check(document, ENGINE.check), known, None, ()) == []


@given(TEXTS, TEXTS)
def test_marks_and_never_deletes(before: str, after: str) -> None:
    text = f"{before}灯龙{after}\n<!-- dj-lint: ignore[QZ101] -->\n{after}灯龙<!-- dj-lint: ignore-file[QZ102] -->石乔"
    document = doc(text)
    found = without_comments.check(document, ENGINE.check)
    marked = mark(document, found, KNOWN, None, ())
    assert [(v.rule.code, v.start) for v in marked if v.rule.code[:2] == "QZ"] == [
        (v.rule.code, v.start) for v in found
    ]


ENTRY = Ignore(rule="QZ101", text="灯龙", context="挂着灯龙，", reason="牌匾原文")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("门口挂着灯龙，很亮。", []),
        ("前面加了话。\n门口 挂着 灯龙 ，很亮。", []),
        ("门口挂着灯龙。", ["QZ101"]),
        ("门口挂了灯龙，很亮。", ["QZ101"]),
        ("挂着灯龙，又有灯龙，", ["QZ101"]),
        ("过石乔，挂着灯龙，", ["QZ102"]),
    ],
)
def test_an_entry_holds_by_its_words_and_context(text: str, expected: list[str]) -> None:
    assert left(text, ignored=[ENTRY]) == expected


def test_an_entry_may_leave_out_what_it_does_not_care_for() -> None:
    text = "挂着灯龙，过石乔。"
    assert left(text, ignored=[Ignore(rule="QZ", context="过石乔", reason="")]) == ["QZ101"]
    assert left(text, ignored=[Ignore(rule="QZ", files=["*"], reason="")]) == []
    assert left(text, ignored=[Ignore(rule="ALL", text="石乔", reason="")]) == ["QZ101"]


@given(st.text("灯龙挂着， \n", max_size=30), st.text("灯龙挂着， \n", max_size=30))
def test_an_entry_survives_edits_elsewhere(before: str, after: str) -> None:
    text = f"{before}\n门口挂着灯龙，很亮。\n{after}"
    (violation,) = [v for v in look(text, ignored=[ENTRY]) if v.start == len(before) + 5]
    assert violation.suppressed
    assert violation.suppressed.entry == 0


def test_allowed_words() -> None:
    assert left("灯龙会在石乔镇，灯龙。", words="灯龙会 石乔镇") == ["QZ101"]
    assert left("灯龙会。", words="龙会") == ["QZ101"]


# ── by way of the command ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_suppressed_does_not_fail_and_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder)
    (folder / "a.txt").write_text("挂着灯龙。<!-- dj-lint: ignore[QZ101] 牌匾 -->\n", encoding="utf-8")
    said = call(capsys, "a.txt")
    assert (said.code, said.out) == (0, "共检查 1 个文件，未发现问题。另有 1 处已设为忽略。\n")
    (record,) = json.loads(call(capsys, "a.txt", "--output-format", "json").out)
    assert record["suppressed"] == {"kind": "comment", "reason": "牌匾"}
    for format_ in ("concise", "full", "grouped", "github", "gitlab", "junit", "checkstyle", "rdjson", "html"):
        out = call(capsys, "a.txt", "--output-format", format_, "-q").out
        assert "QZ101" not in out, format_


def test_what_is_suppressed_is_not_corrected(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder)
    text = "挂着灯龙。<!-- dj-lint: ignore[QZ101] 牌匾 -->\n又有灯龙。\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    call(capsys, "a.txt", "--fix")
    assert (folder / "a.txt").read_text("utf-8") == text.replace("又有灯龙", "又有灯笼")


def test_entries_of_a_configuration(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = (
        'allow-words = ["石乔镇"]\n[[ignore]]\nrule = "QZ101"\ntext = "灯龙"\nfiles = ["文稿/*"]\nreason = "牌匾"\n'
        '[[ignore]]\nrule = "boat-hint"\nreason = "不看船"\n'
    )
    own_pack(folder, settings)
    (folder / "文稿").mkdir()
    for name in ("a.txt", "文稿/a.txt"):
        (folder / name).write_text("灯龙，石乔，石乔镇，小木船。\n", encoding="utf-8")
    arguments = ("--output-format", "concise", "--min-severity", "info")
    assert codes(call(capsys, "文稿/a.txt", *arguments)) == ["QZ102"]
    assert codes(call(capsys, "a.txt", *arguments)) == ["QZ101", "QZ102"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[[ignore]]\nrule = "QZ1O1"\nreason = "x"\n', ":4:1: 没有名为“QZ1O1”的规则"),
        ('[[ignore]]\nrule = "QZ101"\n', ":3:1: 缺少必填的键“reason”"),
        ('[[ignore]]\nrule = "QZ101"\nreason = "x"\ntxet = "x"\n', ":6:1: 未知的键“txet”；是否想写“text”"),
        ('[[ignore]]\nrule = 3\nreason = "x"\n', ":4:1: “rule”应是文字（写在引号里），现在是整数"),
        ("ignore = [3]\n", ":3:11: “ignore[1]”应是文字（写在引号里）或表（[节] 或 {…}），现在是整数"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(
    settings: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_pack(folder, settings)
    (folder / "a.txt").write_text("灯龙\n", encoding="utf-8")
    done = call(capsys, "a.txt")
    assert done.code == 2
    assert f"dj-lint.toml{said}" in done.err or (said in done.err and "ignore = [3]" in settings)


def test_a_rule_that_is_not_on_by_default(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = '[[ignore]]\nrule = "QZ101"\ntext = "灯龙"\nreason = "牌匾"\n'
    own_pack(folder, 'select = ["QZ102", "QZ201", "DJ"]\n' + entry)
    pack = PACK.replace('name = "wrong-lamp"', 'name = "wrong-lamp"\ndefault = false')
    (folder / "own.toml").write_text(pack, encoding="utf-8")
    text = "门口挂着灯笼。<!-- dj-lint: ignore[QZ101] 牌匾 -->\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    arguments = (".", "--output-format", "concise")
    assert codes(call(capsys, *arguments)) == []
    assert codes(call(capsys, *arguments, "--extend-select", "QZ101")) == ["DJ002", "DJ002"]
    (folder / "a.txt").write_text(text.replace("[QZ101]", "[QZ]"), encoding="utf-8")
    assert codes(call(capsys, "a.txt", *arguments[1:], "--min-severity", "info")) == ["DJ002"]


def test_a_comment_that_names_no_rule_is_not_deleted_unasked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "挂着灯龙。<!-- dj-lint: ignore[QZ101] 牌匾原文 -->\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    arguments = ("a.txt", "--ignore", "TY9", "--fix")
    assert call(capsys, *arguments).code == 0  # without the pack that the rule is from
    assert (folder / "a.txt").read_text("utf-8") == text
    call(capsys, *arguments, "--unsafe-fixes")
    assert (folder / "a.txt").read_text("utf-8") == "挂着灯龙。\n"
