"""Real shells, asked for what they would complete."""

from __future__ import annotations

import os
import select
import shlex
import subprocess
import sys
import time
from pathlib import Path

from tests.interfaces.cli.commands.helper import environment
from tests.needed import program

# How long a shell may take for an answer, on a machine that is busy.
PATIENCE = 60.0


def complete(shell: str, folder: Path, line: str, lang: str = "zh") -> list[str]:
    """What a shell offers for the end of a line, in a folder, as it is typed there."""
    binaries = folder / ".bin"
    binaries.mkdir(exist_ok=True)
    command = binaries / "dj-lint"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m lint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    env = {**environment(), "LC_ALL": "C.UTF-8", "TERM": "xterm", "DJ_LINT_LANG": lang, "HOME": str(folder / ".home")}
    env["PATH"] = f"{binaries}{os.pathsep}{env['PATH']}"
    ask = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]
    return sorted({word.strip() for word in ask(program("SHELLS", shell), folder, line, env) if word.strip()})


def _bash(bash: str, folder: Path, line: str, env: dict[str, str]) -> list[str]:
    """bash hands the words of the line to the function, and takes the answer from COMPREPLY."""
    words = line.split(" ")
    script = (
        'eval "$(dj-lint completion bash)"\n'
        "[[ $(complete -p dj-lint) == *' -F _shtab_dj_lint dj-lint' ]] || exit 3\n"
        f"COMP_WORDS=({shlex.join(words)})\nCOMP_CWORD={len(words) - 1}\n"
        "_shtab_dj_lint\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    done = subprocess.run([bash, "--norc", "-c", script], cwd=folder, env=env, capture_output=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().splitlines()


def _fish(fish: str, folder: Path, line: str, env: dict[str, str]) -> list[str]:
    script = f"dj-lint completion fish | source; complete -C {shlex.quote(line)}"
    done = subprocess.run([fish, "--no-config", "-c", script], cwd=folder, env=env, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().splitlines()


def _zsh(zsh: str, folder: Path, line: str, env: dict[str, str]) -> list[str]:
    """zsh completes in its line editor alone: it gets a terminal, a line and a tab, and writes down what it adds."""
    import pty

    hits, done = folder / ".hits", folder / ".done"
    hits.unlink(missing_ok=True)
    done.unlink(missing_ok=True)
    (folder / ".setup").write_text(
        "autoload -Uz compinit && compinit -u -D\n"
        'eval "$(dj-lint completion zsh)"\n'
        "compadd() {\n"
        "  local -a found\n"
        "  if (( ! ${@[(I)-(O|A|D)]} )); then\n"
        f'    builtin compadd -O found "$@"; print -rl -- $found >> {shlex.quote(str(hits))}\n'
        "  fi\n"
        '  builtin compadd "$@"\n'
        "}\n"
        f'finished() {{ print -r -- "$BUFFER" > {shlex.quote(str(done))} }}\n'
        "zle -N finished && bindkey '^X' finished\nsetopt no_beep\n"
        "print READY\n",
        encoding="utf-8",
    )
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(zsh, ["zsh", "-f", "-i"], env)
    try:
        os.write(terminal, b"source ./.setup\n")
        _read(terminal, b"\nREADY")
        os.write(terminal, line.encode() + b"\t\x18")
        end = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < end:
            _drain(terminal)
        assert done.exists(), "zsh gave no answer"
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)
    return hits.read_text(encoding="utf-8").splitlines() if hits.exists() else []


def _read(terminal: int, wanted: bytes) -> None:
    seen, end = b"", time.monotonic() + PATIENCE
    while wanted not in seen:
        assert time.monotonic() < end, seen
        seen += _drain(terminal)


def _drain(terminal: int) -> bytes:
    """What has come from a terminal, at most a tenth of a second later."""
    ready, _, _ = select.select([terminal], [], [], 0.1)
    return os.read(terminal, 1 << 16) if ready else b""
