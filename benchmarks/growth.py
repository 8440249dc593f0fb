"""Growth: how the time of a run grows with its input, for shapes in which something is repeated.

    python benchmarks/growth.py                        every shape from 1,000 to 100,000 repetitions
    python benchmarks/growth.py --to 16000             the short form
    python benchmarks/growth.py --shape blanks         only the shapes whose names hold this; several may be given
    python benchmarks/growth.py --to 1000000

Per shape: the CPU seconds for each number of repetitions, and the exponent e of n^e between the last two. Time in
proportion to n·log n has an exponent of about 1.1. Fails (exit code 1) where one is above 1.2 and the time worth
speaking of. A size that would take longer than --limit seconds, by the exponent so far, is left out: the shape then has
failed already, or is slow for another reason, which the table shows. The language model (TY9) has a shape of its own.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.shapes import SHAPES

# From one size to the next.
FACTOR = 4
# An exponent above this fails.
MOST = 1.2
# Shorter times say nothing of growth: start-up, caches and the clock are in them.
WORTH = 0.04


def measured(prepare: Callable[[int], Callable[[], object]], size: int) -> float:
    """The CPU seconds of one run at a size; the best of three where they are short, of two otherwise."""
    work = prepare(size)
    times: list[float] = []
    while len(times) < (3 if not times or times[0] < 0.2 else 2 if times[0] < 3 else 1):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def run(prepare: Callable[[int], Callable[[], object]], sizes: list[int], limit: float) -> list[tuple[int, float]]:
    """The times of a shape at growing sizes, as far as they stay below a limit."""
    found: list[tuple[int, float]] = []
    for size in sizes:
        if found:
            last = found[-1]
            if last[1] * (size / last[0]) ** max(1.0, exponent(found)) > limit:
                break
        found.append((size, measured(prepare, size)))
    return found


def exponent(found: list[tuple[int, float]]) -> float:
    """The exponent between the last two sizes; 0 where the times are too short to say."""
    if len(found) < 2 or found[-1][1] < WORTH:
        return 0.0
    (small, before), (large, after) = found[-2:]
    return math.log(after / max(before, 1e-4)) / math.log(large / small)


def sizes_to(most: int) -> list[int]:
    sizes = [most]
    while sizes[0] // FACTOR >= 1000:
        sizes.insert(0, sizes[0] // FACTOR)
    return sizes


def table(names: list[str], sizes: list[int], limit: float) -> Iterator[tuple[str, float]]:
    """Measures the shapes and prints their lines; gives their exponents."""
    print(f"{'shape':34}{'exponent':>9}" + "".join(f"{size:>11,}" for size in sizes))
    for name in names:
        found = run(SHAPES[name], sizes, limit)
        grows = exponent(found)
        cells = "".join(f"{seconds:11.3f}" for _, seconds in found) + "".join(
            f"{'—':>11}" for _ in range(len(sizes) - len(found))
        )
        print(f"{name:34}{f'{grows:.2f}' if grows else '·':>9}{cells}", flush=True)
        yield name, grows


def main() -> int:
    parser = argparse.ArgumentParser(description="how the time of a run grows with its input")
    parser.add_argument("--to", type=int, default=100_000, help="the largest number of repetitions")
    parser.add_argument("--limit", type=float, default=20, help="leave out what would take more seconds than this")
    parser.add_argument("--shape", action="append", default=[], help="only shapes whose names hold this")
    arguments = parser.parse_args()
    names = [name for name in SHAPES if not arguments.shape or any(part in name for part in arguments.shape)]
    found = dict(table(names, sizes_to(arguments.to), arguments.limit))
    bad = [name for name, grows in found.items() if grows > MOST]
    print(f"\n{len(found)} shapes, the exponents of {len(bad)} above {MOST}" + (": " + ", ".join(bad) if bad else ""))
    return 1 if bad or not found else 0


if __name__ == "__main__":
    raise SystemExit(main())
