"""Blocks of a Word file: the body as in a plain text, what stands beside it as cells of its story."""

from __future__ import annotations

from lint.documents.document import Document
from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from tests.documents.word.make import box, docx, field, levels, p, r, style, table, uses
from tests.documents.word.samples import TEN
from tests.support import blocks, spans

CHINESE = levels(("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"))
STYLES = (
    style("heading1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("toc 1", "")
    + style("caption", "")
    + style("Title", "")
)


def stories(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind, block.story, document.text_of(block)) for block in document.blocks]


def test_headings_are_told_by_their_automatic_numbers() -> None:
    body = p("2024年工作总结") + p("学习情况", num=(1, 0)) + p("理论学习", num=(1, 1)) + p("党员按时参加学习。")
    document = read(docx(body, numbering=CHINESE + uses(1)))
    assert blocks(document) == [
        ("title", "2024年工作总结"),
        ("heading", "一、学习情况"),
        ("heading", "（一）理论学习"),
        ("paragraph", "党员按时参加学习。"),
    ]
    assert [block.level for block in document.headings] == [1, 2]


def test_an_outline_level_makes_a_heading_of_a_short_line() -> None:
    body = p("工作总结") + p("前言", style="heading1") + p("一年来，支部坚持学习。", style="heading1")
    document = read(docx(body, styles=STYLES))
    assert blocks(document)[1:] == [("heading", "前言"), ("paragraph", "一年来，支部坚持学习。")]
    assert document.headings[0].level == 1


def test_signatures_and_dates_on_an_outline_level_are_no_headings() -> None:
    body = p("关于学习的报告") + p("学习情况很好。") + p("某某支部委员会", style="heading1")
    body += p("2024年5月1日", style="heading1") + p("附件1", style="heading1")
    document = read(docx(body, styles=STYLES))
    assert blocks(document)[2:] == [
        ("signature", "某某支部委员会"),
        ("date", "2024年5月1日"),
        ("paragraph", "附件1"),
    ]


def test_what_stands_beside_the_body_is_no_heading_and_no_paragraph() -> None:
    body = p("工作总结") + p(field('TOC \\o "1-3"', "一、学习\t1"), style="toc 1") + table(("一、姓名", "二、单位"))
    body += p("正文在此。", box(p("一、框内"))) + p("图1　走访", style="caption")
    document = read(docx(body, styles=STYLES, header=p("一、页眉"), footer=p("二、页脚"), footnotes=_note("一、脚注")))
    assert stories(document) == [
        ("title", "body", "工作总结"),
        ("cell", "toc", "学习"),
        ("cell", "cell", "一、姓名"),
        ("cell", "cell", "二、单位"),
        ("paragraph", "body", "正文在此。"),
        ("cell", "box", "一、框内"),
        ("cell", "caption", "图1　走访"),
        ("cell", "footnote", "一、脚注"),
        ("cell", "header", "一、页眉"),
        ("cell", "footer", "二、页脚"),
    ]
    assert [block.story for block in document.flow] == ["body", "cell", "cell", "body", "box", "caption"]
    assert document.headings == []


def test_a_table_before_the_title_does_not_hide_it() -> None:
    body = table(*[(f"栏{n}", "内容") for n in TEN]) + p("关于学习的通知") + p("各支部：") + p("请组织学习。")
    document = read(docx(body))
    assert document.title is not None and document.text_of(document.title) == "关于学习的通知"


def test_a_soft_break_ends_a_block_and_not_a_row() -> None:
    document = read(docx(p(r("关于", more="<w:br/>"), "学习的通知") + p("一、甲", r("", more="<w:br/>"), "二、乙")))
    assert blocks(document) == [("title", "关于\n学习的通知"), ("heading", "一、甲"), ("heading", "二、乙")]
    assert len(document.source.line_starts) == 2
    assert document.source.text == "关于\u2028学习的通知\n一、甲\u2028二、乙"


