"""Schema: the JSON Schema of dj-lint.toml, and of `[tool.dj-lint]` in pyproject.toml, for editors (Even Better TOML,
Taplo, Tombi)."""

from __future__ import annotations

from typing import Any

import msgspec

from lint.base.json_schema import as_text
from lint.settings.config import Config

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What each key is for, as an editor shows it.
_MEANS = {
    "extend": "在另一个配置文件的基础上修改。 Another configuration file to build on.",
    "select": "用哪些规则：编号、前缀、名称或 ALL。 The rules that are used: codes, prefixes, names or ALL.",
    "extend-select": "另外再用哪些规则。 Rules that are used as well.",
    "ignore": "不用哪些规则；[[ignore]] 是保留的地方。 Rules that are not used; entries that let findings stand.",
    "allow-words": "不算差错的词语：专名、活动名。 Words in which nothing is wrong: names, coinages.",
    "baseline": "基线文件：其中已有的问题不报。 A baseline: what is in it is not reported.",
    "rules": "本单位的规则文件，或放规则文件的文件夹。 Rule files of your own, or folders of them.",
    "include": "文件夹里检查哪些文件。 Which files of a folder are checked.",
    "exclude": "不检查哪些文件。 Which files are not.",
    "force-exclude": "命令行上写明的文件也按 exclude 排除。 `exclude` holds for files named on the command line, too.",
    "per-file-ignores": '某些文件不用某些规则："模板/*.txt" = ["PH"]。 Rules that are not used in some files.',
    "severity": '改变规则的级别：TY002 = "info"。 Another severity for a rule.',
    "genre": '指定文种，不按标题判断："述职/*.txt" = "duty-report"。 The genre of some files.',
    "copies": "查相互抄录的地方。 Whether documents are compared with each other.",
    "archive": "往年文稿的档案：查抄自其中的地方。 An archive of documents to compare with.",
    "model": "本机的 ONNX 纠错模型所在的文件夹。 The folder of an ONNX model for spelling.",
    "model-threads": "模型用几个线程，0 是有几个处理器用几个。 How many threads it uses, 0 for one a processor.",
    "layout": "本单位的版式：top = [35]。 The figures of a page, where they are not those of the standard.",
    "stage": "final（定稿）要求署名和日期。 A final text needs a signature and a date.",
    "fail-on": "达到哪一级退出码为 1。 From which severity on the exit code is 1.",
    "min-severity": "显示哪一级以上。 From which severity on findings are shown.",
    "output-format": "输出格式。 How results are printed.",
    "lang": "zh 中文，en 英文。 The language of what is said.",
}


def schema(of_pyproject: bool = False) -> str:
    """The schema as JSON text, ending in a newline: of dj-lint.toml, or of a pyproject.toml as far as it is ours."""
    _, found = msgspec.json.schema_components([Config], ref_template="#/$defs/{name}")
    own = found.pop("Config")
    for key, property_ in own["properties"].items():
        property_["description"] = _MEANS[key]
    whole: dict[str, Any] = {"$schema": _DIALECT, "title": "dj-lint.toml", **own, "$defs": found}
    if of_pyproject:
        tool = {"type": "object", "properties": {"dj-lint": own}}
        whole = {"$schema": _DIALECT, "title": "pyproject.toml: [tool.dj-lint]", "type": "object"}
        whole |= {"properties": {"tool": tool}, "$defs": found}
    return as_text(whole)
