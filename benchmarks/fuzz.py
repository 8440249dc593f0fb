"""Fuzz: random inputs of several sorts, none of which may raise, hang, or be given a place that is not in it.

    python benchmarks/fuzz.py --seconds 60 --seed 1          all targets in turn
    python benchmarks/fuzz.py --seconds 60 --target fix      one target; several may be given
    python benchmarks/fuzz.py --inputs 50000 --seed 2        so many inputs, however long it takes
    python benchmarks/fuzz.py --replay FILE …                what is kept of inputs that failed once
    python benchmarks/fuzz.py --seconds 60 --save FOLDER     keep what fails there, made as small as it goes

Prints the count of inputs per target; exit code 1 where one failed. The inputs depend on the seed alone. What a target
promises stands in `fuzz_targets.py`; an input that failed belongs into tests/regressions/, where a test replays it.
A hang is an input that takes more than two seconds of CPU time.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import fuzz_targets
from benchmarks.fuzz_targets import TARGETS, Target

MOST_SECONDS = 2.0
# So often is a failing input tried without a part of it.
SHRINKS = 300


class HangError(Exception):
    """An input that takes too long."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise HangError(f"more than {MOST_SECONDS:g} s")


def failure(target: Target, data: bytes) -> str:
    """How an input fails; empty where it does not."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        target.check(data)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def shrunk(target: Target, data: bytes, said: str) -> bytes:
    """A smaller input that fails in the same way."""
    kind, tries, size = said.partition(":")[0], 0, len(data) // 2
    while size and tries < SHRINKS:
        at = 0
        while at < len(data) and tries < SHRINKS:
            tries += 1
            less = data[:at] + data[at + size :]
            if failure(target, less).partition(":")[0] == kind:
                data = less
            else:
                at += size
        size //= 2
    return data


def replay(paths: list[str]) -> int:
    """Try inputs that are kept, with all rules."""
    bad, fuzz_targets.PARTS = 0, 1
    for path in paths:
        said = failure(TARGETS[Path(path).name.partition("-")[0]], Path(path).read_bytes())
        bad += bool(said)
        print(f"{path}: {said or 'ok'}")
    return 1 if bad else 0


def run(names: list[str], seed: int, seconds: float, inputs: int, folder: Path | None) -> int:
    counts: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    slowest: dict[str, float] = dict.fromkeys(names, 0.0)
    seen: set[str] = set()
    fuzz_targets.get_ready()
    chance, end = random.Random(seed), time.monotonic() + seconds
    while (inputs and sum(counts.values()) < inputs) or (not inputs and time.monotonic() < end):
        name = names[sum(counts.values()) % len(names)]
        target = TARGETS[name]
        data = target.make(random.Random(chance.getrandbits(64)))
        begin = time.process_time()
        said = failure(target, data)
        slowest[name] = max(slowest[name], time.process_time() - begin)
        counts[name] += 1
        if said:
            failed[name] += 1
            if f"{name} {said[:60]}" not in seen and len(seen) < 40:
                seen.add(f"{name} {said[:60]}")
                small = shrunk(target, data, said)
                print(f"FAILED {name} (seed {seed}, input {sum(counts.values())}): {said}\n  {small!r}", flush=True)
                if folder:
                    folder.mkdir(parents=True, exist_ok=True)
                    (folder / f"{name}-{hashlib.sha256(small).hexdigest()[:12]}").write_bytes(small)
    print(f"seed {seed}")
    for name in names:
        print(f"  {name:10}{counts[name]:>9,} inputs{failed[name]:>6} failed   slowest {slowest[name]:.2f} s")
    print(f"  {'total':10}{sum(counts.values()):>9,} inputs{sum(failed.values()):>6} failed", flush=True)
    return 1 if failed else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="random inputs that may neither raise nor hang")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--inputs", type=int, default=0, help="so many inputs instead of so many seconds")
    parser.add_argument("--seed", type=int, default=0, help="0: another one each time; it is printed")
    parser.add_argument("--target", action="append", default=[], choices=list(TARGETS))
    parser.add_argument("--save", type=Path, help="keep inputs that fail in this folder")
    parser.add_argument("--replay", nargs="+", default=[], metavar="FILE")
    arguments = parser.parse_args()
    if arguments.replay:
        return replay(arguments.replay)
    seed = arguments.seed or random.SystemRandom().randrange(1, 1_000_000)
    return run(arguments.target or list(TARGETS), seed, arguments.seconds, arguments.inputs, arguments.save)


if __name__ == "__main__":
    raise SystemExit(main())
