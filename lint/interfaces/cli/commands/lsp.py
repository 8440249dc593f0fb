"""lsp: the server for editors, by standard input and output."""

from __future__ import annotations

import gc
import os
import sys
from importlib.util import find_spec

from lint.base.messages import text
from lint.output.terminal import fail


def lsp(lang: str) -> int:
    """Serve one editor until it ends; returns the exit code: 1 where that ended without a word, 2 where what the server
    needs is not installed."""
    if not find_spec("pygls"):
        return fail(text("lsp.not-installed", lang))
    from lint.interfaces.editor.features import made

    gc.enable()
    server = made()
    server.start_io()
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the server closed its own
    return 0 if server.ended else 1
