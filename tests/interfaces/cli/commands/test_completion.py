"""completion: what real shells offer. PowerShell cannot be had here: its script is parsed, and its tables are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_powershell

from lint.interfaces.cli.arguments import parser
from lint.interfaces.cli.main import COMMANDS
from lint.settings.formats import FORMATS
from tests.interfaces.cli.commands.helper import call, own_pack
from tests.interfaces.cli.commands.shells import complete

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("报告.txt", "报 表.txt", "总结.md"):
        (tmp_path / name).write_text("\n", encoding="utf-8")
    return tmp_path


def words(offered: list[str]) -> list[str]:
    """What is offered, without the descriptions that fish prints beside it; a blank in a name is escaped or not."""
    return sorted(one.split("\t")[0].replace("\\ ", " ") for one in offered)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("dj-lint --outp", ["--output-dir", "--output-file", "--output-format"]),
        ("dj-lint 报告.txt --outp", ["--output-dir", "--output-file", "--output-format"]),
        ("dj-lint check --outp", ["--output-dir", "--output-file", "--output-format"]),
        ("dj-lint --output-format s", ["sarif"]),
        ("dj-lint check 报告.txt --output-format j", ["json", "jsonl", "junit"]),
        ("dj-lint --fail-on ", ["error", "info", "warning"]),
        ("dj-lint explain TY90", ["TY901", "TY902"]),
        ("dj-lint explain known-typo-", ["known-typo-at-word"]),
        ("dj-lint --ignore TY001,TY90", ["TY001,TY901", "TY001,TY902"]),
        ("dj-lint rules t", ["test"]),
        ("dj-lint rules list 总", ["总结.md"]),
        ("dj-lint --fix 报", ["报 表.txt", "报告.txt"]),
        ("dj-lint 报", ["报 表.txt", "报告.txt"]),
        ("dj-lint 报告.txt 总", ["总结.md"]),
        ("dj-lint check --fix 报告.txt 总", ["总结.md"]),
        ("dj-lint 报告.txt 报告.txt 总", ["总结.md"]),
        ("dj-lint --config 总", ["总结.md"]),
        ("dj-lint com", ["compare", "completion"]),
        ("dj-lint completion ", ["bash", "fish", "powershell", "zsh"]),
    ],
)
def test_completes(shell: str, line: str, offered: list[str], folder: Path) -> None:
    given = words(complete(shell, folder, line))
    if shell == "zsh":  # it keeps apart what is completed
        offered = [word.rpartition(",")[2] for word in offered]
    assert given == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_and_files_stand_first(shell: str, folder: Path) -> None:
    given = words(complete(shell, folder, "dj-lint "))
    assert set(given) >= {*COMMANDS, "报告.txt", "报 表.txt", "总结.md"}


@pytest.mark.parametrize("shell", SHELLS)
def test_knows_the_rules_of_the_folder(shell: str, folder: Path) -> None:
    assert complete(shell, folder, "dj-lint --extend-select QZ") == []
    own_pack(folder)
    assert words(complete(shell, folder, "dj-lint --extend-select QZ")) == ["QZ101", "QZ102", "QZ201"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_wrong_configuration_disturbs_nobody_who_types(shell: str, folder: Path) -> None:
    (folder / "dj-lint.toml").write_text("rules = 3\n", encoding="utf-8")
    assert complete(shell, folder, "dj-lint explain TY") == []
    assert words(complete(shell, folder, "dj-lint --output-format s")) == ["sarif"]


def test_describes_in_the_reader_s_language(folder: Path) -> None:
    assert complete("fish", folder, "dj-lint --timi") == ["--timing\t列出每条规则用了多少毫秒"]
    assert complete("fish", folder, "dj-lint --timi", "en") == ["--timing\thow many milliseconds each rule took"]


# ── every shell, as text ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("shell", [*SHELLS, "powershell"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_all_that_the_command_has(shell: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "completion", shell, "--lang", lang)
    assert (said.code, said.err) == (0, "")
    commands = parser(lang)._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    options = {option for one in commands.values() for option in one._option_string_actions}  # type: ignore[union-attr]
    missing = [name for name in {*options, *COMMANDS, *FORMATS} if not re.search(rf"{name.lstrip('-')}\b", said.out)]
    assert not missing
    assert ("检查文稿" in said.out) == (lang == "zh" and shell != "bash")
    assert "dj-lint completion rules" in said.out


def test_powershell_parses_and_has_files_at_the_beginning(capsys: pytest.CaptureFixture[str]) -> None:
    script = call(capsys, "completion", "powershell").out
    grammar = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
    assert not grammar.parse(script.encode()).root_node.has_error
    assert grammar.parse(script.replace("param([string]", "param([string", 1).encode()).root_node.has_error
    files = "_shtab_powershell_compgen_files"
    for place in ("pos_0", "check_pos_0", "rules_pos_1", "check___config", "__output_file"):
        assert re.search(rf"'_shtab_dj_lint_{place}'\]? = '{files}'", script), place
    for place in ("explain_pos_0", "__select", "check___ignore"):
        assert re.search(rf"'_shtab_dj_lint_{place}' = '_dj_lint_rules'", script), place
    assert re.search(r"'_shtab_dj_lint_pos_0' = 'A\.\.\.'", script)  # so all that follows is at the beginning
    assert "'_shtab_dj_lint_completion_pos_0' = @('bash', 'zsh', 'fish', 'powershell')" in script


def test_lists_the_rules_for_the_scripts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    listed = call(capsys, "completion", "rules").out.splitlines()
    assert {"TY001", "known-typo", "QZ101", "wrong-lamp"} <= set(listed)
    assert len(listed) == len(set(listed))


def test_which_shell(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "completion")
    assert said.code == 2 and "缺少参数：bash|zsh|fish|powershell" in said.err
    said = call(capsys, "completion", "tcsh", "--lang", "en")
    assert said.code == 2 and "invalid choice: `tcsh`" in said.err
