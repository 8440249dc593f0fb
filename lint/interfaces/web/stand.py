"""Stand: a finding that somebody lets stand goes into the configuration where there is a repository, else the page
keeps it while it is open."""

from __future__ import annotations

import contextlib
import io
import os
from typing import Any

from lint.base.files import read_regular
from lint.base.messages import text
from lint.base.model import Violation
from lint.interfaces.cli.commands.accept import add_ignore, ignore_of
from lint.run.discover import discover
from lint.run.result import Checked
from lint.run.workspace import Workspace
from lint.settings.read import find


def stood(
    violation: Violation, result: Checked, raw: bytes, workspace: Workspace, reason: str, lang: str
) -> dict[str, Any]:
    """Let a finding stand: what the page keeps of that, whether it was `written`, and what there is to say."""
    entry = ignore_of(result.source, violation, result.path, reason)
    kept = {"rule": entry.rule, "text": entry.text, "context": entry.context, "reason": entry.reason}
    path = _own_path(result.path, raw, workspace) if result.path and writes(workspace) else ""
    if not path:
        key = "page.stood-pasted" if writes(workspace) else "page.stood-here"
        return {"stand": kept, "written": False, "said": text(key, lang)}
    said = io.StringIO()
    one = Checked(path, result.document, [violation], raw)
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = add_ignore(iter([one]), workspace, reason, lang)
    return {"stand": kept, "written": code == 0, "said": said.getvalue().strip()}


def writes(workspace: Workspace) -> bool:
    """Whether what is let stand is written: the working folder has a configuration, or is one of a repository."""
    options = workspace.options
    if options.isolated:
        return False
    if options.config_file or find("."):
        return True
    folder = os.getcwd()
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return False
    return True


def _own_path(name: str, raw: bytes, workspace: Workspace) -> str:
    """The file of the working folder that a document is: a browser tells no more than its name. Where none is the same
    to the byte, or several are, the name alone."""
    settings = workspace.settings(".")
    same = []
    for path in discover(["."], settings.config, settings.folder).files:
        if os.path.basename(path) == name:
            with contextlib.suppress(OSError):
                if read_regular(path) == raw:
                    same.append(path)
    return same[0] if len(same) == 1 else name
