"""What libraries and the system say in English, in Chinese: of TOML, of expressions, of JSON, of files.

They have no catalogue of their own. A sentence that is not here is passed on as it is.
"""

from __future__ import annotations

import errno
import os
import re

# Types by the names that msgspec has for them: what a value should be, and what it is.
TYPES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "str": (("文字（写在引号里）", "a text, in quotation marks"), ("文字", "a text")),
    "int": (("整数", "a whole number"), ("整数", "a whole number")),
    "float": (("数", "a number"), ("小数", "a number with a fraction")),
    "bool": (
        (" true 或 false（不加引号）", "true or false, without quotation marks"),
        ("true 或 false", "true or false"),
    ),
    "array": (("列表（写在方括号里）", "a list, in square brackets"), ("列表", "a list")),
    "object": (("表（[节] 或 {…}）", "a table"), ("表", "a table")),
    "datetime": (("日期时间", "a date"), ("日期时间", "a date")),
    "date": (("日期", "a date"), ("日期", "a date")),
    "time": (("时间", "a time"), ("时间", "a time")),
    "null": (("空", "nothing"), ("空", "nothing")),
}

_QUOTES = "文字要写在英文双引号里，逗号也用英文的"
# Sentences, whole; `{…}` in the Chinese is what the group of that number caught.
_SENTENCES: tuple[tuple[str, str], ...] = (
    # tomli
    (r"Invalid value", f"值写得不对：{_QUOTES}"),
    (
        r"Invalid statement",
        "这一行既不是“键 = 值”，也不是“[节]”：键只能用英文字母、数字和连字符，别的键要写在英文引号里",
    ),
    (r"Invalid initial character for a key part", "键只能用英文字母、数字和连字符，别的键要写在英文引号里"),
    (r"Expected '=' after a key in a key/value pair", "键后面缺少等号"),
    (r"Expected newline or end of document after a statement", "值后面多了内容：一行只写一项，数字不以 0 开头"),
    (r"Expected '\]' at the end of a table declaration", "节名后面缺少“]”"),
    (r"Expected '\]\]' at the end of an array declaration", "节名后面缺少“]]”"),
    (r"Expected '(.*)'", "这里应是“{1}”"),
    (r"Unterminated string", "引号没有配对"),
    (r"Unclosed array", f"方括号没有配对，或者两项之间缺少英文逗号：{_QUOTES}"),
    (r"Unclosed inline table", f"花括号没有配对，或者两项之间缺少英文逗号：{_QUOTES}"),
    (r"Duplicate inline table key (.+)", "键 {1} 写了两遍"),
    (r"Cannot overwrite a value", "这个键或这一节写了两遍"),
    (r"Cannot declare \((.+)\) twice", "这一节写了两遍：{1}"),
    (r"Cannot mutate immutable namespace \((.+)\)", "{1} 已经写成了值，不能再当作一节"),
    (r"Cannot redefine namespace \((.+)\)", "{1} 写了两遍"),
    (r"Unescaped '\\' in a string", "英文双引号里的反斜线要写成两个，或者改用单引号"),
    (r"(?:Illegal|Found invalid) character '\\n'", "引号没有在同一行配对"),
    (r"(?:Illegal|Found invalid) character (.+)", "有不能用的字符 {1}"),
    (r"Invalid hex value", "\\u 后面应是四位或八位十六进制数"),
    (r"Escaped character is not a Unicode scalar value", "\\u 后面不是有效的字符编码"),
    (r"Invalid date or datetime", "没有这个日期或时间"),
    # RE2
    (r"missing \): (.*)", "缺少右括号：{1}"),
    (r"unexpected \): (.*)", "多了右括号：{1}"),
    (r"missing \]: (.*)", "缺少“]”：{1}"),
    (r"bad repetition operator: (.*)", "重复符号连用：{1}"),
    (r"no argument for repetition operator: (.*)", "重复符号前面没有内容：{1}"),
    (r"invalid repetition size: (.*)", "重复次数不对（最多 1000）：{1}"),
    (r"invalid named capture group: (.*)", "组名写得不对，应写成 (?P<名称>…)：{1}"),
    (r"duplicate capture group name: (.*)", "组名重复：{1}"),
    (r"invalid perl operator: (.*)", "RE2 没有这种写法（不支持前后断言、反向引用）：{1}"),
    (r"invalid character class range: (.*)", "字符范围不对：{1}"),
    (r"invalid character class: (.*)", "字符类不对：{1}"),
    (r"invalid escape sequence: (.*)", "没有这个转义：{1}"),
    (r"trailing \\", "末尾多了一个反斜线"),
    (r"invalid UTF-8(.*)", "不是 UTF-8 文字{1}"),
    (r"pattern too large.*", "表达式太大"),
    # our own, of what RE2 does otherwise
    (
        r"(\\.): ASCII only in RE2, .*",
        "{1} 在 RE2 里只管 ASCII 字符：请写出字符本身，如 [0-9０-９]、[ \\t\\x{3000}]、\\p{Han}",
    ),
    # Python's templates
    (r"Single '\}' encountered in format string", "右花括号没有配对；要写花括号本身，写两个"),
    (r"Single '\{' encountered in format string", "左花括号没有配对；要写花括号本身，写两个"),
    (r"expected '\}' before end of string", "左花括号没有配对；要写花括号本身，写两个"),
    (r"unmatched '\{' in format spec", "花括号没有配对"),
    # msgspec
    (r"JSON is malformed: .*?(?: \(byte (\d+)\))?", "不是完整的 JSON"),
    (r"Input data was truncated", "文件不完整"),
    (r"Object missing required field `(.*?)`.*", "缺少“{1}”"),
    (r"Object contains unknown field `(.*?)`.*", "多了“{1}”"),
    (r"Expected `(.*?)`, got `(.*?)`.*", "应是 {1}，现为 {2}"),
    (r"Expected `(?:int|float)` >= (\S+).*", "不能小于 {1}"),
    (r"Expected `(?:int|float)` <= (\S+).*", "不能大于 {1}"),
    (r"Expected `(?:int|float)` > (\S+).*", "应大于 {1}"),
    (r"Expected `(?:int|float)` < (\S+).*", "应小于 {1}"),
    (r"Expected `(?:str|array|object)` of length >= 1.*", "不能为空"),
    (r"Expected `(?:str|array|object)` of length >= (\d+).*", "至少要有 {1} 个"),
    (r"Expected `(?:str|array|object)` of length <= (\d+).*", "最多只能有 {1} 个"),
    (r"Expected `str` matching regex (.*)", "格式不对，应符合 {1}"),
    (r"Invalid (?:UTF-8|utf-8).*|'utf-8' codec can't decode.*", "不是 UTF-8 编码"),
)

