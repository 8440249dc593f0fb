"""rules: list, test and schema; and a pack of one's own from nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.documents.source import cells
from lint.packs import schema
from lint.packs.load import load
from tests.interfaces.cli.commands.helper import PACK, ROOT, Said, call, own_pack
from tests.support import builtin_rules


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "rules", "list")
    rules = builtin_rules().rules
    lines = said.out.splitlines()
    assert (said.code, said.err, len(lines)) == (0, "", len(rules))
    assert [line.split()[:2] for line in lines] == [[loaded.rule.code, loaded.rule.name] for loaded in rules]
    (typo,) = (line for line in lines if line.startswith("TY001"))
    assert typo.split() == ["TY001", "known-typo", "错误", "错别字"]
    assert len({cells(line[: line.index("  ", 20)]) for line in lines if "  错误  " in line}) > 1  # names differ,
    assert len({cells(line[: line.index("  错误  ")]) for line in lines if "  错误  " in line}) == 1  # columns do not


def test_list_of_own_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder)
    ours = (
        "QZ101  wrong-lamp       错误  自用\nQZ102  doubtful-bridge  警告  自用\nQZ201  boat-hint        提示  自用\n"
    )
    assert call(capsys, "rules", "list", "own.toml") == Said(0, ours, "")
    everything = call(capsys, "rules", "list").out.splitlines()
    assert [line.split()[0] for line in everything if line.startswith("QZ")] == ["QZ101", "QZ102", "QZ201"]
    english = call(capsys, "rules", "list", "own.toml", "--lang", "en").out
    assert english.splitlines()[0] == "QZ101  wrong-lamp       error  our own"


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "rules", "schema") == Said(0, schema.schema(), "")


def test_own_pack_from_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a user does: write a rule, test it, break it, mend it, use it."""
    own = folder / "own.toml"
    own.write_text(PACK, encoding="utf-8")
    assert call(capsys, "rules", "test", "own.toml") == Said(0, "3 条规则、6 个例句，全部通过。\n", "")

    own.write_text(PACK.replace('found = ["灯龙"]', 'found = ["灯笼"]'), encoding="utf-8")
    line = PACK[: PACK.index("[[rule.bad]]")].count("\n") + 1
    said = call(capsys, "rules", "test", "own.toml")
    assert said == Said(
        1,
        f"own.toml:{line}:1: QZ101 例句“门口挂着灯龙。”应报 ['灯笼']，实报 ['灯龙']\n3 条规则、6 个例句，1 处不符。\n",
        "",
    )
    said = call(capsys, "rules", "test", "own.toml", "--lang", "en")
    assert said.code == 1 and said.out.endswith("\n3 rules, 6 examples: 1 failures.\n")

    own.write_text(PACK, encoding="utf-8")
    (folder / "dj-lint.toml").write_text('rules = ["own.toml"]\n', encoding="utf-8")
    (folder / "a.txt").write_text("门口挂着灯龙。\n", encoding="utf-8")
    assert call(capsys, "a.txt", "--select", "QZ", "--output-format", "concise") == Said(
        1, "a.txt:1:5: 错误 QZ101 “灯龙”应为“灯笼”\n", ""
    )


