"""What is kept holds for this package alone: any file below the doors that changes makes it another one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lint.base import package

HOUSE = Path(package.FOLDER)
ABOVE = ("output", "interfaces")
CODE = "from lint.base import package; print(package.stamp_of_files(), package.content())"


def key(folder: Path) -> list[str]:
    """What the package in a folder is known by, at a glance and for certain."""
    command = [sys.executable, "-B", "-c", CODE]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.split()


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(HOUSE, folder / "lint", ignore=shutil.ignore_patterns("__pycache__", "_rules"))
    return folder


def test_every_module_below_the_doors_counts() -> None:
    modules = {path for path in HOUSE.rglob("*.py") if path.relative_to(HOUSE).parts[0] not in (*ABOVE, "_rules")}
    made_of = set(map(Path, package.made_of()))
    assert modules <= made_of
    assert {path.suffix for path in made_of} == {".py", ".bin", ".trie", ".txt"}
    assert not any(path.relative_to(HOUSE).parts[0] in ABOVE for path in made_of)


@pytest.mark.parametrize(
    "room", sorted({path.relative_to(HOUSE).parts[0] for path in HOUSE.rglob("*.py") if path.parent != HOUSE})
)
def test_an_edit_in_a_room_changes_the_key(room: str, copied: Path) -> None:
    before = key(copied)
    path = next(path for path in sorted((copied / "lint" / room).rglob("*.py")) if path.name != "__init__.py")
    path.write_text(path.read_text("utf-8") + "\n# edited\n", "utf-8")
    after = key(copied)
    changed = [one != other for one, other in zip(before, after, strict=True)]
    assert changed == ([False, False] if room in ABOVE else [True, True])


def test_new_times_alone_change_the_stamp_and_not_the_content(copied: Path) -> None:
    stamp, content = key(copied)
    (copied / "lint" / "__init__.py").touch()
    assert key(copied)[0] != stamp and key(copied)[1] == content
