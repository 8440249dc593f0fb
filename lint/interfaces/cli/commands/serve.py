"""serve: the page for those who do not use a shell."""

from __future__ import annotations

import argparse
import gc
import os
from importlib.util import find_spec

from lint.base.messages import text
from lint.output.terminal import fail


def serve(options: argparse.Namespace, lang: str) -> int:
    """Serve the page until Ctrl-C; returns the exit code, 2 where what it needs is not installed."""
    if not all(map(find_spec, ("starlette", "uvicorn"))):
        return fail(text("page.not-installed", lang))
    from lint.interfaces.web.serve import Place
    from lint.interfaces.web.serve import serve as page

    gc.enable()  # which the command keeps off while it starts
    config = os.path.abspath(options.config) if options.config else ""
    return page(Place(options.host, options.port, not options.no_browser, config, options.isolated), lang)
