"""Numerals: the forms of automatic numbers."""

from __future__ import annotations

import pytest

from lint.documents.labels import chinese
from lint.documents.word.numerals import numeral


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "〇"), (7, "七"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"),
        (110, "一百一十"), (115, "一百一十五"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"),
        (1100, "一千一百"), (9999, "九千九百九十九"), (10000, "10000"),
    ],
)  # fmt: skip
def test_chinese_counting(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (12, "chineseCountingThousand", "十二"), (12, "ideographDigital", "一二"),
        (10, "chineseLegalSimplified", "壹拾"),
        (3, "decimalEnclosedCircleChinese", "③"), (21, "decimalEnclosedCircle", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (2, "decimalEnclosedParen", "⑵"), (21, "decimalEnclosedParen", "(21)"), (21, "decimalEnclosedFullstop", "21."),
        (2, "ideographEnclosedCircle", "㊁"), (3, "ideographTraditional", "丙"), (13, "ideographZodiac", "子"),
        (7, "decimalZero", "07"), (12, "decimalFullWidth", "１２"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"),
        (14, "lowerRoman", "xiv"), (1994, "upperRoman", "MCMXCIV"), (5, "none", ""), (5, "numberInDash", "- 5 -"),
        (5, "whatever", "5"),
        (999_999, "lowerLetter", "999999"), (260, "lowerLetter", "z" * 10), (99_999, "upperRoman", "99999"),
        (0, "lowerLetter", ""), (0, "lowerRoman", ""), (0, "ideographTraditional", ""),
    ],
)  # fmt: skip
def test_forms(number: int, form: str, text: str) -> None:
    assert numeral(number, form) == text
