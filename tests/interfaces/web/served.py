"""The page served for tests: by the command in a process of its own, or in this one with other limits; and a client
that sends what the page sends, and what it would not."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest
import uvicorn

from lint.interfaces.web.app import Gate, Limits
from lint.interfaces.web.guard import Guard
from lint.interfaces.web.serve import Place, beginning
from lint.interfaces.web.worker import Pool, Setup
from tests.interfaces.cli.commands.helper import environment


class Said(NamedTuple):
    """An answer: its status, its body, its headers by their names in small letters."""

    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def name(self) -> str:
        """The name of the file that it is."""
        return unquote(self.headers["content-disposition"].partition("''")[2])


class Client:
    """Who asks at an address."""

    def __init__(self, address: str) -> None:
        found = re.fullmatch(r"http://([^:]+):(\d+)/([^/]+)/", address)
        assert found
        self.address, self.host, self.port, self.token = address, found[1], int(found[2]), found[3]

    def connect(self, seconds: float = 60) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, self.port, timeout=seconds)

    def get(self, path: str = "/", token: str | None = None, **headers: str) -> Said:
        """What stands at a path below the token."""
        return self.request("GET", f"/{self.token if token is None else token}{path}", b"", **headers)

    def request(self, method: str, path: str, body: bytes, **headers: str) -> Said:
        """What a request gives; headers by their names with _ for -."""
        connection = self.connect()
        with contextlib.closing(connection):
            own = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, own)
            answer = connection.getresponse()
            return Said(answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()})

    def ask(self, act: str, *documents: tuple[str, bytes], rounds: Any = (), **wish: Any) -> Said:
        """What a wish of the page gives; `rounds` are those of all documents."""
        return self.request("POST", f"/{self.token}/{act}", body_of(*documents, rounds=rounds, **wish))


def body_of(*documents: tuple[str, bytes], rounds: Any = (), **wish: Any) -> bytes:
    """A wish as it goes over the line."""
    sheets = [{"name": name, "size": len(raw), "rounds": list(rounds)} for name, raw in documents]
    head = json.dumps({"sheets": sheets, **wish}).encode()
    return len(head).to_bytes(4, "big") + head + b"".join(raw for _, raw in documents)


@contextlib.contextmanager
def command(folder: Path, *options: str) -> Iterator[Client]:
    """The command in a folder, as somebody starts it, ended by Ctrl-C."""
    import signal

    line = [sys.executable, "-m", "lint", "serve", "--no-browser", *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    process = subprocess.Popen(line, cwd=folder, env=environment(), **pipes)  # type: ignore[call-overload]
    try:
        said = process.stdout.readline()
        found = re.search(r"http://\S+", said)
        assert found, said + process.stderr.read()
        yield Client(found[0])
    finally:
        process.send_signal(signal.SIGINT)
        _, wrong = process.communicate(timeout=20)
    assert process.returncode == 0 and "Traceback" not in wrong, wrong


class Here(NamedTuple):
    """The page served by this process: who asks, and the processes that check."""

    client: Client
    pool: Pool
    gate: Gate


@contextlib.contextmanager
def here(limits: Limits | None = None, **pool: Any) -> Iterator[Here]:
    """The page served by this process, with limits of its own."""
    bound = socket.create_server(("127.0.0.1", 0))
    port, token = bound.getsockname()[1], secrets.token_urlsafe(8)
    made: list[Here] = []
    servers: list[uvicorn.Server] = []

    def run() -> None:
        processes = Pool(pool.pop("size", 2), Setup(isolated=True), **pool)
        gate = Gate(processes, limits or Limits(), {**beginning(Place(isolated=True)), "lang": "zh", "checks": 2})
        guard = Guard(gate.app(), token, port, ["localhost"], "zh")
        servers.append(uvicorn.Server(uvicorn.Config(guard, log_level="error", access_log=False)))
        made.append(Here(Client(f"http://127.0.0.1:{port}/{token}/"), processes, gate))
        asyncio.run(servers[0].serve(sockets=[bound]))

    thread = Thread(target=run, daemon=True)
    thread.start()
    until(lambda: bool(made) and servers[0].started)
    yield made[0]
    servers[0].should_exit = True
    thread.join(20)
    assert not thread.is_alive()


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            pytest.fail("it did not come to that")
        time.sleep(0.02)


def alive(number: int) -> bool:
    """Whether there is a process of that number."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
