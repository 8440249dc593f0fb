"""blanks: what a template leaves to be filled in, other than marks for a number or a name (see `placeholder`).

    form = "blank"       ____, ﹍﹍: a line to write on
    form = "prompt"      【待填】, （请填写单位名称）, [姓名]: a hint to the writer
    form = "date"        年 月 日 without numbers, 2023年 月 日
    form = "marker"      TODO, TBD, {{name}}, ${name}, {姓名}, «姓名»
    form = "ring"        ○○县, □□局, 〇〇月: rings and squares for a name or a number
    form = "field"       姓名：    性别：男: a label with nothing after it, in a row that is not empty throughout
    form = "letter"      N次, n万元, X.X%: a letter for a number
    form = "address"     xxx@…: a mail address that was never filled in

A row of a form to print, nothing but labels and blanks, is none of a text that was left unfinished, nor a line on which
somebody is to sign.
Values: found, label (of an empty field).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind, Report, patterns_of

# Left as text: `re` compiles and keeps what a document has need of.
_BLANK = r"(?<![A-Za-z0-9_])[_＿]{2,}|(?<![_＿])[_＿]{2,}(?![A-Za-z0-9_])|﹍{2,}|﹏{2,}|(?<=[：:])[ \u3000]{0,4}[_＿]+"
_HINTED = "数字 数量 金额 人数 年份 姓名 单位 日期 时间 地点 名称 职务 内容 部门 项目 比例 标题 文号 单位全称"
_HINT_WORDS = (
    "填写 待填 填空 待补充 待补 补充完整 待核实 待核 插入 替换 待完善 自行修改 自行填 姓名 单位名称 具体日期 具体时间 "
    "具体数字 具体数据 此处省略 后补 待确认 待查 核实后 此处可?写 此处应写 此处附 此处放 见下文补 补填 "
    "请补充 请核实 请核对 请修改 请更新 请删除"
)
_PROMPT = (
    rf"[【\[［〔](?:{_HINTED.replace(' ', '|')})[】\]］〕]"
    r"|【[ \u3000]*】|［[ \u3000]*］|〔[ \u3000]*〕"
    r"|[【\[［（(<＜](?:此处|请|待|需|拟|可)?(?:略[，；、])?[^】\]］）)>＞\n，。；]{0,6}"
    rf"(?:{_HINT_WORDS.replace(' ', '|')})[^】\]］）)>＞\n]{{0,10}}[】\]］）)>＞]"
)
# A run of blanks is looked at from its beginning, or its second where a number stands before it.
_SAID = r"\d一二三四五六七八九十〇零○*×Xx年月"
_OPEN = rf"(?:(?<![ \u3000{_SAID}])|(?<=[{_SAID}][ \u3000]))[ \u3000]+"
_DATE = (
    rf"{_OPEN}年[ \u3000]{{0,8}}月[ \u3000]{{0,8}}日(?!常)"
    r"|(?<=[：:\n])年[ \u3000]{0,8}月[ \u3000]{0,8}日"
    rf"|{_OPEN}年[ \u3000]+月(?=\d{{1,2}}日)"
    r"|\d{4}年[ \u3000]*月[ \u3000]*日(?!常)|\d{4}年[ \u3000]*\d{1,2}[ \u3000]*月[ \u3000]+日(?!常)"
    r"|[二〇○零一二三四五六七八九]{4}年[ \u3000]+月[ \u3000]*日(?!常)"
)
_MARKER = (
    r"(?<![A-Za-z0-9])(?:TBD|TODO|FIXME)(?![A-Za-z0-9])|\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{0,40}\}"
    rf"|[{{｛][\u4e00-\u9fff]{{1,8}}[}}｝]|«[\u4e00-\u9fff]{{1,12}}»|[<＜](?:{_HINTED.replace(' ', '|')}"
    rf"|单位名称)[>＞]"
)
_RING = (
    r"20\d?[□○]{1,2}(?=年)"
    r"|(?<![一二三四五六七八九○〇])[○●◯□△◇■]{2,}"
    r"(?=[省市州县区镇乡村局厅委院校人次个年月日同公单街办处学党集大中小医银支社部所站队馆科股室组会名万亿元%户项工件起条篇场处家份期例宗吨亩])"
    r"|(?<![一二三四五六七八九十百千零〇])〇{2,}"
    r"(?=[省市州县区镇乡村局厅委院校人次个月日同公单街办党名万元户件起条篇场处家份项期])"
    # A name that a clause ends with: 我叫○○○，
    r"|(?:(?<=我叫)|(?<=[人名位][：:])|(?<=书记)|(?<=主任)|(?<=[局科所站校院]长))[○◯〇□△◇]{2,4}(?=[，。、；\s]|$)"
)
_LABELS = (
    "姓名 性别 民族 籍贯 联系人 联系电话 责任编辑 审核 校对 签发 撰稿 核稿 编审 申请人 汇报人 电话 职务 所在单位 "
    "所在支部 述职人 报告人 入党时间 会议时间 会议地点 主持人 记录人 出席人员 单位名称 填报单位 填表人"
)
_EMPTY = (
    rf"(?:(?<=[ \u3000])|(?<![^\r\n]))(?P<label>(?:{_LABELS.replace(' ', '|')})[:：])[ \u3000]{{2,}}"
    r"(?=$|[\r\n]|[\u4e00-\u9fff]{2,4}[:：]|[（(]共印)"
)
_LETTER = (
    r"(?<![A-Za-z0-9+＋×\ufffc\-—“])[Nn](?:[多余])?"
    r"(?:次(?!方)|[名人场期篇户件份项条元](?![A-Za-z])|个(?!N)|万元|亿元|[%％])"
    r"|(?<=附件)[XxＸ×](?![A-Za-z0-9])|(?<=[今本明去]年)[XxＸ×](?=季度)|(?<=[\u4e00-\u9fff][ \u3000])[NnXxＸ×]"
    r"(?=[ \u3000](?:人次|[次名件项户篇场]))|(?<![A-Za-z0-9.])[XxＸ×*]{1,3}[.．][XxＸ×*]{1,3}(?=[%％万亿个元倍])"
)
_ADDRESS = late(
    r"(?:(?<![A-Za-z0-9.])[xX]{2,}|(?:(?<![A-Za-z0-9.*×])|(?<=[A-Za-z0-9.][*×]))[*×]{2,})@[A-Za-z0-9.-]+"
    r"|(?:https?://)?www\.[xX]{2,}\.[A-Za-z.]+"
)
# A label with a blank after it, or a date to fill in.
_FIELD = late(
    r"[\u4e00-\u9fff（）() \u3000]{2,18}[：:][ \t\u3000]*(?:[_＿]+|(?=[ \t\u3000]*年)|[ \t\u3000]{2,})?"
    r"(?:[ \t\u3000_＿]*年[ \t\u3000_＿]*月[ \t\u3000_＿]*日)?[ \t\u3000]*"
)

_SIGNED = late(r"(?:签字|签名|签章|盖章|公章|按印|手印|指印)[）)]?[：:][ \u3000]*$")


class Options(Struct, forbid_unknown_fields=True):
    form: str


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.form].run(document)


def _addresses(document: Document) -> Iterator[Finding]:
    """Addresses are protected, so that only the source still shows them."""
    for match in _ADDRESS.finditer(document.source.text):
        yield Finding(*match.span(), {"found": match.group(), "label": ""})


def _left(pattern: str, printed: bool = False) -> Callable[[Document], Iterator[Finding]]:
    """What one expression finds, where it may be `printed` but in a row of a form."""

    def run(document: Document) -> Iterator[Finding]:
        text, high, is_form = document.text, -1, False
        for match in expression(pattern).finditer(text):
            if printed and match.start() > high:  # on the same line as the one before it, the same holds
                low, high = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
                high = high if high >= 0 else len(text)
                is_form = _is_form(text[low:high])
            if is_form or (printed and _SIGNED.search(text, max(0, match.start() - 12), match.start())):
                continue
            span = match.span(match.lastgroup or 0)
            found = text[slice(*span)]
            yield Finding(*span, {"found": found, "label": found.rstrip("：:")})

    return run


def _is_form(line: str) -> bool:
    """Whether a line is a row of a form to print: nothing but labels and blanks, several or to be signed."""
    fields = _FIELD.findall(line)
    rest = _FIELD.sub("", line).strip()
    signed = expression("盖章|公章|签字|签名|签章").search(line)
    return not rest and (len(fields) > 1 or (bool(fields) and signed is not None))


REPORTS = {
    "blank": Report(_left(_BLANK, printed=True), patterns=("[_＿]|﹍﹍|﹏﹏",)),
    "prompt": Report(
        _left(_PROMPT),
        patterns=(
            "[【\\[［〔][ \\x{3000}]*[】\\]］〕]|[【\\[［〔][\\p{Han}]{2,4}[】\\]］〕]"
            "|[【\\[［（(<＜](?:略[，；、])?[^】\\]］）)>＞\n，。；]{0,8}"
            "[填待补插替自姓单具此][写填空补充核入换完行名位体处]",
        ),
    ),
    "date": Report(
        _left(_DATE, printed=True),
        patterns=("年[ \\x{3000}]*月[ \\x{3000}]*日|月[ \\x{3000}]+日|年[ \\x{3000}]+月",),
    ),
    "marker": Report(
        _left(_MARKER), patterns=("TBD|TODO|FIXME|\\{\\{|\\$\\{|[{｛]\\p{Han}|«|[<＜]\\p{Han}{2,4}[>＞]",)
    ),
    "ring": Report(_left(_RING), patterns=("[○●◯□△◇■〇]{2}|20[0-9]?[□○]",)),
    "field": Report(_left(_EMPTY, printed=True), patterns=("[:：][ \\x{3000}]{2}",)),
    "letter": Report(
        _left(_LETTER),
        patterns=(
            "附件[XxＸ×]|年[XxＸ×]季|[NnXxＸ×][ \\x{3000}][人次名件项户篇场]"
            "|[Nn][多余]?[次名人场期篇户件份项条元个万亿%％]|[XxＸ×*][.．][XxＸ×*]",
        ),
    ),
    "address": Report(_addresses, patterns=("\\x{fffc}",)),
}

KIND = Kind(
    Options,
    frozenset({"found", "label"}),
    check,
    patterns=patterns_of(REPORTS, "form"),
    reports=REPORTS,
    chosen_by="form",
)
