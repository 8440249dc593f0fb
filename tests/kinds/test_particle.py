"""particle: 的, 地 and 得 in the place of one another, what is as well said, and what the two models say of a site."""

from __future__ import annotations

import pytest

from lint.kinds.particle import net, weights
from lint.kinds.particle.features import features
from lint.kinds.particle.sites import Site, Words, sites
from tests.support import check, doc, spans

WORDS = Words({"认真": "a", "学习": "v", "理论": "n", "渐渐地": "d", "目的": "n", "地方": "n", "深深地": "d"})


@pytest.mark.parametrize(
    ("text", "found", "fix"),
    [
        ("代表们兴致勃勃的参观了展厅。", "兴致勃勃的参观", "兴致勃勃地参观"),
        ("大家七嘴八舌的讨论起村里的规划。", "七嘴八舌的讨论", "七嘴八舌地讨论"),
        ("服务大厅的窗口布置的十分温馨。", "布置的十分", "布置得十分"),
    ],
)
def test_what_is_nearly_certain_is_an_error(text: str, found: str, fix: str) -> None:
    (violation,) = check(text, "particle", {"level": "error"})
    assert violation.finding.values["found"] == found and violation.finding.values["fix"] == fix
    (edit,) = violation.finding.edits
    assert text[: edit.start] + edit.content + text[edit.end :] == text.replace(found, fix)
    assert check(text, "particle", {"level": "advice"}) == []


def test_what_is_less_certain_is_an_advice() -> None:
    text = "驻村干部一趟又一趟的往返于田间地头。"
    assert spans(text, "particle", {"level": "advice"}) == ["的"]
    assert spans(text, "particle", {"level": "error"}) == []


@pytest.mark.parametrize(
    ("text", "found", "fix"),
    [
        ("巡查得重点是山塘。", "巡查得重点", "巡查的重点"),  # 查得 is a seldom word, and none here
        ("物资发放地非常及时。", "发放地非常", "发放得非常"),
        ("队员细致得为老人检查血压。", "细致得为", "细致地为"),
        ("社区为老人建了详细地档案。", "详细地档案", "详细的档案"),
        ("贷款审批流于形式得问题较突出。", "流于形式得问题", "流于形式的问题"),
        ("面对从天而降地洪水，干部没有退缩。", "从天而降地洪水", "从天而降的洪水"),
    ],
)
def test_one_is_wrong_though_it_is_less_certain_which_is_right(text: str, found: str, fix: str) -> None:
    values = [violation.finding.values for violation in check(text, "particle", {"level": "advice"})]
    assert [(one["found"], one["fix"]) for one in values] == [(found, fix)]


@pytest.mark.parametrize("text", ["支部庄重的宣读了决定。", "心情淡淡的回到了从前。", "老人脚踏实地的感受到了关怀。"])
def test_a_verb_with_its_particle_is_done_somehow(text: str) -> None:
    assert spans(text, "particle", {"level": "advice"}) == ["的"]


@pytest.mark.parametrize(
    "text",
    [
        "企业得实惠，群众得好处，按人均得票数排列名次；正当的使用过程要留痕。",
        "该村得地利之便，以一丝不苟的执行换来信任，把街区装点得流光溢彩，泥炭地碳库调查启动。",
        "代表们兴致勃勃地参观了展厅，窗口布置得十分温馨。",
        "越冬地的候鸟连年增长，案件由侵权行为地人民法院管辖。",
        "群众的深切期盼就是我们的努力方向，企业的快速发展离不开政策支持。",
        "开展得很好的将受到表扬，讲的清清楚楚的道理，写的好文章。",  # each stands for a thing itself
        "任务是学习等的，处五百元罚款，服务窗口布置的，十分温馨。",  # nothing follows that would tell
        "《兴致勃勃的参观》入选，“七嘴八舌的讨论”是栏目名。",
        "他的目的地是北京，的确如此，得到了肯定。",
    ],
)
def test_what_is_right(text: str) -> None:
    for level in ("error", "advice"):
        assert spans(text, "particle", {"level": level}) == []


def test_lines_of_names_and_dates_are_passed_over() -> None:
    text = "关于学习的报告\n\n大家认真学习。\n\n七嘴八舌的讨论组\n2026年3月1日"
    assert doc(text).blocks[-1].kind == "date"
    assert spans(text, "particle", {"level": "error"}) == []


def test_particles_within_words_are_none() -> None:
    found = [site.sentence[site.at - 2 : site.at + 1] for site in sites("认真地学习，目的是地方渐渐地学习。", WORDS)]
    assert found == ["认真地", "渐渐地"]


def test_features_name_words_and_their_parts_of_speech() -> None:
    found = features("要认真地学习理论", 3, WORDS)
    assert {"L认真", "R学习", "LR认真|学习", "p2a|v|n", "RR学习|理论"} <= set(found)
    assert len(found) == len(features("地", 0, WORDS)), "the tables count on it"


def test_the_network_reads_to_the_edges() -> None:
    numbers = net.numbered(["a", "n", "v"])
    seen = net.seen(Site("要认真地学习", 3, 0), WORDS, numbers)
    assert len(seen.chars) == net.LEFT + net.RIGHT and seen.chars[net.LEFT - 3 :][:5] == [*map(ord, "要认真学习")]
    assert seen.parts[: net.WORDS] == [numbers["a"], net.UNKNOWN, 2, 2], "what is before the start is an edge"
    assert len(seen.words) == 2 * net.WORDS


def test_both_opinions_are_likelihoods() -> None:
    table, network = weights.shipped(), net.shipped()
    for site in sites("代表们兴致勃勃的参观了展厅。", table.words):
        likely = table.likelihoods(site)
        both = net.joined(likely, network.logarithms(site, table.words, net.numbered(table.parts)))
        assert sum(likely) == pytest.approx(1) and sum(both) == pytest.approx(1)


def test_other_files_are_refused(tmp_path: object) -> None:
    import pathlib

    folder = pathlib.Path(str(tmp_path))
    (folder / "particle.bin").write_bytes(b"something else entirely")
    with pytest.raises(ValueError, match="not a table"):
        weights.Weights(str(folder))
    with pytest.raises(ValueError, match="not a network"):
        net.Net(str(folder / "particle.bin"))
