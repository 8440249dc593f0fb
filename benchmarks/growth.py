"""Growth: how the time of a run grows with its input, for shapes in which something is repeated.

    python benchmarks/growth.py                        every shape from 1,000 to 100,000 repetitions
    python benchmarks/growth.py --short                from 250 to 1,000, in seconds: what grows with the square shows
    python benchmarks/growth.py --shape blanks         only the shapes whose names hold this; several may be given
    python benchmarks/growth.py --to 1000000

Per shape: the CPU seconds for each number of repetitions, and the exponent e of n^e between the last two. Time in
proportion to n·log n has an exponent of about 1.1. Fails (exit code 1) where one is above 1.2 (--short: 1.4, as there
start-up and caches are in it) and the time worth speaking of. What seems to grow too fast is measured again, and the
least time counts: a machine that is busy elsewhere shall not decide, nor the garbage of the run before, which is
collected first. A size that would take longer than --limit
seconds, by the exponent so far, is left out: the shape then has failed already, or is slow for another reason, which
the table shows. The language model (TY9) has a shape of its own.
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_shapes import shapes
from benchmarks.shapes import SHAPES
from lint.base import startup

Prepare = Callable[[int], Callable[[], object]]

# From one size to the next.
FACTOR = 4
# An exponent above this fails; in the short form, one above that.
MOST, MOST_SHORT = 1.2, 1.4
# Shorter times say nothing of growth: start-up, caches and the clock are in them.
WORTH = 0.03
# The sizes of the short form.
SHORT = [250, 1000]
# So often is measured again what seems to grow too fast.
AGAIN = 6


def measured(prepare: Prepare, size: int) -> float:
    """The CPU seconds of one run at a size; the best of three where they are short, of two where they are not long."""
    work = prepare(size)
    times: list[float] = []
    while len(times) < (3 if not times or times[0] < 0.05 else 2 if times[0] < 0.5 else 1):
        gc.collect()
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def once(prepare: Prepare, size: int) -> float:
    """The CPU seconds of one run at a size, measured no more than once."""
    work = prepare(size)
    begin = time.process_time()
    work()
    return time.process_time() - begin


def run(
    prepare: Prepare, sizes: list[int], limit: float, most: float = MOST, *, quick: bool = False
) -> list[tuple[int, float]]:
    """The times of a shape at growing sizes, as far as they stay below a limit."""
    found: list[tuple[int, float]] = []
    for size in sizes:
        if found:
            last = found[-1]
            if last[1] * (size / last[0]) ** max(1.0, exponent(found)) > limit:
                break
        found.append((size, (once if quick else measured)(prepare, size)))
    for _ in range(AGAIN):
        if exponent(found) <= most:
            break
        found[-2:] = [(size, min(seconds, measured(prepare, size))) for size, seconds in found[-2:]]
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


def table(
    known: dict[str, Prepare], names: list[str], sizes: list[int], limit: float, most: float
) -> Iterator[tuple[str, float]]:
    """Measures the shapes and prints their lines; gives their exponents."""
    print(f"{'shape':34}{'exponent':>9}" + "".join(f"{size:>11,}" for size in sizes))
    for name in names:
        found = run(known[name], sizes, limit, most, quick=sizes is SHORT)
        grows = exponent(found)
        cells = "".join(f"{seconds:11.3f}" for _, seconds in found) + "".join(
            f"{'—':>11}" for _ in range(len(sizes) - len(found))
        )
        print(f"{name:34}{f'{grows:.2f}' if grows else '·':>9}{cells}", flush=True)
        yield name, grows


def main() -> int:
    parser = argparse.ArgumentParser(description="how the time of a run grows with its input")
    parser.add_argument("--to", type=int, default=100_000, help="the largest number of repetitions")
    parser.add_argument("--short", action="store_true", help="few repetitions, in seconds")
    parser.add_argument("--limit", type=float, default=20, help="leave out what would take more seconds than this")
    parser.add_argument("--shape", action="append", default=[], help="only shapes whose names hold this")
    arguments = parser.parse_args()
    known = {**SHAPES, **shapes()}
    names = [name for name in known if not arguments.shape or any(part in name for part in arguments.shape)]
    startup.settle()  # garbage is collected as the command has it collected
    sizes, most = (SHORT, MOST_SHORT) if arguments.short else (sizes_to(arguments.to), MOST)
    found = dict(table(known, names, sizes, arguments.limit, most))
    bad = [name for name, grows in found.items() if grows > most]
    print(f"\n{len(found)} shapes, the exponents of {len(bad)} above {most}" + (": " + "; ".join(bad) if bad else ""))
    return 1 if bad or not found else 0


if __name__ == "__main__":
    raise SystemExit(main())
