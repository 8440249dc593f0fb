"""More Word files: what stands beside the running text, and what other people and programs leave in a file."""

from __future__ import annotations

import re

from tests.documents.word.make import (
    W,
    box,
    change,
    changed,
    docx,
    field,
    gone,
    p,
    packed,
    r,
    split,
    table,
    unpacked,
    uses,
)
from tests.documents.word.samples import CHINESE, INLINE, OPENING, Sample, sdt

SEPARATORS = (
    '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{0}>'
)
TOC = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'


def _tables() -> dict[str, Sample]:
    """Tables, boxes, notes, headers: what stands beside the running text."""
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{0}Reference w:id="1"/></w:r>'
    notes = SEPARATORS + '<w:{0} w:id="1">' + p("<w:r><w:{0}Ref/></w:r>", " 见集休学习记录。") + "</w:{0}>"
    caption = p("表", field("SEQ 表 \\* ARABIC", "1"), "　学习情况", style="caption")
    turned = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    across = p("横排表格：", ppr=turned)
    contents = "".join(
        p(
            f'<w:hyperlink w:anchor="_Toc{n}">'
            + r(text, more="<w:tab/>")
            + field(f"PAGEREF _Toc{n} \\h", str(n))
            + "</w:hyperlink>",
            style="TOC1",
        )
        for n, text in ((1, "一、学习情况"), (2, "二、下一步打算"))
    )
    return {
        "table": Sample(
            docx(p("情况如下：") + table(("姓名", "次数"), ("张三", "集休学习2次")) + p("完。")),
            ["情况如下：", "姓名", "次数", "张三", "集休学习2次", "完。"],
        ),
        "nested-table": Sample(
            docx(
                table(
                    (
                        "甲",
                        p("外")
                        + table(
                            ("内一", "内二"),
                        )
                        + p("外完"),
                    ),
                    ("乙", "丙"),
                )
            ),
            ["甲", "外", "内一", "内二", "外完", "乙", "丙"],
        ),
        "boxes": Sample(
            docx(p("框前", box(p("框里的集休学习"), p("框里第二段")), "框后") + p("下一段")),
            ["框前框后", "框里的集休学习", "框里第二段", "下一段"],
        ),
        "footnotes": Sample(
            docx(
                p("坚持集体学习", note.format("footnote"), "，取得实效", note.format("endnote"), "。"),
                footnotes=notes.format("footnote"),
                endnotes=notes.format("endnote"),
            ),
            ["坚持集体学习，取得实效。", " 见集休学习记录。", " 见集休学习记录。"],
        ),
        "headers": Sample(
            docx(
                p("正文。"),
                header=p("某某支部集休学习材料"),
                header2=p("双数页"),
                footer=p("第", field("PAGE", "1"), "页"),
                settings="<w:evenAndOddHeaders/>",
            ),
            ["正文。", "某某支部集休学习材料", "双数页", "第1页"],
        ),
        "captions": Sample(docx(caption + table(("甲", "乙")) + p("完。")), ["表1　学习情况", "甲", "乙", "完。"]),
        "landscape": Sample(docx(across + table(("甲", "乙"))), ["横排表格：", "甲", "乙"]),
        "contents": Sample(
            docx(p("工作总结") + sdt(p("目录", style="TOC") + contents, TOC) + p("一、学习情况") + p(OPENING)),
            ["工作总结", "目录", "一、学习情况\t1", "二、下一步打算\t2", "一、学习情况", OPENING],
        ),
    }


