"""Trust: where what looks like a slip is the writer's own word, and the model's opinion does not count.

Names of people, places and works, abbreviations made of parallel parts and items of a list are strange to any model of
language. What a document says twice, or puts between quotation marks, it means.
"""

from __future__ import annotations

import re

from lint.kinds.suspect.alert import Alert
from lint.kinds.suspect.judging.names import SURNAMES, TITLES

_RARER = (
    "肖闫付仇佟冀亓仝阚逄綦巩岑苟晏敖冼麻仲隆劳户权窦褚商麦师楚闻盖边晁丛邸郜呼姬蒯郎蔺鹿满苗潜冉尚桑索台滕危隗郤咸忻邢荀"
    "燕尧阴蔚员宰查展郅訾卓宗"
)
_SURNAMES = SURNAMES | frozenset(_RARER)
# Longer items of a list are phrases, in which a slip may stand.
MAX_ITEM = 4
_MARKS = "“‘《〈「『【"
_HAN = re.compile(r"[\u3400-\u9fff]*")
_ITEM_BEFORE = re.compile(r"[\u3400-\u9fff]*\Z")

# Words before which or behind which a name stands; of people, also those of companies and courts.
_POSTS = """
    书记 常委 委员 主席 主任 处长 科长 股长 所长 站长 镇长 乡长 区长 州长 厅长 局长 行长 司长 社长 总编 政委
    司令 团长 营长 连长 排长 班长 组长 干事 秘书 干部 董事 监事 经理 总裁 总监 会计 出纳 工程师 会计师 律师
    法官 检察官 审判员 审判长 书记员 原告 被告 被告人 上诉人 申请人 当事人 控制人 代表人 负责人 联系人
    责任人 主持人 记录人 汇报人 述职人 报告人 介绍人 培养人 发起人 合伙人 股东 医生 医师 护士 教师 学生 同学
    志愿者 战士 民警 辅警 网格员 讲解员 宣讲员 指导员 队员 学员 职工 员工 工人 农户 群众 居民 大户 模范 烈士
    英雄 院士 博士 专家 研究员 讲师 对象 积极分子 受访者 嘉宾 队长 助理 专员 参赞 大使 总理 部长 外长 议长
    首相 总统 乡亲 老人 老汉 大妈 大娘 大爷 嫌疑人
"""
# What is said of a post itself.
_OFFICES = frozenset(("一职", "一岗", "之职"))
# What a person does or says, behind a name at the start of a clause.
_VERBS = """
    说 称 表示 指出 强调 介绍 告诉 坦言 认为 承诺 担任 主持 出席 参加 汇报 回避 发言 讲话 致辞 签署 签字
    当选 辞去 任 系 持有 因 带领 带队 陪同 代表 宣读 作 等 给予 进行 予以 作出
"""
# What ends the name of a place, a line or a thing that has a name of its own.
_PLACE = re.compile(
    r"[\u3400-\u9fff]{0,2}?(?:等?(?:园区|景区|小区|片区|流域|灌区|林场|农场|牧场|水库|铁路|高铁|公路|高速|大道|大桥|隧道|码头|机场|口岸|港区|商圈"
    r"|古镇|古城|小镇|湿地|广场|大厦|书院)|等(?:社区|街道|地区|项目|品牌|工程|基地|集团|公司|企业|平台|地)|[两三]地)"
    r"|[省市州县镇乡村旗屯寨峪沟湾岭坪坝河江湖溪渠港岛山峰路街巷苑](?=[、，。；：（）的委]|$)|线(?=[，。、；])"
)
# Parts that are named by one character each, and what they become together.
_PARTS = re.compile(r"一体|并举|联动|贯通|三位|全链|全产业")
# Ordinary words of offices that the model holds for others.
_WORDS = """
    复核 复验 复查 复审 复评 复测 复检 复盘 初核 核验 核销 核增 核减 查验 校核 审验 验讫 具报 具文 函告 函复
    批转 转报 呈报 呈批 签批 签转 收讫 付讫 列支 结转 划转 划拨 拨付 归集 归垫 摸排 排摸 督办 交办 转办 承办
    协办 补办 领办 销号 挂号 挂点 包保 包联 驻点 蹲点 下沉 延链 补链 强链 建链 稳链 扩链 统管 统建 统种 统防
    轮训 轮岗 挂职 任职 履新 述廉 述学 述法 评议 评定 评聘 考评 考绩 考录 遴选 选调 调任 转任
"""
# One thing after another: 逐格, 逐户, 每亩.
_EACH = frozenset("逐每")


_NUMERALS = frozenset("一二三四五六七八九十百千万亿两几余多0123456789")
_OF_MONEY = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟萬零整")
_TENS = frozenset("十百千万")
_MEASURES = frozenset("户名个位条项期场次家起件份篇人年月日天岁元吨亩里米斤批届轮度组种类所座台辆部支颗棵张本套根间层")

