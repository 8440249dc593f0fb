"""placeholder: what was left open in a template or masked for publication, and never filled in.

    form = "number"      **次, *月*日, ××人, XX年: a number before a measure word
    form = "title"       《**》: a document without a name
    form = "name"        **县, *党支部, ××局, **同志, 张**: a name masked
    form = "partial"     **7人: the mask stands beside a number that was filled in
    form = "text"        any other run of marks: 制定**，

The marks are * × and, two or more and not in a Latin word, X. A multiplication (5×5, 3*4), a list bullet, “X光” and
Markdown's emphasis are none, nor a line of stars and the star of a footnote. Each run of marks has exactly one form.
Values: found (the marks and what makes their form plain).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Document, Span
from lint.kinds import Hits, Kind, Report, patterns_of

_RUN = late(r"(?:(?:19|20)\d?(?=[*×Xx]{1,2}年))?(?:[*＊]+|[×╳✕]+|[XxＸｘ]+)")
_MEASURE = (
    r"(?:余|多|几)?(?:[十百千万亿])?(?:余|多)?"
    r"(?:次|人次?(?!民|员|大|事|才)|名(?!称|单|义|誉)|篇|份|册|项(?!目)|期(?!间|限)|类|批(?!复|准|评)|本(?!单|级|部|市|县|局|单位|次|年|着)|场(?!所)|个(?!别|人)"
    r"|条(?!例|件)|亩|公里|元|万元|亿|小时|分钟|辆|件|户|月|日|年|季度|%|％|度|倍|家|所|处|支(?!部|委|持|队)|台|套|块|张|幅|棵|株|吨|公斤|千克|斤|米|平方米"
    r"|学时|课时|岁|周|天|字|票|位(?![于置列])|片|头|封|例|起|回|轮|届|代|层|节|门|道|版|副|艘|架|座|栋|幢|间|桶|箱|袋|瓶|对(?!象|照|口|标|于)|双|组(?!织|长|成|建)|班)"
)
# What a masked name ends in; the first that fits counts.
_NAME_WORDS = (
    "党委 党组 党支部 党总支 党工委 省 市 州 县 区 镇 乡 村 社区 街道 局 厅 处 科 委 办 部 院 校 厂 站 所 队 "
    "公司 集团 机关 单位 部门 系统 党 团 工会 支部 总支 纪委 政委 政府 中心 事业 同志 书记 主任 局长 县长 "
    "市长 镇长 乡长 院长 校长 科长 处长 部长 主席 先生 女士 代表 队长 所长 站长 领导 工作 领域 职能 大学 学院 "
    "医院 学校 模范 家庭 新兴 革命 新时代 力量 管理 实际 关于 实践 主题 活动 行动 建设 教育 精神 会议 理论 "
    "学习 党员"
)
_NAME = rf"(?!部[分署位])(?:{_NAME_WORDS.replace(' ', '|')})"
_LATIN = late(r"[A-Za-z0-9_.\\/-]")
# A single X is a variable or a name unless one of these follows.
_AFTER_X = late(r"[年月日省市县区镇乡村局厅次名项篇批届]|人[次，。、；参]|个[月支单部]|同志")
# A person's name masked but for the surname: 、张**、
_SURNAME = late(
    r"[，。；：、（“\s][张王李刘陈杨赵黄周吴徐孙胡朱林郭罗郑梁谢宋唐邓冯韩曹彭萧蔡潘田董袁叶蒋杜苏魏吕"
    r"丁沈姚卢傅钟姜崔谭廖范汪陆贾韦邱侯邹熊孟秦阎薛尹雷黎贺顾郝龚邵]$"
)
# In a report of a case names are masked on purpose.
_CASE = late(
    "通报|案例|案件|违纪|违规|违法|虚报|骗取|套取|挪用|贪污|受贿|涉嫌|处分|查处|判处|被告|犯罪|诈骗|举报|投诉"
    "|经查|伙同|虚开|虚构|冒用|无照|无证|偷税|逃税|走私|非法|假冒|伪造|侵占|冒领|截留|私分|收受|索要|酒驾|肇事|逃逸"
)


# Somebody else's name is hidden in the same line: 张某某, 李某.
_HIDDEN = late(
    r"[张王李刘陈杨赵黄周吴徐孙胡朱林郭罗郑梁谢宋唐邓冯韩曹彭萧蔡潘田董袁叶蒋杜苏魏吕丁沈姚卢傅钟姜崔谭廖范汪陆贾韦邱侯邹熊孟秦阎薛尹雷黎贺顾郝龚邵何马高于余程曾肖方任夏石白江金段毛][某×╳✕]"
)


class Options(Struct, forbid_unknown_fields=True):
    form: str


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.form].run(document)


def _masked(form: str) -> Report:
    """A form of a run of marks."""

    def run(document: Document) -> Iterator[Finding]:
        text = document.text
        low = high = -1  # the line that was looked at last
        names_files = False
        for span in _forms(document).get(form, ()):
            if span[0] > high:
                low, high = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
                high = high if high >= 0 else len(text)
                names_files = _names_files(text[low:high])
            if not names_files and not _masked_on_purpose(text, *span, low, high):
                start, end = _extent(text, *span, form)
                yield Finding(start, end, {"found": text[start:end]})

    return Report(run, patterns=("[*＊×╳✕]|[XxＸｘ]{2}|[XxＸｘ]\\p{Han}",))


def _forms(document: Document) -> dict[str | None, list[Span]]:
    """The runs of marks of a document by their form, which are told once for all the rules."""
    if (forms := document.memo.get("placeholder")) is None:
        forms = document.memo["placeholder"] = {}
        for match in _RUN.finditer(document.text):
            forms.setdefault(_form(document.text, *match.span()), []).append(match.span())
    return cast("dict[str | None, list[Span]]", forms)


def _names_files(line: str) -> bool:
    """Whether the marks in a line stand in the pattern of a file's name or of a subject: “XX，XX班+姓名”."""
    return bool(expression("命名|文件名|邮件主题|主题为|标题为|格式为|格式[：:]").search(line)) and bool(
        expression("[+＋—-]").search(line)
    )


