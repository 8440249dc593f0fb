"""What libraries and the system say of the user's files is said in Chinese."""

from __future__ import annotations

import errno
import os
import re

import msgspec
import pytest
import tomli

from lint.base.messages import text
from lint.base.messages.libraries import TYPES, in_chinese
from lint.documents import regex

BAD_TOML = [
    "a", "a=", "a=1 b=2", 'a="x', "[a", "[[a]", "a=[1", "a=1\na=2", "[a]\n[a]", "a={b=1", "a=01", 'a="\\q"', "a=tru",
    "a = “x”", 'select = ["TY"，"LG"]', '选择 = ["TY"]', 'a="x\ny"', "a='x\ny'", 'a="\x01"', "a = [1,,2]", "=1",
    "a=2020-13-01T00:00:00", 'a="\\ud800"', 'a="\\u12"', "#\x01", "[[a]]\n[a]\n", "a=[]\n[[a]]", "a={b=1,b=2}", "a.=1",
]  # fmt: skip
BAD_EXPRESSIONS = [
    "(", "[a", "a**", "(?P<a", "\\", "(?=a)", "a{2000}", "[z-a]", "*a", "a)", "(?z)", "\\8", "x{3,1}", "[[:foo:]]",
    r"党\w",
]  # fmt: skip


def chinese(said: str) -> bool:
    """Whether a sentence is Chinese, and has no English words but what stands in the user's file."""
    return bool(re.search("[一-鿿]", said)) and not re.search(r"[a-z]{4,} [a-z]{2,}", said)


@pytest.mark.parametrize("toml", BAD_TOML)
def test_mistakes_in_toml(toml: str) -> None:
    with pytest.raises(tomli.TOMLDecodeError) as caught:
        tomli.loads(toml)
    said = text("toml.syntax", "zh", reason=caught.value.msg)
    assert chinese(said) and caught.value.msg not in said, said
    assert text("toml.syntax", "en", reason=caught.value.msg) == f"TOML syntax error: {caught.value.msg}"


@pytest.mark.parametrize("expression", BAD_EXPRESSIONS)
def test_mistakes_in_expressions(expression: str) -> None:
    with pytest.raises(regex.BadRegexError) as caught:
        regex.check(expression)
    assert chinese(in_chinese(str(caught.value))), in_chinese(str(caught.value))


@pytest.mark.parametrize("template", ["{", "}", "{a", "a{b}}"])
def test_mistakes_in_templates(template: str) -> None:
    with pytest.raises(ValueError) as caught:
        template.format(a=1, b=2)
    assert chinese(in_chinese(str(caught.value)))


class Known(msgspec.Struct, forbid_unknown_fields=True):
    version: int


@pytest.mark.parametrize("raw", ["", "{", "x", "[]", '{"version": "1"}', '{"version": 1, "b": 2}', "{}", "{} x"])
def test_mistakes_in_a_baseline(raw: str) -> None:
    with pytest.raises(msgspec.MsgspecError) as caught:
        msgspec.json.decode(raw, type=Known)
    assert chinese(in_chinese(str(caught.value))), str(caught.value)


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EROFS, errno.ENOTDIR, errno.EPERM])
def test_reasons_of_the_system(number: int) -> None:
    assert chinese(in_chinese(os.strerror(number)))
    assert text("cli.write", "en", path="a", reason=os.strerror(number)).endswith(os.strerror(number))


def test_what_is_not_known_is_passed_on() -> None:
    assert in_chinese("fatal: bad object 1234") == "fatal: bad object 1234"


def test_types_have_words_in_both_languages() -> None:
    for wanted, found in TYPES.values():
        assert wanted[0] != wanted[1] and found[0] != found[1]
    said = text("toml.wrong-type", "zh", name="ignore[1]", expected="str | object", found="int")
    assert said == "“ignore[1]”应是文字（写在引号里）或表（[节] 或 {…}），现在是整数"
    said = text("toml.wrong-type", "en", name="select", expected="array", found="str")
    assert said == "`select` must be a list, in square brackets, it is a text"
