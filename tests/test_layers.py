"""The layers of the house, held over its imports.

Edges beyond the plan that are sound: `regex` sees `document`, for it answers in the document's code points; `output`
prints the results that `run` hands it and the mistakes that `toml` finds, and speaks by `messages`. A module that is
not named here may see anything but output, cli and commands, and the layers named here may not see it.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lint

HOUSE = Path(lint.__file__).parent
# What each part may import of ours; a package counts as one part.
ALLOWED: dict[str, set[str]] = {
    "source": set(),
    "model": set(),
    "messages": set(),
    "atomic": set(),
    "cache": {"atomic"},
    "stored": {"model"},
    "results": {"cache", "config", "model", "stored"},
    "words": {"cache"},
    "toml": set(),
    "document": {"model", "source"},
    "readers": {"document", "model", "source", "readers"},
    "regex": {"document"},
    "literals": set(),
    "suspect": {"suspect"},
    "kinds": {"document", "literals", "model", "regex", "suspect", "words", "kinds"},
    "packs": {"toml"},
    "ruleset": {"kinds", "model"},
    "load": {"literals", "regex", "kinds", "model", "ruleset", "toml"},
    "engine": {"regex", "document", "kinds", "model", "ruleset", "selectors"},
    "formats": set(),
    "fingerprint": {"model", "source"},
    "selectors": set(),
    "config": {"formats", "model", "selectors", "toml"},
    "discover": {"config"},
    "baseline": {"atomic", "fingerprint", "model", "source", "toml"},
    "comments": {"document", "model", "readers", "source"},
    "suppress": {"comments", "config", "discover", "document", "fingerprint", "model", "selectors", "source"},
    "splice": {"model", "source"},
    "changes": {"model", "source"},
    "fix": {"atomic", "document", "model", "readers", "source", "splice"},
    "schema": {"kinds", "model"},
    "output": {"document", "fingerprint", "fix", "messages", "model", "source", "result", "timing", "toml", "output"},
    "result": {"document", "fix", "model", "readers", "source", "toml"},
}  # fmt: skip
TOP = {"arguments", "cli", "commands", "output"}
SEES_ALL = {"arguments", "cli", "commands", "__main__", "output"}


def part(module: str) -> str:
    """`lint.kinds.pairs` belongs to `kinds`; the package itself holds only the version."""
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> set[str]:
    """The parts of the house that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {part(alias.name) for alias in node.names if alias.name.split(".")[0] == "lint"}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            module = node.module or ""
            if module == "lint":
                found |= {alias.name for alias in node.names if not alias.name.startswith("__")}
            elif module.startswith("lint."):
                found.add(part(module))
    return found - {""}


FILES = {str(path.relative_to(HOUSE)): path for path in sorted(HOUSE.rglob("*.py")) if "_rules" not in path.parts}


@pytest.mark.parametrize("name", FILES)
def test_a_part_imports_what_is_below_it(name: str) -> None:
    own = Path(name).with_suffix("").parts[0]
    seen = imports(FILES[name])
    if own in ALLOWED:
        assert seen <= ALLOWED[own]
    elif own not in SEES_ALL:
        assert not seen & TOP


def test_every_part_named_here_is_there() -> None:
    assert set(ALLOWED) | SEES_ALL <= {Path(name).with_suffix("").parts[0] for name in FILES}


def test_a_kind_does_not_import_another() -> None:
    for name, path in FILES.items():
        if name.startswith("kinds") and not name.endswith("__init__.py"):
            modules = {
                node.module for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lint.kinds")
            }  # fmt: skip
            assert modules <= {"lint.kinds", "lint.kinds.context", "lint.kinds.quantities"}, name
