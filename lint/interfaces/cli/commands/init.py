"""init: a configuration file or a document to begin with."""

from __future__ import annotations

import os
import sys

from lint.base import atomic
from lint.base.messages import text

_TEMPLATE = {
    "zh": """\
# dj-lint 的配置。各项均可省略；dj-lint --show-settings 显示实际生效的设置。
# 要编辑器（VS Code 的 Even Better TOML、taplo）补全和检查本文件：运行 dj-lint config schema > dj-lint.schema.json，
# 再把下一行开头的两个 # 改成一个。
##:schema ./dj-lint.schema.json

# 不用的规则：编号、前缀或名称（dj-lint rules list 列出全部）；看过以后决定保留的个别问题，由 dj-lint --add-ignore
# 写入。一条一行，几个人各加各的，合并时互不妨碍（docs/team.md）。
ignore = [
    # "PU003", "LG",
    # {rule = "TY001", text = "集休学习", reason = "引用原件"},
]

# 不算差错的词语：专名、活动名。
allow-words = []

# 达到哪一级退出码为 1：error、warning 或 info。
fail-on = "error"

# 显示哪一级以上。
min-severity = "warning"

# 检查文件夹时看哪些文件、不看哪些文件。
include = ["*.txt", "*.md", "*.markdown", "*.docx", "*.docm", "*.dotx", "*.doc", "*.wps", "*.odt", "*.rtf", "*.pdf"]
exclude = [".*", "node_modules", "__pycache__", "venv", "build", "dist", "*.egg-info"]

# 定稿（final）要求署名和日期，并查 Word 文件的版式；草稿（draft）不要求、不查。
stage = "draft"

# 本单位自己的规则文件。
rules = []

# 某些文件不用某些规则。
[per-file-ignores]
# "模板/*.txt" = ["PH"]

# 改变某条规则的级别。
[severity]
# PH003 = "error"

# 指定文种，不再按标题判断。
[genre]
# "述职/*.txt" = "duty-report"

# 本单位的公文版式，没有写的照国标（docs/layout.md）。
# [layout]
# top = [35]
""",
    "en": """\
# The configuration of dj-lint. Everything may be left out; `dj-lint --show-settings` shows what is in force.
# For an editor to complete and check this file (Even Better TOML of VS Code, taplo): run
# `dj-lint config schema > dj-lint.schema.json`, and make one # of the two at the beginning of the next line.
##:schema ./dj-lint.schema.json

# Rules not to use: codes, prefixes or names (`dj-lint rules list` has them all); and single findings that somebody
# let stand, which `dj-lint --add-ignore` writes. One a line, so that what several people add merges (docs/team.md).
ignore = [
    # "PU003", "LG",
    # {rule = "TY001", text = "the words that were found", reason = "quoted from the original"},
]

# Words in which nothing is wrong: names, coinages.
allow-words = []

# From which severity on the exit code is 1: error, warning or info.
fail-on = "error"

# From which severity on violations are shown.
min-severity = "warning"

# Which files of a folder are checked, and which are not.
include = ["*.txt", "*.md", "*.markdown", "*.docx", "*.docm", "*.dotx", "*.doc", "*.wps", "*.odt", "*.rtf", "*.pdf"]
exclude = [".*", "node_modules", "__pycache__", "venv", "build", "dist", "*.egg-info"]

# A final text needs a signature and a date, and its layout is looked at in a Word file; in a draft neither.
stage = "draft"

# Rule files of your own.
rules = []

# Rules not to use in some files.
[per-file-ignores]
# "templates/*.txt" = ["PH"]

# Another severity for a rule.
[severity]
# PH003 = "error"

# The genre of some files, instead of what their title says.
[genre]
# "duty/*.txt" = "duty-report"

# How documents of your own are laid out, where otherwise than in the standard (docs/layout.md).
# [layout]
# top = [35]
""",
}


def init(lang: str, document: str | None = None, output: str | None = None) -> int:
    """Write dj-lint.toml, or a document of a kind, into the current folder or to where `output` says; what is there is
    left alone."""
    path = output or "dj-lint.toml"
    if document:
        from lint.documents.official.templates import TEMPLATES

        path = output or f"{TEMPLATES[document].name}.docx"
    if os.path.lexists(path):
        print(f"dj-lint: {text('config.exists', lang, path=path)}", file=sys.stderr)
        return 2
    try:
        atomic.write(path, _document(document) if document else _TEMPLATE[lang].encode())
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        print(f"dj-lint: {text('cli.write', lang, path=path, reason=reason)}", file=sys.stderr)
        return 2
    print(text("config.document" if document else "config.created", lang, path=path))
    return 0


def _document(kind: str) -> bytes:
    """A document to begin with, laid out by the figures of the configuration of this folder."""
    from lint.documents.official.standard import standard
    from lint.documents.official.templates import TEMPLATES
    from lint.documents.writers.word.fresh import made
    from lint.run.workspace import Options, Workspace

    return made(TEMPLATES[kind].text, standard(Workspace(Options()).settings(".").config.layout))