@pytest.mark.parametrize(
    ("code", "old", "new", "place", "sentence"),
    [
        (
            "QZ101",
            'fixed = "门口挂着灯笼。"',
            'fixed = "门口挂着灯。"',
            'fixed = "门口挂着灯。"',
            "例句“门口挂着灯龙。”修正后应为“门口挂着灯。”，实为“门口挂着灯笼。”",
        ),
        (
            "QZ102",
            'text = "河上有座石桥。"',
            'text = "河上有座石乔。"',
            '[[rule.good]]\ntext = "河上有座石乔。"',
            "正确例句“河上有座石乔。”被 SL001 误报：石乔",
        ),
        (
            "QZ201",
            'text = "河边没有船。"',
            'text = "挂着灯龙。"',
            '[[rule.good]]\ntext = "挂着灯龙。"',
            "正确例句“挂着灯龙。”被 QZ101 误报：灯龙",
        ),
        (
            "QZ101",
            'found = ["灯龙"]\nfixed = "门口挂着灯笼。"\n',
            'found = ["灯龙"]\n',
            'fix = "safe"',
            "有自动修正的规则，至少一个例句要写 fixed",
        ),
        (
            "QZ101",
            '"灯龙" = "灯笼"',
            '"灯龙" = "灯笼"\n"彩龙" = "彩笼"',
            '"彩龙" = ',
            "词表未按顺序排列：“彩龙”应在“灯龙”之前",
        ),
        ("QZ101", '"灯龙" = "灯笼"', '"灯笼" = "灯笼"', '"灯笼" = ', "词表中“灯笼”与改法相同"),
        (
            "QZ101",
            '"灯龙" = "灯笼"',
            '"挂灯" = "挂灯龙"\n"灯龙" = "灯笼"',
            '"挂灯" = ',
            "词表中“挂灯”的改法“挂灯龙”仍含错词“挂灯”",
        ),
        (
            "QZ201",
            "any = ['[小大](?P<at>木船)']",
            "any = ['[小大](?P<at>木船)', '铁船']",
            "'铁船'",
            "第 2 个正则没有例句能触发：铁船",
        ),
    ],
)
def test_failure_names_the_place(
    code: str, old: str, new: str, place: str, sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert PACK.count(old) == 1
    pack = PACK.replace(old, new)
    (folder / "own.toml").write_text(pack, encoding="utf-8")
    said = call(capsys, "rules", "test", "own.toml")
    assert (said.code, said.err) == (1, "")
    assert pack.count(place) == 1
    before = pack[: pack.index(place)]
    row, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert f"own.toml:{row}:{column}: {code} {sentence}" in said.out.splitlines()


LAYOUT = """\
schema = 1
[pack]
name = "own"
prefix = "QZ"
title = "自用"
[[rule]]
code = "QZ301"
name = "own-title"
kind = "page-layout"
severity = "warning"
message = "{found}"
why = "标题用小标宋。"
source = "自拟"
source_checked = true
[rule.options]
report = "title-font"
[[rule.bad]]
text = ""
found = ["黑体"]
format = "word"
look = { title = { font = "黑体" } }
[[rule.good]]
text = ""
format = "word"
"""


@pytest.mark.parametrize(
    ("old", "new", "row", "sentence"),
    [
        ('{ font = "黑体" }', '{ font = "楷体" }', 17, "应报 ['黑体']，实报 ['楷体']"),
        ('{ font = "黑体" }', '{ fnt = "黑体" }', 21, "例子不能做成 Word 文件"),
        ("{ title =", "{ titel =", 21, "例子不能做成 Word 文件：titel"),
        ('format = "word"\nlook', "look", 20, '例子不能做成 Word 文件：format = "word"'),
        ("[[rule.good]]", '[[rule.good]]\nlook = { title = { font = "宋体" } }', 22, "被 QZ301 误报：宋体"),
        ("schema", "schema", 0, ""),
    ],
)
def test_an_example_may_be_a_word_file(
    old: str, new: str, row: int, sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "own.toml").write_text(LAYOUT.replace(old, new), encoding="utf-8")
    said = call(capsys, "rules", "test", "own.toml")
    if not row:
        assert said == Said(0, "1 条规则、2 个例句，全部通过。\n", "")
        return
    assert said.code == 1 and sentence in said.out and said.out.startswith(f"own.toml:{row}:"), said.out


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {'"灯龙" = "灯笼"': '"灯龙" = "石乔"', 'fixed = "门口挂着灯笼。"': 'fixed = "门口挂着石乔。"'},
            "QZ101 例句修正后“门口挂着石乔。”新报 SL001：石乔",
        ),
        (
            {'"灯龙" = "灯笼"': '"灯龙" = "灯龙笼"', 'fixed = "门口挂着灯笼。"': 'fixed = "门口挂着灯龙笼。"'},
            "QZ101 词表中“灯龙”的改法“灯龙笼”仍含错词“灯龙”",
        ),
    ],
)
def test_fix_that_makes_it_worse(
    changes: dict[str, str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = PACK
    for old, new in changes.items():
        pack = pack.replace(old, new)
    (folder / "own.toml").write_text(pack, encoding="utf-8")
    said = call(capsys, "rules", "test", "own.toml")
    assert said.code == 1 and any(line.endswith(sentence) for line in said.out.splitlines()), said.out


def test_pack_that_cannot_be_loaded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "own.toml").write_text(PACK.replace('kind = "pattern"', 'kind = "patern"'), encoding="utf-8")
    line = PACK[: PACK.index('kind = "pattern"')].count("\n") + 1
    said = call(capsys, "rules", "test", "own.toml")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"own.toml:{line}:1: “kind”的值“patern”无效（可用：")
    assert said.err.endswith("；是否想写“pattern”？\n")
    assert call(capsys, "rules", "list", "没有.toml").err.startswith("没有.toml: 无法读取：")


def test_code_that_a_built_in_rule_has(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = PACK.replace('prefix = "QZ"', 'prefix = "TY"').replace("QZ101", "TY001").replace("QZ", "TY")
    (folder / "own.toml").write_text(taken, encoding="utf-8")
    said = call(capsys, "rules", "test", "own.toml")
    assert said.code == 2 and "“TY001”重复：已在 " in said.err and said.err.startswith("own.toml:")


def test_folder_of_packs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "规则").mkdir()
    (folder / "规则" / "own.toml").write_text(PACK, encoding="utf-8")
    (folder / "规则" / "readme.txt").write_text("", encoding="utf-8")
    assert call(capsys, "rules", "test", "规则") == Said(0, "3 条规则、6 个例句，全部通过。\n", "")


@pytest.mark.parametrize("way", ["relative", "absolute", "around"])
def test_built_in_pack_by_its_path(
    way: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    path = {
        "relative": "rules/tool.toml",
        "absolute": f"{ROOT}/rules/tool.toml",
        "around": "./tests/../rules/tool.toml",
    }[way]
    count = len(load([path]).rules)
    said = call(capsys, "rules", "test", path)
    assert (said.code, said.err) == (0, "") and said.out.startswith(f"{count} 条规则、")
    assert call(capsys, "rules", "list", path, path).out.count("\n") == count
