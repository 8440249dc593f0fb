"""late: an expression that is compiled when it is first used, and is then what `re.compile` gives."""

from __future__ import annotations

import re

import pytest

from lint.base.late import late


def test_it_is_compiled_when_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    original = re.compile

    def compile_(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return original(pattern, flags)

    monkeypatch.setattr(re, "compile", compile_)
    pattern = late("集(休)", re.DOTALL)
    assert compiled == []
    assert pattern.search("坚持集休学习")
    assert pattern.sub("集体", "集休") == "集体"
    assert compiled == ["集(休)"]


def test_it_is_what_compile_gives() -> None:
    pattern, same = late(r"(?P<n>\d+)名", re.MULTILINE), re.compile(r"(?P<n>\d+)名", re.MULTILINE)
    text = "党员12名，群众3名"
    assert [m["n"] for m in pattern.finditer(text)] == [m["n"] for m in same.finditer(text)] == ["12", "3"]
    assert (pattern.pattern, pattern.flags, pattern.groupindex) == (same.pattern, same.flags, same.groupindex)
    assert pattern.findall(text) == same.findall(text)
    assert pattern.split(text) == same.split(text)


def test_one_that_is_wrong_raises_when_it_is_used() -> None:
    with pytest.raises(re.error):
        late("(").search("")
