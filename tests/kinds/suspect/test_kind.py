"""suspect: characters that no table lists."""

from __future__ import annotations

import pytest

from lint.kinds.suspect.alert import Alert
from lint.kinds.suspect.detector import shipped
from lint.kinds.suspect.judging import known
from tests.support import check, doc, spans

ERROR, ADVICE = {"level": "error"}, {"level": "advice"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("充分调动青石县干部职工的积极姓。", "姓"),
        ("把责任落实到岗位，层层传导压历。", "历"),
        ("与会人员签订承诺书**风。", "风"),
    ],
)
def test_reports_what_is_nearly_certain(text: str, found: str) -> None:
    assert spans(text, "suspect", ERROR) == [found]
    assert not spans(text, "suspect", ADVICE)


@pytest.mark.parametrize(
    ("text", "found", "fix"),
    [
        ("落实5向措施。", "5向措", "5项措"),
        ("落实**向措施。", "*向措", "*项措"),
        ("会议通果了3项制度。", "通果", "通过"),
    ],
)
def test_words_are_quoted_as_they_are_written(text: str, found: str, fix: str) -> None:
    """Digits and masks are read as 三, which nobody wrote."""
    said = [v.finding.values for options in (ERROR, ADVICE) for v in check(text, "suspect", options)]
    assert [(values["found"], values["fix"]) for values in said] == [(found, fix)]
    assert "三" not in str(said)


@pytest.mark.parametrize(
    "text",
    [
        "青石县水利局党支部发挥党员的先锋模范作用。",
        "与会人员签订承诺书**份。",
        "县里推进数智化转型，以智造提质增效。",
        "王建国、张军、应勇、胡春华同志出席会议。",
        "塞尔维亚总统武契奇会见了来宾。",
        "",
        "ABC 123",
    ],
)
@pytest.mark.parametrize("options", [ERROR, ADVICE])
def test_is_silent_on_what_is_right(text: str, options: dict[str, str]) -> None:
    assert not check(text, "suspect", options)


def test_names_the_words_and_the_evidence() -> None:
    (violation,) = check("切实增强责任感和使命敢。", "suspect", ERROR)
    assert violation.finding.values == {
        "found": "使命敢",
        "fix": "使命感",
        "evidence": "“使命敢”未见于词典，“使命感”常见",
        "evidence_en": "“使命敢” is in no dictionary, “使命感” is common",
    }
    (edit,) = violation.finding.edits
    assert (edit.start, edit.end, edit.content) == (10, 11, "感")


def test_the_table_of_known_typos_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "增强责任感和使命敢。"
    alert = Alert(8, 9, "感", "使命敢", "使命感", 0.9, "unknown")
    for wrong, right, gainsays in (("使命敢", "使命感", False), ("使命敢", "使命", True), ("使命感", "使命", True)):
        monkeypatch.setattr(known, "table", lambda wrong=wrong, right=right: {wrong: right})
        assert known.gainsays(text, alert) == gainsays


def test_passes_over_signatures_and_dates() -> None:
    document = doc("工作总结\n\n一、情况\n　　发挥作用。\n\n　　　　青石县先峰乡党委\n　　　　2023年1月5日\n")
    assert not check(document, "suspect", ERROR)


def test_does_the_work_once_for_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    document = doc("切实增强责任感和使命敢。")
    assert check(document, "suspect", ERROR)
    monkeypatch.setattr(type(shipped()), "find", None)
    assert not check(document, "suspect", ADVICE)


def test_what_a_document_says_twice_it_means() -> None:
    text = "切实增强责任感和使命敢。\n切实增强责任感和使命敢。\n"
    assert spans(text, "suspect", ERROR) + spans(text, "suspect", ADVICE) == []
