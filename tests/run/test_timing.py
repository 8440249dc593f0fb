"""timing: what is timed, that it adds up, and that a run without it has none of it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lint.base.model import Finding
from lint.check.engine import Engine
from lint.documents.document import Document
from lint.kinds import Hits
from lint.packs.ruleset import Loaded
from lint.run.checker import FileChecker
from lint.run.result import Checked
from lint.run.runner import Runner
from lint.run.timing import Times
from lint.run.workspace import Options, Workspace
from tests.interfaces.cli.commands.helper import TEXT, call, environment, own_pack
from tests.support import doc, rule


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT * 2, encoding="utf-8")
    return tmp_path


def slow(loaded: Loaded, seconds: float) -> Loaded:
    """A rule that takes its time between one finding and the next."""
    quick = loaded.kind.check

    def check(document: Document, options: Any, hits: Hits) -> Iterator[Finding]:
        for finding in quick(document, options, hits):
            time.sleep(seconds)
            yield finding

    loaded.kind = loaded.kind._replace(check=check)
    return loaded


def test_a_rule_pays_for_what_it_does_between_two_findings() -> None:
    quick = rule("replace", {"table": {"甲": "乙"}}, code="XX001", name="quick")
    lazy = slow(rule("replace", {"table": {"丙": "丁"}}, code="XX002", name="lazy"), 0.05)
    times = Times()
    found = Engine([quick, lazy], [], times.spend).check(doc("甲丙甲丙甲"))
    assert [violation.rule.code for violation in found] == ["XX001", "XX002", "XX001", "XX002", "XX001"]
    seconds = times.seconds
    assert seconds["XX002"] >= 0.1
    assert 0 < seconds["XX001"] < seconds["XX002"] and 0 < seconds["scan"] < seconds["XX002"]
    assert sum(seconds.values()) <= times.total()


def test_the_same_is_found(folder: Path) -> None:
    files = ["a.txt", "b.txt"]
    times = Times()
    plain = Runner(FileChecker(Workspace(Options())))
    timed = Runner(FileChecker(Workspace(Options(), spend=times.spend), times=times))
    for one, other in zip(plain.run(files), timed.run(files), strict=True):
        assert isinstance(one, Checked) and isinstance(other, Checked)
        assert [(v.rule.code, v.start, v.end) for v in one.violations] == [
            (v.rule.code, v.start, v.end) for v in other.violations
        ]
    assert times.counts == {"QZ101": 3, "QZ102": 3}
    assert set(times.seconds) == {"QZ101", "QZ102", "scan", "reading"}
    scanned = times.seconds["scan"]
    assert len(list(timed.run(files))) == 2 and times.seconds["scan"] > scanned  # with the plan that is there


def table(stderr: str) -> list[tuple[float, float, str, str]]:
    """The rows of the table: milliseconds, per cent, findings, what."""
    rows = []
    for line in stderr.splitlines():
        ms, _, rest = line.strip().partition(" ")
        if ms.replace(".", "", 1).isdecimal():
            share, rest = rest.strip().split("%", 1)
            count, what = rest[:10].strip(), rest[12:]
            rows.append((float(ms), float(share), count, what))
    return rows


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_adds_up(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    plain = call(capsys, ".", "--lang", lang, "--min-severity", "info")
    said = call(capsys, ".", "--lang", lang, "--min-severity", "info", "--timing")
    assert (said.code, said.out) == (plain.code, plain.out)
    *rows, total = table(said.err)
    names = [what for _, _, _, what in rows]
    assert sorted(names[:3]) == ["QZ101 wrong-lamp", "QZ102 doubtful-bridge", "QZ201 boat-hint"]
    assert rows[:3] == sorted(rows[:3], key=lambda row: -row[0])
    expected = {
        "zh": ["各规则共用的扫描（词表和正则表达式）", "读取文件、划分段落", "其余（载入规则、汇总、输出等）", "合计"],
        "en": [
            "the scan that rules share (words and expressions)",
            "reading and layout",
            "the rest (loading rules, sorting, printing)",
            "total",
        ],
    }
    assert [*names[3:], total[3]] == expected[lang]
    assert abs(sum(row[0] for row in rows) - total[0]) < 0.1
    assert abs(sum(row[1] for row in rows) - 100) < 0.5 and total[1] == 100
    assert [row[2] for row in rows] == ["3", "3", "3", "", "", ""] and total[2] == "9"
    note = {"zh": "用时记在最先用到它的规则上", "en": "the first rule that asks pays for all"}
    assert note[lang] in said.err.replace("\n", "" if lang == "zh" else " ")


def test_the_results_stay_alone_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    plain = call(capsys, ".", "--output-format", "json")
    said = call(capsys, ".", "--output-format", "json", "--timing")
    assert said.out == plain.out and table(said.err)[-1][2] == "6"


def test_with_corrections(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, ".", "--fix", "--timing", "--lang", "en")
    assert "灯笼" in (folder / "a.txt").read_text(encoding="utf-8")
    assert table(said.err)[-1][2] == "3"  # the bridges are left


def test_nothing_checked_nothing_timed(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, ".", "--show-files", "--timing").err == ""


def test_a_run_without_it_has_no_trace_of_it(folder: Path) -> None:
    (folder / "look.py").write_text(
        "import sys\nfrom lint.interfaces.cli.main import main\nmain(['a.txt'])\n"
        "print({'lint.run.timing', 'shtab', 'watchfiles'} & {*sys.modules})\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, "look.py"], env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
