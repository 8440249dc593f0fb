"""Doors: how long an author waits for the editor, and a clerk for the page.

    python benchmarks/doors.py                   with a report of 10,000 characters that is made here
    python benchmarks/doors.py --runs 20 FILE    with the first 10,000 characters of one's own

The editor: from the message that a text was opened, or changed, to its diagnostics; “cold” is a server that was started
just then, “warm” one that has looked at a text before. First come the diagnostics of all rules but the two of the
language model; “all rules” is how much later these follow. Each change puts one character somewhere else, the first of
them after a rest of four seconds. The waiting time is that of the clock, and what else the machine does lengthens it;
beside it stands the processor time that the server took meanwhile. The page: from sending a document to all of the
answer; there the work is done by other processes. Linux alone.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from queue import Queue
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the checkout first
from benchmarks.speed import SEED, Writer
from tests.interfaces.editor.session import messages, sent

SIZE = 10_000
_TICKS = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """What somebody waited, and what the process worked, in seconds."""

    waited: float
    worked: float


def worked(process: int) -> float:
    """The processor time that a process has taken so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def measured(process: int, act: Callable[[], object]) -> Cost:
    """What an act costs."""
    before, begun = worked(process), time.perf_counter()
    act()
    return Cost(time.perf_counter() - begun, worked(process) - before)


def environment(cache: str) -> dict[str, str]:
    """An environment with a cache of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DJ_LINT")}
    return {**kept, "DJ_LINT_CACHE_DIR": cache, "PYTHONPATH": str(ROOT)}


class Editor:
    """A client of the language server that does what is measured."""

    def __init__(self, cache: str) -> None:
        command = [sys.executable, "-m", "lint", "lsp"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, cwd=cache, env=environment(cache), **pipes)  # type: ignore[call-overload]
        self._said: Queue[dict[str, Any]] = Queue()
        Thread(target=self._hear, daemon=True).start()
        self._send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
        while self._said.get(timeout=60).get("id") != 1:
            pass
        self._send("initialized", {})

    def _hear(self) -> None:
        for message in messages(self.process.stdout):
            self._said.put(message)

    def _send(self, method: str, params: dict[str, Any], number: int = 0) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        self.process.stdin.write(sent({**message, "id": number} if number else message))
        self.process.stdin.flush()

    def diagnostics(self, uri: str, version: int = 1) -> None:
        """Wait for the diagnostics of a version of a text."""
        while True:
            message = self._said.get(timeout=60)
            params = message.get("params") or {}
            if params.get("uri") == uri and params.get("version") == version:
                return

    def open(self, uri: str, text: str) -> None:
        """Open a text, and wait for its first diagnostics: those of all rules but the language model's come first."""
        document = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        self.diagnostics(uri)

    def change(self, uri: str, version: int, text: str) -> None:
        """Put another text in its place, and wait for its diagnostics."""
        params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
        self._send("textDocument/didChange", params)
        self.diagnostics(uri, version)

    def close(self) -> None:
        """End the server."""
        self.process.kill()
        self.process.wait()


def edited(text: str, runs: int) -> Iterator[str]:
    """A text after one change, after two, and so on."""
    for n in range(runs):
        at = (n * 7919) % len(text)
        text = f"{text[:at]}改{text[at:]}"
        yield text


def of_editor(text: str, other: str, runs: int, cache: str) -> Iterator[tuple[str, list[Cost]]]:
    """What an author waits."""
    rows: dict[str, list[Cost]] = {"opened, cold": [], "opened, warm": [], "all rules": [], "after an edit": []}
    for _ in range(min(runs, 3)):
        editor = Editor(cache)
        own = editor.process.pid
        rows["opened, cold"].append(measured(own, partial(editor.open, "untitled:a", text)))
        editor.diagnostics("untitled:a")
        rows["opened, warm"].append(measured(own, partial(editor.open, "untitled:b", other)))
        rows["all rules"].append(measured(own, partial(editor.diagnostics, "untitled:b")))
        time.sleep(4)  # somebody reads before writing
        for version, changed in enumerate(edited(other, runs), 2):
            rows["after an edit"].append(measured(own, partial(editor.change, "untitled:b", version, changed)))
        editor.close()
    yield from rows.items()


def of_page(text: str, runs: int, cache: str) -> Iterator[tuple[str, list[Cost]]]:
    """What a clerk waits."""
    command = [sys.executable, "-m", "lint", "serve", "--no-browser", "--isolated"]
    process = subprocess.Popen(command, cwd=cache, env=environment(cache), stdout=subprocess.PIPE, text=True)
    begun = time.perf_counter()
    assert process.stdout
    found = re.search(r"http://([^/]+)(\S+)", process.stdout.readline())
    assert found
    yield "address shown", [Cost(time.perf_counter() - begun, worked(process.pid))]
    raw = text.encode()
    head = json.dumps({"sheets": [{"name": "a.txt", "size": len(raw)}]}).encode()
    body = len(head).to_bytes(4, "big") + head + raw

    def ask() -> None:
        connection = http.client.HTTPConnection(found[1], timeout=60)
        connection.request("POST", f"{found[2]}check", body)
        assert b"findings" in connection.getresponse().read()

    yield "checked, cold", [measured(process.pid, ask)]
    yield "checked again", [measured(process.pid, ask) for _ in range(runs)]
    process.terminate()
    process.wait()


def tell(door: str, rows: Iterator[tuple[str, list[Cost]]]) -> None:
    """Print the rows of a door."""
    for name, costs in rows:
        waited, busy = (1000 * median(getattr(cost, field) for cost in costs) for field in ("waited", "worked"))
        worst = 1000 * max(cost.waited for cost in costs)
        print(f"  {door}: {name:<14} {waited:6.0f} ms waited, {worst:6.0f} at most, {busy:6.0f} ms worked", flush=True)


def main(arguments: list[str]) -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=10)
    given = parser.parse_args(arguments)
    writer = Writer(SEED)
    text = given.file.read_text(encoding="utf-8") if given.file else "".join(writer.report(8 * SIZE))
    other = text[SIZE : 2 * SIZE] if len(text) >= 2 * SIZE else text[SIZE // 3 :] + text[: SIZE // 3]
    with TemporaryDirectory(prefix="dj-lint-doors-") as cache:
        Editor(cache).close()  # compiles what is not
        print(f"a report of {len(text[:SIZE]):,} characters, medians of {given.runs}")
        tell("editor", of_editor(text[:SIZE], other[:SIZE], given.runs, cache))
        tell("page", of_page(text[:SIZE], given.runs, cache))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
