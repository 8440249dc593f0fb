"""pattern: where the words that an expression needs stand too far from each other, it is not even compiled."""

from __future__ import annotations

import pytest

from lint.documents import regex
from tests.support import spans

OPTIONS = {"any": ["(?P<at>激发[^，。]{0,4}(?:水平|本领))"]}
FAR = "激发" + "党员群众" * 4 + "的水平。"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    real = regex.finditer

    def counted(pattern: str, *rest: object) -> object:
        found.append(pattern)
        return real(pattern, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("lint.kinds.pattern.kind.finditer", counted)
    return found


def test_words_far_apart_cost_nothing(compiled: list[str]) -> None:
    assert spans(FAR, "pattern", OPTIONS) == []
    assert not compiled


@pytest.mark.parametrize("before", ["", FAR, FAR + "\n", FAR + "\n\n"])
@pytest.mark.parametrize("after", ["", FAR, "\n" + FAR])
def test_words_near_each_other_are_found_beside_such(before: str, after: str, compiled: list[str]) -> None:
    text = f"{before}我们激发大家水平，激发本领。激发党员群众水平{after}"
    assert spans(text, "pattern", OPTIONS) == ["激发大家水平", "激发本领", "激发党员群众水平"]
    assert compiled


def test_over_a_line_end() -> None:
    options = {"any": ["激发\n?水平"]}
    assert spans(f"{FAR}\n激发\n水平。{FAR}", "pattern", options) == ["激发\n水平"]
