"""Rarity: how often words occur, as far as that is known without counting; the rarest are looked for first."""

from __future__ import annotations

AnyOf = list[str]

# How often one word of so many characters occurs, against one of two: a third character makes it rare.
_SHARE = {2: 1.0, 3: 0.06}
_RARE = 0.01
# Words that stand in almost every text, 250 times and more in 1.8 million characters of news, and bare figures.
_OFTEN = 20.0
# Marks that stand in every text; of single characters, others alone are looked for.
_MARKS = frozenset("，。、；：？！“”《》（）—·%.,:-")
# What looking for one more word costs, whether it occurs or not.
_EACH = 0.02
_COMMON = frozenset(
    [
        "发展",
        "工作",
        "推动",
        "推进",
        "质量",
        "加强",
        "活动",
        "组织",
        "实现",
        "亿元",
        "精神",
        "开展",
        "加快",
        "学习",
        "提升",
        "工程",
        "深化",
        "行动",
        "贯彻",
        "政府",
        "指出",
        "重点",
        "实施",
        "强调",
        "基础",
        "保障",
        "促进",
        "落实",
        "水平",
        "取得",
        "规模",
        "报告",
        "完成",
        "成果",
        "主要",
        "提出",
        "制造",
        "系统",
        "第二",
        "相关",
        "启动",
        "第一",
        "更加",
        "全会",
        "提高",
        "传统",
        "平台",
        "有关",
        "召开",
        "完善",
        "参加",
        "发挥",
        "以上",
        "作用",
        "达到",
        "做好",
        "造成",
        "第十",
        "作为",
        "举办",
        "人次",
        "打造",
        "公里",
        "扩大",
        "围绕",
        "措施",
        "增加",
        "制度",
        "举措",
        "增强",
        "解决",
        "形成",
        "公司",
        "第三",
        "应用",
        "活力",
        "参与",
        "包括",
        "强化",
        "意义",
        "加大",
        "拓展",
        "结合",
        "创造",
        "建立",
        "小时",
        "带来",
        "各项",
        "力度",
        "习近平",
        "总书记",
        "会议",
        "中央",
        "建设",
        "重要",
        "全面",
        "以下",
        "进行",
    ]
)


def rarest(sets: list[AnyOf]) -> AnyOf:
    """The set to look for first, or none: one of words of two characters and more, or rare marks, that occur least."""
    fit = [words for words in sets if all(len(word) > 1 or _is_rare(word) for word in words)]
    return min(fit, key=lambda words: sum(map(_often, words)) + _EACH * len(words), default=[])


def _is_rare(char: str) -> bool:
    return not char.isalnum() and not char.isspace() and char not in _MARKS


def _often(word: str) -> float:
    if word in _COMMON or word.isdigit():
        return _OFTEN
    return _SHARE.get(len(word), _RARE)
