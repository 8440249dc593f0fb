"""pairs: marks that do not match."""

from __future__ import annotations

import pytest

from tests.support import check, doc, md

PAIRS = ["“”", "‘’", "《》", "〈〉", "（）", "【】", "[]"]


def found(text: str, report: str = "unpaired") -> list[int]:
    """The places that are reported."""
    return [violation.start for violation in check(doc(text), "pairs", {"pairs": PAIRS, "report": report})]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("坚持“三会一课”，学习《条例》（试行）。", []),
        ("坚持“三会一课，改进作风。", [2]),
        ("坚持三会一课”，改进作风。", [6]),
        ("学习《条例，《准则》。", [2]),
        ("学习条例》。", [4]),
        ("（一）加强学习", []),
        ("落实（试行规定。", [2]),
        ("“甲《乙”丙", [2]),
        ("“甲（乙（丙”丁", [2, 4]),
        ("甲[1]乙]", [5]),
        ("", []),
    ],
)
def test_unpaired(text: str, places: list[int]) -> None:
    assert found(text) == places


def test_the_partner_is_named() -> None:
    values = [v.finding.values for v in check("甲（乙》", "pairs", {"pairs": PAIRS})]
    assert values == [{"found": "（", "partner": "）"}, {"found": "》", "partner": "《"}]


@pytest.mark.parametrize("text", ["1）加强学习", "（1）加强学习", "a）加强学习", "①）加强", "十二）加强学习", "3)"])
def test_a_bracket_after_a_number_at_the_start_is_a_label(text: str) -> None:
    assert found(text) == []
    assert found("坚持" + text.replace(")", "）").replace("（1", "1")) != []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("他说：“坚持学习，\n改进作风。”", []),
        ("他说：“坚持学习，\n\n改进作风。\n抓好落实”。", []),
        ("他说：“坚持学习，\n" + "改进作风。" * 90 + "”", [3, 460]),
        ("坚持学习”，\n改进“作风。", [4, 9]),
        ("“坚持学习，\n改进）作风", [0, 9]),
    ],
)
def test_broken_over_lines(text: str, places: list[int]) -> None:
    assert found(text) == places


def test_a_quotation_of_several_paragraphs_opens_anew_in_each() -> None:
    assert found("“坚持学习。\n“改进作风。\n“抓好落实。”") == []
    assert found("“坚持学习。\n改进作风。\n“抓好落实。”") == [0]


@pytest.mark.parametrize(
    ("text", "crossed"),
    [("学习“甲《乙”丙》。", 1), ("学习“甲《乙》丙”。", 0), ("（甲“乙）丙”", 1), ("（甲“乙”）丙", 0)],
)
def test_crossed(text: str, crossed: int) -> None:
    assert len(found(text, "crossed")) == crossed
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("“甲“乙”丙”", [2]),
        ("《甲《乙》丙》", [2]),
        ("“甲‘乙’丙”", []),
        ("《甲〈乙〉丙》", []),
        ("（甲（乙）丙）", []),
        ("“甲《乙“丙”》”", []),
        ("“甲”“乙”", []),
        ("“甲“乙”丙“丁”戊”", [2, 6]),
        ("“甲“乙“丙”丁”戊”", [2]),
    ],
)
def test_nested(text: str, nested: list[int]) -> None:
    assert found(text, "nested") == nested
    assert found(text) == []


def test_ten_thousand_marks_do_no_harm() -> None:
    many = 10_000
    assert found("“" * many + "”" * many) == []
    assert len(found("“" * many)) == many
    assert len(found("”" * many)) == many
    assert len(found("“《" * many)) == 2 * many
    assert found("“《" * many + "》”" * many) == []
    assert found("（" * many + "“”" + "）" * many, "crossed") == []


def test_ten_thousand_quotations_in_each_other() -> None:
    many = 10_000
    assert found("“" * many + "”" * many, "nested") == [1]


def test_code_is_not_looked_at() -> None:
    assert check(md("运行`echo “`。\n\n```\n（\n```\n"), "pairs", {"pairs": PAIRS}) == []


def test_only_the_pairs_that_are_asked_for() -> None:
    assert check("甲（乙“丙", "pairs", {"pairs": ["“”"]})[0].start == 3


@pytest.mark.parametrize("pair", ["[]", "^)", "-+", "\\/"])
def test_marks_that_mean_something_in_an_expression(pair: str) -> None:
    assert [v.start for v in check(f"甲{pair}乙{pair[0]}丙", "pairs", {"pairs": [pair]})] == [4]
    assert check("甲乙丙", "pairs", {"pairs": [pair]}) == []
