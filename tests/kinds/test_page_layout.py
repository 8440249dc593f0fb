"""page-layout: what a good secretary sends back, and what she lets pass; the rules have examples of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from lint.base.model import Finding, Genre
from lint.documents.document import Document
from lint.documents.official.standard import Standard
from lint.documents.word.read import read
from lint.documents.writers.word.fresh import SAMPLE, made
from lint.kinds import Hits, kind
from lint.kinds.page_layout.kind import REPORTS, Options
from tests.documents.word.make import SECTION, changed, docx, field, p, r, style, table, unpacked
from tests.documents.word.more_samples import SAMPLES
from tests.support import builtin_rules, doc

# What is said of habits that are accepted, and of what depends on the eye.
HABITS = ("title-habit", "heading-bold", "number-hyphen", "number-place", "typed-indent")
TEXT = "支部坚持集体学习和个人自学相结合，按照年度计划组织党员学习，查找差距，明确努力方向。"
LETTERS = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}"/><w:sz w:val="{1}"/>'
GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>'
BODY = LETTERS.format("仿宋", 32)
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def found(
    raw: bytes | Document, layout: Mapping[str, Any] | None = None, genre: str = "", without: tuple[str, ...] = HABITS
) -> dict[str, list[Finding]]:
    """What each report finds in a file, those of habits apart."""
    document = raw if isinstance(raw, Document) else read(raw)
    hits = Hits([], [], Genre(id=genre, name="", title="") if genre else None, "final", layout or {})
    every = {
        name: [*kind("page-layout").check(document, Options(name), hits)] for name in REPORTS if name not in without
    }
    return {name: findings for name, findings in every.items() if findings}


def on_grid(body: str, grid: str = GRID, **parts: Any) -> bytes:
    """A file with the standard's margins and a grid of 22 lines by 28 characters."""
    raw = docx(body, **parts)
    part = unpacked(raw)["word/document.xml"].replace(SECTION.encode(), (SECTION + grid).encode())
    return changed(raw, {"word/document.xml": part})


def paragraphs(*texts: str, letters: str = BODY, shape: str = INDENT) -> str:
    return "".join(p(r(text, letters), ppr=shape) for text in texts)


def test_a_document_that_is_laid_out_right_is_clean() -> None:
    assert found(made("", Standard()), without=()) == {}


def test_one_that_was_never_laid_out_gets_one_finding() -> None:
    heads = "".join(p(f"{n}、做好工作") + p(TEXT * 3) for n in "一二三四五")
    said = found(_default(heads), without=())
    assert [*said] == ["plain"] and len(said["plain"]) == 1
    assert said["plain"][0].values["margins"] == "25/25/32/32"


def _default(body: str) -> bytes:
    """A file with the margins of a new one."""
    raw = docx(body)
    page = (
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992"/>'
    )
    part = unpacked(raw)["word/document.xml"].replace(SECTION.encode(), page.encode())
    return changed(raw, {"word/document.xml": part})


def test_text_files_and_files_without_chinese_get_none() -> None:
    assert found(doc(SAMPLE)) == {}
    assert found(_default(p("This sentence has no Chinese in it at all. " * 20))) == {}
    assert found(_default(p("待定"))) == {}


def test_any_file_can_be_judged() -> None:
    for name in sorted(SAMPLES):
        found(SAMPLES[name].raw, without=())


@pytest.mark.parametrize("family", ["仿宋", "仿宋_GB2312", "FangSong", "方正仿宋_GBK", "华文仿宋"])
def test_a_grid_passes_whatever_the_maker_of_the_font(family: str) -> None:
    body = paragraphs(TEXT, TEXT, TEXT, letters=LETTERS.format(family, 32))
    assert found(on_grid(body)) == {}


def test_the_margins_to_the_ink_pass() -> None:
    raw = on_grid(paragraphs(TEXT, TEXT))
    part = unpacked(raw)["word/document.xml"].replace(b'w:top="2098"', b'w:top="1960"').replace(b'"1984"', b'"1847"')
    assert found(changed(raw, {"word/document.xml": part})) == {}


def test_fonts_and_indents_may_come_from_anywhere() -> None:
    sheet = style("Body", f"<w:pPr>{INDENT}</w:pPr><w:rPr>{BODY}</w:rPr>") + style("Own", "", "Body")
    assert found(on_grid(p(TEXT, style="Own") * 3, styles=sheet)) == {}
    wrong = style("Body", f"<w:pPr>{INDENT}</w:pPr><w:rPr>{LETTERS.format('宋体', 32)}</w:rPr>") + style(
        "Own", "", "Body"
    )
    assert [*found(on_grid(p(TEXT, style="Own") * 3, styles=wrong))] == ["body-font"]


def test_an_indent_in_twips_is_one_in_characters() -> None:
    assert found(on_grid(paragraphs(TEXT, TEXT, shape='<w:ind w:firstLine="632"/>'))) == {}
    said = found(on_grid(paragraphs(TEXT, TEXT, shape='<w:ind w:firstLine="420"/>')))
    assert [one.values["found"] for one in said["first-line"]] == ["1.3", "1.3"]


