"""What is not prose is not touched, in either format; what only looks like it is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.base.model import TextFormat
from lint.documents.document import MASK
from tests.documents.readers.whole import codes, fixed, look
from tests.support import doc, md

BOTH: tuple[TextFormat, ...] = ("text", "markdown")

# Within a line, in both formats.
INLINE = {
    "address": [
        "https://example.com/党建,平台/首页", "https://a.cn/查询?姓名=甲,乙&页=1", "http://a.cn/a_b,c/d",
        "ftp://a.cn/共享/表,一.xls",
        "https://a.cn/#第一章,总则/甲", "zhang.san@a.gov.cn",
    ],
    "path": [
        r"D:\党建\考勤,请假.docx", r"\\服务器\共享,一\报表.xlsx", "./制度/考勤,请假.md", "../图,一/b.png",
        "~/文档/甲,乙.txt",
        "/home/用户/文件,一.txt", "C:/资料/集休学习.doc", r"E:\a,b",
    ],
    "file": ["“考勤,请假.md”", "《集休学习.docx》", "（名单,一.xlsx）", "“报名表,终稿.pdf”", "*.docx"],
    "naming": [
        "文件命名格式为“XX，XX班+姓名”", "邮件主题为：XX+姓名+班级", "注明【姓名+单位】",
        "材料命名为“**单位-姓名”", "（学号+姓名）",
    ],
    "command": [
        'git commit -m "修改,完善"', "pip install -r a.txt", 'python 甲.py --name "甲,乙"',
        "docker run -v ./甲,乙:/data x",
        "curl -d '甲,乙' a.cn",
    ],
    "code": ["createApp()", "setStorage()", 'print("甲,乙")', "os.path.join('甲','乙')", "`git 甲,乙`", "a.b()"],
    "template": [
        '{% include "模板,一.html" %}', '{{< figure src="图,一.png" >}}', "{{ page.title,甲 }}",
        "{# 注释,一 #}", "<%= 甲,乙 %>",
        '[gallery ids="1,2" title="图,一"]', "[[页面,一]]", "![[图,一.png]]", "[@张三,2020]", "%%注释,一%%",
        "{ref}`甲,乙`", "${甲,乙}",
        "[文](./甲,乙.md)", r"\cite{甲,乙}", '{"名称": "甲,乙", "数": [1,2]}',
    ],
    "attributes": ["{#指南,一}", "{.类,一}", '{.warning key="甲,乙"}', "{#a .b,c}", '{: title="甲,乙"}'],
    "formula": [
        "$得分=加分,扣分$", r"\(甲,乙\)", "$$甲,乙$$", r"\[甲,乙\]", r"$\text{甲},\text{乙}$",
        "总分=平时分*0.3+期末分*0.7",
    ],
    "reference": ["&#x5176;", "&#20854;", "&nbsp;", "&ldquo;", "&#X4E2D;"],
    "escape": [r"\*\*附件\*\*", r"甲\*乙", r"注\*：为选报项", r"甲\_乙", r"\[甲\]"],
    "time": ["10:30", "8:00-9:30", "1:500", "2:1", "23:59:59"],
    "name": ["约翰·史密斯", "J. K. 罗琳", "卡尔·马克思", "弗拉基米尔·伊里奇·列宁", "Smith, Lee"],
}  # fmt: skip
# Markdown alone.
LINES = [
    '[甲]: ./制度/考勤,请假.md "考勤,请假"', "[乙]: https://example.com/党建,平台/首页", "[丙]: <甲 乙,丙.md>",
    "[丁]: 甲,乙.md '题,一'",
    "[考勤,请假]: a.md", '!!! warning "材料,清单"', '??? note "甲,乙"', "::: 提示,一",
    ':::{.note title="甲,乙"}', '=== "标签,一"',
    '{{< figure src="图,一.png" title="图,一" >}}', '{% include "模板,一.html" %}',
    '<img src="图,一.png" alt="甲,乙">',
    "```yaml\n名称: 甲,乙\n```", "    甲,乙 = 丙,丁", '<div class="甲,乙">', "<!-- 甲,乙 -->", "$$\n甲,乙\n$$",
    "[TOC]",
    "<script>\nlet 甲 = '乙,丙';\n</script>",
]  # fmt: skip
SPANS = [
    "[[页面,一]]", "[[页面,一|显示]]", "![[图,一.png]]", "[[甲,乙#丙,丁|文]]", "[文](甲,乙.md)",
    '[文](<甲 乙,丙.md> "题,一")', "![图](图,一.png)",
    "[^注,一]", "[文][甲,乙]", '<span title="甲,乙">文</span>', "<http://a.cn/甲,乙>", "``甲,乙``",
]  # fmt: skip
FRONT = [
    "---\ntitle: 总结,一\ntags: [甲,乙]\n---\n", '+++\ntitle = "甲,乙"\n+++\n', '{\n  "title": "甲,乙"\n}\n',
    "---\ntitle: 甲,乙\n...\n",
    "--- # 注\n甲: 乙,丙\n---\n", ';;;\n"title": "甲,乙"\n;;;\n', "title: 甲,乙\ndate: 2023\n---\n",
]  # fmt: skip
DATA = [
    "姓名,性别,得分\n张三,男,95\n李四,女,92", "序号,名称\n1,甲\n2,乙", '"甲,一","乙"\n"丙","丁"',
    "2021,甲,乙\n2022,丙,丁", "单位;人数\n甲;3\n乙;4",
    "A01,甲局,12\nA02,乙局,13",
]  # fmt: skip
INLINES = [one for kind in INLINE.values() for one in kind]


@pytest.mark.parametrize("format", BOTH)
@pytest.mark.parametrize("construct", INLINES)
def test_within_a_line(construct: str, format: TextFormat) -> None:  # noqa: A002
    text = f"请查看{construct}，认真落实。\n\n现已办结 {construct} 。\n"
    found = [v for v in look(doc(text, format)) if v.finding.edits]
    assert fixed(text, format).count(construct) == 2, [(v.rule.code, text[v.start : v.end]) for v in found]


@pytest.mark.parametrize("construct", [*LINES, *DATA])
def test_lines_of_markdown(construct: str) -> None:
    text = f"# 说明\n\n坚持学习。\n\n{construct}\n\n认真落实。\n"
    assert fixed(text, "markdown") == text
    assert codes(text, "markdown") == []


@pytest.mark.parametrize("construct", SPANS)
def test_spans_of_markdown(construct: str) -> None:
    text = f"坚持学习，详见{construct}，认真落实。\n"
    assert fixed(text, "markdown") == text


@pytest.mark.parametrize("format", BOTH)
@pytest.mark.parametrize("front", FRONT)
def test_front_matter(front: str, format: TextFormat) -> None:  # noqa: A002
    text = f"{front}\n坚持集休学习。\n"
    assert fixed(text, format) == f"{front}\n坚持集体学习。\n"


@pytest.mark.parametrize("rows", DATA)
def test_rows_of_data(rows: str) -> None:
    text = f"附：考核得分\n{rows}\n"
    assert (fixed(text, "text"), codes(text, "text")) == (text, [])


@pytest.mark.parametrize("format", BOTH)
@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("抓学习,强素质,促发展\n抓作风,强管理,促规范\n", "抓学习，强素质，促发展\n抓作风，强管理，促规范\n"),
        ("落实责任,加强管理。\n", "落实责任，加强管理。\n"),
        ("查看党建/业务/文化,认真落实。\n", "查看党建/业务/文化，认真落实。\n"),
        ("金额$5,000和$6,000,已经到账。\n", "金额$5,000和$6,000，已经到账。\n"),
        ("学习python编程,开展培训。\n", "学习python编程，开展培训。\n"),
        ("会议10:30开始,请准时参加。\n", "会议10:30开始，请准时参加。\n"),
        ("R&D投入增长;效益提高。\n", "R&D投入增长；效益提高。\n"),
        ("推行“党建+服务”模式,坚持集休学习。\n", "推行“党建+服务”模式，坚持集体学习。\n"),
        ("详见https://a.cn/甲，坚持集休学习。\n", "详见https://a.cn/甲，坚持集体学习。\n"),
        ("已命名为“示范支部”,坚持集休学习。\n", "已命名为“示范支部”，坚持集体学习。\n"),
    ],
)
def test_prose_that_looks_like_it(text: str, right: str, format: TextFormat) -> None:  # noqa: A002
    assert fixed(text, format) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("坚持集**休**学习。\n", "坚持集**体**学习。\n"),
        ("坚持**集休**学习。\n", "坚持**集体**学习。\n"),
        ("坚持集<b>休</b>学习。\n", "坚持集<b>体</b>学习。\n"),
        ("坚持集\n休学习。\n", "坚持集\n体学习。\n"),
        ("> 坚持集\n> 休学习。\n", "> 坚持集\n> 体学习。\n"),
        ("- 坚持集\n  休学习。\n", "- 坚持集\n  体学习。\n"),
        ("<div>\n坚持集休学习。\n</div>\n", "<div>\n坚持集体学习。\n</div>\n"),
        ("<table><tr><td>坚持集休学习</td></tr></table>\n", "<table><tr><td>坚持集体学习</td></tr></table>\n"),
        ('!!! note "甲,乙"\n\n    坚持集休学习。\n', '!!! note "甲,乙"\n\n    坚持集体学习。\n'),
        ("::: 提示,一\n坚持集休学习。\n:::\n", "::: 提示,一\n坚持集体学习。\n:::\n"),
        ("> [!NOTE]\n> 坚持集休学习。\n", "> [!NOTE]\n> 坚持集体学习。\n"),
        ("[^1]: 坚持集休学习。\n", "[^1]: 坚持集体学习。\n"),
        ("[[甲,乙|坚持集休学习]]。\n", "[[甲,乙|坚持集体学习]]。\n"),
        ('落实"**兰考精神**"。\n', "落实“**兰考精神**”。\n"),
    ],
)
def test_prose_in_markup(text: str, right: str) -> None:
    assert fixed(text, "markdown") == right


def test_a_word_over_two_lines_of_plain_text() -> None:
    text = "青石县水利局党支部工作总结\n\n　　青石县水利局党支部全年坚持每月一次集\n休学习，效果良好。\n"
    assert fixed(text, "text") == text.replace("休", "体")
    assert fixed("会议收集\n休学习班名单\n", "text") == "会议收集\n休学习班名单\n"


PROSE = [
    "坚持集休学习,落实责任;", '办好"农家书屋"。', "效果良好。。", "学习了了文件", "2023年－2024年", "党员３名,",
    "严格管理:定期检查", "**次", "《条例》,",
    "(试行)", "柠紧思想开关", "一是抓学习;二是抓作风。",
]  # fmt: skip
_SPACED = st.sampled_from(["，", "。\n\n", " ", "；", "\n\n- ", "\n\n> "])
SOUP = st.lists(st.tuples(st.sampled_from(PROSE), _SPACED, st.sampled_from([*INLINES, *SPANS]), _SPACED), max_size=6)
LINE_SOUP = st.lists(st.tuples(st.sampled_from(PROSE), st.sampled_from(LINES)), max_size=5)


def in_order(constructs: list[str], text: str) -> bool:
    at = 0
    for one in constructs:
        at = text.find(one, at)
        if at < 0:
            return False
        at += len(one)
    return True


@settings(max_examples=120)
@given(SOUP)
def test_no_byte_of_markup_changes(parts: list[tuple[str, str, str, str]]) -> None:
    text = "".join(piece for part in parts for piece in part)
    assert in_order([part[2] for part in parts], fixed(text, "markdown"))


@settings(max_examples=60)
@given(LINE_SOUP)
def test_no_line_of_markup_changes(parts: list[tuple[str, str]]) -> None:
    text = "# 说明\n\n" + "".join(f"{prose}\n\n{line}\n\n" for prose, line in parts)
    assert in_order([line for _, line in parts], fixed(text, "markdown"))


@settings(max_examples=120)
@given(
    st.lists(
        st.one_of(st.sampled_from([*PROSE, *INLINES, *SPANS, *LINES, *DATA, *FRONT, "\n", "\r\n", "**"])), max_size=12
    )
)
def test_offsets_stay_right(pieces: list[str]) -> None:
    text = "".join(pieces)
    for format_ in BOTH:
        document = doc(text, format_)
        assert len(document.text) == len(text)
        assert all(one in (other, MASK) for one, other in zip(document.text, text, strict=True))
        for violation in look(document):
            assert 0 <= violation.start <= violation.end <= len(text)
            for edit in violation.finding.edits:
                assert MASK not in document.text[edit.start : edit.end]
                assert MASK not in edit.content


def test_the_words_of_a_finding_have_no_masks() -> None:
    (violation,) = (v for v in look(md('落实"**兰考精神**"。')) if v.rule.code == "PU004")
    assert MASK not in str(violation.finding.values)
