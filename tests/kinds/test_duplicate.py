"""duplicate: sentences, clauses and headings that stand in a document twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import check, doc, md, spans

ONE = "坚持每周一次集中学习，提高党员干部的理论水平。"
NEAR = "坚持每月一次集中学习，提高党员干部的理论水平。"
OTHER = "组织干部职工走进社区，为群众办了十二件实事。"
SENTENCE: dict[str, Any] = {"unit": "sentence"}
CLAUSE: dict[str, Any] = {"unit": "clause", "min_chars": 8}


def test_the_later_one_is_reported_and_linked_to_the_first() -> None:
    text = f"{ONE}\n{OTHER}\n{ONE}\n{ONE}"
    second, third = check(text, "duplicate", SENTENCE)
    assert [(v.start, v.finding.values) for v in (second, third)] == [
        (text.index(ONE, 1), {"found": ONE, "row": 1, "at": "1 行", "similarity": 100}),
        (text.rindex(ONE), {"found": ONE, "row": 1, "at": "1 行", "similarity": 100}),
    ]
    assert {(r.start, r.end, r.note) for v in (second, third) for r in v.finding.related} == {(0, len(ONE), "first")}


@pytest.mark.parametrize(
    "again",
    [
        "坚持每周一次集中学习提高党员干部的理论水平。",
        "坚持每周一次集中学习，\u3000提高党员干部的理论水平！",
        "“坚持每周一次集中学习，提高党员干部的理论水平。”",
        "坚持每周一次“集中学习”，提高党员干部的理论水平：",
    ],
)
def test_blanks_and_marks_do_not_count(again: str) -> None:
    assert spans(f"{ONE}\n{OTHER}\n{again}", "duplicate", SENTENCE) == [again]


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n{OTHER}",
        "抓好落实。抓好落实。抓好落实。",
        "坚持每周一次集中学习提高水平\n坚持每周一次集中学习提高水平",
        "一、坚持每周一次集中学习提高水平\n二、坚持每周一次集中学习提高水平",
        f"{ONE}\n{NEAR}",
    ],
    ids=["different", "short", "list entries", "headings", "near"],
)
def test_what_may_repeat(text: str) -> None:
    assert spans(text, "duplicate", SENTENCE) == []


def test_a_long_text_may_come_back_to_its_phrases() -> None:
    text = f"{ONE}\n{OTHER}\n{ONE}"
    assert spans(text, "duplicate", {**SENTENCE, "largest": len(text)}) == [ONE]
    assert spans(text, "duplicate", {**SENTENCE, "largest": len(text) - 1}) == []


def test_min_chars_counts_neither_marks_nor_set_phrases() -> None:
    text = "学习贯彻党的二十大精神，抓落实。\n" * 2
    assert len(spans(text, "duplicate", {**SENTENCE, "min_chars": 14})) == 1
    assert len(spans(text, "duplicate", {**SENTENCE, "min_chars": 15})) == 0
    assert len(spans(text, "duplicate", {**SENTENCE, "min_chars": 9, "ignore": ["党的二十大"]})) == 1
    assert len(spans(text, "duplicate", {**SENTENCE, "min_chars": 10, "ignore": ["党的二十大"]})) == 0


def test_clauses() -> None:
    text = f"推进窗口服务与网上办理互为补充，{OTHER}\n改进作风，推进窗口服务与网上办理互为补充。"
    assert spans(text, "duplicate", CLAUSE) == ["推进窗口服务与网上办理互为补充"]
    assert spans(text, "duplicate", SENTENCE) == []


def test_clauses_of_a_sentence_repeated_as_a_whole_are_one_fault() -> None:
    text = f"{ONE}\n{OTHER}\n{ONE}\n为此，{ONE[:10]}。\n其次，{ONE[:10]}。"
    assert spans(text, "duplicate", SENTENCE) == [ONE]
    assert spans(text, "duplicate", CLAUSE) == [ONE[:10], ONE[:10]]


def test_headings_without_their_numbers() -> None:
    text = "一、加强理论学习。坚持学。\n二、改进作风。\n三、加强理论学习\n四、改进作风"
    assert spans(text, "duplicate", {"unit": "heading", "min_chars": 4}) == ["加强理论学习", "改进作风"]
    assert spans(text, "duplicate", {"unit": "heading", "min_chars": 5}) == ["加强理论学习"]


@pytest.mark.parametrize(("similarity", "found"), [(90, 1), (100, 0)])
def test_near_copies(similarity: int, found: int) -> None:
    options = {**SENTENCE, "similarity": similarity}
    violations = check(f"{ONE}\n{OTHER}\n{NEAR}", "duplicate", options)
    assert len(violations) == found
    assert all(90 <= int(v.finding.values["similarity"]) < 100 for v in violations)


def test_a_near_copy_is_linked_to_the_most_alike() -> None:
    far = "坚持每月一次集中学习，改进机关干部的工作作风。"
    nearer = ONE.replace("水平", "水准")
    document = doc(f"{far}\n{ONE}\n{nearer}")
    (violation,) = check(document, "duplicate", {**SENTENCE, "similarity": 85})
    assert (violation.finding.values["found"], violation.finding.values["row"]) == (nearer, 2)


def test_exact_copies_are_none_of_the_near_ones() -> None:
    assert spans(f"{ONE}\n{OTHER}\n{ONE}", "duplicate", {**SENTENCE, "similarity": 90}) == []


ENTRY = f"（1）{ONE[:-1]}；"


@pytest.mark.parametrize(("text", "found"), [(f"{ENTRY}\n{OTHER}\n{ONE}", []), (f"{ENTRY}\n{OTHER}\n{ENTRY}", [ENTRY])])
def test_entries_of_a_list_are_held_against_their_like(text: str, found: list[str]) -> None:
    assert spans(text, "duplicate", SENTENCE) == found
    assert spans(text.replace("每周", "每月", 1), "duplicate", {**SENTENCE, "similarity": 90}) == found


def test_a_clause_that_is_a_quotation_may_repeat() -> None:
    text = f"要牢记“推进窗口服务与网上办理”，{OTHER}\n会议提出，“推进窗口服务与网上办理”，改进作风。"
    assert spans(text, "duplicate", CLAUSE) == []
    assert len(spans(text.replace("要牢记", "会议提出，").replace("”，", "”互为补充，"), "duplicate", CLAUSE)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024年3月组织党员到纪念馆开展主题党日活动。", "2024年9月组织党员到纪念馆开展主题党日活动。"),
        ("第三届水文化节在青石县水利公园隆重开幕。", "第四届水文化节在青石县水利公园隆重开幕。"),
        ("王明说，完全赞成报告对全年各项工作作出的安排。", "李强民说，完全赞成报告对全年各项工作作出的安排。"),
    ],
)
def test_what_differs_in_numbers_or_speakers_is_no_near_copy(one: str, other: str) -> None:
    assert spans(f"{one}\n{OTHER}\n{other}", "duplicate", {**SENTENCE, "similarity": 80}) == []


def test_what_very_many_share_says_nothing_of_two_of_them() -> None:
    text = "\n".join(f"坚持每周一次集中学习，{chr(0x5300 + n)}次会议讨论了工作安排。" for n in range(300))
    assert 0 < len(spans(text, "duplicate", {**SENTENCE, "similarity": 80})) < 20


def test_markdown_rows() -> None:
    (violation,) = check(md(f"# 总结\n\n{ONE}\n\n- {OTHER}\n- {ONE}\n"), "duplicate", SENTENCE)
    assert (violation.finding.values["row"], violation.finding.values["found"]) == (3, ONE)


HEADING: dict[str, Any] = {"unit": "heading", "min_chars": 4}


def test_headings_count_among_siblings_only() -> None:
    under_two = "一、河道治理\n（一）主要做法\n清淤。\n二、农村供水\n（一）主要做法\n延管。"
    assert spans(under_two, "duplicate", HEADING) == []
    under_one = "一、河道治理\n（一）主要做法\n清淤。\n（二）主要做法\n护岸。"
    assert spans(under_one, "duplicate", HEADING) == ["主要做法"]
    assert spans("一、主要做法\n清淤。\n二、主要做法\n护岸。", "duplicate", HEADING) == ["主要做法"]


def test_guiding_formulas_may_be_said_again() -> None:
    text = "锚定三年行动目标，修路。\n锚定三年行动目标，建桥。"
    assert spans(text, "duplicate", CLAUSE) == ["锚定三年行动目标"]
    assert spans(text, "duplicate", {**CLAUSE, "openings": ["锚定"]}) == []


def test_lists_of_names_may_be_nearly_the_same() -> None:
    names = "张伟、王芳、李娜、刘洋、陈静、杨磊、赵敏、黄强"
    text = f"出席开幕式的还有：{names}、周涛、吴刚。\n{OTHER}\n出席闭幕式的还有：{names}、周涛、徐丽。"
    assert spans(text, "duplicate", {**SENTENCE, "similarity": 85}) == []
    few = "张伟、王芳同志参加了本次党支部的集体学习活动并带头作了发言。"
    assert (
        len(spans(f"{few}\n{OTHER}\n{few.replace('本次', '此次')}", "duplicate", {**SENTENCE, "similarity": 85})) == 1
    )


ECHO: dict[str, Any] = {"unit": "echo", "min_chars": 9}
SAID = "闸门每周检修一次，记录由班长签字，钥匙分人保管。"


@pytest.mark.parametrize("again", ["记录由班长签字，钥匙分人保管。", "闸门每周检修一次，记录由班长签字。"])
def test_an_echo_says_clauses_of_an_earlier_sentence_again(again: str) -> None:
    assert spans(f"{SAID}汛期领导带班。{again}", "duplicate", ECHO) == [again]


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}{SAID}",
        f"{SAID}\n记录由班长签字，钥匙分人保管。",
        f"{SAID}闸门每周检修一次，钥匙分人保管。",
        f"{SAID}班长签字。",
        "谁来管，谁来护渡口的船，大家都问。谁来护渡口的船？",
        "他们有困难，护渡队老张介绍，船旧了。护渡队老张介绍。",
    ],
    ids=["whole", "another paragraph", "not neighbours", "short", "question", "speaker"],
)
def test_what_is_no_echo(text: str) -> None:
    assert spans(text, "duplicate", {**ECHO, "min_chars": 6}) == []


def test_an_echo_of_another_paragraph() -> None:
    again = "记录由班长签字，钥匙分人保管。"
    assert spans(f"{SAID}{again}\n{again}", "duplicate", {**ECHO, "across": True}) == [again]


def test_a_near_echo() -> None:
    text = f"{SAID}记录由班长签名，钥匙分人保管。"
    assert spans(text, "duplicate", {**ECHO, "similarity": 90}) == ["记录由班长签名，钥匙分人保管。"]
    assert spans(text, "duplicate", {**ECHO, "similarity": 97}) == []
    numbers = "闸门每周检修2次，记录由班长签字。闸门每周检修3次，记录由班长签字。"
    assert spans(numbers, "duplicate", {**ECHO, "similarity": 90}) == []


WITHIN: dict[str, Any] = {"unit": "clause", "min_chars": 6, "within": "sentence"}


def test_within_a_sentence_shorter_clauses_count() -> None:
    text = "提高奖品的含金量，扩大范围，提高奖品的含金量，增强影响。"
    assert spans(text, "duplicate", WITHIN) == ["提高奖品的含金量"]


@pytest.mark.parametrize("stop", ["。", "；", "！", "\n"])
def test_within_a_sentence_ends_at_its_stop_or_semicolon(stop: str) -> None:
    text = f"提高奖品的含金量，扩大范围{stop}提高奖品的含金量，增强影响。"
    assert not spans(text, "duplicate", WITHIN)


def test_within_a_sentence_it_is_held_against_the_place_before() -> None:
    text = "提高奖品的含金量，扩大范围。提高奖品的含金量，提高奖品的含金量，增强影响。"
    (found,) = check(text, "duplicate", WITHIN)
    assert found.start == text.rindex("提高奖品")
    assert found.finding.related[0].start == text.index("。") + 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("每月抽查1次。每月抽查1次。", ["每月抽查1次。"]),
        ("每月抽查1次。发现问题立即整改。每月抽查1次。", []),
        ("好。好。", []),
        ("“坚守岗位。坚守岗位。”", []),
    ],
)
def test_short_sentences_twice_in_a_row(text: str, found: list[str]) -> None:
    assert spans(text, "duplicate", {"unit": "sentence", "within": "neighbours", "min_chars": 5}) == found


def test_what_stood_between_semicolons_is_said_again() -> None:
    text = "扩大保险覆盖面；落实最低保护价，做到现款现付。落实最低保护价，做到现款现付。"
    assert spans(text, "duplicate", {"unit": "echo", "min_chars": 9}) == ["落实最低保护价，做到现款现付。"]
