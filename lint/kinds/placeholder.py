"""placeholder: what was left open in a template or masked for publication, and never filled in.

    form = "number"      **次, *月*日, ××人, XX年: a number before a measure word
    form = "title"       《**》: a document without a name
    form = "name"        **县, *党支部, ××局, **同志, 张**: a name masked
    form = "partial"     **7人: the mask stands beside a number that was filled in
    form = "text"        any other run of marks: 制定**，
    form = "blank"       ____, ﹍﹍: a line to write on
    form = "prompt"      【待填】, （请填写单位名称）, [姓名]: a hint to the writer
    form = "date"        年 月 日 without numbers, 2023年 月 日
    form = "marker"      TODO, TBD, {{name}}, ${name}
    form = "ring"        ○○县, □□局, 〇〇月: rings and squares for a name or a number
    form = "field"       姓名：    性别：男: a label with nothing after it, in a row that is not empty throughout
    form = "letter"      N次, n万元, X.X%: a letter for a number
    form = "missing"     总投资亿元, 增长%, 发放余份: a unit without its number
    form = "address"     xxx@…: a mail address that was never filled in

The marks are * × and, two or more and not in a Latin word, X. A multiplication (5×5, 3*4), a list bullet, “X光” and
Markdown's emphasis are none, nor a line of stars and the star of a footnote. Each run of marks has exactly one form.
Values: found (the marks and what makes their form plain), label (of an empty field).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from lint.document import Document
from lint.kinds import Hits, Kind
from lint.model import Finding

Form = Literal["number", "title", "name", "partial", "text", "blank", "prompt", "date", "marker", "ring", "letter", "missing", "address", "field"]

_RUN = r"(?:(?:19|20)\d?(?=[*×Xx]{1,2}年))?(?:[*＊]+|[×╳✕]+|[XxＸｘ]+)"
_MEASURE = (
    r"(?:余|多|几)?(?:[十百千万亿])?(?:余|多)?"
    r"(?:次|人次?(?!民|员|大|事|才)|名(?!称|单|义|誉)|篇|份|册|项(?!目)|期(?!间|限)|类|批(?!复|准|评)|本(?!单|级|部|市|县|局|单位|次|年|着)|场(?!所)|个(?!别|人)"
    r"|条(?!例|件)|亩|公里|元|万元|亿|小时|分钟|辆|件|户|月|日|年|季度|%|％|度|倍|家|所|处|支(?!部|委|持|队)|台|套|块|张|幅|棵|株|吨|公斤|千克|斤|米|平方米"
    r"|学时|课时|岁|周|天|字|票|位|片|头|封|例|起|回|轮|届|代|层|节|门|道|版|副|艘|架|座|栋|幢|间|桶|箱|袋|瓶|对(?!象|照|口|标|于)|双|组(?!织|长|成|建)|班)"
)
_NAME = (
    r"(?:党委|党组|党支部|党总支|党工委|省|市|州|县|区|镇|乡|村|社区|街道|局|厅|处|科|委|办|部(?!分|署|位)|院|校|厂|站|所|队|公司|集团|机关|单位|部门|系统|党|团|工会|支部|总支|纪委|政委|政府"
    r"|中心|事业|同志|书记|主任|局长|县长|市长|镇长|乡长|院长|校长|科长|处长|部长|主席|先生|女士|代表|队长|所长|站长|领导|工作|领域|职能|大学|学院|医院|学校"
    r"|模范|家庭|新兴|革命|新时代|力量|管理|实际|关于|实践|主题|活动|行动|建设|教育|精神|会议|理论|学习|党员)"
)
_LATIN = r"[A-Za-z0-9_.\\/-]"
# A single X is a variable or a name unless one of these follows.
_AFTER_X = r"[年月日省市县区镇乡村局厅次名项篇批届]|人[次，。、；参]|个[月支单部]|同志"
# A person's name masked but for the surname: 、张**、
_SURNAME = (
    r"[，。；：、（“\s][张王李刘陈杨赵黄周吴徐孙胡朱林郭罗郑梁谢宋唐邓冯韩曹彭萧蔡潘田董袁叶蒋杜苏魏吕"
    r"丁沈姚卢傅钟姜崔谭廖范汪陆贾韦邱侯邹熊孟秦阎薛尹雷黎贺顾郝龚邵]$"
)
# What is counted in money, right before its sum.
_MONEY = (
    "总投资|投资|产值|总产值|收入|利润|营收|资金|经费|金额|总额|增加值|余额|税收|贷款|销售额|交易额|成交额|利税|预算|补助|捐款|善款|工程款|造价|损失|欠款|债务"
)
# Left as text: `re` compiles and keeps what a document has need of.
_SIMPLE = {
    "blank": r"(?<![A-Za-z0-9_])[_＿]{2,}|[_＿]{2,}(?![A-Za-z0-9_])|﹍{2,}|﹏{2,}|(?<=[：:])[ \u3000]{0,4}[_＿]+",
    "prompt": (
        r"[【\[［〔](?:数字|数量|金额|人数|年份|姓名|单位|日期|时间|地点|名称|职务|内容|部门|项目|比例|标题|文号|单位全称)[】\]］〕]|【[ \u3000]*】|［[ \u3000]*］|〔[ \u3000]*〕"
        r"|[【\[［（(<＜](?:此处|请|待|需|拟|可)?(?:略[，；、])?[^】\]］）)>＞\n，。；]{0,6}"
        r"(?:填写|待填|填空|待补充|待补|补充完整|待核实|待核|插入|替换|待完善|自行修改|自行填|姓名|单位名称|具体日期|具体时间|具体数字|具体数据|此处省略|后补|待确认|待查|核实后|此处可?写|此处应写|此处附|此处放|见下文补|补填)"
        r"[^】\]］）)>＞\n]{0,10}[】\]］）)>＞]"
    ),
    "date": (
        r"(?<![\d一二三四五六七八九十〇零○*×Xx年月])[ \u3000]+年[ \u3000]{0,8}月[ \u3000]{0,8}日(?!常)"
        r"|(?<=[：:\n])年[ \u3000]{0,8}月[ \u3000]{0,8}日"
        r"|(?<![\d一二三四五六七八九十〇零○*×Xx年月])[ \u3000]+年[ \u3000]+月(?=\d{1,2}日)"
        r"|\d{4}年[ \u3000]*月[ \u3000]*日(?!常)|\d{4}年\d{1,2}月[ \u3000]+日(?!常)"
    ),
    "marker": (r"(?<![A-Za-z0-9])(?:TBD|TODO|FIXME)(?![A-Za-z0-9])|\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{0,40}\}"),
    "ring": (
        r"[○●◯□△◇■]{2,}(?=[省市州县区镇乡村局厅委院校人次个年月日同公单街办处学党集大中小医银支社部所站队馆科股室组会名万亿元%])"
        r"|(?<![一二三四五六七八九十百千零〇])〇{2,}(?=[省市州县区镇乡村局厅委院校人次个月日同公单街办党名万元])"
    ),
    "field": (
        r"(?:(?<=[ \u3000])|(?<![^\r\n]))(?P<label>(?:姓名|性别|民族|籍贯|联系人|联系电话|责任编辑|审核|校对|签发|撰稿|核稿|编审|申请人|汇报人|电话|职务|所在单位|所在支部"
        r"|述职人|报告人|入党时间|会议时间|会议地点|主持人|记录人|出席人员|单位名称|填报单位|填表人)[:：])[ \u3000]{2,}"
        r"(?=$|[\r\n]|[\u4e00-\u9fff]{2,4}[:：]|[（(]共印)"
    ),
    "letter": (
        r"(?<![A-Za-z0-9+＋×\-—“])[Nn](?:[多余])?(?:次(?!方)|[名人场期篇户件份项条元](?![A-Za-z])|个(?!N)|万元|亿元|[%％])"
        r"|(?<![A-Za-z0-9.])[XxＸ×*]{1,3}[.．][XxＸ×*]{1,3}(?=[%％万亿个元倍])"
    ),
    "missing": (
        rf"(?:{_MONEY})(?:约|为|共)?(?P<money>[万亿]元)(?=[，。；、）)])"
        r"|(?:增长|提高|提升|下降|降低|上升|减少|达到?|占|比重为|率为|率)(?P<percent>[%％])"
        r"|(?<=[\u4e00-\u9fff、，：])(?<![其剩多业富盈结空残冗有课工之此节零年数几十百千万亿两一二三四五六七八九〇])"
        r"(?P<more>余(?:份|人次|次|名|户|场|篇|件|条|处|万元|亿元|公里|亩))(?=[，。；、）)]|宣传|群众|党员)"
    ),
}
_ADDRESS = r"(?<![A-Za-z0-9.])(?:[xX]{2,}|[*×]{2,})@[A-Za-z0-9.-]+|(?:https?://)?www\.[xX]{2,}\.[A-Za-z.]+"
# A label with a blank after it, or a date to fill in.
_FIELD = (
    r"[\u4e00-\u9fff（）() \u3000]{2,18}[：:][ \t\u3000]*(?:[_＿]+|(?=[ \t\u3000]*年)|[ \t\u3000]{2,})?"
    r"(?:[ \t\u3000_＿]*年[ \t\u3000_＿]*月[ \t\u3000_＿]*日)?[ \t\u3000]*"
)
_TRIGGERS = {
    "letter": ["[Nn][多余]?[次名人场期篇户件份项条元个万亿%％]|[XxＸ×*][.．][XxＸ×*]"],
    "missing": ["[^0-9][万亿]元|[^0-9.０-９][%％]|余[份人次名户场篇件条处万亿公亩]"],
    "address": ["\\x{fffc}"],
    "blank": ["[_＿]|﹍﹍|﹏﹏"],
    "prompt": [
        "[【\\[［〔][ \\x{3000}]*[】\\]］〕]"
        "|[【\\[［〔][\\p{Han}]{2,4}[】\\]］〕]|[【\\[［（(<＜](?:略[，；、])?[^】\\]］）)>＞\n，。；]{0,8}[填待补插替自姓单具此][写填空补充核入换完行名位体处]"
    ],
    "date": ["年[ \\x{3000}]*月[ \\x{3000}]*日|月[ \\x{3000}]+日|年[ \\x{3000}]+月"],
    "field": ["[:：][ \\x{3000}]{2}"],
    "marker": ["TBD|TODO|FIXME|\\{\\{|\\$\\{"],
    "ring": ["[○●◯□△◇■〇]{2}"],
}


class Options(Struct, forbid_unknown_fields=True):
    form: Form


def patterns(options: Options) -> list[str]:
    return _TRIGGERS.get(options.form, ["[*＊×╳✕]|[XxＸｘ]{2}|[XxＸｘ]\\p{Han}"])


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text = document.text
    if options.form == "address":
        for match in re.finditer(_ADDRESS, document.source.text):
            yield Finding(*match.span(), {"found": match.group(), "label": ""})
        return
    if simple := _SIMPLE.get(options.form):
        for match in re.finditer(simple, text):
            if options.form in ("blank", "date", "field") and _is_form(text, *match.span()):
                continue
            span = match.span(match.lastgroup or 0)
            yield Finding(*span, {"found": text[slice(*span)], "label": text[slice(*span)].rstrip("：:")})
        return
    for match in re.finditer(_RUN, text):
        if _form(text, *match.span()) == options.form and not _names_files(text, *match.span()):
            start, end = _extent(text, *match.span(), options.form)
            yield Finding(start, end, {"found": text[start:end], "label": ""})


def _is_form(text: str, start: int, end: int) -> bool:
    """Whether a blank stands in a row of a form to print: nothing but labels and blanks, two of them or to be signed."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[low : high if high >= 0 else len(text)]
    fields = re.findall(_FIELD, line)
    rest = re.sub(_FIELD, "", line).strip()
    signed = re.search("盖章|公章|签字|签名|签章", line)
    return not rest and (len(fields) > 1 or (bool(fields) and signed is not None))


