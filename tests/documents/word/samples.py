"""Word files of our own making, with what is to be read in each: everything that Word and WPS are known to write."""

from __future__ import annotations

from typing import NamedTuple

from tests.documents.word.make import (
    CHINESE_LISTS,
    changed,
    docx,
    field,
    levels,
    p,
    part,
    r,
    split,
    style,
    t,
    uses,
)

Paragraphs = list[str]


class Sample(NamedTuple):
    """A file, and its paragraphs in the order in which they are read: the body with its tables and boxes, footnotes,
    endnotes, headers, footers. A number that Word makes stands before the text of its paragraph."""

    raw: bytes
    text: Paragraphs


OPENING = "2024年，支部坚持集休学习，党员受教育面100%。"
TEN = "一二三四五六七八九十"
CHINESE = CHINESE_LISTS


def _body() -> dict[str, Sample]:
    """What stands in running text."""
    return {
        "plain": Sample(docx(p("关于学习的报告") + p(OPENING) + p()), ["关于学习的报告", OPENING, ""]),
        "split-runs": Sample(
            docx(p(split(OPENING)) + p(split("抓好落时，确保实效。", (3, 1)))), [OPENING, "抓好落时，确保实效。"]
        ),
        "entities": Sample(
            docx(p("甲&乙<丙>“丁”") + p("𠮷林省𬭎县😀学习集休") + p(r("A&amp;B"))),
            ["甲&乙<丙>“丁”", "𠮷林省𬭎县😀学习集休", "A&amp;B"],
        ),
        "cdata": Sample(
            docx(
                p("<w:r><w:t><![CDATA[集休<学习>]]>材料</w:t></w:r>", "<w:r><w:t>前<!-- 注 -->后</w:t></w:r>", "完。")
            ),
            ["集休<学习>材料前后完。"],
        ),
        "numeric-entities": Sample(_numeric(), ["集体学习𠮷&结束，再见。"]),
        "blanks": Sample(docx(p(r("  学习 "), r(" 集休　")) + p(r(" "))), ["  学习  集休　", " "]),
        "soft-breaks": Sample(
            docx(
                p(
                    r("第一行", more="<w:br/>"),
                    r("第二行", more='<w:br w:type="page"/>'),
                    r("", more="<w:tab/><w:cr/>" + t("第三行")),
                )
            ),
            ["第一行\u2028第二行\t\u2028第三行"],
        ),
        "one-run": Sample(
            docx(
                p(
                    r(
                        "前",
                        "<w:b/>",
                        "<w:tab/>"
                        + t("中间的话")
                        + "<w:lastRenderedPageBreak/>"
                        + t("后边的话")
                        + "<w:noBreakHyphen/>"
                        + t("末"),
                    )
                )
            ),
            ["前\t中间的话后边的话-末"],
        ),
        "symbols": Sample(
            docx(
                p(
                    r("选", more='<w:sym w:font="Wingdings" w:char="F0FE"/>'),
                    "是",
                    r("", more='<w:sym w:font="Symbol" w:char="F0B0"/>'),
                    "否",
                )
            ),
            ["选☑是\ufffc否"],
        ),
        "ruby": Sample(docx(p("学习", _ruby("鄢", "yān"), "陵精神。")), ["学习鄢陵精神。"]),
        "vanish": Sample(
            docx(p("看得见", r("看不见", "<w:vanish/>"), r("也看得见", '<w:vanish w:val="0"/>'))), ["看得见也看得见"]
        ),
        "math": Sample(
            docx(p("面积为", "<m:oMath><m:r><m:t>ab</m:t></m:r></m:oMath>", "平方米。")), ["面积为\ufffc平方米。"]
        ),
        "hyperlinks": Sample(
            docx(
                p("请见", '<w:hyperlink w:anchor="a">' + r("学习强国") + r("平台") + "</w:hyperlink>", "上的文章。")
                + p('<w:bookmarkStart w:id="0" w:name="a"/>', "附件", '<w:bookmarkEnd w:id="0"/>')
            ),
            ["请见学习强国平台上的文章。", "附件"],
        ),
        "smart-tags": Sample(
            docx(
                p(
                    '<w:smartTag w:uri="urn:x" w:element="date">' + r("5月") + r("1日") + "</w:smartTag>",
                    "开会。",
                    '<w:customXml w:element="x">' + r("散会") + "</w:customXml>",
                )
            ),
            ["5月1日开会。散会"],
        ),
        "fields": Sample(
            docx(
                p(
                    "见第",
                    field("REF _Ref1 \\h", "三"),
                    "部分，共",
                    '<w:fldSimple w:instr=" NUMPAGES ">' + r("12") + "</w:fldSimple>",
                    "页。",
                )
                + p(field("IF " + "x", field("DATE", "2024年"), "5月"), "止")
            ),
            ["见第三部分，共12页。", "2024年5月止"],
        ),
        "nested-code": Sample(docx(p(_nested(), "结束。")), ["结果结束。"]),
        "content-controls": Sample(
            docx(
                p("单位：", sdt(r("某某") + r("支部")), "（盖章）")
                + f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件里的一段')}{p('又一段')}</w:sdtContent></w:sdt>"
            ),
            ["单位：某某支部（盖章）", "控件里的一段", "又一段"],
        ),
        "bound-control": Sample(
            docx(p("标题：", sdt(r("集休学习"), '<w:dataBinding w:xpath="/x" w:storeItemID="{0}"/>'), "。")),
            ["标题：集休学习。"],
        ),
        "pictures": Sample(
            docx(p("图", "<w:r><w:drawing/></w:r>", "之后") + p("<w:r><w:pict/></w:r>")), ["图之后", ""]
        ),
        "empty-paragraphs": Sample(
            docx("<w:p/><w:p></w:p>" + p(ppr='<w:jc w:val="center"/>') + p("有字") + "<w:p/>"), ["", "", "", "有字", ""]
        ),
    }


