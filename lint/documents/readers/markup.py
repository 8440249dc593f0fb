"""Markup: what stands in running text and is none of it, in any format. Shared by all readers.

Addresses, paths, names of files, code, commands, templates, formulas, character references: a machine reads them, so
nothing in them is looked at, and nothing in them is changed. Only what is told by its own form is taken for one: a run
of Chinese with a slash in it (党建/业务) is prose, `./党建/业务` is a path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.base.late import expression, late
from lint.documents.document import Span

# A path, an address or a name goes on until one of these; a half-width comma may be part of it.
_STOP = r"\s，。；：、！？“”‘’《》（）【】"
# What a path is made of; blanks end it.
_DIRTY = r"[^\s，。；：！？“”‘’《》\"<>|*?]"
_ASCII = r"\w./?&=%#:;~+@$!*'()-"
_HAN = "\u3400-\u9fff"
_SUFFIX = (
    r"(?:md|markdown|txt|csv|tsv|json|ya?ml|toml|ini|xml|html?|docx?|xlsx?|pptx?|pdf|ofd|wps|et|dps|rtf|odt|zip|rar|7z|tar|gz|tgz"
    r"|png|jpe?g|gif|bmp|svg|webp|tiff?|mp[34]|avi|mov|wav|exe|bat|sh|py|js|ts|css|java|sql|db|log|bak|dll|apk|iso|psd|dwg)"
)
_COMMAND = (
    r"(?:sudo|git|svn|pip3?|npm|npx|yarn|docker|kubectl|python3?|node|java|mvn|cargo|cd|ls|cp|mv|rm|mkdir|cat|grep|echo|curl|wget"
    r"|ssh|scp|tar|unzip|chmod|chown|apt(?:-get)?|yum|dnf|brew|systemctl|mysql|psql|make|bash|sh|export|dj-lint|pandoc|ping|ipconfig"
    r"|robocopy|xcopy|copy|dir|del|net|sc|reg|powershell|Get-\w+|Set-\w+)"
)
# What the name of a file is made of, and what says that a name of a file follows.
_FIELD = (
    r"(?:姓名|名字|学号|工号|班级?|年级|学校|学院|单位|单位名称|部门|科室|支部|日期|时间|编号|序号|题目|标题|电话|手机号"
    r"|职务|岗位|专业|[Xx×*]{2,}\w{0,4})"
)
# Branches that each begin with a character of their own: `re` skips quickly to the next one of these.
_FILES = ("文件", "材料", "压缩包", "附件", "邮件", "文档", "图片", "照片", "视频")
_NAMED = "|".join([*(rf"{of}[^“”\n，。]{{0,8}}命名" for of in _FILES), r"命名(?:格式|方式|规则|规范|要求|示例|样式)"])
_QUOTED = r"\"[^\"\n]*\"|'[^'\n]*'"
_VALUE = rf"(?:{_QUOTED}|[^\s\"'{{}}\[\]]+)"

# Each with a text without which it need not be looked for; of two that overlap, the first one counts.
_FORMS: tuple[tuple[str, str], ...] = (
    ("```", r"(?m)^[ \t]*```[^`\n]*\n(?:.*\n){0,400}?[ \t]*```[ \t]*$"),
    ("`", r"(?<!`)`(?=[^`\n]*[!-_a-~])[^`\n]{1,200}`(?!`)"),
    # templates and shortcodes
    ("{%", r"\{%(?:[^%{\n]|%(?!\}))*%\}"),
    ("{#", r"\{#[^{}\n]*\}"),
    ("{{", r"\{\{(?![ ]?(?=[\w·]*[㐀-鿿])[\w·]*[ ]?\}\}|\w+\}\})(?:[^{}\n]|\}(?!\})){0,500}\}\}"),
    ("<%", r"<%(?:[^%<\n]|%(?!>))*%>"),
    ("<?", r"<\?[a-z](?:[^?<\n]|\?(?!>)){0,500}\?>"),
    ("]", rf"\[/?[a-zA-Z][\w-]*(?:[ ]+[\w-]+=(?:{_QUOTED}|[^\s\]]+))+[ ]*/?\]|\[/[a-zA-Z][\w-]*\]"),
    ("{", rf"\{{:?[ ]*(?:[.#][^{{}}\s]*|[\w:-]+={_VALUE})(?:[ ]+(?:[.#][^{{}}\s]*|[\w:-]+={_VALUE}))*[ ]*\}}"),
    # references, links and notes
    ("]:", rf"(?m)^[ \t>]*\[[^\[\]^\n]+\]:[ \t]*<?[^\s<>]*[./#][^\s<>]*>?(?:[ \t]+(?:{_QUOTED}|\([^()\n]*\)))?[ \t]*$"),
    ("](", r"\]\((?=[^()\n]*[./#])[^()\n]*\)"),
    ("[[", r"!?\[\[[^\[\]\n]*\]\]"),
    ("[@", r"\[@[^\[\]\n]*\]"),
    ("%%", r"%%[^%\n]+%%"),
    ("}`", r"\{[a-z][\w:-]*\}`[^`\n]*`"),
    ("--8<--", r"--8<--[^\n]*"),
    (" ^", r"(?m)(?<=\S)[ ]\^[\w,-]+[ \t]*$"),
    ("::", r"(?m)^[ \t]*\.\.[ ]+(?:\|[^|\n]*\|[ ]*)?[\w:-]+::.*$"),
    ("::", r"(?m)^[ \t]*::[\w-]+(?:\[[^\]\n]*\])?(?:\{[^{}\n]*\})?[ \t]*$"),
    ("import ", rf"(?m)^import[ ][\w{{}}*, ]*(?:from[ ])?(?:{_QUOTED});?[ \t]*$"),
    (":", r"(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])"),
    # formulas
    ("$$", r"\$\$(?:[^$]|\$(?!\$)){1,2000}\$\$"),
    ("$", r"(?a:(?<![\\$\w]))\$(?=[^\s$])(?=[^$\n]*[=\\^_{}+*/<>|-]|[A-Za-z]\w{0,3}\$)"
          r"(?:[^$\n\\]|\\.){0,200}?(?<=[^\s\\$])\$(?![\d$])"),
    ("\\(", r"\\\((?:[^\\\n]|\\(?![()])){0,500}\\\)"),
    ("\\[", r"\\\[(?:[^\\]|\\(?![\[\]])){0,500}\\\]"),
    ("\\", r"\\[a-zA-Z]{2,}\*?(?:\[[^\[\]\n]*\])?(?:\{[^{}\n]*\})+"),
    # a few characters; more of them are a text that is still encoded, and is said to be
    ("\\u", r"(?<!\\u[0-9A-Fa-f]{4})(?:\\u[0-9A-Fa-f]{4}){1,3}(?!\\u[0-9A-Fa-f]{4})"),
    ("%", r"(?:(?<=[!-~])|(?!(?:%[0-9A-Fa-f]{2}){12}))(?<!%[0-9A-Fa-f]{2})(?:%[0-9A-Fa-f]{2}){2,}(?:,(?=%))?"),
    ("\\begin", r"\\begin\{(?P<env>\w+\*?)\}(?:[^\\]|\\(?!(?:end|begin)\{)){0,1000}\\end\{(?P=env)\}"),
    # addresses and paths
    ("://", rf"(?a:[a-z][a-z0-9+.-]{{0,20}})://(?:(?a:[{_ASCII}])|(?<=[/=#?&_%,-])[{_HAN}]+|[{_HAN}]+(?a:(?=[\w-]*(?:[/?=&#%]|\.{_SUFFIX}\b)))"
             rf"|,(?=[^{_STOP}<>\"]{{0,80}}[/=&]))+"),
    ("@", r"(?a:(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"),
    (":\\", rf"(?a:(?<!\w))[A-Za-z]:\\(?![\\/])(?:{_DIRTY}*?\.{_SUFFIX}(?a:(?!\w))|{_DIRTY}*)"),
    (":/", rf"(?a:(?<!\w))[A-Za-z]:/(?![\\/])(?:{_DIRTY}*?\.{_SUFFIX}(?a:(?!\w))|{_DIRTY}*)"),
    ("\\\\", rf"(?a:(?<![\\\w]))\\\\[\w.-]+\\(?:{_DIRTY}*?\.{_SUFFIX}(?a:(?!\w))|{_DIRTY}*)"),
    ("/", rf"(?a:(?<![\w./]))(?:(?:\.{{1,2}}|~)/|(?<![^\s，。；：、（(“\"'=㐀-鿿])/(?=[A-Za-z][\w.-]*/))"
          rf"(?:{_DIRTY}*?\.{_SUFFIX}(?a:(?!\w))|{_DIRTY}*)"),
    ("/", rf"(?<![^\s：“‘《\"'(（=])[\w,+-]+(?:/[\w.,+-]+?)+\.{_SUFFIX}(?a:(?!\w))"),
    (".", rf"(?<=[“‘《\"'(（【\[=])[\w,+-][\w.,+-]{{0,60}}?\.{_SUFFIX}(?a:(?!\w))"
          rf"|(?<![^\s：，。；、])[\w+-][\w.+-]{{0,30}}?\.{_SUFFIX}(?a:(?!\w))|(?a:(?<![\w.+-])[\w.+-]{{0,40}}?)\.{_SUFFIX}(?a:(?!\w))"),
    ("*.", r"\*\.(?:(?a:\w{1,8})|\*)"),
    # commands and code
    ("$", r"(?m)^[ \t]*\$[ ]+[^\n，。；]+$"),
    (">", r"(?m)^[ \t]*(?:PS[ ])?[A-Z]:\\[^>\n]*>[^\n]*$"),
    (" ", rf"(?a:(?<![\w.-])){_COMMAND}(?a:(?!\w))"
          rf"(?:[ ]+(?:--?[A-Za-z][\w-]*(?:=(?:{_QUOTED}|[^{_STOP}]+))?|{_QUOTED}|[!-:<-~]+))+"),
    ("--", rf"(?<![\w-])--[a-z][a-z-]*[= ](?:{_QUOTED}|[^{_STOP}\-]+)"),
    ("(", rf"(?a:(?<![\w.])(?:[a-z_]\w*|\w+(?:\.\w+)+))\((?:(?a:[\w.,=\[\]{{}}:+*/-]|, |{_QUOTED}))*\)"),
    ("\"", r"(?m)^[ \t]*\"[^\"\n]+\"[ \t]*:[ \t]*(?:[\"\[{\d-]|true|false|null).*$"),
    ("=", r"(?m)^[ \t]*(?a:[A-Za-z_][\w.-]*)[ ]*=[ ]*[\"'\[{\d].*$"),
    ("-", r"(?m)^[ \t]*\[?\d{4}-\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d.*$"),
    ("/", r"(?m)^[ \t]*\[?\d{4}/\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d.*$"),
    ("{\"", r"\{[ ]?\"[^\"\n]*\"[ ]?:[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\}"),
    (" ", r"(?m)^[ \t]*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|(?:CREATE|ALTER|DROP) TABLE)[ ][^\n，。；]*$"),
    ("{", r"[$%#]\{[^{},.|:?(\n]*[,.|:?(][^{}\n]*\}"),
    ("(", r"(?m)^[ \t]*(?a:[A-Za-z_@}])[^\n，。；：(=]{0,80}[(=][^\n，。；：]{0,160}[;{}][ \t]*$"),
    # how a file is to be called
    ("命名", rf"(?:{_NAMED})[^“”\n，。]{{0,10}}“(?P<named>[^”\n]*)”"),
    ("+", rf"[“【\[（(](?P<joined>{_FIELD}[+＋][^”】\]）)\n，。；]{{1,40}})[”】\]）)]"),
    ("+", rf"[“【\[（(](?P<joined>[^”】\]）)\n，。；]{{1,40}}[+＋]{_FIELD})[”】\]）)]"),
    ("+", rf"(?:{_NAMED}|文件名|邮件主题|邮件标题)[^“”\n，。]{{0,8}}"
          rf"[为：:是][ ]?(?P<called>[\w×*-]+(?:[+＋_-][\w×*-]+)+)"),
)  # fmt: skip
# These are markup in any format that shows it as such, and waste left in a plain text, which is to be reported whole.
_SHOWN: tuple[tuple[str, str], ...] = (
    # tags with attributes: what is in them is read by nobody
    ("<", rf"</?[a-zA-Z][\w-]*(?:\s+[\w:@.-]+=(?:{_QUOTED}))+\s*/?>"
          r"|</?(?:br|p|div|span|b|i|u|em|strong|td|tr|th|table|li|ul|ol)\s*/?>"),
    # a character by its number or name
    ("&", r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
)  # fmt: skip
# What says more than such a text does, where it is a common one. Each begins with a character that is rare in Chinese,
# and looks back from there: `re` skips quickly to a character, not to a place.
_GUARDS = {
    ".": late(rf"\.{_SUFFIX}(?a:(?!\w))"),
    " ": late(r"[\w-](?<![\w-].)(?:(?<=[A-Za-z])|[\d_-]*[A-Za-z])[\w-]*[ ]+[!-~]", re.ASCII),
    "(": late(r"\w(?<!\w.)(?:(?<=[A-Za-z_])|\d*[A-Za-z_])\w*[ ]?\(", re.ASCII),
    ":": late(r":[a-z]"),
    "-": late(r"-(?<=\d{4}-)\d\d"),
    "%": late(r"%[0-9A-Fa-f]{2}%"),
    "/": late(rf"/(?:(?<=[.~]/)|(?=[A-Za-z])|(?<=\d{{4}}/)\d\d|[\w.,+-]*\.{_SUFFIX}(?a:(?!\w)))"),
}
# Those that hold of the ASCII characters of a text alone, a few, where they hold of the text.
_OF_ASCII = " ("
# What stands between the marks of a masked name, and after those of a masked number.
BARE = (
    r"(?:[省市州县区镇乡村局厅处科委办部院校厂站所队组]|街道|公司|机关|单位|部门|支部|党委|党组|党支部|同志"
    r"|[年月日次人名篇份项个条期场户元万亿]|人次|万元|[和与、，及在对向到])"
)
_MEASURE = "[年月日次人名篇份项个条期场户元万亿余多]"
_ESCAPE = late(r"\\[!-)+-/:-@\[-`{-~]")
# A run of escaped stars alone is a number left open; two around a word, or one star alone, are what they show.
_ESCAPED_PAIR = late(
    rf"(?P<open>(?:\\\*){{1,3}})(?!\\|\s|{_MEASURE}|{BARE}\\)(?P<text>[^*\\\n，。；、]{{1,30}})(?P<close>(?P=open))"
)
_LONE_STAR = late(rf"(?<!\\\*)\\\*(?!\\\*|{_MEASURE})")
_FORMULA = late(r"[\w（）().%]{1,40}(?:[ ]?[=＝≈≤≥<>+×*÷/-][ ]?[\w（）().%]{1,40})+")
_OPERATOR = late("[*×]")
_GROUPS = ("named", "joined", "called")


def spans(text: str) -> list[Span]:
    """The spans of a text that are no prose, in order and apart."""
    return apart([*_forms(text, _FORMS), *_escapes(text), *_operators(text)])


def tags(text: str) -> list[Span]:
    """The spans of tags and of characters written by their numbers or names."""
    return apart([*_forms(text, _SHOWN)]) if "<" in text or "&" in text else []


def apart(found: list[Span]) -> list[Span]:
    """Spans in order, those that meet as one."""
    kept: list[Span] = []
    for start, end in sorted(found):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        elif start < end:
            kept.append((start, end))
    return kept


def _forms(text: str, forms: tuple[tuple[str, str], ...]) -> Iterator[Span]:
    seen: dict[str, bool] = {}
    ascii_alone = text.encode("ascii", "ignore").decode()  # of a Chinese text little
    for hint, form in forms:
        if hint not in seen:
            there = (hint in ascii_alone or not hint.isascii()) and hint in text
            seen[hint] = there and _guarded(hint, text, ascii_alone)
        if not seen[hint]:
            continue
        for match in expression(form).finditer(text):
            group = match.lastgroup if match.lastgroup in _GROUPS else None
            yield match.span(group) if group else match.span()


def _guarded(hint: str, text: str, ascii_alone: str) -> bool:
    """Whether what is a common text in Chinese stands where it may be part of such a form."""
    guard = _GUARDS.get(hint)
    if guard is None:
        return True
    return (hint not in _OF_ASCII or guard.search(ascii_alone) is not None) and guard.search(text) is not None


def _escapes(text: str) -> Iterator[Span]:
    if "\\" not in text:
        return
    for match in _ESCAPED_PAIR.finditer(text):
        yield match.span("open")
        yield match.span("close")
    for match in _LONE_STAR.finditer(text):
        yield match.span()
    for match in _ESCAPE.finditer(text):
        yield match.span()


def _operators(text: str) -> Iterator[Span]:
    """The signs of multiplication in a formula: its words are prose (得分＝出勤×系数), its signs are no masks."""
    if "=" not in text and "＝" not in text:
        return
    for match in _FORMULA.finditer(text):
        if "=" in match.group() or "＝" in match.group():
            for sign in _OPERATOR.finditer(text, *match.span()):
                yield sign.span()
