"""explain: a rule's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.documents.source import cells
from lint.interfaces.cli.commands.explain import page
from tests.interfaces.cli.commands.helper import PACK, Said, call, own_pack
from tests.support import builtin_rules

PAGE_ZH = """\
QZ101 wrong-lamp

灯要写对。

级别：错误
自动修正：可安全修正
查法：replace
依据：自拟

✗ 有问题的写法
  门口挂着灯龙。
→ 应改为
  门口挂着灯笼。

✓ 正确的写法
  门口挂着灯笼。
"""

PAGE_EN = """\
QZ101 wrong-lamp

A lamp must be spelt right.

severity: error
fix: safe
kind: replace
source: 自拟

✗ wrong
  门口挂着灯龙。
→ write instead
  门口挂着灯笼。

✓ right
  门口挂着灯笼。
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["QZ101", "qz101", "wrong-lamp"])
def test_page(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "explain", name) == Said(0, PAGE_ZH, "")
    assert call(capsys, "explain", name, "--lang", "en") == Said(0, PAGE_EN, "")


def test_unchecked_source_and_years(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = call(capsys, "explain", "QZ102").out
    assert "依据：自拟（未核对原文）\n" in page and "自动修正：需人工确认\n" in page
    dated = PACK.replace("[rule.options]", 'valid = { from = "2021-11-11", until = "2027-10-01" }\n[rule.options]')
    (folder / "own.toml").write_text(dated, encoding="utf-8")
    page = call(capsys, "explain", "QZ201").out
    assert "适用年份：2021-11-11–2027-10-01\n" in page and "自动修正：无\n" in page


def test_a_rule_of_final_texts_says_when_it_is_on(capsys: pytest.CaptureFixture[str]) -> None:
    page = call(capsys, "explain", "LY012").out.replace("\n", "")
    assert "草稿还要改，默认不启用；定稿（--stage final）时启用，用 --select LY 随时可以启用" in page
    assert (
        "（未核对原文）" in page
        and "〔Word 文件，level-1: font = 仿宋〕" in page
        and "〔Word 文件，按公文格式排〕" in page
    )


@pytest.mark.parametrize(
    ("name", "near"),
    [("QZ103", "QZ102"), ("wrong-lmap", "wrong-lamp"), ("known-typos", "known-typo"), ("TY0001", "TY001")],
)
def test_unknown_rule(name: str, near: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "explain", name)
    assert (said.code, said.out) == (2, "") and said.err.startswith(f"dj-lint: 没有名为“{name}”的规则、编号或前缀；")
    said = call(capsys, "explain", name, "--lang", "en")
    assert said == Said(2, "", f"dj-lint: no rule, code or prefix `{name}`; did you mean `{near}`?\n")


def test_unknown_rule_like_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "explain", "ÄÖÜ") == Said(2, "", "dj-lint: 没有名为“ÄÖÜ”的规则、编号或前缀\n")


def test_rules_of_another_configuration(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "下").mkdir()
    (folder / "dj-lint.toml").rename(folder / "下" / "dj-lint.toml")
    (folder / "own.toml").rename(folder / "下" / "own.toml")
    assert call(capsys, "explain", "QZ101").code == 2
    assert call(capsys, "explain", "QZ101", "--config", "下/dj-lint.toml") == Said(0, PAGE_ZH, "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_of_every_rule_fits_the_screen(lang: str) -> None:
    for loaded in builtin_rules().rules:
        lines = page(loaded, lang, 80)
        assert lines[0] == f"{loaded.rule.code} {loaded.rule.name}"
        assert not [line for line in lines if cells(line) > 82 or "\n" in line]
