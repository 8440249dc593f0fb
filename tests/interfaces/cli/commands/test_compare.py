"""compare: what was mended since, what is left, what is new; by unit, whatever moved."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lint.output.comparison import Found, below_their_folders, compared, side
from tests.interfaces.cli.commands.helper import Said, call, own_pack

FIRST = "门口挂着灯龙。\n河上有座石乔。\n院里也挂着灯龙。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own_pack(tmp_path)
    for name in ("一支部/总结.txt", "二支部/总结.txt", "散稿.txt"):
        write(tmp_path / "旧" / name, FIRST)
    shutil.copytree(tmp_path / "旧", tmp_path / "新")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def both_ways(capsys: pytest.CaptureFixture[str]) -> list[Said]:
    """The two folders compared, and the JSON of two runs over them."""
    for name in ("旧", "新"):
        call(capsys, name, "--output-format", "json", "-o", f"{name}.json")
        call(capsys, name, "--output-format", "jsonl", "-o", f"{name}.jsonl")
    said = [call(capsys, "compare", *pair) for pair in (("旧", "新"), ("旧.json", "新.json"), ("旧.jsonl", "新"))]
    assert said[0] == said[1] == said[2]
    return said


def test_what_moved_is_left_what_is_gone_is_mended(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "新/一支部/总结.txt", "前言。\n\n" + FIRST.replace("石乔", "石桥") + "\n又见灯龙。\n")
    (said, *_) = both_ways(capsys)
    assert said.code == 1 and said.out == (
        "  已改    未改    新增  单位\n"
        "     0       3       0  （未分文件夹）\n"
        "     1       2       1  一支部\n"
        "     0       3       0  二支部\n"
        "     1       8       1  合计\n"
        "\n新增的问题：\n"
        "  一支部/总结.txt\n"
        "        7:3 错误 QZ101 “灯龙”应为“灯笼”\n"
        "\n还没有改的问题：\n"
        "  散稿.txt\n"
        "        1:5 错误 QZ101 “灯龙”应为“灯笼”\n"
        "        2:5 警告 QZ102 “石乔”似应为“石桥”\n"
        "        3:6 错误 QZ101 “灯龙”应为“灯笼”\n"
        "  一支部/总结.txt\n"
        "        3:5 错误 QZ101 “灯龙”应为“灯笼”\n"
        "        5:6 错误 QZ101 “灯龙”应为“灯笼”\n"
        "  二支部/总结.txt\n"
        "        1:5 错误 QZ101 “灯龙”应为“灯笼”\n"
        "        2:5 警告 QZ102 “石乔”似应为“石桥”\n"
        "        3:6 错误 QZ101 “灯龙”应为“灯笼”\n"
    )


def counts(said: Said) -> dict[str, list[int]]:
    told = json.loads(said.out)
    return {one["unit"]: [one[key] for key in ("mended", "left", "new", "gone", "unknown")] for one in told["units"]}


def test_files_that_were_renamed_deleted_or_broken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "新/一支部/总结.txt").rename(folder / "新/一支部/报告.txt")  # known by what is left in it
    write(folder / "新/一支部/报告.txt", FIRST.replace("石乔", "石桥"))
    (folder / "新/二支部/总结.txt").unlink()
    write(folder / "新/二支部/总结（修改）.txt", "都改好了。\n")  # known by its name
    (folder / "新/散稿.txt").write_bytes(b"\0\0\0")
    write(folder / "旧/三支部/撤回.txt", FIRST)
    said = call(capsys, "compare", "旧", "新", "--output-format", "json")
    assert said.code == 0
    assert counts(said) == {
        "": [0, 0, 0, 0, 3], "一支部": [1, 2, 0, 0, 0], "三支部": [0, 0, 0, 3, 0], "二支部": [3, 0, 0, 0, 0]
    }  # fmt: skip
    shown = call(capsys, "compare", "旧", "新")
    assert "“三支部/撤回.txt”已不在，原有 3 处问题不计" in shown.out
    assert "“散稿.txt”这次未能检查，原有 3 处问题改没改不清楚" in shown.out


def test_what_is_suppressed_is_no_news(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "新/散稿.txt", "<!-- dj-lint: ignore-file[QZ] 照录 -->\n" + FIRST)
    assert counts(call(capsys, "compare", "旧", "新", "--output-format", "json"))[""] == [3, 0, 0, 0, 0]


def test_options_hold_for_both_sides(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "compare", "旧", "新", "--select", "QZ102", "--output-format", "json", "-o", "c.json")
    assert (said.code, said.out) == (0, "")
    told = json.loads((folder / "c.json").read_text("utf-8"))
    assert {one["code"] for one in told["left"]} == {"QZ102"} and len(told["left"]) == 3


@pytest.mark.parametrize("content", ['{"rules": []}', "[{}]", "不是", '[{"code": 1}]'])
def test_what_is_no_result(content: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "x.json", content)
    said = call(capsys, "compare", "x.json", "新")
    assert (said.code, said.out) == (2, "") and "x.json" in said.err and "不是 dj-lint 的检查结果" in said.err
    assert call(capsys, "compare", "没有", "新").code == 2


def found(filename: str, row: int, **more: str) -> Found:
    return Found("QZ101", more.get("message", "m"), filename, {"row": row, "column": 1}, fingerprint=more.get("p", ""))


def test_results_of_another_version_have_no_fingerprints() -> None:
    """They are known by what is said of them, however the rows moved."""
    outcomes = compared(side([found("a", 1), found("a", 2)]), side([found("a", 9), found("a", 8), found("a", 7)]))
    (one,) = outcomes.values()
    assert (len(one.mended), len(one.left), len(one.new)) == (0, 2, 1)


def test_runs_from_different_folders() -> None:
    old = side([found("/甲/报送/一支部/a.txt", 1, p="1"), found("/甲/报送/二支部/b.txt", 1, p="2")])
    new = side([found("新/一支部/a.txt", 5, p="1")])
    outcomes = compared(*below_their_folders(old, new))
    assert {unit: (len(o.mended), len(o.left), len(o.new)) for unit, o in outcomes.items()} == {
        "一支部": (0, 1, 0), "二支部": (1, 0, 0)
    }  # fmt: skip
