"""layout: a Word file is laid out as a 公文 is, into a new file."""

from __future__ import annotations

import os
import sys

from lint.base.messages import text
from lint.output.terminal import fail, printable
from lint.run.layout_file import Outcome, layout_file
from lint.run.workspace import Options, Workspace

# So many rows are named of those that one thing is done to.
_ROWS = 8


def layout(path: str, output: str | None, diff: bool, config: str | None, lang: str) -> int:
    """Lay a file out and say what was done; with `diff` only what would be: exit code 1 then, if anything. 2 where the
    file could not be read, laid out or written."""
    if not output and not diff:
        return fail(text("layout.where", lang))
    target = "" if diff else output or ""
    if target and os.path.exists(target) and os.path.exists(path) and os.path.samefile(target, path):
        return fail(text("layout.itself", lang, path=printable(path)))
    settings = Workspace(Options(config_file=config)).settings(os.path.dirname(path))
    outcome = layout_file(path, target, settings.config.layout)
    shown, name = printable(target), printable(path)
    if outcome.trouble:
        said = text(outcome.trouble, lang, path=name, target=shown, **outcome.values)
        return fail(said if name in said or (shown and shown in said) else f"{name}: {said}")
    sys.stdout.flush()
    for caution in outcome.cautions if target else ():
        fail(text(caution, lang, path=name))
    _say(outcome, lang)
    count = len({row for change in outcome.changes for row in change.rows})
    if not outcome.changes:
        print(text("layout.right", lang, path=name))
        return 0
    if diff:
        print(text("layout.would", lang, count=count))
        return 1
    print(text("layout.done", lang, target=shown, count=count))
    print(text("layout.check", lang, target=shown))
    return 0


def _say(outcome: Outcome, lang: str) -> None:
    """Print what is done, a line each."""
    for change in outcome.changes:
        rows = "、".join(map(str, change.rows[:_ROWS]))
        if len(change.rows) > _ROWS:
            rows = text("layout.more", lang, rows=rows)
        print("  " + text(change.key, lang, rows=rows, **change.values))
