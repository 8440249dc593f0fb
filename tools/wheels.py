"""Wheels: for which systems there are wheels of all that dj-lint needs, asked of the index that pip has.

    python tools/wheels.py

What it says stands in docs/install.md. Only packages with compiled parts are asked for; the others install anywhere.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

COMPILED = ("ahocorasick-rs", "daachorse", "google-re2", "marisa-trie", "msgspec", "rapidfuzz", "rjieba", "watchfiles")
# By their markers these are not asked for there: jieba and ahocorasick-rs do their work.
WITHOUT = {
    "rjieba": ("win_arm64",),
    "daachorse": ("win_arm64", "manylinux_2_28_aarch64", "musllinux_1_2_aarch64"),
}
# What pip calls a system that is new enough: each tag with the older ones that it takes, too.
SYSTEMS = {
    "win_amd64": [],
    "win_arm64": [],
    "macosx_14_0_arm64": ["macosx_11_0_arm64", "macosx_12_0_arm64", "macosx_13_0_arm64"],
    "macosx_15_0_x86_64": [
        f"macosx_{version}_x86_64" for version in ("10_9", "10_12", "10_13", "11_0", "13_0", "14_0")
    ],
    "manylinux_2_28_x86_64": [f"manylinux_{version}_x86_64" for version in ("2_17", "2_24", "2_26", "2_27")],
    "manylinux_2_28_aarch64": [f"manylinux_{version}_aarch64" for version in ("2_17", "2_24", "2_26", "2_27")],
    "musllinux_1_2_x86_64": ["musllinux_1_1_x86_64"],
    "musllinux_1_2_aarch64": ["musllinux_1_1_aarch64"],
}
PYTHON = "3.12"


def missing(system: str, older: list[str]) -> list[str]:
    """The packages that have no wheel for a system."""
    wanted = [name for name in COMPILED if system not in WITHOUT.get(name, ())]
    tags = [argument for tag in (system, *older) for argument in ("--platform", tag)]
    with tempfile.TemporaryDirectory() as folder:
        ask = ["download", "-q", "--no-deps", "--only-binary=:all:", *tags, "--python-version", PYTHON, "-d", folder]
        return [
            name
            for name in wanted
            if subprocess.run([sys.executable, "-m", "pip", *ask, name], capture_output=True, check=False).returncode
        ]


if __name__ == "__main__":
    for system, older in SYSTEMS.items():
        print(f"{system:24}", ", ".join(missing(system, older)) or "all", flush=True)
