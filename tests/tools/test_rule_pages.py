"""docs/rules/ says what the rule files say; `python tools/snapshots.py` writes it anew."""

from __future__ import annotations

import json

from tools import rule_pages


def test_pages_are_current() -> None:
    made = rule_pages.current()
    there = {path.name: path.read_text("utf-8") for path in rule_pages.PAGES.glob("*.md")}
    assert sorted(there) == sorted(made)
    assert [name for name in made if made[name] != there[name]] == []


def test_every_error_is_measured() -> None:
    measured = json.loads(rule_pages.MEASURED.read_text("utf-8"))
    assert sum(corpus["characters"] for corpus in measured.values()) > 4_000_000
