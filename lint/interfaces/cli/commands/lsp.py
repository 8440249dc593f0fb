"""lsp: the server for editors, by standard input and output."""

from __future__ import annotations

import gc
from importlib.util import find_spec

from lint.base.messages import text
from lint.output.terminal import fail


def lsp(lang: str) -> int:
    """Serve one editor until it ends; returns the exit code, 2 where what it needs is not installed."""
    if not find_spec("pygls"):
        return fail(text("lsp.not-installed", lang))
    from lint.interfaces.editor.features import made

    gc.enable()
    made().start_io()
    return 0
