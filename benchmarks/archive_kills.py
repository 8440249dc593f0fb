"""Archive kills: end `archive add` with SIGKILL while it writes, and see that nothing is lost and the archive is whole.

    python benchmarks/archive_kills.py --kills 100 --seed 1

An archive holds some documents; `archive add` is to put in new ones and new versions of some, in batches of a few
documents so that there are many moments to die at. It is killed at a moment that chance chooses while it works. Then
`archive check` must find nothing wrong, every earlier document must be there, old or new; and after one more run the
archive must hold what one holds that nobody killed, and find the same pairs. Linux and macOS only.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.archive import archive as archives
from lint.archive.archive import Archive
from lint.archive.intake import intake
from lint.archive.pairs import Pair, pairs
from lint.archive.state import faults, listed

LETTERS = "学习贯彻落实推进工作建设发展组织党员干部群众服务保障监督检查整改提升治理乡村产业生态教育健康安全"
Content = tuple[list[tuple[str, str, int]], list[Pair]]


def write(folder: Path, chance: random.Random, count: int, version: str) -> None:
    """Make documents of twenty sentences, some of which stand in several of them."""
    folder.mkdir(exist_ok=True)
    common = ["".join(random.Random(n).choices(LETTERS, k=30)) + "。" for n in range(40)]
    for n in range(count):
        own = ["".join(chance.choices(LETTERS, k=30)) + "。" for _ in range(18)]
        text = "\n".join([f"第{n}号{version}", "".join([*own, *chance.sample(common, 2)])])
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")


def add(path: str, folder: Path) -> None:
    """What is killed."""
    archives.BATCH = 100
    with Archive(path, create=True) as archive:
        for _ in archive.add(intake(file.read_bytes(), str(file)) for file in sorted(folder.iterdir())):
            pass


def held(path: str) -> Content:
    """What an archive holds: documents with their titles, and all pairs."""
    with Archive(path) as archive:
        return sorted((one.path, one.title, one.sentences) for one in listed(archive)), sorted(pairs(archive))


def killed(path: str, folder: Path, after: float) -> bool:
    """Run `add` in a process of its own, and kill it after so many seconds; whether it was still at work."""
    pid = os.fork()
    if not pid:
        try:
            add(path, folder)
            os._exit(0)
        except BaseException:
            os._exit(70)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    status = os.waitpid(pid, 0)[1]
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"add ended with {os.WEXITSTATUS(status)}")
    return os.WIFSIGNALED(status)


def wrong(path: str, before: Content, want: Content) -> str:
    """What is wrong with an archive after a kill."""
    with Archive(path) as archive:
        if found := [*faults(archive)]:
            return "; ".join(found)
    lost = {one[0] for one in before[0]} - {one[0] for one in held(path)[0]}
    strange = {*held(path)[0]} - {*before[0], *want[0]}
    return f"lost {sorted(lost)}" if lost else f"half a document: {sorted(strange)}" if strange else ""


def trial(top: Path, chance: random.Random, before: Content, want: Content, lasts: float) -> tuple[bool, str]:
    """One kill: whether the run died of it, and what is wrong then."""
    with tempfile.TemporaryDirectory(dir=top) as folder:
        path = os.path.join(folder, "a")
        shutil.copy(top / "before", path)
        died = killed(path, top / "new", chance.uniform(0, lasts))
        if fault := wrong(path, before, want):
            return died, fault
        add(path, top / "new")
        if fault := wrong(path, before, want):
            return died, "after one more run: " + fault
        return died, "" if held(path) == want else "the next run made something else"


def main() -> int:
    parser = argparse.ArgumentParser(description="kill `archive add` while it writes")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=60, help="how many are added; half of them are there already")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        write(top / "new", chance, given.documents // 2, "初稿")
        add(str(top / "before"), top / "new")
        before = held(str(top / "before"))
        write(top / "new", chance, given.documents, "定稿")
        shutil.copy(top / "before", top / "after")
        begun = time.perf_counter()
        add(str(top / "after"), top / "new")
        lasts = 1.1 * (time.perf_counter() - begun)
        want = held(str(top / "after"))
        kills = runs = bad = 0
        while kills < given.kills and runs < 4 * given.kills:
            died, fault = trial(top, chance, before, want, lasts)
            runs, kills, bad = runs + 1, kills + died, bad + bool(fault)
            if fault:
                print(f"FAILED: {fault}")
        print(f"archive add {kills:>5} kills in {runs} runs, {bad} failed")
    return 1 if bad or kills < given.kills else 0


if __name__ == "__main__":
    raise SystemExit(main())
