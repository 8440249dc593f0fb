"""github, gitlab, junit, checkstyle, rdjson: escapes, places, uniqueness; how a format is chosen."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from lint.base.model import Edit, Related
from lint.output.formats import writer
from lint.run.result import Result, Unread
from lint.settings.formats import FORMATS, FROM_REPOSITORY, TERMINAL
from tests.interfaces.cli.commands.helper import TEXT, TEXTS, Said, call, own_pack, spawn
from tests.output.helper import result, rule, validate, violation, written

GOLDEN = Path(__file__).parent / "golden"
BROKEN = Unread("坏.txt", "format.binary")
NASTY = "a&<\"'>\n\x00\x1b\ufffe%:,"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "好.txt").write_text("河边没有人。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ── how a format is chosen ───────────────────────────────────────────────────────────────────────────────────


def test_every_format_is_a_module() -> None:
    assert all(callable(writer(format_)) for format_ in FORMATS)


def annotated(said: Said) -> bool:
    return said.out.startswith("::error ")


def test_github_is_chosen_by_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert annotated(call(capsys, "a.txt", GITHUB_ACTIONS="true"))
    assert not annotated(call(capsys, "a.txt", GITHUB_ACTIONS="false"))
    assert not annotated(call(capsys, "a.txt", "--output-format", "concise", GITHUB_ACTIONS="true"))
    assert not annotated(call(capsys, "a.txt", GITHUB_ACTIONS="true", DJ_LINT_OUTPUT_FORMAT="full"))
    assert not annotated(call(capsys, "a.txt", "--statistics", GITHUB_ACTIONS="true"))
    call(capsys, "a.txt", "-o", "out.txt", GITHUB_ACTIONS="true")
    assert not (folder / "out.txt").read_text(encoding="utf-8").startswith("::")
    own_pack(folder, 'output-format = "full"')
    assert not annotated(call(capsys, "a.txt", GITHUB_ACTIONS="true"))


def test_format_from_the_environment(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, 'output-format = "concise"')
    concise = call(capsys, "a.txt")
    assert call(capsys, "a.txt", DJ_LINT_OUTPUT_FORMAT="json").out.startswith("[")
    assert call(capsys, "a.txt", DJ_LINT_OUTPUT_FORMAT="") == concise
    assert call(capsys, "a.txt", "--output-format", "concise", DJ_LINT_OUTPUT_FORMAT="json") == concise
    wrong = call(capsys, "a.txt", DJ_LINT_OUTPUT_FORMAT="jsno")
    assert wrong.code == 2 and wrong.err.startswith("DJ_LINT_OUTPUT_FORMAT: ") and "“json”" in wrong.err


def test_no_format_changes_the_exit_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for format_ in TEXTS:
        assert call(capsys, "a.txt", "--output-format", format_).code == 1
        assert call(capsys, "好.txt", "--output-format", format_).code == 0
        assert call(capsys, "好.txt", "没有.txt", "--output-format", format_).code == 2


def test_nothing_to_check_is_still_a_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "空").mkdir()
    for format_ in TEXTS:
        said = call(capsys, "空", "--output-format", format_)
        assert said.code == 2 and "没有找到" in said.err
        assert bool(said.out) == (format_ not in (*TERMINAL, "jsonl", "github"))


def test_a_format_loads_no_other(folder: Path) -> None:
    code = (
        "import sys; from lint.interfaces.cli.main import main; main(sys.argv[1:]);"
        "print(sorted(m for m in sys.modules if m.startswith('lint.output.formats.')), file=sys.stderr)"
    )
    import subprocess
    import sys

    from tests.interfaces.cli.commands.helper import environment

    done = subprocess.run(
        [sys.executable, "-c", code, "a.txt", "-q"], cwd=folder, env=environment(), capture_output=True, check=True
    )
    assert done.stderr.decode().strip() == "['lint.output.formats.full']"


def test_reports_are_utf8_whatever_the_terminal_speaks(folder: Path) -> None:
    import os
    import subprocess
    import sys

    from tests.interfaces.cli.commands.helper import environment

    env = {**environment(), "PYTHONIOENCODING": "gbk"}
    for format_ in ("json", "junit", "sarif", "html"):
        command = [sys.executable, "-m", "lint", "a.txt", "--output-format", format_]
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True)
        assert "灯龙" in done.stdout.decode("utf-8")
    command[-1] = "full"
    assert "灯龙" in subprocess.run(command, cwd=folder, env=env, capture_output=True).stdout.decode("gbk")
    assert os.path.exists(folder / "a.txt")


# ── github ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_github_escapes() -> None:
    nasty = violation(0, 1, rule(message="50%:\r\n,"))
    (line,) = written("github", result("一", nasty, path="a:b,c%\n.txt")).splitlines()
    head, _, data = line.removeprefix("::").partition("::")
    assert head == "error title=QZ101,file=a%3Ab%2Cc%25%0A.txt,line=1,endLine=1,col=1,endColumn=2"
    assert data == "a:b,c%25\\n.txt:1:1 QZ101 50%25:%0D%0A,"


CONTROLS = "a\x1b[31m\x07\x7f\x9b\u202eb\n.txt"
UNDONE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]")


@pytest.mark.parametrize("format_", TEXTS)
def test_a_file_name_commands_no_terminal(format_: str) -> None:
    found = violation(0, 1, rule(message="a\x1b[2Jb"), related=(Related(1, 2, "first"),))
    out = written(format_, result("一二", found, path=CONTROLS), Unread(CONTROLS, "format.binary"))
    if format_ in ("full", "concise", "grouped", "github"):
        assert not UNDONE.search(out) and "\\x1b[31m\\x07\\x7f\\x9b\\u202eb" in out
    else:  # what is data is as it is, but no sentence has the name raw
        for line in out.splitlines():
            assert "\x1b" not in line


def test_github_leaves_out_columns_where_a_span_crosses_lines() -> None:
    out = written("github", result("一二\n三四", violation(1, 4)))
    assert out.startswith("::error title=QZ101,file=a.txt,line=1,endLine=2::")


def test_github_puts_errors_first() -> None:
    first = result("一二", violation(0, 1, rule(severity="info")), violation(1, 2, rule("QZ102", "warning")))
    out = written("github", first, BROKEN, result("一", violation(0, 1), path="b.txt"))
    levels = [line.split()[0] for line in out.splitlines()]
    assert levels == ["::error", "::error", "::warning", "::notice"]
    assert "file=坏.txt::坏.txt: binary" in out.splitlines()[0]


def test_github_has_related_places_as_further_lines() -> None:
    out = written("github", result("一\n二", violation(0, 1, related=(Related(2, 3, "first"),))))
    assert out.endswith("QZ101 m%0Aa.txt:2:1 first occurrence here\n")


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_are_relative_to_the_checkout(folder: Path, variable: str, capsys: pytest.CaptureFixture[str]) -> None:
    format_ = "github" if variable == "GITHUB_WORKSPACE" else "gitlab"
    for base, path in ((folder, "a.txt"), (folder.parent, f"{folder.name}/a.txt"), (folder / "别处", "a.txt")):
        out = call(capsys, "a.txt", "--output-format", format_, **{variable: str(base)}).out
        assert (f"file={path}," if format_ == "github" else f'"path": "{path}"') in out


# ── gitlab ───────────────────────────────────────────────────────────────────────────────────────────────────


def gitlab(*results: Result) -> list[dict[str, Any]]:
    issues = json.loads(written("gitlab", *results))
    validate(issues, "gitlab-code-quality.json")
    assert isinstance(issues, list)
    return issues


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gitlab_golden_files_are_valid(lang: str) -> None:
    issues = json.loads((GOLDEN / f"gitlab.{lang}.json").read_text(encoding="utf-8"))
    validate(issues, "gitlab-code-quality.json")
    assert len(issues) == 14 and {one["severity"] for one in issues} == {"major", "minor", "info"}


def test_gitlab_fingerprints_are_unique_and_stay() -> None:
    alike = result("灯龙\n灯龙\n灯龙", *(violation(n, n + 2) for n in (0, 3, 6)))
    other = result("灯龙", violation(0, 2), path="b.txt")
    found = [one["fingerprint"] for one in gitlab(alike, other, BROKEN, BROKEN)]
    assert len(set(found)) == 6
    moved = result("新\n\n灯龙\n灯龙\n灯龙", *(violation(n, n + 2) for n in (3, 6, 9)))
    assert [one["fingerprint"] for one in gitlab(moved, other)] == found[:4]


def test_gitlab_says_the_code_and_what_was_not_read() -> None:
    issues = gitlab(result("一\n二", violation(0, 3)), BROKEN)
    assert [one["description"] for one in issues] == ["QZ101: m", "坏.txt: binary data, not a text"]
    assert [one["severity"] for one in issues] == ["major", "critical"]
    assert issues[0]["location"] == {"path": "a.txt", "lines": {"begin": 1, "end": 2}}


# ── rdjson ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_rdjson_columns_are_utf8_bytes() -> None:
    text = "一\n𠮷党支部集休学习"
    one = violation(
        7, 9, rule(fix="safe"), edits=(Edit(7, 8, "集"), Edit(8, 9, "体")), related=(Related(2, 3, "first"),)
    )
    report = json.loads(written("rdjson", result(text, one), BROKEN))
    validate(report, "rdjson.json")
    found, broken = report["diagnostics"]
    place = {"start": {"line": 2, "column": 17}, "end": {"line": 2, "column": 23}}
    assert text.split("\n")[1].encode()[16:22].decode() == text[7:9]
    assert found["location"] == {"path": "a.txt", "range": place}
    assert found["suggestions"] == [{"range": place, "text": "集体"}]
    assert found["relatedLocations"][0]["location"]["range"]["end"] == {"line": 2, "column": 5}
    assert broken == {
        "message": "坏.txt: binary data, not a text", "location": {"path": "坏.txt"}, "severity": "ERROR"
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rdjson_golden_files_lead_back_to_the_text(lang: str) -> None:
    report = json.loads((GOLDEN / f"rdjson.{lang}.json").read_text(encoding="utf-8"))
    validate(report, "rdjson.json")
    lines = (GOLDEN / "document.txt").read_bytes().split(b"\n")
    words = json.loads((GOLDEN / f"json.{lang}.json").read_text(encoding="utf-8"))
    assert len(report["diagnostics"]) == len(words) == 14
    for one, word in zip(report["diagnostics"], words, strict=True):
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode() == word["values"]["found"]


# ── junit and checkstyle ─────────────────────────────────────────────────────────────────────────────────────


def test_junit_has_a_suite_per_file() -> None:
    bad = result("一\n二", violation(0, 1), violation(2, 3, rule("QZ102", "warning")), path="甲/坏.txt")
    out = written("junit", bad, result("一", path="好.txt"), BROKEN, fail_on="warning")
    root = ElementTree.fromstring(out.encode())
    assert root.attrib == {"name": "dj-lint", "tests": "4", "failures": "2", "errors": "1", "time": "0"}
    counts = [(s.get("name"), s.get("tests"), s.get("failures"), s.get("errors")) for s in root]
    assert counts == [("甲/坏.txt", "2", "2", "0"), ("好.txt", "1", "0", "0"), ("坏.txt", "1", "0", "1")]
    cases = [[(case.get("name"), [child.tag for child in case]) for case in suite] for suite in root]
    assert cases == [
        [("QZ101 a-rule 1:1", ["failure"]), ("QZ102 a-rule 2:1", ["failure"])],
        [("dj-lint", [])],
        [("dj-lint", ["error"])],
    ]
    failure = root[0][1][0]
    assert (failure.get("type"), failure.get("message"), failure.text) == ("warning", "m", "甲/坏.txt:2:1 QZ102 m")


def test_junit_fails_where_the_run_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("河上有座石乔。\n", encoding="utf-8")
    for options, code, failures in ((), 0, "0"), (("--fail-on", "warning"), 1, "1"):
        said = call(capsys, "a.txt", "--output-format", "junit", *options)
        root = ElementTree.fromstring(said.out.encode())
        assert (said.code, root.get("failures"), root.get("tests")) == (code, failures, "1")
        (case,) = root.iter("testcase")
        assert "a.txt:1:5 QZ102" in (case[0].text or "")
        assert [child.tag for child in case] == (["failure"] if code else ["system-out"])


@pytest.mark.parametrize("format_", FROM_REPOSITORY)
def test_paths_begin_at_the_repository(format_: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From a subfolder, as people run it: annotations attach to nothing else."""
    (folder / ".git").mkdir()
    (folder / "文稿" / "一支部").mkdir(parents=True)
    (folder / "文稿" / "一支部" / "a.txt").write_text(TEXT, encoding="utf-8")
    os.chdir(folder / "文稿")
    for given in (".", "一支部", "./一支部/a.txt", str(folder / "文稿")):
        for options, path in ((), "文稿/一支部/a.txt"), (("--path-base", "."), "一支部/a.txt"):
            out = call(capsys, given, "--output-format", format_, *options).out
            found = {unquote(one) for one in PLACES.findall(out)} - {"dj-lint"}
            assert found == {path}, (given, options)


