"""The figures of a standard, as a configuration gives them; and that docs/layout.md tells of all that one can set."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
import tomli

from lint.documents.official.dress import Dress, dresses
from lint.documents.official.standard import Standard, size_name, standard
from lint.documents.writers.word.fresh import SAMPLE, made
from lint.documents.writers.word.properties import Page
from tests.support import builtin_rules

PAGE = (Path(__file__).parents[3] / "docs" / "layout.md").read_text("utf-8")


def names(type_: type[msgspec.Struct]) -> list[str]:
    return [field.encode_name.replace("_", "-") for field in msgspec.structs.fields(type_)]


@pytest.mark.parametrize("type_", [Standard, Dress, Page])
def test_every_field_is_told(type_: type[msgspec.Struct]) -> None:
    assert [name for name in names(type_) if f"`{name}`" not in PAGE] == []


def test_every_part_and_every_rule_is_told() -> None:
    assert [name for name in dresses(Standard()) if f"`{name}`" not in PAGE and not name.startswith("level-")] == []
    rules = [loaded.rule.code for loaded in builtin_rules().rules if loaded.rule.code.startswith("LY")]
    assert [code for code in rules if code not in PAGE] == []


def test_the_sample_for_a_unit_holds() -> None:
    said = re.search(r"```toml\n\[layout\]\n(.*?)```", PAGE, re.DOTALL)
    assert said is not None
    own = standard(tomli.loads(said[1]))
    assert (own.top, own.line_pitch, own.title.fonts, own.family("本单位标宋")) == (
        (35,),
        28,
        ("华文中宋", "小标宋"),
        "小标宋",
    )


def test_a_font_is_of_the_family_of_its_design() -> None:
    own = standard({"families": {"仿宋": ["某局仿宋"]}})
    found = [own.family(font) for font in ("仿宋_GB2312", "FangSong", " 方正小标宋_GBK ", "某局仿宋", "Arial")]
    assert found == ["仿宋", "仿宋", "小标宋", "仿宋", "Arial"]


def test_sizes_have_names() -> None:
    assert [size_name(size) for size in (16, 22.0, 10.5, 13)] == ["三号", "二号", "五号", "13磅"]


@pytest.mark.parametrize(
    "look", [{"titel": {}}, {"title": {"fnt": "黑体"}}, {"page": {"top": "x"}}, {"row-99": {}}, {"row-x": {}}]
)
def test_a_file_is_not_made_of_what_there_is_not(look: dict[str, dict[str, object]]) -> None:
    with pytest.raises(ValueError):
        made(SAMPLE, Standard(), look)


def test_a_file_is_the_same_each_time() -> None:
    assert made("", Standard()) == made(SAMPLE, Standard())
