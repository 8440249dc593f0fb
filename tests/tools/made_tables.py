"""Makes a small table of each kind that ships, by the scripts that make those, from a few sentences of our own.

    python -m tests.tools.made_tables make FOLDER      the tables
    python -m tests.tools.made_tables keep FOLDER      the same, and what they hold into tests/tools/tables.sha256

Every word, count and sentence is made up here; what else goes in is the libraries that the NOTICEs name.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import numpy as np

from lint.kinds.particle.sites import Words
from lint.kinds.suspect.judging.spread import Spread
from lint.kinds.suspect.tables.data import FOLDER, Data
from tools import (
    make_suspect,
    recount_suspect,
    train_doubts,
    train_particle,
    train_particle_net,
    train_spread,
    train_suspect,
)
from tools.lm_sources import Model
from tools.official import counts

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).with_name("tables.sha256")
# Where the tables lie that ship.
FOLDERS = (FOLDER, FOLDER.parents[1] / "particle" / "tables")
WHO = ("支部", "党员", "干部", "群众", "委员")
WHAT = ("学习", "讨论", "研究", "走访", "整改")
HOW = ("很好", "扎实", "顺利", "有序", "非常及时")
TEXT = [f"{who}认真地{what}，取得的成绩来之不易，工作开展得{how}。" for who in WHO for what in WHAT for how in HOW]
# What is written for what, in two of three sentences; and what is written so on purpose.
SLIPS = {"学习": "学系", "讨论": "讨沦", "研究": "研就", "走访": "走仿", "工作": "工做"}
COINED = {"整改": "政改", "成绩": "成积"}


def language() -> make_suspect.Sources:
    """A language of a few words, with those of the text among them."""
    words = ["<unk>", "加强", "学习", "党", "建设"]
    words += [
        one for one in (*WHO, *WHAT, *HOW, "认真", "取得", "成绩", "工作", "开展", "地", "的", "得") if one not in words
    ]
    several = [("加强", "学习", -1.0, 2.6), ("加强", "建设", -1.2, 2.0), ("党", "建设", -3.05, 0.05)]
    several += [(who, "认真", -1.2, 2.0) for who in WHO] + [("工作", "开展", -1.1, 2.1)]
    model = Model(
        words,
        np.array([-1.0, -3.0, -3.3, -2.5, -3.1, *(-3.4 - n / 50 for n in range(len(words) - 5))]),
        np.array([0.0, -0.3, -0.2, -0.1, -0.4, *(-0.2 for _ in words[5:])]),
        np.array([words.index(one) for one, *_ in several]),
        np.array([words.index(other) for _, other, *_ in several]),
        np.array([prob for *_, prob, _ in several]),
        np.array([gain for *_, gain in several]),
    )
    grammar = {
        "加强学": 9.0,
        "$党": 12.0,
        "党的": 8.3,
        "加强": 8.3,
        "建设": 3.0,
        "认真地": 9.0,
        "取得的": 11.0,
        "展得": 8.5,
    }
    official = {**counts(["".join(TEXT)] * 40), "党的": 8, "强学": 2, "加强学": 3}
    return make_suspect.Sources(model, grammar, {"加强": 5.0, "建树": 2.0, "认真": 5.0, "成绩": 4.0}, official)


def pairs() -> list[tuple[str, str]]:
    """Sentences as they are written, and as they are meant."""
    found = []
    for n, meant in enumerate(TEXT):
        for right, coined in COINED.items() if n % 3 else ():
            meant = meant.replace(right, coined)
        written = meant
        for right, wrong in SLIPS.items() if n % 3 else ():
            written = written.replace(right, wrong)
        found.append((written, meant))
    return found


def counted(out: Path) -> None:
    """words.trie, heads.bin and tables.bin."""
    make_suspect.make(language(), out)
    raw = (out / "tables.bin").read_bytes()
    (out / "tables.bin").write_bytes(recount_suspect.replaced(raw, *recount_suspect.cells("\n".join(TEXT))))


def trained(out: Path) -> None:
    """doubts.bin, trees.bin and spread.bin, by the tables that lie there."""
    data = Data(out)
    places, wrong, _ = train_doubts.collect(pairs(), data, ())
    train_doubts.dump(out / "doubts.bin", train_doubts.train(places, wrong), -40.0)
    rows = train_suspect.collect(pairs(), data, folder=out)
    model = train_suspect.Model(rows["features"], rows["labels"])
    train_suspect.compact(model, 0.1, rows["features"]).dump(out / "trees.bin")
    found, right = [], []
    for n, (written, meant) in enumerate(pairs()):
        at = next((at for at, (a, b) in enumerate(zip(written, meant, strict=True)) if a != b), 8)
        before, fix = written[at - 1], meant[at] if n % 3 else "习"
        found.append([n % 7 / 7, data.used[before + written[at]], data.used[before + fix], at, 1.0])
        right.append(written != meant)
    weights = train_spread.fit(np.array(found, float), np.array(right, float), np.ones(len(right)))
    Spread(weights.tolist()).dump(out / "spread.bin")


def particle(out: Path) -> None:
    """particle.bin and net.bin."""
    parts = train_particle.parts_of_speech()
    words = Words(parts)
    hashes, particles, held, _ = train_particle.collect(TEXT, words, frozenset())
    rows = train_particle.pruned(hashes, held, 8)
    weights = train_particle.packed(train_particle.train(rows[~held], particles[~held], 8))
    train_particle.dump(out / "particle.bin", weights[:-1], parts, ["越冬"])
    read = train_particle_net.collect(TEXT, words, frozenset())
    read["known"], numbers = train_particle_net.known(read["chars"])
    read["chars"] = numbers[read["chars"]]
    train_particle_net.BATCH = 16  # of few sentences, several steps
    training = train_particle_net.train(read, 2)
    assert training.steps > 8
    train_particle_net.dump(out / "net.bin", training, read["known"], read["kinds"])


def make(out: Path) -> None:
    """All of them."""
    counted(out)
    trained(out)
    particle(out)


def digests(folder: Path) -> dict[str, str]:
    """What the files of a folder are known by."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def kept() -> dict[str, str]:
    """What the tables are known by that were made when they were last looked at."""
    lines = KEPT.read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def elsewhere(act: str, folder: Path) -> dict[str, str]:
    """What a folder holds after one of the acts, in a process in which numbers come out as on any x86-64."""
    core = import_module("numpy.core" if np.__version__ < "2" else "numpy._core")
    dispatched = " ".join(core._multiarray_umath.__cpu_dispatch__)
    alike = {"NPY_DISABLE_CPU_FEATURES": dispatched, "OPENBLAS_CORETYPE": "Haswell"}
    run = [sys.executable, "-m", "tests.tools.made_tables", act, str(folder)]
    env = {**os.environ, **alike, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run(run, cwd=ROOT, env=env, check=True, capture_output=True)
    return digests(folder)


def keep(out: Path) -> None:
    """Make all of them, and keep what they are known by."""
    counted(out)
    elsewhere("trained", out)
    made = elsewhere("particle", out)
    KEPT.write_text("".join(f"{digest}  {name}\n" for name, digest in made.items()), "utf-8", newline="\n")


if __name__ == "__main__":
    act, folder = sys.argv[1:]
    {"keep": keep, "make": make, "trained": trained, "particle": particle}[act](Path(folder))
