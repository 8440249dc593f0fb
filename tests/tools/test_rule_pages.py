"""docs/rules/ says what the rule files say; `python tools/rule_pages.py` writes it anew."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

from lint.packs.find import builtin_files
from lint.packs.load import load

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("rule_pages", ROOT / "tools" / "rule_pages.py")
assert SPEC and SPEC.loader
rule_pages = importlib.util.module_from_spec(SPEC)
sys.modules["rule_pages"] = rule_pages
SPEC.loader.exec_module(rule_pages)


def test_pages_are_current() -> None:
    made = rule_pages.pages(load(builtin_files()), json.loads(rule_pages.MEASURED.read_text("utf-8")))
    there = {path.name: path.read_text("utf-8") for path in rule_pages.PAGES.glob("*.md")}
    assert sorted(there) == sorted(made)
    assert [name for name in made if made[name] != there[name]] == []


def test_every_error_is_measured() -> None:
    measured = json.loads(rule_pages.MEASURED.read_text("utf-8"))
    assert sum(corpus["characters"] for corpus in measured.values()) > 4_000_000