# The system's reasons by number; what they are in English differs from system to system.
_REASONS: dict[str, str] = {
    "EACCES": "没有权限",
    "EPERM": "不允许这样做",
    "ENOENT": "没有这个文件或文件夹",
    "ENOTDIR": "路径中有一段不是文件夹",
    "EISDIR": "是文件夹，不是文件",
    "EEXIST": "已经存在",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已用完",
    "EFBIG": "文件太大",
    "EIO": "磁盘或设备读写出错",
    "EROFS": "磁盘是只读的",
    "ENAMETOOLONG": "文件名太长",
    "ELOOP": "链接绕成了圈",
    "EMFILE": "打开的文件太多",
    "ENFILE": "打开的文件太多",
    "EBUSY": "正被别的程序使用",
    "ETXTBSY": "正被别的程序使用",
    "EINVAL": "参数无效",
    "EBADF": "没有打开",
    "ENXIO": "另一端没有程序在读",
    "ENODEV": "没有这个设备",
    "ENOTEMPTY": "文件夹不是空的",
    "EXDEV": "不在同一个磁盘上",
    "ENOMEM": "内存不足",
    "EAGAIN": "暂时不可用，请再试一次",
    "ESTALE": "网络文件夹上的文件已失效",
    "ENOTCONN": "网络没有连上",
    "ETIMEDOUT": "等待超时",
    "ECONNREFUSED": "连接被拒绝",
}


def in_chinese(said: str) -> str:
    """A sentence of a library or of the system in Chinese, or as it is where we do not know it."""
    for name, chinese in _REASONS.items():
        number = getattr(errno, name, None)
        if number is not None and os.strerror(number) == said:
            return chinese
    # A library that hands on bytes has them written out: b'…'.
    sentence = said[2:-1] if re.fullmatch(r"b(['\"]).*\1", said) else said
    for english, chinese in _SENTENCES:
        if found := re.fullmatch(english, sentence, re.DOTALL):
            for n, caught in enumerate(found.groups(), 1):
                chinese = chinese.replace(f"{{{n}}}", caught or "")
            return chinese
    return said


def type_wanted(name: str, lang: str) -> str:
    """The types that a value may have, as msgspec names them (`str | object`), in words."""
    return ("或" if lang != "en" else " or ").join(_type(one, 0, lang) for one in name.split(" | "))


def type_found(name: str, lang: str) -> str:
    """The type that a value has, in words."""
    return _type(name, 1, lang)


def _type(name: str, which: int, lang: str) -> str:
    return TYPES[name][which][lang == "en"] if name in TYPES else name
