"""Session: what an editor and the server said to each other, recorded, and played back with the editor's part.

    python -m tests.interfaces.editor.session tests/interfaces/editor/neovim.jsonl

records one anew, with the Neovim that is installed: it opens a text, edits it, asks for reasons and corrections, makes
one, and ends (`neovim.lua`). A line of the file is one message, with who sent it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from tests.interfaces.cli.commands.helper import ROOT, environment, own_pack

HERE = Path(__file__).parent
FOLDER = "{FOLDER}"
TEXT = "😀门口挂着灯龙，河上有座石乔。\n第二行也有灯龙。\n"


def messages(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The messages of a stream, until it ends."""
    while True:
        size = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        if not size:
            return
        message: dict[str, Any] = json.loads(stream.read(size))
        yield message


def sent(message: dict[str, Any]) -> bytes:
    """A message as it goes over the line."""
    body = json.dumps(message, ensure_ascii=False).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def folder_for(folder: Path) -> None:
    """What the session is about: a configuration with rules of its own, and a text."""
    own_pack(folder)
    (folder / "文稿.txt").write_text(TEXT, encoding="utf-8")


def server(folder: Path) -> subprocess.Popen[bytes]:
    """A server in a folder."""
    command = [sys.executable, "-m", "lint", "lsp"]
    return subprocess.Popen(command, cwd=folder, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def relay(file: Path, folder: Path) -> int:
    """Stand between an editor and its server, and note what passes."""
    process = server(folder)
    lock = threading.Lock()
    with file.open("w", encoding="utf-8") as out:

        def carry(who: str, source: IO[bytes], target: IO[bytes]) -> None:
            for message in messages(source):
                with lock:
                    line = json.dumps({"by": who, "message": message}, ensure_ascii=False)
                    out.write(line.replace(folder.as_uri(), FOLDER).replace(str(folder), FOLDER) + "\n")
                    out.flush()
                target.write(sent(message))
                target.flush()

        assert process.stdin and process.stdout
        editor = (sys.stdin.buffer, process.stdin)
        threading.Thread(target=carry, args=("client", *editor), daemon=True).start()
        carry("server", process.stdout, sys.stdout.buffer)
    return process.wait(10)


def record(file: Path) -> None:
    """Record a session with Neovim."""
    with tempfile.TemporaryDirectory(prefix="dj-lint-session-") as name:
        folder = Path(name)
        folder_for(folder)
        raw = folder / "said.jsonl"
        command = [sys.executable, "-m", "tests.interfaces.editor.session", "--relay", str(raw), str(folder)]
        told = {"DJ_LINT_COMMAND": json.dumps(command), "PYTHONPATH": str(ROOT)}
        script = ["nvim", "--headless", "--clean", "-u", str(HERE / "neovim.lua"), str(folder / "文稿.txt")]
        subprocess.run(script, cwd=folder, env={**environment(), **told}, check=True, timeout=60)
        file.write_text(raw.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1] == "--relay":
        os._exit(relay(Path(sys.argv[2]), Path(sys.argv[3])))
    record(Path(sys.argv[1]))