def _names_files(text: str, start: int, end: int) -> bool:
    """Whether marks stand in the pattern of a file's name or of a subject: “XX，XX班+姓名”."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[low : high if high >= 0 else len(text)]
    return bool(re.search("命名|文件名|邮件主题|主题为|标题为|格式为|格式[：:]", line)) and bool(re.search("[+＋—-]", line))


def _form(text: str, start: int, end: int) -> Form | None:
    """The form of one run of marks, or None where it is no placeholder."""
    before, after = text[start - 1 : start], text[end : end + 1]
    marks = text[start:end].lstrip("0123456789")
    if _is_operator(text, start, end, marks):
        return None
    if before == "《" and (after == "》" or (marks[0] in "*＊" and not _at(_NAME, text, end))):
        return "title"
    if (before.isdecimal() and len(marks) == end - start) or after.isdecimal():
        return "partial" if marks[0] in "*＊×" else None
    if _at(_MEASURE, text, end):
        return "number"
    if _at(_NAME, text, end) or (len(marks) < 3 and re.search(_SURNAME, "\n" + text[max(0, start - 2) : start])):
        return "name"
    return "text" if marks[0] in "*＊" or len(marks) > 1 else None


def _at(pattern: str, text: str, offset: int) -> re.Match[str] | None:
    return re.compile(pattern).match(text, offset)


def _first_on_line(text: str, start: int) -> bool:
    """Whether at most a few blanks stand between the start of the line and an offset."""
    before = text[max(0, start - 8) : start]
    return not before[max(before.rfind("\n"), before.rfind("\r")) + 1 :].strip()


def _is_operator(text: str, start: int, end: int, marks: str) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if marks[0] in "*＊":
        bullet = after in " \t\u3000" and _first_on_line(text, start)
        rule = not (text[max(0, start - 8) : start].rpartition("\n")[2] + text[end : end + 8].partition("\n")[0]).strip(
            " *＊"
        )
        footnote = len(marks) == 1 and bool(re.match(r"注|说明|备注|为必|为选|表示|号", text[end : end + 2]))
        return (
            bullet
            or rule
            or footnote
            or bool(re.match(_LATIN, before) and re.match(_LATIN, after))
            or after == "/"
            or before == "/"
        )
    left, right = text[max(0, start - 3) : start].rstrip(" ")[-1:], text[end : end + 3].lstrip(" ")[:1]
    if re.match(_LATIN, left) and re.match(_LATIN, right) and not text[start : start + 1].isdecimal():
        return True
    if marks[0] in "XxＸｘ":
        if re.match(_LATIN, before) or re.match(_LATIN, after) or before in tuple("+＋") or after in tuple("+＋"):
            return True
        single_name = len(marks) == 1 and not re.match(_AFTER_X, text[end : end + 2])
        return single_name or bool(re.match(r"染色体|光|射线|轴|型|号线|染", text[end : end + 3]))
    if len(marks) == 1 and not (_at(_MEASURE, text, end) or _at(_NAME, text, end)):
        return True
    return bool(re.match(r"[\d（(A-Za-zαβγ]", after)) or left in tuple("=＝+)）")


def _extent(text: str, start: int, end: int, form: Form) -> tuple[int, int]:
    """The marks with what makes their form plain: the measure word, the noun, the number, the title's marks."""
    if form == "number" and (match := _at(_MEASURE, text, end)):
        return start, match.end()
    if form == "name" and (match := _at(_NAME, text, end)):
        return start, match.end()
    if form == "title":
        return start - 1, end + (text[end : end + 1] == "》")
    if form == "partial":
        while text[start - 1 : start].isdecimal():
            start -= 1
        while text[end : end + 1].isdecimal():
            end += 1
    return start, end


KIND = Kind(Options, frozenset({"found", "label"}), check, patterns=patterns)
