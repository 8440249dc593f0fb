"""benchmarks/slips.py: what is found by category, what is reported of right sentences, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / "slips.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def test_counts_by_category(tmp_path: Path) -> None:
    table = tmp_path / "slips.tsv"
    table.write_text(
        "固定表述\t落实立德树人根本责任。\t落实立德树人根本任务。\n"
        "固定表述\t认真学习。\t认真研究。\n"
        "陷阱\t发挥示范带动作用。\t发挥示范带动作用。\n",
        encoding="utf-8",
    )
    done = run(str(table), "--select", "SP", "--show")
    assert done.returncode == 0, done.stderr
    missed, phrases, traps, total, _ = done.stdout.splitlines()
    assert missed == "    missed: 认真学习。"
    assert phrases == "固定表述: found 1 of 2, right sentences reported 0 of 2"
    assert traps == "陷阱: right sentences reported 0 of 1"
    assert total.startswith("all: found 1 of 2, right sentences reported 0 of 3, 0.00 per 10,000")


def test_refuses_what_is_no_table(tmp_path: Path) -> None:
    table = tmp_path / "slips.tsv"
    table.write_text("固定表述\t一句话\n", encoding="utf-8")
    done = run(str(table))
    assert done.returncode == 2 and "slips.tsv:1" in done.stderr