def _masked_on_purpose(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether crosses hide who is spoken of in a case that the line tells: 村会计李××套取补贴, 张某某以××公司名义."""
    named = end - start < 3 and text[start] in "×╳✕" and _SURNAME.search("，" + text[max(low, start - 1) : start])
    # A firm or a place is hidden where a person is.
    hidden = end - start < 4 and text[start] in "×╳✕" and _HIDDEN.search(text, low, high)
    return bool((named or hidden) and not text.startswith("同志", end) and _CASE.search(text, low, high))


def _form(text: str, start: int, end: int) -> str | None:
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
    if _at(_NAME, text, end) or (len(marks) < 3 and _SURNAME.search("\n" + text[max(0, start - 2) : start])):
        return "name"
    return "text" if marks[0] in "*＊" or len(marks) > 1 else None


def _at(pattern: str, text: str, offset: int) -> re.Match[str] | None:
    return expression(pattern).match(text, offset)


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
        footnote = len(marks) == 1 and bool(expression(r"注|说明|备注|为必|为选|表示|号").match(text[end : end + 2]))
        return (
            bullet
            or rule
            or footnote
            or bool(_LATIN.match(before) and _LATIN.match(after))
            or after == "/"
            or before == "/"
        )
    left, right = text[max(0, start - 3) : start].rstrip(" ")[-1:], text[end : end + 3].lstrip(" ")[:1]
    if _LATIN.match(left) and _LATIN.match(right) and not text[start : start + 1].isdecimal():
        return True
    if marks[0] in "XxＸｘ":
        if _LATIN.match(before) or _LATIN.match(after) or before in tuple("+＋") or after in tuple("+＋"):
            return True
        single_name = len(marks) == 1 and not _AFTER_X.match(text[end : end + 2])
        return single_name or bool(expression(r"染色体|光|射线|轴|型|号线|染").match(text[end : end + 3]))
    if len(marks) == 1 and not (_at(_MEASURE, text, end) or _at(_NAME, text, end)):
        return True
    return bool(expression(r"[\d（(A-Za-zαβγ]").match(after)) or left in tuple("=＝+)）")


def _extent(text: str, start: int, end: int, form: str) -> tuple[int, int]:
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


REPORTS = {form: _masked(form) for form in ("number", "title", "name", "partial", "text")}

KIND = Kind(
    Options, frozenset({"found"}), check, patterns=patterns_of(REPORTS, "form"), reports=REPORTS, chosen_by="form"
)