def test_a_habit_of_many_paragraphs_is_one_finding() -> None:
    said = found(on_grid(paragraphs(*[TEXT] * 9, shape="")))
    assert [one.values["count"] for one in said["first-line"]] == [9]


def test_a_heading_that_text_runs_on_from_is_judged_to_its_full_stop() -> None:
    head = r("（一）坚持集体学习。", LETTERS.format("楷体", 32)) + r(TEXT, BODY)
    whole = r("（一）坚持集体学习。" + TEXT, BODY)
    text = paragraphs(TEXT, TEXT)
    assert found(on_grid(text + p(head, ppr=INDENT))) == {}
    assert [*found(on_grid(text + p(whole, ppr=INDENT)))] == ["heading-font"]


def test_the_items_of_a_statute_are_no_headings() -> None:
    items = ("第一条　为加强管理，制定本办法。", "第二条　党员应当做到：", "（一）坚持学习", "（二）遵守纪律")
    body = p(r("某某县党员管理办法", LETTERS.format("方正小标宋简体", 44)), ppr='<w:jc w:val="center"/>')
    assert found(on_grid(body + paragraphs(*items, TEXT)), genre="statute") == {}
    assert found(on_grid(body + paragraphs(*items, TEXT))) == {}, "told by its articles alone"


def test_covers_contents_tables_and_captions_are_left_alone() -> None:
    cover = p(r("实施方案", LETTERS.format("黑体", 72)), ppr='<w:jc w:val="left"/>')
    cover += p(r("2024年5月", LETTERS.format("宋体", 21))) + p('<w:r><w:br w:type="page"/></w:r>')
    contents = "".join(p(r(f"{n}、学习情况\t3", LETTERS.format("宋体", 21)), style="TOC1") for n in "一二")
    sheet = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    rows = table(("姓名", "集体学习情况和个人自学情况"), ("李明华", "按照年度计划组织党员学习，查找差距。"))
    caption = p(
        r("表1　党员参加集体学习和个人自学情况统计表", LETTERS.format("黑体", 24)), ppr='<w:jc w:val="center"/>'
    )
    raw = on_grid(cover + contents + paragraphs(TEXT, TEXT) + caption + rows + paragraphs(TEXT), styles=sheet)
    assert found(raw) == {}


def test_a_text_box_with_the_number_has_its_own_place() -> None:
    from tests.documents.word.make import box

    size = '<w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/>'
    number = p(r("— ", size), field("PAGE", r("1", size)), r(" —", size))
    assert found(on_grid(paragraphs(TEXT, TEXT), footer1=p(box(number))), without=()) == {}


def test_a_title_in_zhongsong_and_bold_headings_are_habits() -> None:
    title = p(r("关于开展学习的通知", LETTERS.format("华文中宋", 44)), ppr='<w:jc w:val="center"/>')
    head = p(r("（一）坚持学习", LETTERS.format("楷体", 32) + "<w:b/>"), ppr=INDENT)
    raw = on_grid(title + paragraphs(TEXT) + head + paragraphs(TEXT, TEXT))
    assert found(raw) == {}
    assert [*found(raw, without=())] == ["title-habit", "heading-bold"]


def test_a_word_in_another_font_is_emphasis_and_a_paragraph_is_not() -> None:
    one = p(r("支部坚持", BODY), r("集体学习", LETTERS.format("黑体", 32)), r(TEXT, BODY), ppr=INDENT)
    other = p(r(TEXT, LETTERS.format("宋体", 21)), ppr='<w:ind w:firstLineChars="200"/>')
    text = paragraphs(TEXT, TEXT, TEXT)
    assert found(on_grid(text + one)) == {}
    assert [*found(on_grid(text + other))] == ["stray"]


def test_a_unit_writes_its_own_standard() -> None:
    own = {
        "top": [33],
        "body": {"fonts": ["宋体"], "sizes": [14]},
        "title": {"fonts": ["黑体"], "sizes": [18]},
        "families": {"黑体": ["我的黑体"]},
    }
    look: dict[str, dict[str, Any]] = {
        "page": {"top": 33},
        "body": {"font": "宋体", "size": 14},
        "title": {"font": "我的黑体", "size": 18},
        "addressee": {"font": "宋体"},
    }
    raw = made("", Standard(), look)
    assert {"margins", "body-font", "title-font"} <= {*found(raw)}
    assert {"margins", "body-font", "body-size", "title-font", "title-size"}.isdisjoint(found(raw, own))


@pytest.mark.parametrize("layout", [{"lines": 30}, {"characters": 35}])
def test_lines_and_characters_are_figures_too(layout: dict[str, Any]) -> None:
    assert [*found(made("", Standard()), layout)] == [*layout]


def test_the_rules_are_off_in_drafts_and_warn_at_most() -> None:
    rules = [loaded.rule for loaded in builtin_rules().rules if loaded.rule.code.startswith("LY")]
    assert len(rules) > 40
    for rule in rules:
        assert rule.severity != "error" and rule.formats == ["word"]
        assert not rule.is_default("draft") and rule.is_default("final")