def _numeric() -> bytes:
    body = part(
        "document",
        "<w:body><w:p><w:r><w:t>集体学习</w:t><w:t>&#x20BB7;&amp;结束&#65292;再见。</w:t></w:r></w:p></w:body>",
    )
    return changed(docx(""), {"word/document.xml": body.encode()})


def _ruby(base: str, above: str) -> str:
    look = '<w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/><w:hpsBaseText w:val="21"/>'
    head = f'<w:rubyPr>{look}<w:lid w:val="zh-CN"/></w:rubyPr>'
    return f"<w:r><w:ruby>{head}<w:rt>{r(above)}</w:rt><w:rubyBase>{r(base)}</w:rubyBase></w:ruby></w:r>"


def sdt(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def _nested() -> str:
    """A field in the code of another."""
    begin, apart, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText> IF </w:instrText></w:r>"
    return begin + code + begin + code + apart + r("不是正文") + end + code + apart + r("结果") + end


def _numbers() -> dict[str, Sample]:
    """Numbers that Word makes."""
    long = levels(*[("chineseCounting", "%1、")], n=1)
    chapters = levels(
        ("chineseCountingThousand", "第%1章　"),
        ("chineseCountingThousand", "第%2条　"),
        n=2,
        more={1: '<w:lvlRestart w:val="0"/>'},
    )
    legal = levels(("chineseCounting", "%1、"), ("decimal", "%1.%2 "), n=3, more={1: "<w:isLgl/>"})
    named = "".join(
        style(name, f'<w:pPr>{num}<w:outlineLvl w:val="{k}"/></w:pPr>', based)
        for k, (name, num, based) in enumerate(
            [
                ("1", '<w:numPr><w:numId w:val="1"/></w:numPr>', ""),
                ("2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', "1"),
            ]
        )
    ) + style("3", "", "2")
    restarted = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    circles = levels(("decimalEnclosedCircle", "%1"), ("upperLetter", "%2."), ("lowerRoman", "(%3)"), n=4)
    return {
        "numbered": Sample(
            docx(
                p("学习", num=(1, 0))
                + p("集休学习", num=(1, 1))
                + p("自学", num=(1, 1))
                + p("读书", num=(1, 2))
                + p("整改", num=(1, 0))
                + p("制度", num=(1, 1)),
                numbering=CHINESE + uses(1),
            ),
            ["一、学习", "（一）集休学习", "（二）自学", "1．读书", "二、整改", "（一）制度"],
        ),
        "numbered-by-style": Sample(
            docx(
                p("总则", style="1") + p("目的", style="2") + p("依据", style="3") + p("附则", style="1"),
                numbering=CHINESE + uses(1),
                styles=named,
            ),
            ["一、总则", "（一）目的", "（二）依据", "二、附则"],
        ),
        "numbered-anew": Sample(
            docx(
                p("甲", num=(1, 0)) + p("乙", num=(1, 0)) + p("丙", num=(2, 0)) + p("丁", num=(2, 0)),
                numbering=CHINESE + uses(1) + uses(2, more=restarted),
            ),
            ["一、甲", "二、乙", "一、丙", "二、丁"],
        ),
        "chapters": Sample(
            docx(
                p("总则", num=(1, 0))
                + p("为了规范管理，制定本办法。", num=(1, 1))
                + p("本办法适用于本院。", num=(1, 1))
                + p("职责", num=(1, 0))
                + p("支部负责。", num=(1, 1)),
                numbering=chapters + uses(1, 2),
            ),
            [
                "第一章　总则",
                "第一条　为了规范管理，制定本办法。",
                "第二条　本办法适用于本院。",
                "第二章　职责",
                "第三条　支部负责。",
            ],
        ),
        "legal-numbers": Sample(
            docx(p("甲", num=(1, 0)) + p("乙", num=(1, 1)), numbering=legal + uses(1, 3)), ["一、甲", "1.1 乙"]
        ),
        "long-list": Sample(
            docx("".join(p("条", num=(1, 0)) for _ in range(21)), numbering=long + uses(1, 1)),
            [f"{n}、条" for n in (*TEN, *("十" + n for n in TEN[:9]), "二十", "二十一")],
        ),
        "other-shapes": Sample(
            docx(
                p("甲", num=(1, 0)) + p("乙", num=(1, 1)) + p("丙", num=(1, 2)) + p("丁", num=(1, 2)),
                numbering=circles + uses(1, 4),
            ),
            ["①甲", "A.乙", "(i)丙", "(ii)丁"],
        ),
    }


INLINE = {**_body(), **_numbers()}
