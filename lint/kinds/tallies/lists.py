"""Lists: names and things in a row, and the number behind or before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint.base.late import late
from lint.base.model import Finding
from lint.documents.document import Document, Span
from lint.documents.labels import amount
from lint.kinds import Hits
from lint.kinds.quantities import sentences_at, sentences_with
from lint.kinds.tallies.shapes import ANNOUNCED, ITEM, ZH, N, finding

# The hundred family names, and the commonest of two characters.
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松"
    "井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻"
    "莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳"
    "沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相丘丛位兰晋栗植牟畅芦苑谌辜阳隋查后荆红游竺权逯盖益桓公涂尧肖闫覃付代岳"
)


_DOUBLE = "欧阳|司马|上官|诸葛|东方|尉迟|公孙|令狐|鲜于|宇文|慕容|皇甫|钟离|端木|夏侯|司徒|南宫"


_NAME = rf"(?:(?:[{_SURNAMES}]|{_DOUBLE})(?:(?![等共均都及与])[一-鿿]){{1,2}})"


_PEOPLE = (
    r"(?:[名位](?:同志|党员|干部|同学|教师|职工|预备党员|入党积极分子|代表|委员|候选人|学员|选手|队员|志愿者|老师|专家)"
    r"|人(?![次口民均士员大才物以]))"
)


_NAMES = late(
    rf"(?P<list>[一-鿿]{{2,3}}(?:、{_NAME})*、{_NAME}(?=[等\d两二三四五六七八九十]))(?P<etc>等)?{N}(?P<unit>{_PEOPLE})"
)


_PLAIN = r"[^\W\d两一二三四五六七八九十各多几个]{2,5}"


_PLACES = late(
    rf"(?P<list>(?:{_PLAIN}、)+{_PLAIN}?)”?(?P<etc>等)?(?P<n>{ZH})"
    r"(?P<unit>个(?:乡镇|镇|乡|村|社区|街道|县区?|区|市|省份|支部|党支部|科室|等次|档次|等级|阶段|环节|步骤|片区|报告)|部门|项(?:制度|机制|任务|措施)|所学校|家企业|门(?:[一-鿿]{2})?(?:课|学科)"
    r"|个(?:品种|窗口|专业|行业|岗位|板块|领域|小组|中心|平台|车间|班组|类别|维度|层面|系列|站点|渠道)|座(?:水库|桥|城市)|种(?:渠道|语言|作物|药材|水果|疾病|颜色|鱼)"
    r"|类(?:人员|人群|对象|案件|商品|物资|垃圾|产品)|条(?:河|线路|街|道路|产业链))"
)


_LEVEL = "(?:中央|国家|省|自治区|市|州|县|区|乡镇|乡|镇|街道|村|社区|组|区县|市州|旗)(?:[（(][^）)\n]{1,6}[）)])?"


_LEVELS = late(rf"(?P<list>(?:{_LEVEL}、)+{_LEVEL})(?P<etc>等)?(?P<n>{ZH})(?P<unit>级)(?![以甲医响文标])")


_VILLAGES = late(
    rf"(?P<list>(?:[一-鿿]{{1,5}}(?P<same>村|镇|乡|社区|街道|县))(?:、[一-鿿]{{1,5}}(?P=same))+)(?P<etc>等)?{N}(?P<unit>个(?P=same))"
)


_LONG_ITEMS = late("部门|个(?:等次|档次|等级|阶段|环节|步骤|片区|报告)")


_LEAD = late("[为有按设评过分]")


# Where a list may end, and how far before it begins.
_COUNTED = late(
    rf"、[一-鿿”]{{1,6}}?(?P<n>{ZH}|\d{{1,2}})(?:{_PEOPLE}|个(?:[乡镇村社街县区市省支科等档阶环步片报品窗专行岗板领小中平车班类维层系站渠]|党支)|部门|项(?:制|机|任|措)|所学校|家企业|[级门座种类条])"
)


LONGEST = 160


# Items in a row and their number, whatever they are: 内科、外科、儿科4个科室.
_COUNT = r"(?P<n>[两三四五六七八九]|十[一二三四五六]?|(?<![\d.])\d{1,2}(?!\d))"


# What a sentence must hold to be worth a search.
_LED_IN = late("[：:]|分别[是为]")
_COUNTS_LIST = late(
    r"、[^，。；：、\n（）()\d“”《》]{1,9}、[^，。；：、\n（）()\d“”《》]{1,9}?"
    r"(?:[两三四五六七八九]|十[一二三四五六]?|\d{1,2})(?:[个项类种家所座支门大片款]|方面)"
)
_SERIES = late(
    r"(?:(?<=[，。；：\n])|(?<![^\n]))(?P<list>[^，。；：、\n（）()\d“”《》]{1,14}(?:、[^，。；：、\n（）()\d“”《》]{1,9}){2,11}?)"
    rf"{_COUNT}(?P<unit>(?:个(?!月|年|小时|工作日|百分|\d)|项|类|种|家|所|座|支(?!部)|门|方面|大(?=[一-鿿]{{2}})|片|款)(?P<noun>[一-鿿]{{0,4}}))"
)


# Where an item has one of these it is no plain one: the list may have ended, or begun, within it.
_CLAUSE = late(
    "[的在对从向让给有是了着过等将把被约近数几每各第共另其前后余多百零千军]|以上|包括|全部|之一|联合|派出|组织|完成|发布|下辖|成立"
    "|建立|设立|举办|召开|开展|确定|印发|出台|制定|建成|新增|获得|荣获|实施|推动|推进|落实|打好|打赢|进行|聚焦|严格|遵守|贯彻|利用"
    "|因为|形成|中央|以及|用好|解决|坚持|呈现|战胜|破解|地区|两地"
)


_LEADS_ON = late("[分合并来到至超逾建设办开列造打抓做达为这那上下中签订派出获评]$|冬季$|铁人$|现代$|军事$")


_NAMED_SO = ("规定", "自信", "意识", "全面", "维护", "确立", "基本", "考验")


_COLON = r"(?:，?(?:分别)?(?:是|为|有|即|包括|如下)?[：:]|，?分别[是为])"


_TOLD = late(
    rf"(?<![第十百千数几“零]){_COUNT}(?P<unit>(?:个|项|类|种|家|所|座|支|门|大|名|位|条|款|部|场|本|件)(?![一-鿿]*字)[一-鿿]{{0,8}}?){_COLON}"
    r"(?P<list>[^。：:；，！？\n\d（(“《、]{1,16}(?:、[^。：:；，！？\n\d（(“《、]{1,16}){1,15})(?=[。\n]|$)"
)


_TWO = late(
    rf"(?<![第十百千数几“零]){_COUNT}个?(?P<unit>(?P<word>阶段|环节|步骤|部分|方面|层次|类别|层面|板块|批次|方式|类型|档次|等级)){_COLON}"
    r"(?P<list>[^。：:；，、！？\n]{1,16}(?P=word)[和与及][^。：:；，、！？\n]{1,16}(?P=word))(?=[。；\n]|$)"
)


# 强制检定率、处置率、设置率两个100%
_RATES = late(
    rf"(?P<list>(?:[^，。；：、\n]{{2,14}}率、)+[^，。；：、\n]{{2,14}}率)(?P<etc>等)?(?:均|都|分别|全部)?(?:达到?|实现|为)?{_COUNT}个(?P<unit>(?:100|百分之百))"
)


# 两方面不足：学习不系统，调研不深入，创新不够.
_LACKS = late(
    rf"{_COUNT}个?(?P<unit>(?:方面|点|个|条)的?(?:不足|问题|短板|差距|弱项|欠缺))[：:]"
    r"(?P<list>[^，。；：、\n]{2,8}不[^，。；：、\n]{1,4}(?:[，；、][^，。；：、\n]{2,8}不[^，。；：、\n]{1,4})+)。"
)


def names(document: Document, hits: Hits) -> Iterator[Finding]:
    return _names(document)


def _names(document: Document) -> Iterator[Finding]:
    text = document.text
    for hit in _COUNTED.finditer(text):
        near = max(0, hit.start() - LONGEST)
        low = max(text.rfind("\n", near, hit.start()) + 1, near)
        for match in (
            m for pattern in (_NAMES, _PLACES, _VILLAGES, _LEVELS) for m in pattern.finditer(text, low, hit.end() + 4)
        ):
            # 律师50人、党员8人: numbers of people, not of names.
            if match.start("n") != hit.start("n") or (match["unit"] == "人" and match["n"].isdecimal()):
                continue
            lead = re.split("[，。；：、\n]", text[max(low, match.start() - 20) : match.start()])[-1]
            joined = len(ITEM.findall(lead + match["list"]))
            counted, announced = re.sub("（[^）]*）", "", match["list"]).count("、") + 1, amount(match["n"])
            right = range(counted, counted + joined + 1)
            if announced in right or (match["etc"] and announced > counted):
                continue
            if not _open(text, match):
                yield finding(match, match.end("unit"), counted)


def _open(text: str, match: re.Match[str]) -> bool:
    """Whether the list may have begun further left, with what is no plain item."""
    # Names of offices and of stages are often longer than an item that is looked for.
    if _LONG_ITEMS.match(match["unit"]):
        first = match["list"].partition("、")[0]
        return text[max(0, match.start() - 1) : match.start()] not in ("", *"\n，。；：") and not _LEAD.search(first)
    before = re.split("[，。；：\n]", text[max(0, match.start() - 40) : match.start()])
    longer = "、" in before[-1] or (match["unit"] == "人" and any("、" in part for part in before[-2:]))
    if longer or match["list"][-1] in "和及与":
        return True
    if match["unit"] == "级" and text[max(0, match.start() - 1) : match.start()] in tuple("省市县区镇乡村央家到至从"):
        return True
    if re.search("[的了在对]", match["list"].rpartition("、")[2]):
        return True
    if text[max(0, match.start() - 2) : match.start()] in ("、“", "”“"):
        return True
    return text[match.start() - 1 : match.start()] in ("、", "”", "》", "）", "及", "和", "与")


def _within(text: str, sentences: Iterable[Span], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What is found in sentences; with the character behind each, which patterns look at."""
    return (match for start, end in sentences for match in pattern.finditer(text, start, end + 1))


