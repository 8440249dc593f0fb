"""sections: the parts of a document of its genre. Which parts there are is data; the tests bring their own."""

from __future__ import annotations

from typing import Any

import pytest

from lint.base.model import Genre, Part
from tests.support import check, doc, md

GENRE = Genre(
    id="summary",
    name="工作总结",
    title="总结$",
    opening="^一年来",
    signature=True,
    conclusion="特此报告",
    parts=[
        Part(name="成绩", heading="成绩|做法", text="(取得|完成)了?[^。]*(成绩|任务)"),
        Part(name="问题", heading="问题|不足", text="(还|仍)存在[^。]*不足"),
        Part(name="打算", heading="下一步|打算", text="^下一步", need="expected"),
    ],
)
TITLE = "青石县工作总结\n一年来，坚持学习，改进作风。\n"


def found(text: str, report: str, **options: Any) -> list[str]:
    violations = check(doc(text), "sections", {"report": report, **options}, [GENRE])
    assert all(v.finding.values["genre"] == "工作总结" for v in violations)
    return [str(v.finding.values["found"]) for v in violations]


@pytest.mark.parametrize("report", ["title", "missing", "unheaded", "order", "signature", "conclusion"])
@pytest.mark.parametrize("text", ["坚持学习，改进作风。", "关于学习的通知\n坚持学习，改进作风。", ""])
def test_a_document_of_no_known_genre_is_not_checked(text: str, report: str) -> None:
    assert found(text, report) == []


def test_title() -> None:
    assert found(TITLE, "title") == []
    assert found("一年来，坚持学习。\n改进作风。", "title") == ["一年来，坚持学习。"]


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("", ["成绩", "问题"]),
        ("一、主要做法\n坚持学习。\n二、存在的问题\n联系实际不够。", []),
        ("一、主要做法。坚持学习。\n二、存在不足。联系实际不够。", []),
        ("一、主要做法\n坚持学习，但仍存在学习不深的不足。", []),
        ("全年完成了各项任务。", ["问题"]),
        ("工作中的成绩和问题都不少。", ["成绩", "问题"]),
    ],
)
def test_missing(body: str, missing: list[str]) -> None:
    assert found(TITLE + body, "missing") == missing


def test_what_is_expected_only_is_asked_for_apart() -> None:
    assert found(TITLE, "missing", need="expected") == ["打算"]
    assert found(TITLE + "下一步，我们将坚持学习。", "missing", need="expected") == []


def test_shortcomings_told_in_other_words_are_not_missing() -> None:
    assert "问题" not in found(TITLE + "坚持学习。\n作风有待改进，落实还不够有力。", "missing")


def test_a_missing_conclusion_is_told_where_it_belongs() -> None:
    (violation,) = check(
        doc(TITLE + "抓好落实。\n青石县委\n2023年12月1日"), "sections", {"report": "conclusion"}, [GENRE]
    )
    assert violation.finding.values["found"] == "抓好落实。"


def test_a_missing_part_is_told_at_the_title() -> None:
    first, second = check(doc(TITLE), "sections", {"report": "missing"}, [GENRE])
    assert {(v.start, v.end) for v in (first, second)} == {(0, 7)}


@pytest.mark.parametrize(
    ("body", "unheaded"),
    [
        ("一、主要做法\n坚持学习，但仍存在学习不深的不足。", []),
        ("一、主要做法\n坚持学习。\n二、工作特色\n但仍存在学习不深的不足。", ["问题"]),
        ("一、主要做法\n坚持学习。\n二、存在的问题\n但仍存在学习不深的不足。", []),
        ("一、主要做法\n坚持学习。\n二、工作特色\n坚持走访。", []),
    ],
)
def test_unheaded(body: str, unheaded: list[str]) -> None:
    assert found(TITLE + body, "unheaded") == unheaded


@pytest.mark.parametrize(
    ("body", "order"),
    [
        ("一、主要做法\n二、存在的问题\n三、下一步打算", []),
        ("一、存在的问题\n二、主要做法\n三、下一步打算", ["问题"]),
        ("一、下一步打算\n二、主要做法\n三、存在的问题", ["打算"]),
        ("一、存在的问题\n二、工作特色", []),
    ],
)
def test_order(body: str, order: list[str]) -> None:
    assert found(TITLE + body, "order") == order


@pytest.mark.parametrize(
    ("tail", "unsigned"),
    [
        ("抓好落实。\n青石县委\n2023年12月1日", 0),
        ("抓好落实。", 1),
        ("抓好落实。\n2023年12月1日", 1),
        ("抓好落实。\n青石县委", 1),
    ],
)
def test_signature(tail: str, unsigned: int) -> None:
    assert len(found(TITLE + tail, "signature")) == unsigned


def test_conclusion() -> None:
    assert found(TITLE + "特此报告。\n青石县委\n2023年12月1日", "conclusion") == []
    assert len(found(TITLE + "抓好落实。", "conclusion")) == 1


def test_a_genre_may_ask_for_neither() -> None:
    genre = Genre(id="plan", name="计划", title="计划$")
    for report in ("signature", "conclusion", "missing", "order"):
        assert check(doc("工作计划\n坚持学习。"), "sections", {"report": report}, [genre]) == []


def test_markdown_headings() -> None:
    text = "# 工作总结\n\n## 主要做法\n\n坚持学习。\n\n## 存在的问题\n\n联系实际不够。\n"
    assert check(md(text), "sections", {"report": "missing"}, [GENRE]) == []


def test_the_genre_that_was_chosen_counts() -> None:
    document = doc("坚持学习，改进作风。\n提高认识。")
    assert len(check(document, "sections", {"report": "missing"}, [GENRE], genre="summary")) == 2


def test_one_line_is_no_document() -> None:
    assert check(doc("2023年工作总结"), "sections", {"report": "missing"}, [GENRE]) == []


@pytest.mark.parametrize(
    "mark",
    [
        "1 ", "1.1 ", "1) ", "Ⅰ.", "I. ", "壹、", "一 ", "A.", "【1】", "■", "◆ ", "★", "⑴", "第一部分 ", "第二板块：",
        "▶", "",
    ],
)  # fmt: skip
def test_a_part_that_is_numbered_otherwise(mark: str) -> None:
    text = f"{TITLE}\n{mark.rstrip('：')}主要成绩\n正文甲。\n{mark.rstrip('：')}存在的问题\n正文乙。\n"
    assert found(text, "missing") == []


@pytest.mark.parametrize(
    "line", ["成绩是主要的。", "成绩，差距，打算", "在充分肯定成绩的同时也要清醒地看到工作中还有很多需要改进的地方"]
)
def test_a_sentence_is_no_heading(line: str) -> None:
    assert "成绩" in found(f"{TITLE}\n{line}\n正文甲。\n", "missing")
