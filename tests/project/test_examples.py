"""The example reports: what is said of the bad ones stands beside each, and nothing is said of the good ones.

`python tools/snapshots.py` writes the expected outputs anew; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interfaces.cli.commands.helper import ROOT, Said, call
from tools.snapshots import bad_examples, expected, expected_file

BAD = bad_examples()
GOOD = sorted(path for path in (ROOT / "examples" / "good").iterdir() if path.is_file())


@pytest.fixture(autouse=True)
def _examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_bad_example(path: Path) -> None:
    assert expected(path) == expected_file(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_example(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = [f"examples/good/{path.name}", "--isolated", "--min-severity", "info", "--fail-on", "info"]
    assert call(capsys, *argv) == Said(0, "共检查 1 个文件，未发现问题。\n", "")


def test_there_are_examples_and_nothing_else() -> None:
    assert len(BAD) >= 4 and len(GOOD) >= 4
    beside = {path.name for path in (ROOT / "examples" / "bad").iterdir()} - {path.name for path in BAD}
    assert beside == {f"{path.name}.expected" for path in BAD}


def test_expected_outputs_are_not_checked_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "examples/bad/", "--show-files", "--isolated")
    assert said == Said(0, "".join(f"examples/bad/{path.name}\n" for path in BAD), "")