PLACES = re.compile(r"""(?:"path": |"uri": |<file name=|<testsuite name=|classname=|,file=)"?([^",]+)""")


def test_a_path_has_one_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for format_ in ("concise", "full", "grouped", "json", "html"):
        plain = call(capsys, "a.txt", "--output-format", format_).out
        assert call(capsys, "./a.txt", "--output-format", format_).out == plain
        assert "./a.txt" not in call(capsys, ".", "--output-format", format_).out
    assert call(capsys, "./a.txt", "a.txt", ".", "--show-files").out == "a.txt\n好.txt\n"


def test_checkstyle_has_every_file() -> None:
    bad = result("一\n二", violation(2, 3, rule("QZ102", "info")))
    root = ElementTree.fromstring(written("checkstyle", bad, result("一", path="好.txt"), BROKEN).encode())
    assert [(file.get("name"), len(file)) for file in root] == [("a.txt", 1), ("好.txt", 0), ("坏.txt", 1)]
    assert root[0][0].attrib == {
        "line": "2", "column": "1", "severity": "info", "message": "m", "source": "dj-lint.QZ102.a-rule"
    }  # fmt: skip
    assert root[2][0].get("severity") == "error" and root[2][0].get("line") is None


@pytest.mark.parametrize("format_", ["junit", "checkstyle"])
def test_xml_holds_anything(format_: str) -> None:
    broken = Unread(NASTY, "file.crash", {"reason": NASTY})
    one = result("一", violation(0, 1, rule(message=NASTY)), path=NASTY)
    root = ElementTree.fromstring(written(format_, one, broken).encode())
    shown = NASTY.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ufffe", "\ufffd")
    assert root[0].get("name") == shown
    leaf = root[0][0] if format_ == "checkstyle" else root[0][0][0]
    assert leaf.get("message") == shown
    assert "a&<" in (root[1][0] if format_ == "checkstyle" else root[1][0][0]).get("message", "")


def test_machines_get_no_colour_and_no_folding(folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT * 30, encoding="utf-8")
    for format_ in ("github", "gitlab", "sarif", "junit", "checkstyle", "rdjson"):
        out = spawn(folder, "a.txt", "--output-format", format_, "--color", "always").out
        assert "\x1b" not in out and out.count("“灯龙”") >= 30
