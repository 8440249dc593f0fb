"""The house as it is built: imports only downward, no circle, no kind that knows another, no module that is two."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
import tomli

import lint

HOUSE = Path(lint.__file__).parent
SETTINGS = HOUSE.parent / "pyproject.toml"
CONTRACT = tomli.loads(SETTINGS.read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
# From the roof to the ground; what lint-imports holds, too.
ROOMS = tuple(CONTRACT["layers"])
MODULES = {str(path.relative_to(HOUSE)): path for path in sorted(HOUSE.rglob("*.py")) if "_rules" not in path.parts}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("lint", cache_dir=None)


def upward(graph: grimp.ImportGraph) -> list[str]:
    """The imports that go up, or between two rooms that do not see each other."""
    found = graph.find_illegal_dependencies_for_layers(layers=ROOMS, containers={"lint"})
    return [f"{one.importer} -> {one.imported}" for one in found]


def test_every_folder_is_a_room() -> None:
    folders = {path.name for path in HOUSE.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))}
    assert folders == set(ROOMS) and CONTRACT["exhaustive"]


def test_outside_the_rooms_there_is_next_to_nothing() -> None:
    files = {path.name for path in HOUSE.iterdir() if path.is_file()}
    assert files == {"__init__.py", "__main__.py", "README.md", "py.typed"}


def test_imports_go_down(graph: grimp.ImportGraph) -> None:
    assert upward(graph) == []


@pytest.mark.parametrize("module", [name for name in MODULES if "/" in name and not name.startswith(ROOMS[0])])
def test_an_import_that_goes_up_is_found_in_every_module(module: str) -> None:
    graph = grimp.ImportGraph()
    for package in ("lint", *(f"lint.{room}" for room in ROOMS)):
        graph.add_module(package)
    name = "lint." + module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    graph.add_module(name)
    above = ROOMS[ROOMS.index(Path(module).parts[0]) - 1]
    assert upward(graph) == []
    graph.add_import(importer=name, imported=f"lint.{above}")
    assert upward(graph) == [f"lint.{Path(module).parts[0]} -> lint.{above}"]


def test_no_circle(graph: grimp.ImportGraph) -> None:
    seen = {
        module: graph.find_modules_directly_imported_by(module) for module in graph.modules if module != "lint"
    }  # raises CycleError, which names the modules
    assert list(TopologicalSorter(seen).static_order())


def test_imports_are_absolute() -> None:
    for name, path in MODULES.items():
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        assert not any(isinstance(node, ast.ImportFrom) and node.level for node in nodes), name


def test_modules_are_small() -> None:
    sizes = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: size for name, size in sizes.items() if size > 300} == {}
    assert statistics.median(size for name, size in sizes.items() if not name.endswith("__init__.py")) <= 120


def test_the_contracts_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--config", str(SETTINGS), "--no-cache"]
    done = subprocess.run(command, cwd=HOUSE.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
