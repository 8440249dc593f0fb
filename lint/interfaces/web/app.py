"""App: what stands at which path below the token: the page, its parts, and one path for each wish."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
from collections.abc import AsyncIterator, Awaitable
from typing import Any, TypeVar, get_args
from urllib.parse import quote

from msgspec import Struct
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lint.base.messages import everything, text
from lint.base.version import __version__
from lint.interfaces.web.desk import Answer
from lint.interfaces.web.wish import Act, WrongWishError, taken_apart
from lint.interfaces.web.worker import BusyError, DiedError, Pool, TooSlowError

T = TypeVar("T")
_HERE = os.path.dirname(os.path.abspath(__file__))
_PARTS = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}


class Limits(Struct, frozen=True):
    """How much is taken: bytes of one wish, bytes of all that are being read or waited for, seconds in which nothing
    comes, and seconds for a whole wish to come."""

    body: int = 32 << 20
    bodies: int = 256 << 20
    idle: float = 20.0
    whole: float = 120.0


class _NotTakenError(Exception):
    """A body that is not taken: the status, and why, as a key of the messages."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status = status
        self.key = key


class Gate:
    """The wishes that have come, and what of their bodies is held."""

    def __init__(self, pool: Pool, limits: Limits, start: dict[str, Any]) -> None:
        self._pool = pool
        self._limits = limits
        self._start = start
        self._held = 0

    def app(self) -> Starlette:
        """The application; its processes begin and end with it."""

        @contextlib.asynccontextmanager
        async def life(_: Starlette) -> AsyncIterator[None]:
            self._pool.warm()
            try:
                yield
            finally:
                self._pool.end()

        routes = [Route("/", self._page), Route("/start.json", self._begin)]
        routes += [Route(f"/{name}", self._part) for name in _PARTS]
        routes += [Route(f"/{act}", self._wish, methods=["POST"]) for act in get_args(Act)]
        return Starlette(routes=routes, lifespan=life)

    async def _page(self, _: Request) -> Response:
        return Response(_resource("page.html"), media_type="text/html")

    async def _part(self, request: Request) -> Response:
        name = request.url.path.lstrip("/")
        return Response(_resource(name), media_type=_PARTS[name])

    async def _begin(self, _: Request) -> Response:
        """What the page must know to begin: its sentences in both languages, the limits, the genres and rule files."""
        said = {key: both for key, both in everything().items() if key.startswith("page.") or "." not in key}
        given = {**self._start, "texts": said, "version": __version__, "most": self._limits.body}
        return Response(json.dumps(given, ensure_ascii=False), media_type="application/json")

    async def _wish(self, request: Request) -> Response:
        act: Any = request.url.path.lstrip("/")
        lang = "en" if request.headers.get("accept-language", "").startswith("en") else "zh"
        try:
            body = await self._body(request)
        except ClientDisconnect:
            return Response(status_code=499)
        except _NotTakenError as error:
            said = text(error.key, lang, most=self._limits.body >> 20)
            return PlainTextResponse(said, error.status, headers={"connection": "close"})
        try:
            return await self._answered(act, body, request, lang)
        finally:
            self._held -= len(body)

    async def _answered(self, act: Act, body: bytes, request: Request, lang: str) -> Response:
        try:
            count = len(taken_apart(body)[0].sheets)
            answer = await _while_waited_for(request, self._pool.ask(act, body, count))
        except WrongWishError as error:
            return PlainTextResponse(f"{text('page.wrong', lang)} ({error})", 400)
        except BusyError:
            return PlainTextResponse(text("page.busy", lang), 503, headers={"retry-after": "5"})
        except TooSlowError:
            return PlainTextResponse(text("page.too-slow", lang), 422)
        except DiedError:
            return PlainTextResponse(text("page.died", lang), 422)
        return Response(status_code=499) if answer is None else _response(answer, lang)

    async def _body(self, request: Request) -> bytes:
        """The body of a wish, counted while it comes; what is held of it is given back by who uses it."""
        told = request.headers.get("content-length", "")
        if told.isdecimal() and int(told) > self._limits.body:
            raise _NotTakenError(413, "page.too-large")
        parts, held = [], 0
        stream = request.stream()
        loop = asyncio.get_running_loop()
        end = loop.time() + self._limits.whole
        try:
            while True:
                left = min(self._limits.idle, end - loop.time())
                part = await asyncio.wait_for(anext(stream, None), max(0.0, left))
                if part is None:
                    break
                if held + len(part) > self._limits.body:
                    raise _NotTakenError(413, "page.too-large")
                if self._held + len(part) > self._limits.bodies:
                    raise _NotTakenError(503, "page.busy")
                held += len(part)
                self._held += len(part)
                parts.append(part)
        except asyncio.TimeoutError:
            self._held -= held
            raise _NotTakenError(408, "page.too-late") from None
        except BaseException:
            self._held -= held
            raise
        return b"".join(parts)


async def _while_waited_for(request: Request, work: Awaitable[T]) -> T | None:
    """What some work gives; None where who asked for it went away, which ends it."""
    working, gone = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        return None
    finally:
        for task in (working, gone):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await working


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _response(answer: Answer, lang: str) -> Response:
    if answer.status >= 400:
        key = "page.wrong" if answer.status == 400 else "page.crash"
        return PlainTextResponse(f"{text(key, lang)} ({answer.said})", answer.status)
    if not answer.name:
        return Response(answer.body, media_type="application/json")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(answer.name, safe='')}"}
    if answer.said:
        headers["x-said"] = quote(answer.said)
    return Response(answer.body, media_type="application/octet-stream", headers=headers)


def _resource(name: str) -> bytes:
    with open(os.path.join(_HERE, name), "rb") as handle:
        return handle.read()
