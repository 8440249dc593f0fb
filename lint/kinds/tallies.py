"""tallies: a number that does not agree with a list that has no numbers of its own.

    report = "repeated"      “四个聚焦”：聚焦…，聚焦…，聚焦…: how often the word is said again; “三比”即比安全、比服务
    report = "names"         郏敏、饶新月、终南乔4名同志; 马头、牛角两个乡镇: items counted right after them
    report = "announced"     两件实事：改造市场、新建幼儿园、安装路灯。; 四件事：…；…；….
    report = "series"        内科、外科、妇产科、儿科6个科室; 五家网点是：甲、乙、丙、丁: any plain items in a row
    report = "ones"          “四个一”活动，即读一本好书、看一部电影、做一次志愿者
    report = "characters"    “学、查、改”四个字

`announced` counts a list only if it is nothing but items between 、, ends with its sentence and has no 等. 和, 及 and
与 may join two items or stand within one: the number is wrong only if it is so either way.
Values: found, announced, counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Finding, Value
from lint.documents.document import Document
from lint.documents.labels import amount, chinese
from lint.kinds import Hits, Kind, Report

_N = r"(?P<n>[两二三四五六七八九十]|十[一二三四五六]|\d{1,2})"
_ZH = "[两二三四五六七八九十]|十[一二三四五六]"
_REPEATED = late(
    rf"“(?P<n>{_ZH})个?(?P<word>[一-鿿]{{1,2}})”(?:[：:]|，?即|——|，)(?=“?(?P=word))"
    r"(?P<list>(?:“?(?P=word)[^。：:；，、\n]{1,24}[，、；。]){2,12})"
)
# The word stands at the end of each item: “五个到位”：思想到位、组织到位.
_ENDING = late(
    rf"“(?P<n>{_ZH})个(?P<word>[一-鿿]{{2}})”(?:[：:]|，?即|——)"
    r"(?P<list>(?:[^。：:；，、\n“”]{2,14}?(?P=word)[、，；。]){2,12})"
)
# One of these it has: looking for them takes a thousandth of compiling the expression.
_LEADS = ("”：", "”:", "”即", "”，即", "”——")
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
    rf"(?P<list>[一-鿿]{{2,3}}(?:、{_NAME})*、{_NAME}(?=[等\d两二三四五六七八九十]))(?P<etc>等)?{_N}(?P<unit>{_PEOPLE})"
)
_PLAIN = r"[^\W\d两一二三四五六七八九十各多几个]{2,5}"
_PLACES = late(
    rf"(?P<list>(?:{_PLAIN}、)+{_PLAIN}?)”?(?P<etc>等)?(?P<n>{_ZH})"
    r"(?P<unit>个(?:乡镇|镇|乡|村|社区|街道|县区?|区|市|省份|支部|党支部|科室|等次|档次|等级|阶段|环节|步骤|片区|报告)|部门|项(?:制度|机制|任务|措施)|所学校|家企业|门(?:[一-鿿]{2})?(?:课|学科)"
    r"|个(?:品种|窗口|专业|行业|岗位|板块|领域|小组|中心|平台|车间|班组|类别|维度|层面|系列|站点|渠道)|座(?:水库|桥|城市)|种(?:渠道|语言|作物|药材|水果|疾病|颜色|鱼)"
    r"|类(?:人员|人群|对象|案件|商品|物资|垃圾|产品)|条(?:河|线路|街|道路|产业链))"
)
_LEVEL = "(?:中央|国家|省|自治区|市|州|县|区|乡镇|乡|镇|街道|村|社区|组|区县|市州|旗)(?:[（(][^）)\n]{1,6}[）)])?"
_LEVELS = late(rf"(?P<list>(?:{_LEVEL}、)+{_LEVEL})(?P<etc>等)?(?P<n>{_ZH})(?P<unit>级)(?![以甲医响文标])")
_VILLAGES = late(
    rf"(?P<list>(?:[一-鿿]{{1,5}}(?P<same>村|镇|乡|社区|街道|县))(?:、[一-鿿]{{1,5}}(?P=same))+)(?P<etc>等)?{_N}(?P<unit>个(?P=same))"
)
_LONG_ITEMS = late("部门|个(?:等次|档次|等级|阶段|环节|步骤|片区|报告)")
_LEAD = late("[为有按设评过分]")
# Where a list may end, and how far before it begins.
_COUNTED = late(
    rf"、[一-鿿”]{{1,6}}?(?P<n>{_ZH}|\d{{1,2}})(?:{_PEOPLE}|个(?:[乡镇村社街县区市省支科等档阶环步片报品窗专行岗板领小中平车班类维层系站渠]|党支)|部门|项(?:制|机|任|措)|所学校|家企业|[级门座种类条])"
)
LONGEST = 160
_THINGS = (
    "件(?:实事|大事|事情|事)|项(?:重点)?(?:工作|任务|措施|举措|内容|议程|议题|制度|要求)?|类(?:人员|问题|对象)|个(?:方面|环节|重点|阶段|步骤|问题"
    "|部分|议题|关键|要素)|大(?:工程|行动|任务|板块|举措)|种(?:形式|方式|情形|情况)|点(?:要求|意见|建议|体会)"
)
_ANNOUNCED = late(
    rf"{_N}(?P<things>{_THINGS})(?:[：:]|(?:主要)?(?:包括|分别[是为])[：:]?)(?P<list>[^。：:；，！？\n（）“”]{{4,120}})。"
)
_CLAUSES = late(
    rf"{_N}(?P<things>{_THINGS})[：:](?P<list>[^。：:；！？\n（）“”]{{2,60}}(?:；[^。：:；！？\n（）“”]{{2,60}}){{1,9}})。"
)
_ONES = late(
    rf"“(?P<n>{_ZH})个(?P<word>一)”[^。：:；，、\n“]{{0,8}}(?:[：:]|，?即[：:]?|——|[（(](?:即)?)(?P<list>[^。；：:（）()\n]{{4,160}})[。；）)]"
)
_CHARACTERS = late(
    r"(?P<list>(?:“[一-鿿、，·；！]{1,24}”[、和]?){1,4})这?(?P<n>[两二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|\d{1,2})"
    r"个?(?:大|金)?(?P<things>字)(?![母典])"
)
_MARKED = late(rf"{_N}(?P<things>{_THINGS})[：:](?P<mark>一、|[（(]一[）)]|[（(]1[）)]|①|1[.．、])")
_ITEM = late(r"[和及与或]|以及")


# Items in a row and their number, whatever they are: 内科、外科、儿科4个科室.
_COUNT = r"(?P<n>[两三四五六七八九]|十[一二三四五六]?|(?<![\d.])\d{1,2}(?!\d))"
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


class Options(Struct, forbid_unknown_fields=True):
    report: str


def patterns(options: Options) -> list[str]:
    return list(REPORTS[options.report].patterns)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.report].run(document)


def _finding(match: re.Match[str], end: int, counted: int) -> Finding:
    start = match.start("n")
    values: dict[str, Value] = {"found": match.string[start:end], "announced": amount(match["n"]), "counted": counted}
    return Finding(start, end, values)


def _said_again(document: Document) -> Iterator[Finding]:
    yield from _repeated(document)
    yield from _endings(document)


def _repeated(document: Document) -> Iterator[Finding]:
    text = document.text
    for match in _REPEATED.finditer(text):
        word, near = match["word"], min(len(text), match.end() + 40)
        stop = text.find("\n", match.end(), near)
        counted = len(re.findall(rf"(?:^|(?<=[，、；。“])){word}", match["list"]))
        more = re.match(rf"(?:[^\n]*[，、；。])??“?{word}", text[match.end() : stop if stop >= 0 else near])
        if not more and counted != amount(match["n"]) and not re.search("等[，。；]", match["list"]):
            yield _finding(match, match.start("word") + len(word), counted)


def _endings(document: Document) -> Iterator[Finding]:
    if not any(mark in document.text for mark in _LEADS):
        return
    for match in _ENDING.finditer(document.text):
        counted = len(re.findall(match["word"] + "[、，；。]", match["list"]))
        closed = match["list"].endswith("。")
        if closed and counted != amount(match["n"]):
            yield _finding(match, match.end("word"), counted)


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
            joined = len(_ITEM.findall(lead + match["list"]))
            counted, announced = re.sub("（[^）]*）", "", match["list"]).count("、") + 1, amount(match["n"])
            right = range(counted, counted + joined + 1)
            if announced in right or (match["etc"] and announced > counted):
                continue
            if not _open(text, match):
                yield _finding(match, match.end("unit"), counted)


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


def _items(document: Document) -> Iterator[Finding]:
    yield from _announced(document)
    yield from _clauses(document)
    yield from _numbered(document)


def _announced(document: Document) -> Iterator[Finding]:
    for match in _ANNOUNCED.finditer(document.text):
        items = match["list"].split("、")
        joined = len(_ITEM.findall(match["list"]))
        announced = amount(match["n"])
        if len(items) < 2 or "等" in match["list"] or re.match("一[、方]|首先|第", match["list"]):
            continue
        if announced < len(items) or announced > len(items) + joined:
            yield _finding(match, match.end("things"), len(items))


def _clauses(document: Document) -> Iterator[Finding]:
    """Items between semicolons; commas within them may part items, too."""
    for match in _CLAUSES.finditer(document.text):
        items, announced = match["list"].count("；") + 1, amount(match["n"])
        most = len(re.split("[；，、]", match["list"])) + len(_ITEM.findall(match["list"]))
        if "等" in match["list"] or re.match("[一1１①]|首先|第|其", match["list"]):
            continue
        if announced < items or announced > most:
            yield _finding(match, match.end("things"), items)


def _series(document: Document) -> Iterator[Finding]:
    text = document.text
    known: set[int] | None = None
    for match in _SERIES.finditer(text):
        items = match["list"].split("、")
        announced, counted = amount(match["n"]), len(items)
        if abs(announced - counted) != 1 or _ITEM.search(match["list"]) or not _plain_series(text, match, items):
            continue
        known = {finding.start for finding in _names(document)} if known is None else known
        if match.start("n") not in known:
            yield _finding(match, min(match.end("unit"), match.start("noun") + 2), counted)
    for match in _TOLD.finditer(text):
        counted, joined = match["list"].count("、") + 1, len(_ITEM.findall(match["list"]))
        announced = amount(match["n"])
        told = "等" in match["list"] or re.match("[一1１①][、是方要]|首先|其", match["list"])
        if told or announced < 2 or counted - 2 <= announced <= counted + joined + 2:
            wrong = not told and announced > 1 and announced not in range(counted, counted + joined + 1)
            if wrong and not _ANNOUNCED.match(text, match.start("n")):
                yield _finding(match, match.end("unit"), counted)
    for pattern in (_TWO, _RATES, _LACKS):
        for match in pattern.finditer(text):
            counted = 2 if pattern is _TWO else len(re.split("[，；、]", match["list"]))
            joined = len(_ITEM.findall(match["list"])) if pattern is _RATES else 0
            if amount(match["n"]) not in range(counted, counted + joined + 1) and not match.groupdict().get("etc"):
                yield _finding(match, match.end("unit"), counted)


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


def _ones(document: Document) -> Iterator[Finding]:
    for match in _ONES.finditer(document.text):
        items = re.split("[、，]", match["list"])
        alone = all(item.count("一") == 1 for item in items)
        if alone and len(items) > 1 and len(items) != amount(match["n"]) and "等" not in match["list"]:
            yield _finding(match, match.end("word"), len(items))


def _characters(document: Document) -> Iterator[Finding]:
    for match in _CHARACTERS.finditer(document.text):
        quoted = [len(re.findall("[一-鿿]", quote)) for quote in re.findall("“[^”]*”", match["list"])]
        counted, announced = sum(quoted), amount(match["n"])
        before = document.text[max(0, match.start() - 1) : match.start()]
        # What is told of another text, 这24个字, is far from what is quoted.
        near = counted > 1 and abs(announced - counted) <= max(2, counted // 2)
        if near and announced not in (counted, quoted[-1]) and before not in ("”", "、", "和"):
            yield _finding(match, match.end("things"), counted)


def _numbered(document: Document) -> Iterator[Finding]:
    """Announced numbers of items that the paragraph numbers 一、 （一） ① 1."""
    text, paragraph = document.text, _Paragraph(document.text, 0)
    for match in _MARKED.finditer(text):
        if match.end() > paragraph.end:
            paragraph = _Paragraph(text, match.end())
        counted = 1
        while (mark := _mark(match["mark"], counted + 1)) and paragraph.holds(mark, match.end()):
            counted += 1
        if counted > 1 and counted != amount(match["n"]):
            yield _finding(match, match.end("things"), counted)


class _Paragraph:
    """The rest of a paragraph, with the last place of each mark in it that was asked for."""

    def __init__(self, text: str, start: int) -> None:
        stop = text.find("\n", start)
        self.start, self.end = start, stop if stop >= 0 else len(text)
        self._text = text
        self._last: dict[str, int] = {}

    def holds(self, mark: str, offset: int) -> bool:
        """Whether a mark stands behind an offset, after a stop or a comma."""
        if mark not in self._last:
            found = re.compile(rf"[；;。，]{re.escape(mark)}").finditer(self._text, self.start, self.end)
            self._last[mark] = max((match.start() for match in found), default=-1)
        return self._last[mark] >= offset


def _mark(first: str, number: int) -> str:
    """The mark of an item, written as that of the first."""
    if number > 20:
        return ""
    if first == "①":
        return chr(ord("①") + number - 1)
    return first.replace("一", chinese(number)).replace("1", str(number))


REPORTS = {
    "repeated": Report(_said_again, patterns=("[两二三四五六七八九十0-9]个?\\p{Han}{1,2}”?(?:[：:]|，?即|——|，)",)),
    "names": Report(
        _names, patterns=("、[^、，。\n]+(?:[两二三四五六七八九十]|[0-9]{1,2})[名位人个项所家部级门座种类条]",)
    ),
    "series": Report(
        _series,
        patterns=(
            "、[^，。；：、\n]{1,9}(?:[两三四五六七八九十]|[0-9]{1,2})[个项类种家所座支门方大片款]",
            "(?:[两三四五六七八九十]|[0-9]{1,2})(?:[个项类种家所座支门大名位条款部场本件]|阶段|环节|步骤|部分|方面)\\p{Han}{0,8}(?:[：:]|分别[是为])",
            "率[^，。；：\n]{0,6}[两三四五六七八九十]个(?:100|百)",
        ),
    ),
    "ones": Report(_ones, patterns=("[两二三四五六七八九十]个一”",)),
    "characters": Report(_characters, patterns=("”这?[两二三四五六七八九十0-9]{1,3}个?[大金]?字",)),
    "announced": Report(_items, patterns=(f"(?:{_THINGS})(?:[：:]|(?:主要)?(?:包括|分别[是为]))",)),
}

KIND = Kind(Options, frozenset({"found", "announced", "counted"}), check, patterns=patterns, reports=REPORTS)
