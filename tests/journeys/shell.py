"""A shell as a user has it: `dj-lint` on the path, git with a name; what a page of the documents says is typed line by
line."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.interfaces.cli.commands.helper import ROOT, environment

_COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    """The lines of all blocks of commands of a page below docs/, without their comments."""
    blocks = _COMMANDS.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
    lines = [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


class Shell:
    """Runs lines in a folder, and keeps the last one's outcome."""

    def __init__(self, folder: Path, tools: Path) -> None:
        self.folder = folder
        tools.mkdir(exist_ok=True)
        script = tools / "dj-lint"
        script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m lint "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        names = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "王小明")
        mails = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "wang@example.org")
        own = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(tools)}
        self._environment = {**environment(), **names, **mails, **own}

    def __call__(self, line: str, code: int | None = 0, below: str = "") -> str:
        """Type a line, `below` the folder; what it said on both streams. Fails where it ends with another code; None
        takes any of those that say that documents were checked."""
        done = subprocess.run(
            ["bash", "-c", line], cwd=self.folder / below, env=self._environment, capture_output=True, check=False
        )
        said = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
        assert done.returncode in ((0, 1) if code is None else (code,)), f"$ {line}\n{said}"
        return said
