"""Guard: who may ask. Everything lies below a token that nobody can guess; what a page of somebody else could have a
browser send here is refused, and so is what comes under a foreign name (DNS rebinding)."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lint.base.messages import text

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types dj-lint"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """Lets through to an application what may ask, with the token taken off its path.

    `names` are the names of this machine under which it may be asked for; an address of the network always may, for
    no name server stands behind that.
    """

    def __init__(self, app: ASGIApp, token: str, port: int, names: Iterable[str], lang: str) -> None:
        self._app = app
        self._token = token.encode()
        self._port = port
        self._names = {name.lower() for name in names}
        self._lang = lang

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        status, key, rest = self._judged(scope, headers)
        if status:
            said = PlainTextResponse(text(key, self._lang) + "\n", status, headers={"connection": "close"})
            await said(scope, receive, sent)
        else:
            await self._app({**scope, "path": rest, "raw_path": rest.encode()}, receive, sent)

    def _judged(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str, str]:
        """0 and the path below the token; or the status that refuses it, with a key of the messages."""
        host = headers.get("host", "")
        if not self._is_ours(host):
            return 421, "page.host", ""
        foreign = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
        if headers.get("origin", f"http://{host}") != f"http://{host}" or (foreign and scope["method"] != "GET"):
            return 403, "page.origin", ""
        first, _, rest = str(scope["path"]).lstrip("/").partition("/")
        if not hmac.compare_digest(first.encode(), self._token):
            return 403, "page.token", ""
        return 0, "", f"/{rest}"

    def _is_ours(self, host: str) -> bool:
        try:
            split = urlsplit(f"//{host}")
            name, port = split.hostname or "", split.port or 80
        except ValueError:
            return False
        if port != self._port or split.netloc != host or "@" in host:
            return False
        if name in self._names:
            return True
        try:
            address: Any = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or "*" in self._names
