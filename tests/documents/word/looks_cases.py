"""Paragraphs whose look is said in every place that can say something, and what comes of it: a Word file of ours, and
for each of its paragraphs what is to be read."""

# ruff: noqa: E501 - a paragraph is easier to read in one line

from __future__ import annotations

from typing import Any, NamedTuple

from tests.documents.word.make import docx, p, r, style, table

THEME = (
    '<?xml version="1.0"?><a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/>'
    '<a:font script="Hans" typeface="黑体"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>'
    '<a:ea typeface="楷体"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="宋体"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)


def _fonts(east: str, more: str = "") -> str:
    return f'<w:rFonts w:ascii="{east}" w:hAnsi="{east}" w:eastAsia="{east}"/>{more}'


STYLES = (
    DEFAULTS
    + '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr>'
    "</w:style>"
    + style(
        "Body",
        '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/></w:pPr>'
        f'<w:rPr>{_fonts("仿宋")}<w:sz w:val="32"/></w:rPr>',
        "a",
    )
    + style("Deep", '<w:rPr><w:rFonts w:eastAsia="楷体"/><w:b/></w:rPr>', "Body")
    + style("Deeper", '<w:pPr><w:ind w:firstLine="0" w:left="420"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr>', "Deep")
    + style("Hanging", '<w:pPr><w:ind w:left="800" w:hanging="400"/></w:pPr>', "a")
    + style("Themed", '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/></w:rPr>', "a")
    + style("ThemedHead", '<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"/></w:rPr>', "a")
    + style("Listed", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>', "a")
    + style(
        "ListedOwn",
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="0" w:firstLine="640"/></w:pPr>',
        "a",
    )
    + style("Loop", "<w:pPr><w:jc w:val='right'/></w:pPr>", "Loop2")
    + style("Loop2", "<w:rPr><w:i/></w:rPr>", "Loop")
    + style("Bold", "<w:rPr><w:b/></w:rPr>", kind="character")
    + style("Red", '<w:rPr><w:color w:val="ff0000"/><w:sz w:val="44"/></w:rPr>', "Bold", kind="character")
    + style("Grid", '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>', kind="table")
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


class Case(NamedTuple):
    """A paragraph in XML and what is to be read of it: of itself, and of its first run."""

    xml: str
    paragraph: dict[str, Any]
    run: dict[str, Any]
    # Whether LibreOffice's API says so, too. It does not where bold in two styles is to be none (17.7.3), where a theme has
    # but a font for a script, nor of indents that lists hold, which it keeps there; and of styles in a circle it dies.
    libreoffice: bool = True


def _case(
    xml: str, paragraph: dict[str, Any] | None = None, run: dict[str, Any] | None = None, lo: bool = True
) -> Case:
    return Case(xml, paragraph or {}, run or {}, lo)


CASES = {
    "the defaults": _case(
        p("学习"), {"align": "both", "first": 0.0, "after": 6.0}, {"asian": "宋体", "ascii": "Calibri", "size": 10.5}
    ),
    "a style": _case(
        p("学习", style="Body"),
        {"first": 32.0, "rule": "exact", "line": 28.0, "align": "both", "after": 6.0},
        {"asian": "仿宋", "size": 16.0, "bold": False},
    ),
    "a style on a style": _case(
        p("学习", style="Deep"), {"first": 32.0}, {"asian": "楷体", "ascii": "仿宋", "size": 16.0, "bold": True}
    ),
    "a style that takes back": _case(
        p("学习", style="Deeper"), {"first": 0.0, "left": 21.0}, {"asian": "楷体", "bold": False}
    ),
    "a style that is not there": _case(p("学习", style="Nowhere"), {"align": "both"}, {"asian": "宋体"}),
    "styles in a circle": _case(p("学习", style="Loop"), {"align": "right"}, {"italic": True}, lo=False),
    "direct over style": _case(
        p(r("学习", '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="30"/><w:b w:val="0"/>'), style="Deep"),
        {},
        {"asian": "黑体", "ascii": "仿宋", "size": 15.0, "bold": False},
    ),
    "a character style": _case(p(r("学习", '<w:rStyle w:val="Red"/>')), {}, {"size": 22.0, "bold": True, "color": "FF0000"}),
    "bold twice is not": _case(p(r("学习", '<w:rStyle w:val="Bold"/>'), style="Deep"), {}, {"bold": False}, lo=False),
    "bold twice, and directly": _case(
        p(r("学习", '<w:rStyle w:val="Bold"/><w:b/>'), style="Deep"), {}, {"bold": True}
    ),
    "a font of the theme": _case(p("学习", style="Themed"), {}, {"asian": "楷体", "ascii": "Calibri"}),
    "the theme's font by script": _case(p("学习", style="ThemedHead"), {}, {"asian": "黑体", "ascii": "Arial"}, lo=False),
    "a name over the theme": _case(
        p(r("学习", '<w:rFonts w:eastAsia="仿宋"/>'), style="Themed"), {}, {"asian": "仿宋"}
    ),
    "the theme beside a name": _case(
        p(r("学习", '<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"/>')), {}, {"asian": "楷体"}
    ),
    "hanging": _case(p("学习", style="Hanging"), {"first": -20.0, "left": 40.0}),
    "indented over hanging": _case(
        p("学习", style="Hanging", ppr='<w:ind w:firstLine="420"/>'), {"first": 21.0, "left": 40.0}
    ),
    "characters": _case(
        p(r("学习", '<w:sz w:val="32"/>'), ppr='<w:ind w:firstLineChars="200" w:firstLine="640"/>'),
        {"first_chars": 2.0, "first": 32.0},
    ),
    "characters from a style stay": _case(
        p("学习", style="Body", ppr='<w:ind w:firstLineChars="0" w:firstLine="0"/>'), {"first_chars": 0.0, "first": 0.0}
    ),
    "start and end": _case(p("学习", ppr='<w:ind w:start="200" w:end="400"/>'), {"left": 10.0, "right": 20.0}),
    "by its style's list": _case(p("学习", style="Listed"), {"left": 36.0, "first": -18.0}, lo=False),
    "its style over the list": _case(p("学习", style="ListedOwn"), {"left": 0.0, "first": 32.0}),
    "by its own list": _case(p("学习", style="Body", num=(1, 0)), {"left": 36.0, "first": -18.0}, lo=False),
    "out of its style's list": _case(
        p("学习", style="Listed", ppr='<w:numPr><w:numId w:val="0"/></w:numPr>'), {"left": 0.0, "first": 0.0}
    ),
    "its own over its list": _case(
        p("学习", num=(1, 0), ppr='<w:ind w:left="0" w:firstLine="0"/>'), {"left": 0.0, "first": 0.0}
    ),
    "lines": _case(p("学习", ppr='<w:spacing w:line="360" w:lineRule="auto"/>'), {"rule": "auto", "line": 1.5}),
    "at least": _case(p("学习", ppr='<w:spacing w:line="400" w:lineRule="atLeast"/>'), {"rule": "atLeast", "line": 20.0}),
    "centred": _case(p("学习", ppr='<w:jc w:val="center"/>'), {"align": "center"}),
    "a break before": _case(p("学习", ppr="<w:pageBreakBefore/>"), {"new_page": True}),
    "what it was before": _case(
        p(
            r("学习", '<w:sz w:val="32"/><w:rPrChange w:id="9" w:author="李"><w:rPr><w:sz w:val="48"/></w:rPr></w:rPrChange>'),
            ppr='<w:jc w:val="right"/><w:pPrChange w:id="8" w:author="李"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>',
        ),
        {"align": "right"},
        {"size": 16.0},
    ),
    "in a table": _case(
        table((p("学习"),)).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>'),
        {"after": 0.0},
        {"size": 9.0, "asian": "宋体"},
        lo=False,
    ),
}  # fmt: skip


def file(cases: dict[str, Case]) -> bytes:
    """A file of cases, a paragraph each."""
    styles = STYLES if any("Loop" in case.xml for case in cases.values()) else STYLES.replace("Loop2", "Loop3", 1)
    raw = docx("".join(case.xml for case in cases.values()), styles=styles, numbering=NUMBERING)
    return with_theme(raw)


def with_theme(raw: bytes) -> bytes:
    """A package with a theme."""
    from tests.documents.word.make import R, changed, unpacked

    relations = unpacked(raw)["word/_rels/document.xml.rels"].decode()
    more = f'<Relationship Id="rIdT" Type="{R}/theme" Target="theme/theme1.xml"/></Relationships>'
    types = unpacked(raw)["[Content_Types].xml"].decode()
    override = (
        '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'
    )
    return changed(
        raw,
        {
            "word/_rels/document.xml.rels": relations.replace("</Relationships>", more).encode(),
            "[Content_Types].xml": types.replace("</Types>", override).encode(),
            "word/theme/theme1.xml": THEME.encode(),
        },
    )
