"""Trust: what looks like a slip to the model and is the writer's own word."""

from __future__ import annotations

import pytest

from lint.kinds.suspect.alert import Alert
from lint.kinds.suspect.judging.trust import explained


def silent(text: str, found: str) -> bool:
    at = text.index(found)
    return explained(text, Alert(at, at + len(found), "", found, "", 0.9, "rare"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推进莱塔建设。\n莱塔建设提速。", "莱塔"),
        ("开展“廉心”活动。", "廉心"),
        ("印发《砥行集》。", "砥行"),
        ("建立「廉心」品牌。", "廉心"),
        ("张军、应勇、韩宏出席。", "应勇"),
        ("种植黄芪、丹参、党参。", "丹参"),
        ("担任镇党委书记一职以来。", "一职"),
        ("书记肖华到场。", "肖华"),
        ("肖华主任到场。", "肖华"),
        ("肖华同志到场。", "肖华"),
        ("实际控制人肖华承诺不转让股份。", "肖华"),
        ("关联董事张朋回避表决。", "董事张"),
        ("法定代表人程志签字。", "程志"),
        ("培育育繁推一体化企业。", "育繁推"),
        ("治理江河砂基砂堤。", "基砂"),
        ("形成产加销贯通的格局。", "产加销"),
        ("建设莱临铁路。", "莱临"),
        ("东方美谷等园区。", "美谷"),
        ("会后，肖华介绍了经验。", "肖华"),
        ("由肖华汇报工作。", "肖华"),
        ("逐格检查。", "逐格"),
        ("服务二十六户制造业企业。", "户"),
        ("发放资料12份册。", "份"),
        ("付材料款人民币壹万零叁佰元整。", "佰"),
        ("镇里请县经信委袁副主任讲课。", "袁"),
        ("数字应当复核无误。", "复核"),
        ("饭菜不是越素越好。", "素"),
        ("羊被他越杀越少。", "杀"),
    ],
)
def test_explained(text: str, found: str) -> None:
    assert silent(text, found)


def test_what_follows_a_numeral_is_no_numeral() -> None:
    assert explained("二肢六大关节功能丧失。", Alert(1, 2, "十", "二肢六", "二十六", 0.9, "unknown", 0))
    assert not explained("二肢六大关节功能丧失。", Alert(1, 2, "支", "二肢六", "二支六", 0.9, "unknown", 0))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("切实增强使命敢。", "使命敢"),
        ("充分调动干部的积极姓。", "积极姓"),
        ("深入基层了解名情。", "名情"),
        ("坚决彻低整改。", "彻低"),
        ("制定方案、认真贯撤落实、强化督查。", "贯撤"),
        ("“廉心”活动之后，层层传导压历。", "压历"),
        ("实施惠明工程。", "惠明"),
        ("完善联落机制。", "联落"),
        ("每月召开会义。", "会义"),
        ("书记高度重示。", "重示"),
        ("主任召集，部署安牌。", "安牌"),
    ],
)
def test_not_explained(text: str, found: str) -> None:
    assert not silent(text, found)
