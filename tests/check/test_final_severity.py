"""A rule's severity in the final text: what the engine says, what a configuration says against it, what a run shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.base.model import Severity, Stage
from lint.check.engine import Engine
from lint.interfaces.cli.commands.explain import page
from lint.run.checker import FileChecker
from lint.run.result import Checked
from lint.run.runner import Runner
from lint.run.workspace import Options, Workspace
from tests.support import doc, rule

DUTY = "2023年度述职报告\n一、履职情况\n坚持学习。\n二、存在的问题\n学习不够。\n三、努力方向\n加强学习。\n"


@pytest.mark.parametrize(
    ("stage", "final", "severity"),
    [
        ("draft", None, "warning"),
        ("final", None, "warning"),
        ("draft", "error", "warning"),
        ("final", "error", "error"),
        ("final", "info", "info"),
    ],
)
def test_stage_decides(stage: Stage, final: Severity | None, severity: Severity) -> None:
    loaded = rule("pattern", {"any": ["党"]}, severity="warning", final_severity=final)
    (violation,) = Engine([loaded], []).check(doc("党课。"), stage=stage)
    assert violation.rule.severity == severity
    assert loaded.rule.severity == "warning"


def run(folder: Path, config: str = "", **overrides: object) -> dict[str, str]:
    (folder / "report.txt").write_text(DUTY, "utf-8")
    (folder / "dj-lint.toml").write_text(config, "utf-8")
    runner = Runner(FileChecker(Workspace(Options(overrides=overrides))))
    (result,) = runner.run([str(folder / "report.txt")])
    assert isinstance(result, Checked)
    return {v.rule.name: v.rule.severity for v in result.violations}


def test_a_run_over_drafts_and_final_texts(tmp_path: Path) -> None:
    assert run(tmp_path)["missing-signature"] == "warning"
    assert run(tmp_path, stage="final")["missing-signature"] == "error"


def test_a_final_error_is_among_the_errors(tmp_path: Path) -> None:
    assert "missing-conclusion" not in run(tmp_path, min_severity="error")
    assert run(tmp_path, min_severity="error", stage="final")["missing-conclusion"] == "error"


@pytest.mark.parametrize("own", ["warning", "info"])
def test_the_configuration_is_stronger(tmp_path: Path, own: str) -> None:
    config = f'stage = "final"\nmin-severity = "info"\n[severity]\nmissing-signature = "{own}"\n'
    assert run(tmp_path, config)["missing-signature"] == own


def test_the_page_of_a_rule_says_both() -> None:
    loaded = rule("pattern", {"any": ["党"]}, severity="warning", final_severity="error")
    assert "级别：警告（定稿时为错误）" in page(loaded, "zh", 80)
    assert "severity: warning (error in the final text)" in page(loaded, "en", 80)
