"""The benchmarks on tiny inputs: that they run, count right and print the tables that benchmarks/README.md shows."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.output import chromium

ROOT = Path(__file__).parents[2]
CLEAN = "党支部2024年学习通知\n\n全体党员认真学习。\n"
WRONG = "全体党员参加集休学习，柠紧思想总开关。\n"


def run(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / script), *map(str, arguments)]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)


def test_doors_measures_both() -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("looks at /proc")
    done = run("doors.py", "--runs", "1")
    assert done.returncode == 0, done.stderr
    head, *rows = done.stdout.splitlines()
    assert head == "a report of 10,000 characters, medians of 1"
    names = [row.split(" ms waited")[0].rsplit(None, 1)[0].strip() for row in rows]
    editor = ["opened, cold", "opened, warm", "all rules", "after an edit"]
    page = ["address shown", "checked, cold", "checked again"]
    assert names == [f"editor: {name}" for name in editor] + [f"page: {name}" for name in page]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "wrong.txt").write_text(CLEAN + WRONG, encoding="utf-8")
    return folder


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="counts CPU time with wait4")
class TestSpeed:
    def test_prints_both_tables(self) -> None:
        done = run("speed.py", "--runs", "1", "--megabytes", "0.05")
        assert done.returncode == 0, done.stderr
        start, *rows = done.stdout.splitlines()
        assert re.fullmatch(r"start-up: one report of \d+ kB, median of 1", start)
        shape = r" +\d+\.\d ms +\d+\.\d x"
        assert re.fullmatch(r"  python -c pass" + shape, rows[0]) and " 1.0 x" in rows[0]
        assert re.fullmatch(r"  dj-lint report.txt" + shape, rows[1])
        assert re.fullmatch(r"    the first time" + shape, rows[2])
        assert re.fullmatch(r"    with TY9" + shape, rows[4])
        assert re.fullmatch(r"throughput: \d+ files, 0\.1 MB, median of 1", rows[6])
        rate = r" +\d+\.\d MB per CPU second +\d+ MB peak memory"
        assert re.fullmatch(r"    unchanged" + shape, rows[3])
        assert re.fullmatch(r"  read and decode" + shape + rate, rows[7])
        assert re.fullmatch(r"  dj-lint FOLDER" + shape + rate, rows[8])
        assert re.fullmatch(r"    unchanged" + shape + rate, rows[9])

    def test_measures_a_folder_that_is_given(self, texts: Path) -> None:
        done = run("speed.py", "--runs", "1", texts)
        assert done.returncode == 0, done.stderr
        assert "throughput: 2 files, 0.0 MB" in done.stdout

    def test_the_same_seed_makes_the_same_text(self) -> None:
        code = (
            "import speed; first, second = (speed.Writer(7) for _ in 'ab');"
            "assert ''.join(first.report(9000)) == ''.join(second.report(9000));"
            "assert 9000 < len(''.join(first.statute(9000)).encode()) < 11000"
        )
        subprocess.run([sys.executable, "-c", code], cwd=ROOT / "benchmarks", check=True)

    @pytest.mark.parametrize("arguments", [["--runs", "0"], ["--megabytes", "-1"], ["no such folder"]])
    def test_refuses_what_it_cannot_measure(self, arguments: list[str]) -> None:
        assert run("speed.py", *arguments).returncode == 2


class TestNoise:
    def test_counts_by_rule(self, texts: Path) -> None:
        done = run("noise.py", texts, "--rule", "TY001")
        assert done.returncode == 0, done.stderr
        characters = len("".join((CLEAN + CLEAN + WRONG).split()))
        rate = f"{2 * 10_000 / characters:.4f}"
        first, _, row, *samples, total = done.stdout.splitlines()
        assert first == f"2 files, {characters} characters"
        assert row.split() == ["2", rate, "TY001", "error", "known-typo"]
        assert len(samples) == 2
        assert "wrong.txt:4:7" in samples[0] and "参加⟦集休学习⟧，" in samples[0]
        assert total.split() == ["2", rate, "total"]

    def test_takes_samples_and_levels(self, texts: Path) -> None:
        done = run("noise.py", texts, "--rule", "TY001", "--samples", "1")
        assert done.stdout.count("⟦") == 1
        (texts / "wrong.txt").write_text("党员(含预备党员)认真学习。\n", encoding="utf-8")
        assert "PU003" in run("noise.py", texts, "--rule", "PU003").stdout
        assert "PU003" not in run("noise.py", texts, "--rule", "PU003", "--level", "error").stdout

    def test_writes_json(self, texts: Path, tmp_path: Path) -> None:
        file = tmp_path / "noise.json"
        assert run("noise.py", texts, "--rule", "TY", "--samples", "1", "--json", file).returncode == 0
        data = json.loads(file.read_text(encoding="utf-8"))
        assert (data["files"], data["total"], data["level"], data["unread"]) == (2, 2, "warning", [])
        (rule,) = data["rules"]
        assert (rule["code"], rule["count"], len(rule["samples"])) == ("TY001", 2, 1)
        assert rule["samples"][0]["text"] == "集休学习"

    def test_says_what_it_could_not_read(self, texts: Path) -> None:
        (texts / "other.txt").write_bytes(b"%PDF-1.4")
        done = run("noise.py", texts, "--rule", "TY")
        assert done.returncode == 2
        assert "other.txt" in done.stderr

    @pytest.mark.parametrize("arguments", [["--rule", "XX001"], ["--level", "loud"]])
    def test_refuses_what_is_not_there(self, texts: Path, arguments: list[str]) -> None:
        assert run("noise.py", texts, *arguments).returncode == 2

    def test_an_empty_folder_is_no_result(self, tmp_path: Path) -> None:
        assert run("noise.py", tmp_path).returncode == 2


def test_report_measures_a_page() -> None:
    chromium.program()
    done = run("report.py", "--drafts", "3", "--print")
    assert done.returncode == 0, done.stderr
    first, opened, stepped, printed = done.stdout.splitlines()
    assert re.fullmatch(r"3 drafts of 4000 characters, \d+ findings, 0\.\d MB", first)
    assert re.fullmatch(r"open \d+ ms of work, \d+ to \d+ ms on the clock", opened)
    assert re.fullmatch(r"n \d+\.\d ms, at most \d+\.\d ms", stepped)
    assert re.fullmatch(r"printed: \d+ pages, \d+\.\d MB", printed)


def test_copies_prints_what_it_found(tmp_path: Path) -> None:
    chance = random.Random(1)
    letters = "学习贯彻落实推进工作建设发展组织党员干部群众服务保障监督检查整改提升治理乡村产业生态教育健康安全"
    text = "".join("".join(chance.choices(letters, k=30)) + "。" for _ in range(400))
    (tmp_path / "texts.txt").write_text(text, encoding="utf-8")
    done = run("copies.py", "--sentences", "300", tmp_path)
    assert done.returncode == 0, done.stderr
    first, *rows = done.stdout.splitlines()
    assert re.fullmatch(r"300 sentences   index \d+\.\d s \(\d+\.\d s of processor time\)   file \d+ MB", first)
    shape = r" +(?:[0-3]|heavy) edits   recall ([01]\.\d{3})   \d+\.\d\d ms of processor time a query"
    recalls = [float(match[1]) for row in rows[:5] if (match := re.fullmatch(shape, row))]
    assert len(recalls) == 5 and recalls[0] == 1 and min(recalls[:4]) > 0.9
    assert rows[5].startswith("  not there: of 1,000 queries") and rows[5].endswith(" 0.0 false")
