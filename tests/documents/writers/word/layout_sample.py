"""A report that nobody laid out, with what must stay as it is: words, emphasis, other people's changes, a table."""

# ruff: noqa: E501 - XML is easier to read in one line

from __future__ import annotations

from tests.documents.word.make import SECTION, change, changed, docx, gone, p, r, table, unpacked

_OTHER = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:hint="eastAsia"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr>'
    "</w:style>"
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" '
    'w:header="851" w:footer="992" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="312"/>'
)
SETTINGS = '<w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/>'


def report() -> bytes:
    """The file."""
    blocks = [
        p(r("关于2024年支部学习情况的报告", '<w:b/><w:sz w:val="36"/>'), ppr='<w:jc w:val="center"/>'),
        p("机关党委："),
        p("2024年，支部坚持集体学习和个人自学相结合，按照年度计划组织党员学习，现将有关情况报告如下。", ppr=_INDENT),
        p(r("一、学习开展情况", "<w:b/>")),
        p(
            r("（一）坚持集体学习。", "<w:b/>"),
            r("全年组织集体学习12次，参加"),
            r("258人次", '<w:b/><w:rFonts w:eastAsia="黑体"/>'),
            r("，党员撰写心得体会46篇。"),
        ),
        p(
            r("（二）开展专题讨论。每季度确定一个主题，结合工作实际开展讨论，查找差距，明确努力方向。", _OTHER),
            ppr='<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLine="480"/>',
        ),
        p("二、存在的问题"),
        p("学习计划的针对性不够强，个别党员学用结合不紧密；学习形式比较单一。", ppr=_INDENT),
        p(change("ins", 1, r("三、下一步打算", "<w:b/>"))),
        p(
            "　　继续完善学习制度，丰富学习形式，把学习成果转化为推动工作的实际成效。",
            change("del", 2, gone("多余的话")),
        ),
        table(("姓名", "次数"), ("李明华", "12")),
        p("机关第一党支部", ppr='<w:jc w:val="right"/>'),
        p("2024年12月20日", ppr='<w:jc w:val="right"/>'),
    ]
    raw = docx("".join(blocks), styles=STYLES, settings=SETTINGS)
    part = unpacked(raw)["word/document.xml"].replace(SECTION.encode(), PAGE.encode())
    return changed(raw, {"word/document.xml": part})