def series(document: Document, hits: Hits) -> Iterator[Finding]:
    text = document.text
    if 0 in hits.patterns:
        yield from _counted_after(document)
    if 1 in hits.patterns:
        sentences = [*sentences_with(document, _LED_IN)]
        yield from _counted_before(text, sentences)
        yield from _listed(text, sentences, _TWO)
        yield from _listed(text, sentences, _LACKS)
    if hits.words:
        yield from _listed(text, sentences_at(document, (start for start, _ in hits.words)), _RATES)


def _counted_after(document: Document) -> Iterator[Finding]:
    text = document.text
    known: set[int] | None = None
    for match in _within(text, sentences_with(document, _COUNTS_LIST), _SERIES):
        items = match["list"].split("、")
        announced, counted = amount(match["n"]), len(items)
        if abs(announced - counted) != 1 or ITEM.search(match["list"]) or not _plain_series(text, match, items):
            continue
        known = {finding.start for finding in _names(document)} if known is None else known
        if match.start("n") not in known:
            yield finding(match, min(match.end("unit"), match.start("noun") + 2), counted)


def _counted_before(text: str, sentences: Iterable[Span]) -> Iterator[Finding]:
    for match in _within(text, sentences, _TOLD):
        counted, joined = match["list"].count("、") + 1, len(ITEM.findall(match["list"]))
        announced = amount(match["n"])
        told = "等" in match["list"] or re.match("[一1１①][、是方要]|首先|其", match["list"])
        if told or announced < 2 or counted - 2 <= announced <= counted + joined + 2:
            wrong = not told and announced > 1 and announced not in range(counted, counted + joined + 1)
            if wrong and not ANNOUNCED.match(text, match.start("n")):
                yield finding(match, match.end("unit"), counted)


def _listed(text: str, sentences: Iterable[Span], pattern: re.Pattern[str]) -> Iterator[Finding]:
    for match in _within(text, sentences, pattern):
        counted = 2 if pattern is _TWO else len(re.split("[，；、]", match["list"]))
        joined = len(ITEM.findall(match["list"])) if pattern is _RATES else 0
        if amount(match["n"]) not in range(counted, counted + joined + 1) and not match.groupdict().get("etc"):
            yield finding(match, match.end("unit"), counted)


def _plain_series(text: str, match: re.Match[str], items: list[str]) -> bool:
    """Whether the items before a number are all there is in the list: plain words of much the same length."""
    before = re.split("[。；：\n]", text[max(0, match.start() - 40) : match.start()])[-1]
    sizes = [len(item) for item in items[1:]]
    return not (
        re.search("、|除|不[只仅光]", before[-16:])
        or any(_CLAUSE.search(item) for item in items[1:])
        or _LEADS_ON.search(items[-1])
        or match["noun"].startswith(_NAMED_SO)
        or max(sizes) - min(sizes) > 2
        or re.match("以及|及|和|还有|或", items[0])
        or (amount(match["n"]) < len(items) and len(items[0]) > max(sizes) + 4)
    )
