"""Output file: where `-o` puts the results; never in the place of what the run reads, never into what could hang it."""

from __future__ import annotations

import os
import stat

from lint.base.files import kind_of
from lint.base.messages import text
from lint.base.problems import BadFileError
from lint.output.terminal import fail, printable
from lint.run.workspace import Workspace


def put(path: str, data: bytes, lang: str) -> int:
    """Write the results: a file whole or not at all; a pipe that somebody reads and a device such as /dev/null as they
    are. 2 where that cannot be."""
    try:
        kind = _kind(path)
        if kind in ("pipe", "device"):
            _into(path, data)
        elif kind:
            return fail(text("cli.output-special", lang, path=printable(path), what=text(f"special.{kind}", lang)))
        else:
            from lint.base import atomic

            atomic.write(path, data)
    except OSError as error:
        return fail(text("cli.write", lang, path=printable(path), reason=os.strerror(error.errno or 0)))
    return 0


def _kind(path: str) -> str:
    """What is there that is no regular file; empty where there is one, or nothing."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return "link" if os.path.islink(path) else ""
    return "disk" if stat.S_ISBLK(mode) else kind_of(mode)


def _into(path: str, data: bytes) -> None:
    """Write into a pipe or a device; a pipe that nobody reads is an error, not to be waited for."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    with open(handle, "wb") as device:
        device.write(data)


def refusal(output: str | None, files: list[str], stdin: str, workspace: Workspace, lang: str) -> str:
    """Why results cannot take the place of what is there: a document, or a file that the run uses; else empty."""
    if not output:
        return ""
    if os.path.isfile(output):
        if path := _same(output, [*files, stdin]):
            return text("cli.output-is-input", lang, path=printable(path))
        for what, paths in _used(files, workspace).items():
            if path := _same(output, paths):
                return text("cli.output-in-use", lang, path=printable(path), what=text(f"use.{what}", lang))
    folder = os.path.dirname(os.path.realpath(output))
    if os.path.isdir(folder) and os.path.isdir(workspace.cache.path) and os.path.samefile(folder, workspace.cache.path):
        return text("cli.output-in-use", lang, path=printable(output), what=text("use.cache", lang))
    return ""


def _used(files: list[str], workspace: Workspace) -> dict[str, list[str]]:
    """The files that a run reads besides documents, by what they are."""
    broken: list[str] = []
    for folder in dict.fromkeys(os.path.dirname(path) for path in files):
        try:
            workspace.settings(folder)
        except BadFileError as error:  # said when its documents are checked
            broken += [problem.file for problem in error.problems]
    used = workspace.used()
    return {**used, "configuration": used["configuration"] + broken}


def _same(output: str, paths: list[str]) -> str:
    return next((path for path in paths if path and os.path.isfile(path) and os.path.samefile(path, output)), "")
