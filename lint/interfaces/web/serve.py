"""Serve: the page on an address of this machine, until Ctrl-C."""

from __future__ import annotations

import asyncio
import secrets
import socket
import sys
import webbrowser
from typing import Any

import uvicorn
from msgspec import Struct

from lint.base.messages import text
from lint.base.processors import processors
from lint.interfaces.web.app import Gate, Limits
from lint.interfaces.web.guard import Guard
from lint.interfaces.web.stand import writes
from lint.interfaces.web.worker import Pool, Setup
from lint.output.terminal import fail
from lint.run.workspace import Options, Workspace

# So many checks at once: each process holds the rules and the tables of the language model.
MOST_CHECKS = 4
# So many connections at once; a browser has six.
_MOST_CONNECTIONS = 200
_LOCAL = ("127.0.0.1", "localhost", "::1")


class Place(Struct, frozen=True):
    """Where the page is to be, whether a browser is opened, and by which configuration is checked."""

    host: str = "127.0.0.1"
    port: int = 0
    browser: bool = True
    config_file: str = ""
    isolated: bool = False


def serve(place: Place, lang: str) -> int:
    """Serve the page until somebody ends it; returns the exit code. Raises BadFileError for a wrong configuration."""
    start = beginning(place)
    try:
        family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
        bound = socket.create_server((place.host, place.port), family=family)
    except (OSError, OverflowError) as error:
        return fail(text("page.no-address", lang, host=place.host, port=place.port, reason=str(error)))
    port = bound.getsockname()[1]
    token = secrets.token_urlsafe(24)
    shown = f"[{place.host}]" if ":" in place.host else place.host
    address = f"http://{'127.0.0.1' if place.host == '0.0.0.0' else shown}:{port}/{token}/"
    if place.host not in _LOCAL:
        print(f"dj-lint: {text('page.open-to-others', lang)}", file=sys.stderr)
    print(text("page.address", lang, address=address), flush=True)
    pool = Pool(min(MOST_CHECKS, processors()), Setup(place.config_file, place.isolated))
    app = Gate(pool, Limits(), {**start, "lang": lang, "checks": pool.size}).app()
    names = ["localhost"] if place.host in _LOCAL else ["localhost", socket.gethostname(), place.host, "*"]
    config = uvicorn.Config(
        Guard(app, token, port, names, lang), log_level="error", access_log=False, server_header=False,
        limit_concurrency=_MOST_CONNECTIONS, timeout_graceful_shutdown=1, ws="none", proxy_headers=False,
    )  # fmt: skip
    if place.browser:
        webbrowser.open(address)
    try:
        asyncio.run(uvicorn.Server(config).serve(sockets=[bound]))
    except KeyboardInterrupt:  # how the page ends
        pass
    finally:
        pool.end()
    return 0


def beginning(place: Place) -> dict[str, Any]:
    """What the page offers to choose from, and whether what is let stand is written into a configuration."""
    workspace = Workspace(Options(config_file=place.config_file or None, isolated=place.isolated))
    settings = workspace.settings(".")
    ruleset = workspace.rules(settings)
    workspace.engine(settings)
    packs = {loaded.pack.name: loaded.pack for loaded in ruleset.rules}
    return {
        "genres": [{"id": genre.id, "name": genre.name} for genre in ruleset.genres],
        "packs": [
            {"name": pack.name, "prefix": pack.prefix, "zh": pack.title, "en": pack.titles.get("en", pack.name)}
            for pack in packs.values()
        ],
        "writes": writes(workspace),
        "final": settings.config.stage == "final",
    }
