"""What a document derives from its blocks: sentences, clauses, quotations, sections, points, the year, numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.documents.labels import chinese, label, number
from tests.support import TEXTS, doc, md


def points(text: str) -> list[str]:
    document = doc(text)
    return [document.text[label.start : label.end] for _, labels in document.enumerators for label in labels]


def texts(text: str, what: str) -> list[str]:
    document = doc(text)
    return [document.text[start:end] for start, end in getattr(document, what)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("坚持学习。改进作风！成效如何？继续努力", ["坚持学习。", "改进作风！", "成效如何？", "继续努力"]),
        ("他说：“要抓紧。”大家照办。", ["他说：“要抓紧。”", "大家照办。"]),
        ("真的吗？！是的。）", ["真的吗？！", "是的。）"]),
        ("坚持学习\n改进作风。", ["坚持学习", "改进作风。"]),
        ("\u3000\u3000坚持学习。 改进作风。", ["坚持学习。", "改进作风。"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert texts(text, "sentences") == sentences


def test_clauses_end_at_every_mark_but_the_one_between_words() -> None:
    text = "学理论、强党性；重实践，建新功：走在前。\n学,做;改"
    assert texts(text, "clauses") == ["学理论、强党性", "重实践", "建新功", "走在前", "学", "做", "改"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("落实“三会一课”，学习《条例》。", ["“三会一课”", "《条例》"]),
        ("“学习“三会一课”制度”", ["“学习“三会一课”制度”"]),
        ("《关于〈条例〉的《说明》》", ["《关于〈条例〉的《说明》》"]),
        ("‘甲’和〈乙〉", ["‘甲’", "〈乙〉"]),
        ("“没有写完\n另起”一行", []),
    ],
)
def test_quoted(text: str, quoted: list[str]) -> None:
    assert texts(text, "quoted") == quoted


def test_in_quotes_means_within_the_marks() -> None:
    document = doc("甲“乙丙”丁《戊》")
    assert document.in_quotes(2, 4)
    assert not document.in_quotes(1, 5), "the marks themselves are not inside"
    assert not document.in_quotes(0, 1)
    assert not document.in_quotes(2, 4, "《"), "a quotation is no book title"
    assert document.in_quotes(7, 8, "《")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是抓学习。二是抓作风；三是抓落实。", ["一是", "二是", "三是"]),
        ("主要做法：一是学，二是做", ["一是", "二是"]),
        ("一要抓学习。二要抓作风。", ["一要", "二要"]),
        ("第一，抓学习。第二，抓作风。", ["第一", "第二"]),
        ("第一、抓学习。第二是抓作风。", ["第一", "第二"]),
        ("其一，抓学习。其二，抓作风。", ["其一", "其二"]),
        ("首先，抓学习。其次，抓作风。再次，抓落实。", ["首先", "其次", "再次"]),
        ("第一书记驻村，第一时间到场，第二十次会议召开。", []),
        ("统一是前提，专一是态度，万一是真的。", []),
        ("一是否可行，三是以前的做法，二要求严。", []),
        ("不论是第一是第二，首先要认清，其次的问题", ["首先"]),
        ("十一是抓落实", ["十一是"]),
    ],
)
def test_points_counted_in_running_text(text: str, found: list[str]) -> None:
    assert points("工作情况如下。" + text) == found


def test_points_know_their_number_style_and_block() -> None:
    document = doc("工作如下：\n一是学。第二，做。\n其三，改，首先，学。")
    found = [(block.start, [(label.number, label.style) for label in labels]) for block, labels in document.enumerators]
    assert found == [(6, [(1, "一是"), (2, "第一")]), (16, [(3, "其一"), (1, "首先")])]


def test_sections_end_at_the_next_heading_of_their_level_or_above() -> None:
    document = doc("一、学习\n（一）集中\n内容。\n（二）自学\n内容。\n二、作风\n内容。")
    found = [document.text[section.heading.start : section.end].count("\n") for section in document.sections]
    assert [section.heading.level for section in document.sections] == [1, 2, 2, 1]
    assert found == [5, 2, 2, 1]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("青石县2023年工作总结\n2022年以来，坚持学习。", 2023),
        ("青石县工作总结\n坚持学习，改进作风。\n青石县委\n2021年12月1日", 2021),
        ("2020年，坚持学习，改进作风。", 2020),
        ("坚持学习，改进作风，超过了2019年。", None),
        ("共发文12023年份。", None),
        ("", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert doc(text).year == year


def test_block_at() -> None:
    document = doc("\n  甲乙\n\n丙")
    first, last = document.blocks
    assert [document.block_at(offset) for offset in (0, 3, 4, 5, 7)] == [None, first, first, None, last]


@pytest.mark.parametrize(
    ("text", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百零五", 105), ("12", 12), ("甲", 0)],
)
def test_number(text: str, value: int) -> None:
    assert number(text) == value


@given(st.integers(1, 99))
def test_chinese_numerals_come_back(value: int) -> None:
    assert number(chinese(value)) == value


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("一、甲", "一、", 1),
        ("十二、甲", "一、", 12),
        ("一.甲", "一.", 1),
        ("（三）甲", "（一）", 3),
        ("(三)甲", "(一)", 3),
        ("（三)甲", "（一)", 3),
        ("(三）甲", "(一）", 3),
        ("4.甲", "1.", 4),
        ("4．甲", "1．", 4),
        ("4、甲", "1、", 4),
        ("（4）甲", "（1）", 4),
        ("③甲", "①", 3),
        ("第二章 甲", "第一章", 2),
        ("第一百二十条 甲", "第一条", 120),
        ("2.2023年的工作", "1.", 2),
        ("1.6月底前完成", "1.", 1),
    ],
)
def test_label(text: str, style: str, value: int) -> None:
    found = label(text, 0, len(text))
    assert found is not None
    assert (found.style, found.number, found.start) == (style, value, 0)


@pytest.mark.parametrize(
    "text",
    ["1.5亿元", "3.14", "2022年", "2022.5.1", "一些甲", "第一书记", "第二条的规定", "（甲）", "（2023年）", "12个", ""],
)
def test_no_label(text: str) -> None:
    assert label(text, 0, len(text)) is None


@given(TEXTS)
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    for document in (doc(text), md(text)):
        for found in (document.sentences, document.clauses, document.quoted):
            ends = [0, *(offset for span in found for offset in span), len(text)]
            assert ends == sorted(ends)
