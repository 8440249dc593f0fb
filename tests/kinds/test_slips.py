"""slips: swapped and lost characters of set phrases, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import check, spans

SWAP: dict[str, Any] = {"swap": "村规民约 推动 问题导向", "right": "题问导向"}
DROP: dict[str, Any] = {"drop": "战[斗][堡]垒 [群]众身边 政治领悟[力]"}
TAIL: dict[str, Any] = {"tail": "评价体系 基层负担"}
STEMS: dict[str, Any] = {"stems": "查研究 项工作"}
MARK: dict[str, Any] = {"swap": "到位", "at_mark": True}
CROSS: dict[str, Any] = {
    "cross": ["认[真] [持][续] | 落实 推进"],
    "right": "续推进",
    "behind": "，要",
    "anywhere": True,
}
WITHIN: dict[str, Any] = {"swap": "正常", "within": ["常正衣冠"]}


@pytest.mark.parametrize(
    ("options", "text", "found", "fix"),
    [
        (SWAP, "修订村规约民。", "村规约民", "村规民约"),
        (SWAP, "以更高标准动推机关党建。", "动推", "推动"),
        (DROP, "发挥战斗垒作用。", "战斗垒", "战斗堡垒"),
        (DROP, "整治众身边的腐败。", "众身边", "群众身边"),
        (DROP, "提高政治领悟、政治执行力。", "政治领悟", "政治领悟力"),
        (TAIL, "健全评价体，减轻基层负担。", "评价体", "评价体系"),
        (STEMS, "深入调查研，抓紧各项工作。", "研", "研究"),
        (MARK, "全部安装位到，责任落实位到人。", "位到", "到位"),
        (CROSS, "各村要认落实。", "认落实", "认真落实"),
        (CROSS, "认推进，认真落实，持续推进。", "认推进", "认真推进"),
        (CROSS, "抓好治理\n续落实清淤。", "续落实", "持续落实"),
        (WITHIN, "水库运行常正，党员常正衣冠。", "常正", "正常"),
    ],
)
def test_a_slip_and_its_phrase(options: dict[str, Any], text: str, found: str, fix: str) -> None:
    (violation,) = check(text, "slips", options)
    assert violation.finding.values == {"found": found, "fix": fix}
    (edit,) = violation.finding.edits
    assert text[: edit.start] + edit.content + text[edit.end :] == text.replace(found, fix, 1)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (SWAP, "以行动推动发展，修订村规民约，题问导向。"),
        (DROP, "发挥战斗堡垒作用，整治群众身边的腐败，提高政治领悟力。"),
        (TAIL, "评价体现公平，健全评价体系。"),
        (CROSS, "确认落实，陆续落实，要认真落实，续推进，都认落实。"),
        (STEMS, "调查研究各项工作，电工、各项工、木工。"),
    ],
)
def test_what_is_right(options: dict[str, Any], text: str) -> None:
    assert spans(text, "slips", options) == []


def test_anywhere_asks_for_no_cut_but_that_no_word_lies_across_an_end() -> None:
    options = {"swap": "居委会", "anywhere": True}
    assert spans("食堂由居会委牵头。", "slips", options) == ["居会委"]
    assert spans("水生物生长良好。", "slips", {"swap": "水生生物", "anywhere": True}) == []
