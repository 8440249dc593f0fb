"""Kills: end a run with SIGKILL while it writes, and see that no file is lost and nothing stays behind.

    python benchmarks/kills.py                    200 kills each of --fix, --write-baseline, --add-ignore and the cache
    python benchmarks/kills.py --kills 20 --seed 3
    python benchmarks/kills.py --sort cache       only one of them; several may be given

Each run is killed at a moment that is aimed at its writes: before or after one of the calls that a write is made of, or
some microseconds after a write began. Then every file must be as it was or as it should become, to the byte; and after
one more run, as it should become, with nothing beside it. Linux and macOS only.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from functools import partial, partialmethod
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.base import atomic
from lint.base.files import TEMPORARY
from lint.base.own_folder import OwnFolder
from lint.interfaces.cli.main import main as command

TEXT = "坚持集休学习,一如继往抓好落实。\n" * 4
CONFIG = 'min-severity = "info"\nignore = ["TY9"]\n'
# What is killed: the arguments, and which files are to come of it.
SORTS: dict[str, tuple[list[str], bool]] = {
    "--fix": (["check", "--fix", "--unsafe-fixes", "."], False),
    "--write-baseline": (["check", "--write-baseline", "."], False),
    "--add-ignore": (["check", "--add-ignore", "--reason", "引用", "."], False),
    "cache": (["check", "."], True),
}
# The calls that a write is made of, of a file and of one in the cache; how many of those a run may write, and for how
# many seconds the writing goes on.
STEPS = ("fsync", "replace", "utime", "fstat", "open")
STEPS_OF_CACHE = ("open", "replace")
WRITES, WRITES_OF_CACHE = 4, 1
LASTS, LASTS_OF_CACHE = 0.004, 0.0005


def prepare(folder: Path) -> None:
    folder.mkdir(parents=True)
    for n in range(3):
        (folder / f"{n}.txt").write_text(f"第{n}篇\n" + TEXT, encoding="utf-8")
    (folder / "dj-lint.toml").write_text(CONFIG, encoding="utf-8")


def child(folder: Path, arguments: list[str], aim: Callable[[], None]) -> int:
    """Run the command in a process of its own; its wait status."""
    pid = os.fork()
    if pid:
        return os.waitpid(pid, 0)[1]
    try:
        os.chdir(folder)
        os.environ["DJ_LINT_CACHE_DIR"] = str(folder.parent / "cache")
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        aim()
        os._exit(command(arguments))
    except BaseException:
        os._exit(70)


def warmed(top: Path) -> Path:
    """A cache that holds the rules, which take long to read, and no results."""
    folder = top / "warm"
    prepare(folder / "文稿")
    (folder / "文稿" / "0.txt").unlink()
    os.environ["DJ_LINT_CACHE_DIR"] = str(folder / "cache")
    here = os.getcwd()
    os.chdir(folder / "文稿")
    let_stand = ["--add-ignore", "--reason", "引用"]
    for more in (["--isolated", "--ignore", "TY9"], ["--fix"], let_stand, ["--write-baseline"]):
        with contextlib.redirect_stdout(io.StringIO()):  # here: what it imports, the others need not
            command(["check", *more, "."])
    os.chdir(here)
    for path in (folder / "cache").glob("results-*"):
        path.unlink()
    return folder / "cache"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def aimed(chance: random.Random, cached: bool) -> Callable[[], None]:
    """Sets a process up to die while it writes."""
    nth, how = chance.randint(1, WRITES_OF_CACHE if cached else WRITES), chance.random()
    delay = chance.random() * (LASTS_OF_CACHE if cached else LASTS)
    step, after = chance.choice(STEPS_OF_CACHE if cached else STEPS), chance.random() < 0.5
    left = [nth]

    def aim() -> None:
        real_writes = atomic.write, OwnFolder.write

        def write(real_write: Callable[..., None], *given: Any, **more: Any) -> None:
            left[0] -= 1
            if not left[0] and how < 0.5:
                threading.Timer(delay, die).start()
            elif not left[0]:
                real = getattr(os, step)

                def stopped(*given: Any, **more: Any) -> Any:
                    if not after:
                        die()
                    try:
                        return real(*given, **more)
                    finally:
                        die()

                setattr(os, step, stopped)
            real_write(*given, **more)

        atomic.write = partial(write, real_writes[0])
        OwnFolder.write = partialmethod(partial(_turned, write), real_writes[1])  # type: ignore[assignment]

    return aim


def _turned(write: Callable[..., None], folder: OwnFolder, real: Callable[..., None], *given: Any) -> None:
    """A method's arguments, its folder first, as those of a function that is handed the real one."""
    write(real, folder, *given)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def left_behind(top: str) -> list[str]:
    return [str(path) for path in Path(top).rglob(TEMPORARY + "*")]


def trial(
    name: str, chance: random.Random, cache: Path, want: dict[str, bytes], first: dict[str, bytes]
) -> tuple[bool, str]:
    """One kill: whether the run died of it, and what is wrong then."""
    arguments, cached = SORTS[name]
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top, "文稿")
        prepare(folder)
        shutil.copytree(cache, Path(top, "cache"))
        status = child(folder, arguments, aimed(chance, cached))
        killed = os.WIFSIGNALED(status)
        for file, data in contents(folder).items():
            if not file.startswith(TEMPORARY) and data not in (first.get(file), want.get(file)):
                return killed, f"{file} is neither what it was nor what it should be"
        for path in left_behind(str(Path(top, "cache"))):
            os.utime(path, (0, 0))  # what is new there may be another run's at work
        status = child(folder, arguments, lambda: None)
        if cached:
            with contextlib.suppress(FileNotFoundError):
                status = child(folder, arguments, lambda: None)
        if os.WIFSIGNALED(status) or os.WEXITSTATUS(status) not in (0, 1):
            return killed, f"the next run ended with {status}"
        if contents(folder) != want:
            return killed, "the next run made something else: " + ", ".join(contents(folder))
        if left := left_behind(top):
            return killed, f"left behind: {left}"
    return killed, ""


def expected(name: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files before a run and after one that nobody killed."""
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top, "文稿")
        prepare(folder)
        first = contents(folder)
        child(folder, SORTS[name][0], lambda: None)
        child(folder, SORTS[name][0], lambda: None)
        return first, contents(folder)


def main() -> int:
    parser = argparse.ArgumentParser(description="kill runs while they write")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sort", action="append", default=[], choices=list(SORTS))
    arguments = parser.parse_args()
    chance, bad = random.Random(arguments.seed), 0
    with tempfile.TemporaryDirectory() as top:
        cache = warmed(Path(top))
        for name in arguments.sort or SORTS:
            first, want = expected(name)
            kills = runs = 0
            while kills < arguments.kills and runs < max(40, 4 * arguments.kills):
                killed, wrong = trial(name, chance, cache, want, first)
                runs, kills, bad = runs + 1, kills + killed, bad + bool(wrong)
                if wrong:
                    print(f"FAILED {name}: {wrong}")
            print(f"{name:18}{kills:>5} kills in {runs} runs", flush=True)
            if kills < arguments.kills:
                bad += 1
                print(f"FAILED {name}: its writes were not met often enough")
    print(f"{bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
