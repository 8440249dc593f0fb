"""ODT: paragraphs, automatic numbers and stories of an OpenDocument text."""

from __future__ import annotations

import io
import zipfile

import pytest

from lint.documents.decode import NotTextError
from lint.documents.office import odt as reader
from lint.documents.package.archive import Package
from lint.documents.word.paragraph import Paragraph

_NAMES = ("office", "text", "table", "style")
NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
NAMESPACES += ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
NAMESPACES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in {"mimetype": "application/vnd.oasis.opendocument.text", **parts}.items():
            file.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


def content(body: str, automatic: str = "") -> str:
    return (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def sheet(styles: str, pages: str = "") -> str:
    return (
        f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
    )


def read(body: str, automatic: str = "", styles: str = "", pages: str = "") -> list[Paragraph]:
    return reader.read(Package(zipped({"content.xml": content(body, automatic), "styles.xml": sheet(styles, pages)})))


def texts(body: str, automatic: str = "", styles: str = "") -> list[str]:
    return [paragraph.text for paragraph in read(body, automatic, styles)]


def p(text: str, more: str = "") -> str:
    return f"<text:p{more}>{text}</text:p>"


def test_text_blanks_and_breaks() -> None:
    body = p("  坚持\n  <text:span>学<text:span>习</text:span></text:span>。 ") + p(
        "a<text:s text:c='2'/> b<text:tab/>c"
    )
    body += (
        p("甲<text:line-break/>乙")
        + p("")
        + p("<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby>")
    )
    assert texts(body) == ["坚持 学习。 ", "a  b\tc", "甲\u2028乙", "", "字"]


def test_what_is_not_on_the_paper_is_not_read() -> None:
    gone = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + p("删")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    note = "<office:annotation>" + p("批注") + "</office:annotation>"
    hidden = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    body = gone + p(f"甲<text:change text:change-id='1'/>{note}乙<text:span text:style-name='T1'>密</text:span>。")
    assert texts(body, hidden) == ["甲乙。"]


NUMBERED = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/>
<text:list-level-style-number text:level="2" loext:num-list-format="（%2%）" style:num-format="一, 二, 三, ..."/>
<text:list-level-style-number text:level="3" text:display-levels="2" style:num-format="1"><style:list-level-properties>
<style:list-level-label-alignment text:label-followed-by="space"/></style:list-level-properties>
</text:list-level-style-number></text:list-style><text:list-style style:name="L2">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1" text:start-value="3"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>"""


def item(*inside: str, more: str = "") -> str:
    return f"<text:list-item{more}>{''.join(inside)}</text:list-item>"


def numbers(*items: str, more: str = ' text:style-name="L1"') -> str:
    return f"<text:list{more}>{''.join(items)}</text:list>"


def test_automatic_numbers() -> None:
    second = numbers(item(p("甲")), item(p("乙"), p("续"), numbers(item(p("子")), more="")), more="")
    body = numbers(item(p("学习"), second), item(p("整改"), numbers(item(p("丙")), more="")))
    found = read(body, NUMBERED)
    assert [x.text for x in found] == ["一、学习", "（一）甲", "（二）乙", "续", "二.1 子", "二、整改", "（一）丙"]
    assert [x.label for x in found] == [2, 3, 3, 0, 4, 2, 3]


def test_lists_that_go_on_and_lists_that_begin() -> None:
    style = ' text:style-name="L2"'
    body = numbers(item(p("甲")), more=style + ' xml:id="a"') + numbers(item(p("乙")), more=style)
    body += numbers(item(p("丙")), more=style + ' text:continue-numbering="true"')
    body += numbers(item(p("丁")), item(p("戊"), more=' text:start-value="9"'), more=style + ' text:continue-list="a"')
    body += numbers(
        "<text:list-header>" + p("头") + "</text:list-header>", item(numbers(item(p("点")), more="")), more=style
    )
    assert texts(body, NUMBERED) == ["3.甲", "3.乙", "4.丙", "4.丁", "9.戊", "头", "• 点"]


OUTLINE = """<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-suffix="、"
style:num-format="一, 二, 三, ..."/></text:outline-style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:default-outline-level="1"/>
<style:style style:name="Title" style:default-outline-level="1" style:list-style-name=""/>"""


def test_headings_are_numbered_as_the_outline_is() -> None:
    automatic = '<style:style style:name="P1" style:parent-style-name="Heading_20_1"/>'
    body = '<text:h text:style-name="Title" text:outline-level="1">报告</text:h>'
    body += (
        '<text:h text:style-name="P1" text:outline-level="1">学习</text:h><text:h text:outline-level="2">甲</text:h>'
    )
    body += p("正文", ' text:style-name="P1"')
    assert [(x.text, x.level, x.style) for x in read(body, automatic, OUTLINE)] == [
        *(("报告", 1, "title"), ("一、学习", 1, "heading 1"), ("甲", 2, ""), ("正文", 1, "heading 1")),
    ]


def test_tables_boxes_notes_headers_and_contents() -> None:
    cell = "<table:table-cell>{}</table:table-cell>".format
    table = f"<table:table><table:table-row>{cell(p('姓名'))}<table:covered-table-cell/>{cell(p('张三') + p('李四'))}"
    table += f"</table:table-row><table:table-row>{cell(p('王五'))}</table:table-row></table:table>"
    box = f"<draw:frame><draw:text-box>{p('框')}</draw:text-box></draw:frame>"
    note = (
        "<text:note text:note-class='{}'><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body>"
    )
    source = f"<text:table-of-content-source>{p('x')}</text:table-of-content-source>"
    body = (
        f"<text:table-of-content>{source}<text:index-body>{p('一、学习 1')}</text:index-body></text:table-of-content>"
    )
    foot, end = (f"{note.format(*one)}</text:note>" for one in (("footnote", p("脚注")), ("endnote", p("尾注"))))
    body += p(f"正{foot}文{box}{end}。") + table
    pages = f"<style:header>{p('页眉')}</style:header><style:footer>{p('页脚')}</style:footer>"
    found = read(body, pages=pages)
    assert [(x.story, x.text, x.row, x.column) for x in found] == [
        *(("toc", "一、学习 1", 0, 0), ("body", "正文。", 0, 0), ("box", "框", 0, 0), ("cell", "姓名", 1, 1)),
        *(("cell", "张三", 1, 3), ("cell", "李四", 1, 3), ("cell", "王五", 2, 1), ("footnote", "脚注", 0, 0)),
        *(("endnote", "尾注", 0, 0), ("header", "页眉", 0, 0), ("footer", "页脚", 0, 0)),
    ]


DEEP = "<text:section>" * 3000 + "</text:section>" * 3000


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("damaged", {}),
        ("damaged", {"content.xml": "<a>"}),
        ("damaged", {"content.xml": ""}),
        ("dtd", {"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        ("dtd", {"content.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
        ("utf16-part", {"content.xml": "\ufeff<a/>"}),
        ("deep", {"content.xml": content(DEEP)}),
        ("encrypted", {"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(sorted(value)),
)
def test_what_cannot_be_read_is_refused_by_name(name: str, parts: dict[str, str]) -> None:
    raw = zipped(parts)
    if name == "utf16-part":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            file.writestr(zipfile.ZipInfo("content.xml"), "<a/>".encode("utf-16"))
        raw = out.getvalue()
    with pytest.raises(NotTextError) as caught:
        reader.read(Package(raw))
    assert caught.value.format == name
