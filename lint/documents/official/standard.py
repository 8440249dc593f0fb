"""Standard: the figures that a page is held against; those of GB/T 9704-2012 and, where the table `[layout]` of a
configuration says others, those of a unit.

    [layout]
    top = [35]
    title = { fonts = ["华文中宋"], sizes = [22] }
    level-2 = { fonts = ["楷体", "黑体"], sizes = [16] }

Margins are in millimetres, sizes in points, indents in characters; where several figures are given, each is right, and
the first is what `dj-lint layout` sets. Fonts are named by their family: `families` says which others count as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

# Fonts by the family that they belong to, in lower case: one design under the names that makers gave it.
FAMILIES = {
    "仿宋": (
        "仿宋 仿宋_gb2312 fangsong fangsong_gb2312 方正仿宋_gbk 方正仿宋简体 方正仿宋_gb2312 方正仿宋_gb18030 华文仿宋 "
        "stfangsong 仿宋体 方正仿宋简 fzfangsong-z02 fzfangsong-z02s 汉仪仿宋简 汉仪仿宋s 华光仿宋_cnki"
    ),
    "黑体": ("黑体 simhei 方正黑体_gbk 方正黑体简体 方正黑体_gb18030 fzhei-b01 fzhei-b01s 汉仪中黑简 华光黑体_cnki"),
    "楷体": (
        "楷体 楷体_gb2312 kaiti kaiti_gb2312 方正楷体_gbk 方正楷体简体 方正楷体_gb2312 方正楷体_gb18030 华文楷体 "
        "stkaiti fzkai-z03 fzkai-z03s 汉仪楷体简 华光楷体_cnki"
    ),
    "小标宋": (
        "小标宋 小标宋体 方正小标宋简体 方正小标宋_gbk 方正小标宋_gb18030 方正小标宋简 方正小标宋gbk "
        "fzxiaobiaosong-b05 fzxiaobiaosong-b05s 汉仪小标宋简 华光小标宋_cnki 文星标宋 文星简小标宋 方正小标宋_gb2312"
    ),
    "华文中宋": ("华文中宋 stzhongsong"),
    "宋体": ("宋体 simsun 新宋体 nsimsun 方正书宋_gbk 方正书宋简体 华文宋体 stsong simsun-extb 宋体-简"),
}


class Face(Struct, frozen=True, forbid_unknown_fields=True):
    """The families of fonts and the sizes that some text may have; the first of each is the standard's own."""

    fonts: tuple[str, ...]
    sizes: tuple[float, ...]


class Standard(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", dict=True):
    """The figures of one standard."""

    width: tuple[float, ...] = (210.0,)
    height: tuple[float, ...] = (297.0,)
    # 34.58 and 32.58: the margins to the ink, less the room above and below it in a line (GB/T 33476.2-2016).
    top: tuple[float, ...] = (37.0, 34.58)
    bottom: tuple[float, ...] = (35.0, 32.58)
    left: tuple[float, ...] = (28.0,)
    right: tuple[float, ...] = (26.0,)
    margin_tolerance: float = 1.0
    lines: float = 22
    lines_tolerance: float = 1
    characters: float = 28
    characters_tolerance: float = 1
    line_pitch: float = 28.95
    body: Face = Face(("仿宋",), (16,))
    title: Face = Face(("小标宋",), (22,))
    level_1: Face = Face(("黑体",), (16,))
    level_2: Face = Face(("楷体",), (16,))
    level_3: Face = Face(("仿宋",), (16,))
    level_4: Face = Face(("仿宋",), (16,))
    attachment: Face = Face(("黑体",), (16,))
    page_number: Face = Face(("宋体",), (14,))
    imprint: Face = Face(("仿宋",), (14,))
    indent: float = 2
    indent_tolerance: float = 0.3
    sealed: float = 4
    unsealed: float = 2
    families: dict[str, list[str]] = {}

    def heading(self, level: int) -> Face:
        """How a heading of a level from 1 to 4 is to look."""
        return (self.level_1, self.level_2, self.level_3, self.level_4)[min(max(level, 1), 4) - 1]

    def family(self, font: str) -> str:
        """The family of a font; its own name where it belongs to none."""
        if "_known" not in self.__dict__:
            made = {font: family for family, fonts in FAMILIES.items() for font in fonts.split()}
            for family, fonts in self.families.items():
                made.update({one.lower(): family for one in [*fonts, family]})
            self.__dict__["_known"] = made
        known: dict[str, str] = self.__dict__["_known"]
        return known.get(font.strip().lower(), font.strip())


def standard(given: Mapping[str, Any]) -> Standard:
    """The standard of the table `[layout]` of a configuration that was checked when it was read."""
    return _standard(msgspec.json.encode(given))


@lru_cache(maxsize=8)
def _standard(given: bytes) -> Standard:
    return msgspec.json.decode(given, type=Standard)


# The sizes of type by name, in points.
SIZES = {
    42.0: "初号", 36.0: "小初", 26.0: "一号", 24.0: "小一", 22.0: "二号", 18.0: "小二", 16.0: "三号", 15.0: "小三",
    14.0: "四号", 12.0: "小四", 10.5: "五号", 9.0: "小五", 7.5: "六号", 6.5: "小六", 5.5: "七号", 5.0: "八号",
}  # fmt: skip


def size_name(points: float) -> str:
    """A size as it is spoken of: 三号; in points where it has no name."""
    return SIZES.get(points, f"{points:g}磅")