def test_numbers_and_pages_of_contents_are_protected_and_their_words_are_not() -> None:
    body = p("工作总结") + p("二．学习集休……12", style="toc 1") + p("附件\tiv", style="toc 1")
    document = read(docx(body, styles=STYLES))
    assert [text for _, _, text in stories(document)[1:]] == ["学习集休", "附件"]


def test_signs_of_a_symbol_font_are_protected() -> None:
    document = read(docx(p("\uf0fe（一）学习")))
    assert blocks(document) == [("heading", "（一）学习")]


def test_a_cell_is_counted_in_its_row_and_has_its_width() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("宽") + "</w:tc>"
    rows = f"<w:tr>{wide}<w:tc>{p('窄')}</w:tc></w:tr><w:tr>" + f"<w:tc>{p('甲')}</w:tc>" * 3 + "</w:tr>"
    source = read(docx(f"<w:tbl>{rows}</w:tbl>")).source
    assert isinstance(source, PackageSource)
    assert [(one.row, one.column, one.span) for one in source.paragraphs] == [
        (1, 1, 2), (1, 2, 1), (2, 1, 1), (2, 2, 1), (2, 3, 1),
    ]  # fmt: skip


def test_a_heading_without_a_number_starts_anew_only_what_is_below_it() -> None:
    styles = style("heading 2", "") + style("heading 1", "")
    body = p("工作总结") + p("一、学习") + p("集中学习", style="heading 2") + p("（一）理论") + p("学习好。")
    body += p("走访学习", style="heading 2") + p("（一）走访") + p("走访好。") + p("二、宣传") + p("宣传好。")
    document = read(docx(body, styles=styles))
    assert [block.level for block in document.headings] == [1, 2, 2, 2, 2, 1]
    for report in ("order", "start"):
        assert spans(document, "numbering", {"of": "headings", "report": report}) == []
    anew = read(docx(body + p("附件的题目", style="heading 1") + p("一、总则") + p("二、分则"), styles=styles))
    assert spans(anew, "numbering", {"of": "headings", "report": "order"}) == []


def _note(text: str) -> str:
    return f'<w:footnote w:type="separator" w:id="-1">{p("——")}</w:footnote><w:footnote w:id="1">{p(text)}</w:footnote>'


def test_nothing_is_said_twice_beside_the_body() -> None:
    line = "请各支部按照要求认真组织学习贯彻。"
    body = p("关于学习的通知") + p(line) + table((line, line), (line, line)) + p("附件", box(p(line)))
    document = read(docx(body, header=p(line), header2=p(line), footnotes=_note(line)))
    options = {"unit": "sentence", "min_chars": 8}
    assert spans(document, "duplicate", options) == []
    again = read(docx(p("关于学习的通知") + p(line) + p("各支部：") + p(line)))
    assert spans(again, "duplicate", options) == [line]


def test_a_heading_with_a_table_below_is_not_empty() -> None:
    body = p("工作总结") + p("一、学习情况") + table(("时间", "内容")) + p("二、宣传情况") + p("党员走访群众。")
    body += p("三、存在问题") + p("学习不够深入。")
    assert spans(read(docx(body)), "headings", {"report": "empty"}) == []
    without = (
        p("工作总结")
        + p("一、学习情况")
        + p("二、宣传情况")
        + p("党员走访群众。")
        + p("三、存在问题")
        + p("学习不够。")
    )
    assert spans(read(docx(without)), "headings", {"report": "empty"}) == ["一、学习情况"]


def test_numbers_go_on_over_what_stands_beside_the_body() -> None:
    contents = p("一、学习\t1", style="toc 1") + p("三、宣传\t2", style="toc 1")
    body = (
        p("工作总结")
        + contents
        + p("一、学习")
        + p("学习好。")
        + table(("五、栏目", "七、说明"))
        + p("三、宣传")
        + p("宣传好。")
    )
    document = read(docx(body, styles=STYLES, header=p("九、页眉")))
    assert spans(document, "numbering", {"of": "headings", "report": "order"}) == ["三、"]


def test_any_blank_may_indent_a_paragraph() -> None:
    document = read(docx(p("\xa0\u2003\u3000 学习。\u2002")))
    assert blocks(document) == [("paragraph", "学习。")]
