"""LibreOffice as a converter: a second opinion on documents, and a maker of them. One start converts many files."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

# What it is told of a text in UTF-8, and how it is to write one.
TEXT_IN, TEXT_OUT = "Text (encoded):UTF8,LF,,,", "txt:Text (encoded):UTF8,LF,,,"


def program() -> str:
    """Where LibreOffice is. Without it a test is skipped, or fails where DJ_LINT_NEED_SOFFICE is set."""
    found = shutil.which("soffice")
    if not found and os.environ.get("DJ_LINT_NEED_SOFFICE"):
        pytest.fail("LibreOffice (soffice) is not installed")
    if not found:
        pytest.skip("no LibreOffice here")
    return found


def calc() -> None:
    """Skips, or fails, a test that needs the part of LibreOffice for spreadsheets, where that is not installed."""
    part = Path(program()).resolve().parent / "libsclo.so"
    if not part.exists() and os.environ.get("DJ_LINT_NEED_SOFFICE"):
        pytest.fail("LibreOffice Calc is not installed")
    if not part.exists():
        pytest.skip("no LibreOffice Calc here")


class Soffice:
    """LibreOffice with a profile of its own, so that several may run side by side."""

    def __init__(self, profile: Path) -> None:
        self._profile = profile

    def convert(self, files: Iterable[Path], to: str, out: Path, reading: str = "", several: bool = False) -> None:
        """Convert files into a folder; `to` is a suffix, or one with a filter behind a colon. Raises AssertionError
        where one of them does not come out. `several` says that each gives more than one file, `name-….suffix`."""
        files = list(files)
        command = [program(), f"-env:UserInstallation={self._profile.as_uri()}", "--headless", "--norestore"]
        command += [f"--infilter={reading}"] if reading else []
        done = subprocess.run(
            [*command, "--convert-to", to, "--outdir", str(out), *map(str, files)],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        suffix = to.partition(":")[0]
        missing = [file.name for file in files if not [*out.glob(f"{file.stem}{'-*' if several else ''}.{suffix}")]]
        assert not missing, f"not converted to {to}: {missing}\n{done.stdout}{done.stderr}"
