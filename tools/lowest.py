"""Prints the lower bounds of pyproject.toml as constraints for pip: what the project says that it still works with.

    python tools/lowest.py > lowest.txt && pip install -c lowest.txt -e '.[dev]'

`.ci/run` does so.
"""

from __future__ import annotations

import re
from pathlib import Path

import tomli

_BOUND = re.compile(r"(?P<name>[\w.-]+)[^;]*?[>=]=(?P<version>[\w.]+)")


def lowest(project: Path) -> list[str]:
    """A line `name==version` for every dependency of a pyproject.toml that has a lower bound."""
    data = tomli.loads(project.read_text("utf-8"))["project"]
    wanted = [*data["dependencies"], *(one for extra in data["optional-dependencies"].values() for one in extra)]
    return [f"{found['name']}=={found['version']}" for one in wanted if (found := _BOUND.match(one))]


if __name__ == "__main__":
    print("\n".join(lowest(Path(__file__).resolve().parent.parent / "pyproject.toml")))