def _others() -> dict[str, Sample]:
    """What other people and other programs leave in a file."""
    theirs = "".join(
        [
            p("原文", change("ins", 101, r("他加的集休话")), change("del", 102, gone("他删的话")), "。"),
            p(change("moveFrom", 103, r("移走的话")), "留下", change("moveTo", 104, r("移来的话"))),
            p(
                change(
                    "ins", 105, r("加了", more="<w:tab/>"), change("del", 106, gone("又删"), author="王五"), r("再加")
                ),
                r("改过格式", "<w:b/>" + change("rPrChange", 107, "<w:rPr/>")),
            ),
        ]
    )
    comment = (
        '<w:comment w:id="{0}" w:author="李四" w:date="2024-04-30T10:00:00Z" w:initials="李">'
        + p("请核对")
        + "</w:comment>"
    )
    marked = p(
        "学习",
        '<w:commentRangeStart w:id="5"/>',
        "集休",
        '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>',
        "材料。",
    )
    other = docx(p(split(OPENING)), comments="")
    return {
        "revisions": Sample(docx(theirs), ["原文他加的集休话。", "留下移来的话", "加了\t再加改过格式"]),
        "deleted-marks": Sample(
            docx(p("前一段", ppr=f"<w:rPr>{change('del', 9)}</w:rPr>") + p("接着的集休学习") + p("末段")),
            ["前一段接着的集休学习", "末段"],
        ),
        "comments": Sample(docx(marked, comments=comment.format(5)), ["学习集休材料。"]),
        "no-comments-yet": Sample(other, [OPENING]),
        "strict": Sample(
            docx(
                p("严格格式的集休学习") + p("乙", num=(1, 0)),
                strict=True,
                numbering=CHINESE + uses(1),
                comments=comment.format(3),
            ),
            ["严格格式的集休学习", "一、乙"],
        ),
        "other-prefix": Sample(_other_prefix("x"), ["前缀不同的集休学习", "一、乙", "批注"]),
        "default-namespace": Sample(_default_namespace(), ["没有前缀的集休学习"]),
        "prefixed-relations": Sample(_prefixed_relations(), [OPENING]),
        "stored": Sample(_with_macros(docx(p("没有压缩的集休学习"), stored=True)), ["没有压缩的集休学习"]),
        "moved-main": Sample(_moved_main(), [OPENING]),
    }


def _with_macros(raw: bytes) -> bytes:
    """A package with macros, stored as it was."""
    return packed({**unpacked(raw), "word/vbaProject.bin": bytes(range(256))}, stored=True)


def _other_prefix(prefix: str) -> bytes:
    """The same with another prefix in every part, as some converters write it."""
    body = p("前缀不同的集休学习") + p("乙", num=(1, 0)) + p(change("ins", 1, r("批注")))
    raw = docx(body, numbering=CHINESE + uses(1), comments="")
    return changed(
        raw,
        {
            name: re.sub(rb"(</?|\s|xmlns:)w(?=[:=])", rb"\1" + prefix.encode(), data)
            for name, data in unpacked(raw).items()
            if name.startswith("word/") and name.endswith(".xml")
        },
    )


def _default_namespace() -> bytes:
    """The main part without a prefix on its elements."""
    body = (
        f'<document xmlns="{W}" xmlns:q="{W}"><body><p><r q:rsidR="001"><rPr><b/></rPr><t>没有前缀的</t></r>'
        "<r><t>集休学习</t></r></p></body></document>"
    )
    return changed(docx(""), {"word/document.xml": body.encode()})


def _prefixed_relations() -> bytes:
    """Relations and content types with a prefix."""
    parts = {}
    raw = docx(p(OPENING))
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        text = re.sub(rb"(</?)(?=[A-Z])", rb"\1k:", unpacked(raw)[name])
        parts[name] = text.replace(b"xmlns=", b"xmlns:k=")
    return changed(raw, parts)


def _moved_main() -> bytes:
    """The main part has another name, and its relations name parts from the root on."""
    parts = unpacked(docx(p(OPENING), comments=""))
    moved = {
        "word/document.xml": "doc/text.xml",
        "word/_rels/document.xml.rels": "doc/_rels/text.xml.rels",
        "word/comments.xml": "notes/c.xml",
    }
    for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        data = (
            parts[name].replace(b"word/document.xml", b"doc/text.xml").replace(b"/word/comments.xml", b"/notes/c.xml")
        )
        parts[name] = data.replace(b'Target="comments.xml"', b'Target="/notes/c.xml"')
    return packed({moved.get(name, name): data for name, data in parts.items()})


SAMPLES = {**INLINE, **_tables(), **_others()}
