"""Run the command in this process or in one of its own, with an environment that no machine changes."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pytest

from lint.interfaces.cli.main import main
from lint.settings.formats import BINARY, FORMATS

ROOT = Path(__file__).parents[4]
_CACHE = tempfile.TemporaryDirectory(prefix="dj-lint-cache-")  # the user's own is left alone
_VARIABLES = (
    "DJ_LINT_LANG",
    "DJ_LINT_DEBUG",
    "DJ_LINT_OUTPUT_FORMAT",
    "GITHUB_ACTIONS",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "TERM",
)

# What a terminal can show; the others are bytes.
TEXTS = [name for name in FORMATS if name not in BINARY]

# Three rules that no built-in pack can change: an error with a safe fix, a warning with an unsafe one, an info.
PACK = """\
schema = 1
[pack]
name = "own"
prefix = "QZ"
title = "自用"
titles = { en = "our own" }

[[rule]]
code = "QZ101"
name = "wrong-lamp"
kind = "replace"
severity = "error"
fix = "safe"
message = "“{found}”应为“{fix}”"
messages = { en = "“{found}” should be “{fix}”" }
why = "灯要写对。"
whys = { en = "A lamp must be spelt right." }
source = "自拟"
source_checked = true
[rule.options.table]
"灯龙" = "灯笼"
[[rule.bad]]
text = "门口挂着灯龙。"
found = ["灯龙"]
fixed = "门口挂着灯笼。"
[[rule.good]]
text = "门口挂着灯笼。"

[[rule]]
code = "QZ102"
name = "doubtful-bridge"
kind = "replace"
severity = "warning"
fix = "unsafe"
message = "“{found}”似应为“{fix}”"
messages = { en = "“{found}” may be “{fix}”" }
why = "桥要写对。"
source = "自拟"
source_checked = false
[rule.options.table]
"石乔" = "石桥"
[[rule.bad]]
text = "河上有座石乔。"
found = ["石乔"]
fixed = "河上有座石桥。"
[[rule.good]]
text = "河上有座石桥。"

[[rule]]
code = "QZ201"
name = "boat-hint"
kind = "pattern"
severity = "info"
message = "有船：{found}"
messages = { en = "a boat: {found}" }
why = "船要留意。"
source = "自拟"
source_checked = true
[rule.options]
any = ['[小大](?P<at>木船)']
[[rule.bad]]
text = "河边系着小木船。"
found = ["木船"]
[[rule.good]]
text = "河边没有船。"
"""

# One hit of each of the three rules, in this order.
TEXT = "门口挂着灯龙，河上有座石乔，边上系着小木船。\n"


class Said(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


def call(capsys: pytest.CaptureFixture[str], *argv: str, **variables: str) -> Said:
    """Run the command in this process, at 80 columns."""
    capsys.readouterr()
    with mock.patch.dict(os.environ, {**environment(), **variables}, clear=True):
        code = main(argv)
    out, err = capsys.readouterr()
    return Said(code, out, err)


def captured(*argv: str) -> Said:
    """The same without a fixture."""
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.dict(os.environ, environment(), clear=True),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main(argv)
    return Said(code, out.getvalue(), err.getvalue())


def environment() -> dict[str, str]:
    """This process's environment, without what would change a run."""
    kept = {name: value for name, value in os.environ.items() if name not in _VARIABLES}
    ours = {"COLUMNS": "80", "DJ_LINT_CACHE_DIR": _CACHE.name, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    ours["SOURCE_DATE_EPOCH"] = os.environ.get("SOURCE_DATE_EPOCH", "0")  # what a report says of the time
    return {**kept, **ours}


def spawn(folder: Path, *argv: str, stdin: bytes = b"") -> Said:
    """Run the command in a process of its own, in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "lint", *argv], cwd=folder, input=stdin, capture_output=True, env=environment()
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def own_pack(folder: Path, settings: str = "", name: str = "dj-lint.toml") -> Path:
    """Write the pack above and a configuration that uses its rules alone; `settings` is added to it."""
    (folder / "own.toml").write_text(PACK, encoding="utf-8")
    file = folder / name
    head = "" if name != "pyproject.toml" else "[tool.dj-lint]\n"
    select = "" if "select" in settings.replace("extend-select", "") else 'select = ["QZ"]\n'
    file.write_text(f'{head}rules = ["own.toml"]\n{select}{settings}\n', encoding="utf-8")
    return file


def codes(said: Said) -> list[str]:
    """The rules' codes in the output of `--output-format concise`."""
    return [line.split(": ", 1)[1].split()[1] for line in said.out.splitlines()]


def no_traceback(said: Said) -> bool:
    return "Traceback" not in said.out + said.err and "内部出错" not in said.err and "internal error" not in said.err
