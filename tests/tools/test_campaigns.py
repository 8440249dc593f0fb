"""tools/campaigns runs what is there, and fails where one of its campaigns does."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tools" / "campaigns"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a script for a POSIX shell")


def run(tmp_path: Path, failing: str, *arguments: str) -> tuple[int, list[str]]:
    """Its exit code and what it calls, by a python that does nothing and fails in one of the campaigns."""
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/calls\ncase "$*" in *{failing}*) exit 1;; esac\n', "utf-8")
    python.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    code = subprocess.run([str(SCRIPT), *arguments], env=env, capture_output=True, check=False).returncode
    calls = tmp_path / "calls"
    return code, calls.read_text("utf-8").splitlines() if calls.exists() else []


@pytest.mark.parametrize(("failing", "code"), [("nothing", 0), ("growth", 1), ("fuzz", 1)])
def test_the_short_form(failing: str, code: int, tmp_path: Path) -> None:
    expected = ["benchmarks/growth.py --short", "benchmarks/fuzz.py --seconds 60 --save fuzz-failures"]
    assert run(tmp_path, failing, "--short") == (code, expected)


def test_the_long_form_and_what_it_names(tmp_path: Path) -> None:
    code, calls = run(tmp_path, "kills")
    assert code == 1
    assert [call.split()[0] for call in calls] == [
        "benchmarks/growth.py",
        *["benchmarks/fuzz.py"] * 6,
        "benchmarks/kills.py",
        "benchmarks/archive_kills.py",
    ]
    assert all((ROOT / name).is_file() for name in re.findall(r"benchmarks/\w+\.py", SCRIPT.read_text("utf-8")))


def test_it_takes_no_other_argument(tmp_path: Path) -> None:
    assert run(tmp_path, "nothing", "--long") == (2, [])
