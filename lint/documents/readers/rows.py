"""Rows: data in plain lines, the fields parted by a half-width comma or semicolon. They are no sentences.

Lines that stand together with as many marks in each are data where something tells so: a column of figures or codes,
the names of fields at the top, quoted fields. Clauses in even lines (抓学习,强素质) have none of these.
"""

from __future__ import annotations

import re

from lint.base.late import late
from lint.documents.document import Span

MAX_FIELD = 24
_LINE = late(r"[^\r\n]+")
_SENTENCE = late(r"[，。；！？][ \t]*\Z")
_FIGURE = late(r"[\x20-\x7e％\-—/]*[0-9A-Za-z][\x20-\x7e％]*|\d+(?:\.\d+)?[人次元名个项%％年月日岁分]*")
_QUOTED = late(r"\"[^\"]*\"")
_FIELD_NAME = late(
    r"姓名|性别|年龄|单位|部门|职务|职称|序号|编号|名称|日期|时间|地点|电话|手机|手机号|邮箱|备注|得分|分数"
    r"|成绩|总分|排名|名次|民族|籍贯|学历|学号|工号|班级|年级|专业|学校|类别|类型|项目|金额|数量|单价|合计|人数"
    r"|比例|责任人|联系人|负责人|科室|支部|党支部|身份证号|入党时间|出生年月|政治面貌|岗位|地址|状态|等级|考核等次"
    r"|等次|完成时限|进度|内容|标题|分类|小计|次数|年度|月份|地区|乡镇|街道|社区|村"
)


def spans(text: str) -> list[Span]:
    """The spans of the lines that are rows of data."""
    found: list[Span] = []
    for mark in ",;":
        if mark in text:
            found += _of(text, mark)
    return sorted(found)


def _of(text: str, mark: str) -> list[Span]:
    found: list[Span] = []
    group: list[re.Match[str]] = []
    width = 0
    for match in _LINE.finditer(text):
        fields = _fields(match.group(), mark)
        joined = group and text[group[-1].end() : match.start()] in ("\n", "\r\n", "\r")
        if not joined or len(fields) != width:
            found += _data(group, mark)
            group, width = [], len(fields)
        if len(fields) > 1:
            group.append(match)
        else:
            group = []
    return found + _data(group, mark)


def _fields(line: str, mark: str) -> list[str]:
    """The fields of a line; none where it is a sentence or a field is too long."""
    parts = _QUOTED.sub(lambda match: match.group().replace(mark, "\0"), line).split(mark)
    fields = [part.strip() for part in parts]
    if _SENTENCE.search(line) or not any(fields) or any(len(f.strip('"')) > MAX_FIELD for f in fields):
        return []
    return fields


def _data(group: list[re.Match[str]], mark: str) -> list[Span]:
    """The spans of some lines with equally many fields, where they are data."""
    if len(group) < 2:
        return []
    rows = [_fields(match.group(), mark) for match in group]
    named = sum(bool(_FIELD_NAME.fullmatch(field.strip('"'))) for field in rows[0]) * 2 > len(rows[0])
    quoted = all(_QUOTED.fullmatch(field) for row in rows for field in row if field)
    columns = list(zip(*rows[1:], strict=True))
    figures = any(all(_FIGURE.fullmatch(field) for field in column) for column in columns)
    if named or (quoted and len(rows[0]) > 1) or (figures and (len(rows[0]) > 2 or len(rows) > 2)):
        return [match.span() for match in group]
    return []