# What is done with somebody who is then named, and a field of a form that takes a name.
_CALLED = (
    *("免去", "任命", "聘任", "提名", "选举", "推选", "增补", "接收", "聘请", "解聘", "原告", "被告", "同意"),
    *("联系人：", "负责人：", "责任人：", "主持人：", "记录人：", "述职人：", "报告人：", "参加人员：", "姓名："),
)
_BEFORE_NAMES = "由请向对与和及同被经据让为给"
_POST, _VERB, _WORD = (*TITLES, *_POSTS.split()), tuple(_VERBS.split()), frozenset(_WORDS.split())


def explained(text: str, alert: Alert) -> bool:
    """Whether what an alert finds is explained by where it stands."""
    at, stop = _extent(text, alert)
    return (
        alert.found in _WORD
        or (len(alert.found) > 1 and text.count(alert.found) > 1)
        or _is_quoted(text, at)
        or _is_listed(text, at, stop)
        or _is_by_a_post(text, at, stop)
        or _is_a_surname(text, alert)
        or _is_a_name(text, at, stop)
        or _PLACE.match(text, stop) is not None
        or _is_parallel(text, at, stop)
        or _counts(text, alert)
        or "越" == text[alert.at - 1 : alert.at] == text[alert.stop : alert.stop + 1]
        or not _EACH.isdisjoint(text[max(0, at - 1) : at + 1])
    )


def _counts(text: str, alert: Alert) -> bool:
    """Whether what would be changed counts things behind a number (四十六户制造业企业) or would become a part of it
    (二肢六大关节), or is a numeral of those that sums of money are written with (壹万零叁佰元)."""
    at, stop = alert.at, alert.stop
    if stop == at + 1 and text[at - 1 : at] in _NUMERALS and (text[at] in _MEASURES or alert.fix in _TENS):
        return True
    return text[at] in _OF_MONEY and not _OF_MONEY.isdisjoint(text[max(0, at - 1) : at] + text[at + 1 : at + 2])


def _extent(text: str, alert: Alert) -> tuple[int, int]:
    """Where the words stand that an alert names."""
    at = text.rfind(alert.found, max(0, alert.stop - len(alert.found)), alert.at + len(alert.found))
    return (at, at + len(alert.found)) if at >= 0 else (alert.at, alert.stop)


def _is_quoted(text: str, at: int) -> bool:
    before = text[max(text.rfind("\n", 0, at) + 1, at - 40) : at]
    return any(before.rfind(mark) > before.rfind(close) for mark, close in zip(_MARKS, "”’》〉」』】", strict=True))


def _is_listed(text: str, at: int, stop: int) -> bool:
    """Whether the words stand in a short item beside a 、."""
    start = at - len(_ITEM_BEFORE.search(text, max(0, at - 30), at)[0])  # type: ignore[index]
    end = _HAN.match(text, stop).end()  # type: ignore[union-attr]
    return end - start <= max(MAX_ITEM, stop - at) and "、" in (text[start - 1 : start], text[end : end + 1])


def _is_by_a_post(text: str, at: int, stop: int) -> bool:
    """Whether a post stands just before the words, or behind them, or at their head with a surname at their end."""
    words = text[at:stop]
    if words in _OFFICES and text.endswith(_POST, 0, at):
        return True
    if text[at] in _SURNAMES and (text.endswith(_POST, 0, at) or (text.startswith(_POST, stop) and len(words) <= 3)):
        return True
    heads = (post for post in _POST if len(post) < len(words) and words.startswith(post))
    return any(words[len(post)] in _SURNAMES for post in heads)


def _is_a_surname(text: str, alert: Alert) -> bool:
    """Whether what would be changed is a surname with a post behind it, where words were read across both (经信委袁副
    主任)."""
    behind = alert.stop + text.startswith("副", alert.stop)
    return alert.stop == alert.at + 1 and text[alert.at] in _SURNAMES and text.startswith(_POST, behind)


def _is_a_name(text: str, at: int, stop: int) -> bool:
    """Whether the words are part of a name of two or three characters, told by what stands before and behind it."""
    for start in range(max(0, at - 2), at + 1):
        if text[start] not in _SURNAMES:
            continue
        if text.endswith(_CALLED, 0, start) or (start >= at - 1 and text.endswith(_POST, 0, start)):
            return True
        begins = start == 0 or not ("\u3400" <= text[start - 1] <= "\u9fff") or text[start - 1] in _BEFORE_NAMES
        if begins and any(text.startswith(_VERB, end) for end in (start + 2, start + 3) if end > at):
            return True
    return False


def _is_parallel(text: str, at: int, stop: int) -> bool:
    """Whether the words are part of an abbreviation: 砂基砂堤, 育繁推一体化, 产学研用结合."""
    for start in range(max(0, at - 3), stop):
        four = text[start : start + 4]
        if len(four) == 4 and four[0] == four[2] != four[1] != four[3] and start + 4 > at:
            return True
    return any(_PARTS.match(text, end) for end in range(stop, min(stop + 3, len(text))) if end - at in (3, 4))
