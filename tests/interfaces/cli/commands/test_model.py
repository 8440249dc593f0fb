"""--model and `model`: what a model of the user's finds is said like all else, and what is wrong with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.interfaces.cli.commands.helper import Said, captured, codes, environment, no_traceback, spawn
from tests.needed import missing

try:
    import onnxruntime  # noqa: F401 - needed by what is tested

    from tests.kinds.opinion.made import made
except ImportError:
    missing("ONNX", "onnx and onnxruntime")

TEXT = "关于学习的报告\n\n党支部调动干部职工的积极姓，推进现带花建设，安排好会议。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    made(tmp_path / "model")
    return tmp_path


def settings(*lines: str) -> None:
    Path("dj-lint.toml").write_text('select = ["TY921"]\n' + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def concise(*argv: str) -> Said:
    return captured("a.txt", "--output-format", "concise", "--no-cache", "-q", *argv)


FOUND = (
    "a.txt:3:13: 警告 TY921 请核对“积极姓”，所给模型认为是“积极性”的可能性为 96%\n"
    "a.txt:3:18: 警告 TY921 请核对“现带花”，所给模型认为是“现代化”的可能性为 77%\n"
)


def test_by_an_option_and_by_a_configuration() -> None:
    assert concise("--select", "TY921", "--model", "model") == (0, FOUND, "")
    settings('model = "model"', "model-threads = 1")
    assert concise() == (0, FOUND, "")
    english = concise("--lang", "en", "--model-threads", "2").out.splitlines()[0]
    assert english == "a.txt:3:13: warning TY921 “积极姓”: the model holds “积极性” for 96 % likely"


def test_a_path_in_a_configuration_is_relative_to_it(folder: Path) -> None:
    settings('model = "model"')
    (folder / "below").mkdir()
    shutil.copy("a.txt", "below")
    assert codes(captured("below", "--output-format", "concise", "-q", "--no-cache")) == ["TY921", "TY921"]


def test_without_a_model_and_where_it_is_ignored_nothing_is_found() -> None:
    assert concise("--select", "TY921") == (0, "", "")
    assert concise("--model", "model", "--ignore", "TY9,TY0").out == ""
    settings()
    assert concise() == (0, "", "")


def test_says_why_it_cannot_be_used_and_stops(folder: Path) -> None:
    for argv in (("--model", "nowhere"), ("--model", "a.txt")):
        said = concise(*argv)
        assert said.code == 2 and said.out == "" and "没有这个文件夹" in said.err and no_traceback(said)
    settings('model = "model"', "model-threads = -1")
    said = concise()
    assert said.code == 2 and "dj-lint.toml:3:1" in said.err and "model-threads" in said.err and no_traceback(said)
    settings('model = "model"')
    (folder / "model" / "model.onnx").write_bytes(b"no model")
    said = concise("--lang", "en")
    assert said.code == 2 and "model.onnx: no whole ONNX model (protobuf): export it again" in said.err
    assert no_traceback(said)


def test_says_what_to_install(folder: Path) -> None:
    (folder / "onnxruntime.py").write_text("raise ImportError", encoding="utf-8")  # as if it were not there
    said = spawn(folder, "a.txt", "--model", "model")
    assert said.code == 2 and said.out == "" and 'pip install "dangjian-lint[onnx]"' in said.err and no_traceback(said)


def test_what_was_kept_holds_for_one_model_alone(folder: Path) -> None:
    settings('model = "model"')
    argv = ("a.txt", "--output-format", "concise", "-q", "--cache-dir", "kept")
    assert captured(*argv).out == FOUND == captured(*argv).out
    from tests.kinds.opinion import made as module

    before = os.stat("model/model.onnx")
    slips = module.SLIPS[:1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SLIPS", slips)
        made(folder / "model")
    os.utime("model/model.onnx", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert captured(*argv).out == FOUND.splitlines(keepends=True)[0]
    (folder / "model" / "vocab.txt").unlink()
    said = captured(*argv)
    assert said.code == 2 and "缺少 vocab.txt" in said.err and no_traceback(said)


def test_is_let_stand_and_corrected_like_everything_else(folder: Path) -> None:
    settings('model = "model"', 'allow-words = ["积极姓"]')
    assert concise().out == FOUND.splitlines(keepends=True)[1]
    settings('model = "model"', "[[ignore]]", 'rule = "TY921"', 'text = "带花"', 'reason = "原文如此"')
    assert concise().out == FOUND.splitlines(keepends=True)[0]
    settings('model = "model"')
    (folder / "b.txt").write_text(f"<!-- dj-lint: ignore[TY921] 原文如此 -->\n{TEXT}", encoding="utf-8")
    assert captured("b.txt", "-q", "--no-cache").code == 0
    assert captured("a.txt", "--fix", "--unsafe-fixes", "-q").code == 0
    assert Path("a.txt").read_text(encoding="utf-8") == TEXT.replace("积极姓", "积极性").replace("现带花", "现代化")


def test_a_comment_for_a_rule_that_finds_nothing_without_a_model_is_not_idle(folder: Path) -> None:
    (folder / "a.txt").write_text(f"{TEXT}\n<!-- dj-lint: ignore[TY921] 原文如此 -->\n安排会议。\n", encoding="utf-8")
    assert "SU" not in concise("--min-severity", "info", "--extend-select", "TY921", "--ignore", "TY901,TY902").out


def test_one_place_is_reported_once() -> None:
    Path("a.txt").write_text("党支部做好思响政治工作，安排会议。\n", encoding="utf-8")
    assert codes(concise("--select", "TY921", "--model", "model")) == ["TY921"]
    assert len(others := codes(concise("--model", "model"))) == 1 and others != ["TY921"]


def test_the_values_are_in_json() -> None:
    argv = ("a.txt", "--output-format", "json", "--select", "TY921", "--model", "model", "--no-cache")
    first = json.loads(captured(*argv).out)[0]
    assert first["code"] == "TY921" and first["fix"]["edits"][0]["content"] == "性"


def test_many_files_and_processes_say_the_same(folder: Path) -> None:
    for n in range(12):
        shutil.copy("a.txt", f"{n}.txt")
    settings('model = "model"', "model-threads = 1")
    alone = spawn(folder, ".", "--output-format", "concise", "-q", "--no-cache")
    assert alone.out.count("TY921") == 26 and alone.code == 0
    assert spawn(folder, ".", "--output-format", "concise", "-q", "--no-cache", "-j", "2") == alone


def test_a_run_without_a_model_imports_nothing_of_it(folder: Path) -> None:
    run = "import sys; from lint.interfaces.cli.main import main; main(['a.txt', '--ignore', 'TY9']); "
    run += "print([name for name in sys.modules if 'onnx' in name or 'numpy' in name or 'opinion.model' in name])"
    done = subprocess.run([sys.executable, "-c", run], cwd=folder, env=environment(), capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
