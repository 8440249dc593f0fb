"""Every input that failed once is right now; the campaigns run, on little."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAILED_ONCE = sorted(path for path in (ROOT / "tests" / "regressions").iterdir() if "-" in path.name)


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / script), *arguments]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("path", FAILED_ONCE, ids=lambda path: path.name)
def test_it_is_right_now(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks import fuzz_targets

    monkeypatch.setattr(fuzz_targets, "PARTS", 1)
    fuzz_targets.TARGETS[path.name.partition("-")[0]].check(path.read_bytes())


def test_fuzz_counts_each_target() -> None:
    one = run("fuzz.py", "--inputs", "30", "--seed", "5")
    assert one.returncode == 0, one.stdout + one.stderr
    counts = [line.partition("slowest")[0] for line in one.stdout.splitlines()]
    assert counts[0] == "seed 5" and "30 inputs     0 failed" in counts[-1]
    assert all("3 inputs" in line for line in counts[1:-1]) and len(counts) == 12


def test_the_seed_decides_what_is_tried() -> None:
    from benchmarks.fuzz_targets import TARGETS

    for target in TARGETS.values():
        one, other = (random.Random(5) for _ in range(2))
        assert [target.make(one) for _ in range(5)] == [target.make(other) for _ in range(5)]


def test_fuzz_replays_a_file(tmp_path: Path) -> None:
    path = tmp_path / "text-a"
    path.write_text("坚持集休学习。", encoding="utf-8")
    done = run("fuzz.py", "--replay", str(path))
    assert (done.returncode, done.stdout) == (0, f"{path}: ok\n")


def test_growth_prints_a_table() -> None:
    done = run("growth.py", "--to", "4000", "--shape", "blanks in a line", "--shape", "baseline, all gone")
    assert done.returncode == 0, done.stdout + done.stderr
    rows = done.stdout.splitlines()
    assert rows[0].split() == ["shape", "exponent", "1,000", "4,000"]
    assert [row[:34].strip() for row in rows[1:3]] == ["blanks in a line", "baseline, all gone"]
    assert rows[-1] == "2 shapes, the exponents of 0 above 1.2"


def test_the_short_form_of_growth_sees_what_once_grew_with_the_square() -> None:
    done = run("growth.py", "--short", "--shape", "headings of one level", "--shape", "announced, none follow")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[0].split() == ["shape", "exponent", "250", "1,000"]
    assert done.stdout.splitlines()[-1] == "2 shapes, the exponents of 0 above 1.4"


def test_every_kind_has_shapes_of_its_own() -> None:
    from benchmarks.made_shapes import shapes
    from lint.kinds import NAMES

    found = {name.partition(",")[0] for name in shapes() if not name.startswith("read ")}
    assert found == {*NAMES} - {"suspect", "suppression"}


def test_growth_fails_where_a_shape_grows_too_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks import growth

    monkeypatch.setattr(growth, "measured", lambda prepare, size: (size / 1000) ** 1.3)
    assert growth.exponent(growth.run(lambda n: lambda: None, [1000, 4000, 16000], 100)) == pytest.approx(1.3)
    assert growth.run(lambda n: lambda: None, [1000, 4000, 16000], 20) == [
        (1000, 1.0),
        (4000, pytest.approx(6.06, 0.01)),
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes that it forked")
def test_kills() -> None:
    done = run("kills.py", "--kills", "2", "--seed", "4")
    assert done.returncode == 0 and done.stdout.endswith("0 failed\n"), done.stdout + done.stderr
