"""LibreOffice as a converter: a second opinion on documents, and a maker of them. One start converts many files."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from tests import needed

# What it is told of a text in UTF-8, and how it is to write one.
TEXT_IN, TEXT_OUT = "Text (encoded):UTF8,LF,,,", "txt:Text (encoded):UTF8,LF,,,"


def program() -> str:
    """Where LibreOffice is, for a test that needs it."""
    return needed.program("SOFFICE", "soffice")


def calc() -> None:
    """Skips, or fails, a test that needs the part of LibreOffice for spreadsheets, where that is not installed."""
    if not (Path(program()).resolve().parent / "libsclo.so").exists():
        needed.missing("SOFFICE", "LibreOffice Calc")


_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    'script:language="StarBasic">{}</script:module>'
)


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

    def run_macro(self, basic: str, name: str, *arguments: str) -> None:
        """Run a macro in Basic with texts as its arguments. The first start makes the profile, into which it goes."""
        command = [program(), f"-env:UserInstallation={self._profile.as_uri()}", "--headless", "--norestore"]
        quiet = {"stdin": subprocess.DEVNULL, "capture_output": True, "timeout": 120, "check": False}
        module = self._profile / "user" / "basic" / "Standard" / "Module1.xba"
        if not module.exists():
            subprocess.run([*command, "--terminate_after_init"], **quiet)  # type: ignore[call-overload]
        module.parent.mkdir(parents=True, exist_ok=True)
        module.write_text(_MODULE.format(escape(basic)), encoding="utf-8")
        said = ",".join(f'"{argument}"' for argument in arguments)
        subprocess.run([*command, f"macro:///Standard.Module1.{name}({said})"], **quiet)  # type: ignore[call-overload]
