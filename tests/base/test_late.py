"""late: an expression that is compiled when it is first used, is then what `re.compile` gives, and is kept."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import lint.base.late as module
from lint.base.cache_files import CacheFolder
from lint.base.late import expression, late


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


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """What is kept goes into a folder of its own; called, as if a new process began."""

    def anew() -> None:
        module._kept.cache_clear()
        module.expression.cache_clear()
        module._new.clear()

    monkeypatch.setattr(module, "_folder", lambda: CacheFolder(str(tmp_path)))
    anew()
    yield anew
    anew()


@pytest.mark.skipif(sys.version_info < (3, 11), reason="what `re` makes is kept since Python 3.11")
def test_what_was_compiled_is_there_the_next_time(kept: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    given = [(r"(?P<n>[一二三四])、|[^，。]{2,5}(?=。)", re.MULTILINE), ("(休)学", 0), (r"\d+[项个]", re.ASCII)]
    same = [re.compile(*one) for one in given]
    assert [expression(*one) for one in given] == same
    module.keep()
    kept()
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    text = "二、学习。三、休学12项，１项。"
    for one, other in zip(given, same, strict=True):
        found = expression(*one)
        assert found == other
        assert (found.flags, found.groups, found.groupindex) == (other.flags, other.groups, other.groupindex)
        assert [m.groupdict() for m in found.finditer(text)] == [m.groupdict() for m in other.finditer(text)]
        assert found.sub(r"<\g<0>>", text) == other.sub(r"<\g<0>>", text)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="what `re` makes is kept since Python 3.11")
def test_code_that_this_python_refuses_is_made_anew(kept: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_code", lambda pattern, flags: module._Code(flags, b"\xff" * 8, 0, {}))
    expression("集(休)")
    module.keep()
    kept()
    assert expression("集(休)").findall("集休") == ["休"]
    assert module._new == [("集(休)", 0)]
