"""Names: of people and foreign places, which look like slips to a model that does not know them."""

from __future__ import annotations

from typing import NamedTuple

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁"
    "葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景"
    "单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫应桂谌栗"
)

# What people are called, as words behind their names or before them.
TITLES = (
    "同志", "书记", "主席", "局长", "部长", "主任", "代表", "教授", "院长", "经理", "老师", "队长", "校长", "委员",
    "先生", "女士", "记者", "市长", "省长", "县长", "会长", "村民", "党员",
)  # fmt: skip

# Characters with which foreign names are written; those of the second set are seldom used for anything else.
_FOREIGN = frozenset(
    "阿埃艾奥巴班贝比波伯博布查达德迪蒂杜多恩尔法菲费弗福戈格古哈赫霍基吉加杰卡凯康柯科克库拉莱兰劳勒雷里利莉列林卢鲁伦罗洛马玛麦"
    "曼梅蒙米莫默姆穆纳内尼涅诺帕佩皮普奇乔萨塞瑟森沙施舒斯苏索塔泰坦特提图托瓦威韦维温沃乌西希夏谢辛叙雅亚延伊因英尤约扎詹泽兹"
    "祖佐齐"
)
_ONLY_FOREIGN = frozenset("阿埃尔斯克拉穆迪萨塞诺姆蒂莱勒弗赫兹鲁洛佩扎瓦莉瑟涅菲戈卢玛")


class Scene(NamedTuple):
    """Where a clause stands: what is just before and after it, and whether it is within quotation marks."""

    before: str
    after: str
    quoted: bool


# Countries by one character, as in 中英 or 荷方.
_COUNTRIES = frozenset(
    "英法德俄美日韩朝越老缅泰柬菲马印巴尼斯孟阿哈吉塔土伊沙埃坦肯刚澳墨智秘哥古斐委荷比卢瑞挪丹芬波捷匈罗保塞克希意西葡乌洪蒙欧津赞苏纳黎叙莫"
)


def foreign(text: str, at: int) -> bool:
    """Whether a place is within a run of characters that spells a foreign name, or is a country in short."""
    if text[at] in _COUNTRIES and (text[at - 1 : at] == "中" or text[at + 1 : at + 2] in ("中", "方")):
        return True
    if text[at] not in _FOREIGN:
        return False
    start = stop = at
    while start and text[start - 1] in _FOREIGN:
        start -= 1
    while stop < len(text) and text[stop] in _FOREIGN:
        stop += 1
    return stop - start >= 3 and sum(char in _ONLY_FOREIGN for char in text[start:stop]) >= 2


def titled(text: str, at: int) -> bool:
    """Whether a place is a surname with a title behind it or before it (侯主任, 科长何远)."""
    return text[at] in SURNAMES and (text.startswith(TITLES, at + 1) or text.endswith(("长", *TITLES), 0, at))


def listed(text: str, scene: Scene) -> bool:
    """Whether a short clause is a person's name in a list (张军、应勇、胡春华)."""
    return len(text) in (2, 3) and text[0] in SURNAMES and ("、" in scene.before[-1:] or scene.after[:1] == "、")
