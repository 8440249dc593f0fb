"""Daft, here and on a Ray cluster of two nodes: the same pairs as SQLite; and it goes on where it was killed."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from lint.archive import cluster
from lint.archive.cluster import OtherPlanError, build
from lint.archive.pairs import Pair, pair
from tests.interfaces.cli.commands.helper import ROOT, captured
from tests.kinds.copies.made import LETTERS
from tests.needed import missing

DOCUMENTS, SENTENCES, POOL = 400, 50, 14_000
# How long a node of Ray may take to come up, in seconds.
PATIENCE = 120


@pytest.fixture(scope="module", autouse=True)
def _needs_libraries() -> None:
    """Without daft and ray the tests are skipped, or fail where DJ_LINT_NEED_CLUSTER is set."""
    if find_spec("daft") is None or find_spec("ray") is None:
        missing("CLUSTER", "dangjian-lint[cluster], with daft and ray,")


def _sentence(chance: random.Random, seed: int) -> str:
    """A sentence of a pool, as it is or after one to three edits."""
    letters = random.Random(seed).choices(LETTERS, k=20 + seed % 25)
    for _ in range(chance.choice((0, 0, 1, 2, 3))):
        letters[chance.randrange(len(letters))] = chance.choice(LETTERS)
    return "".join(letters) + "。"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20,000 sentences, in documents as JSON lines."""
    made, chance = tmp_path_factory.mktemp("cluster"), random.Random(4)
    with open(made / "docs.jsonl", "w", encoding="utf-8") as handle:
        for n in range(DOCUMENTS):
            body = "".join(_sentence(chance, chance.randrange(POOL)) for _ in range(SENTENCES))
            handle.write(json.dumps({"document": f"{n}号", "text": f"{n}号总结\n{body}"}, ensure_ascii=False) + "\n")
    return made


@pytest.fixture(scope="module")
def by_sqlite(folder: Path) -> set[Pair]:
    out = folder / "sqlite"
    done = captured("archive", "build", str(folder / "docs.jsonl"), "--archive", str(folder / "a"), "-o", str(out))
    assert done.code == 0 and "20000 句" in done.out, done
    return {Pair(**json.loads(line)) for line in (out / "pairs.jsonl").read_text("utf-8").splitlines()}


def pairs_in(out: Path) -> set[Pair]:
    import daft

    found: dict[str, list[Any]] = daft.read_parquet(f"{out}/pairs/*/*.parquet").to_pydict()
    ones = zip(found["document"], found["n"], strict=True)
    others = zip(found["other_document"], found["other_n"], strict=True)
    listed = [pair(one, other) for one, other in zip(ones, others, strict=True)]
    assert len(listed) == len({*listed})
    return {*listed}


def test_daft_on_this_machine_finds_what_sqlite_does(
    folder: Path, by_sqlite: set[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PART", 100_000)  # so that there are several parts
    done = captured("archive", "build", "--engine", "daft", str(folder / "docs.jsonl"), "-o", str(folder / "daft"))
    assert done.code == 0 and f"20000 句，{len(by_sqlite)} 对雷同句" in done.out, done
    assert len(by_sqlite) > 10_000 and pairs_in(folder / "daft") == by_sqlite


def test_one_that_was_killed_goes_on(
    folder: Path, by_sqlite: set[Pair], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "daft"
    shutil.copytree(folder / "daft", out)
    shutil.rmtree(out / "pairs" / "0")
    (out / "pairs" / "0.partial").mkdir()
    (out / "pairs" / "0.partial" / "half.parquet").write_bytes(b"PAR1")
    before = os.stat(out / "read").st_mtime_ns
    monkeypatch.setattr(cluster, "PART", 100_000)
    built = build([], [str(folder / "docs.jsonl")], str(out))
    assert built.pairs == len(by_sqlite) and pairs_in(out) == by_sqlite
    assert os.stat(out / "read").st_mtime_ns == before and not (out / "pairs" / "0.partial").exists()
    (tmp_path / "other.jsonl").write_text('{"document": "a", "text": "b"}\n', encoding="utf-8")
    with pytest.raises(OtherPlanError):
        build([], [str(tmp_path / "other.jsonl")], str(out))


def test_folders_are_a_source_and_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "文稿").mkdir()
    for n in range(3):
        body = "".join(_sentence(random.Random(n), seed) for seed in range(9))
        (tmp_path / "文稿" / f"{n}.txt").write_text(f"总结\n{body}", encoding="utf-8")
    (tmp_path / "文稿" / "坏.docx").write_bytes(b"PK\3\4")
    done = captured("archive", "build", "--engine", "daft", str(tmp_path / "文稿"), "-o", str(tmp_path / "out"))
    assert done.code == 2 and "27 句，27 对" in done.out and "坏.docx" in done.err, done


@pytest.fixture(scope="module")
def ray() -> Iterator[str]:
    """The address of a Ray cluster of two nodes on this machine, in a folder of its own; it tells nobody of itself."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    folder = tempfile.mkdtemp(prefix="ray")  # a short path: sockets lie in it
    ours = {"HOME": folder, "RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0", "PYTHONPATH": str(ROOT)}
    environment = {**os.environ, **ours}
    head = ("--head", f"--port={address.split(':')[1]}", "--include-dashboard=false", f"--temp-dir={folder}/t")
    nodes = []
    with pytest.MonkeyPatch.context() as patch, open(os.path.join(folder, "log"), "wb") as log:
        for name, value in ours.items():
            patch.setenv(name, value)
        try:
            for n, arguments in enumerate((head, (f"--address={address}",)), 1):
                command = [os.path.join(os.path.dirname(sys.executable), "ray"), "start", "--block", "--num-cpus=1"]
                memory = "--object-store-memory=200000000"
                nodes.append(
                    subprocess.Popen(
                        [*command, memory, "--disable-usage-stats", *arguments],
                        env=environment, stdout=log, stderr=log, start_new_session=True,
                    )
                )  # fmt: skip
                _wait_for(n, address, environment)
            yield address
        finally:
            # All at once: a node that is asked to end waits half a minute for others.
            for process in [one for node in nodes for one in _family(node.pid)]:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            for node in nodes:
                node.wait()
    shutil.rmtree(folder, ignore_errors=True)


def _family(process: int) -> list[int]:
    """A process and all those that it and they started."""
    with suppress(FileNotFoundError, ProcessLookupError):
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        return [process, *(one for child in children for one in _family(int(child)))]
    return [process]


def _wait_for(count: int, address: str, environment: dict[str, str]) -> None:
    """Wait until a cluster has so many nodes."""
    code = (
        f"import ray, sys; ray.init(address={address!r}, log_to_driver=False, logging_level='ERROR');"
        f"sys.exit(sum(node['Alive'] for node in ray.nodes()) < {count})"
    )
    end = time.monotonic() + PATIENCE
    while subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True).returncode:
        assert time.monotonic() < end, f"no {count} nodes after {PATIENCE} s"


def test_two_nodes_find_what_sqlite_does(folder: Path, by_sqlite: set[Pair], ray: str) -> None:
    out = folder / "ray"
    command = [sys.executable, "-m", "lint", "archive", "build", "--engine", "daft", "--ray", ray]
    done = subprocess.run([*command, str(folder / "docs.jsonl"), "-o", str(out)], capture_output=True, encoding="utf-8")
    assert done.returncode == 0 and f"{len(by_sqlite)} 对雷同句" in done.stdout, done.stderr
    assert pairs_in(out) == by_sqlite
