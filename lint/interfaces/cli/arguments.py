"""Arguments: what the command line of `dj-lint` may hold, in Chinese and English."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from lint.base.version import __version__
from lint.interfaces.cli.parsing import Parser, speak
from lint.settings.formats import FORMATS

Translate = Callable[[str, str], str]


def parser(lang: str, command: str = "") -> Parser:
    """The parser, in a language, of all commands; for `check`, which is to start fast, of that one alone."""
    zh = lang == "zh"
    speak(lang)

    def t(chinese: str, english: str) -> str:
        return chinese if zh else english

    top = Parser(
        prog="dj-lint",
        description=t(
            "公文和党建文稿校对：错别字、未填的占位符、缺少的部分、重复、序号、标点、固定表述。\n"
            "dj-lint 报告.txt 即可检查一个文件，等同于 dj-lint check 报告.txt。",
            "A linter for Chinese official and Party-building documents.\n"
            "`dj-lint report.txt` checks a file; it is short for `dj-lint check report.txt`.",
        ),
        epilog=t(
            "退出码：0 没有达到 --fail-on 级别的问题；1 有问题；2 用法、配置错误或有文件未能检查。",
            "exit code: 0 nothing at or above --fail-on; 1 violations; 2 usage, configuration or a file not checked.",
        ),
    )
    version = t("显示版本号", "show the version")
    top.add_argument("-V", "--version", action="version", version=f"dj-lint {__version__}", help=version)
    commands = top.add_subparsers(dest="command", prog="dj-lint", metavar=t("命令", "command"))
    usage = t("dj-lint check [选项] 路径 …", "dj-lint check [options] PATH …")
    _check(commands.add_parser("check", usage=usage, help=t("检查文稿", "check documents")), t)
    if command != "check":
        _other_commands(commands, t)
    return top


def subparser(top: Parser, command: str) -> Parser:
    """The parser of one command, of those that `top` was made with."""
    (commands,) = (action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    found: Parser = commands.choices[command]
    return found


class _Group:
    """Options under one heading of the help; every sentence comes in both languages."""

    def __init__(self, check: argparse.ArgumentParser, t: Translate, chinese: str, english: str) -> None:
        self._add = check.add_argument_group(t(chinese, english)).add_argument
        self._t = t

    def flag(self, names: str, chinese: str, english: str) -> None:
        self._add(*names.split(), action="store_true", help=self._t(chinese, english))

    def value(self, names: str, placeholder: tuple[str, str] | None, chinese: str, english: str, **more: Any) -> None:
        if placeholder:
            more["metavar"] = self._t(*placeholder)
            if "default" not in more:  # argparse reads a default that is a text by the type, too
                more["type"] = self._filled
        self._add(*names.split(), help=self._t(chinese, english), **more)

    def _filled(self, given: str) -> str:
        if not given.strip():
            raise argparse.ArgumentTypeError(self._t("不能为空", "must not be empty"))
        return given


_FILE = ("文件", "FILE")


def _check(check: argparse.ArgumentParser, t: Translate) -> None:
    paths = t("文件、文件夹或通配符；- 表示标准输入", "files, folders, globs; - is standard input")
    check.add_argument("paths", nargs="*", metavar=t("路径", "PATH"), help=paths)
    _choice_of_rules(_Group(check, t, "查哪些问题", "what is looked for"))
    _choice_of_files(_Group(check, t, "查哪些文件", "which files"))
    _corrections(_Group(check, t, "改正", "corrections"))
    _kept(_Group(check, t, "只看新问题、有意保留的地方", "what is new, what is to stand"))
    _printing(_Group(check, t, "输出", "output"))
    _running(_Group(check, t, "运行", "the run"), t)


def _choice_of_rules(group: _Group) -> None:
    rules, severities = ("规则", "RULES"), ("error", "warning", "info")
    several = "只用这些规则：编号、前缀（TY）或名称，用逗号隔开", "use only these: codes, prefixes, names"
    group.value("--select", rules, *several, action="append")
    group.value("--extend-select", rules, "另外再用这些规则", "use these as well", action="append")
    group.value("--ignore", rules, "不用这些规则", "do not use these", action="append")
    least = "达到哪一级退出码为 1（默认 error）", "exit 1 from which severity on"
    group.value("--fail-on", None, *least, choices=severities)
    zero = "有问题时退出码也为 0（用法、配置错误仍为 2）", "exit 0 whatever was found; still 2 for what went wrong"
    group.flag("--exit-zero", *zero)
    unread = (
        "文件夹中有类型不能检查的文件时退出码为 2",
        "exit 2 if a folder holds files of types that cannot be checked",
    )
    group.flag("--fail-on-unread", *unread)
    shown = "显示哪一级以上（默认 warning）", "show from which severity on"
    group.value("--min-severity", None, *shown, choices=severities)
    stages = "草稿或定稿（定稿要求署名和日期）", "draft or final text"
    group.value("--stage", None, *stages, choices=("draft", "final"))
    group.value("--config", _FILE, "使用这个配置文件", "use this configuration file")
    group.flag("--isolated", "不读任何配置文件", "read no configuration file")
    group.flag("--show-settings", "显示各项设置及来源", "show the settings and their origin")


def _choice_of_files(group: _Group) -> None:
    force = "命令行上写明的文件也按 exclude 排除", "leave out what `exclude` names, even files named here"
    group.flag("--force-exclude", *force)
    name = ("文件名", "NAME")
    group.value("--stdin-filename", name, "标准输入的文件名", "the name of standard input", default="")
    group.flag("--show-files", "只列出将检查的文件", "only list the files")


def _corrections(group: _Group) -> None:
    fix = "改正有把握的问题，写回文件，再报剩下的", "correct what is certain, in the files; report the rest"
    group.flag("--fix", *fix)
    group.flag("--fix-only", "只改正，不报剩下的", "correct, and do not report the rest")
    diff = "列出将作的改动，不写文件；有改动时退出码为 1", "show what would change, write nothing; exit 1 if any"
    group.flag("--diff", *diff)
    group.flag("--unsafe-fixes", "连需要人工确认的也改", "correct also what a person should confirm")
    group.flag("--show-fixes", "列出改了哪些地方", "list what was corrected")
    group.flag("--exit-non-zero-on-fix", "有改正时退出码为 1", "exit 1 if anything was corrected")
    place = (
        "Word 文件以修订方式写回原文件（要另存用 -o 新文件.docx）",
        "write tracked changes into the Word file itself",
    )
    group.flag("--in-place", *place)


def _kept(group: _Group) -> None:
    revision = "只报这个 git 版本以来改过的行", "report changed rows alone, since this revision in git"
    group.value("--diff-base", ("版本", "REV"), *revision)
    group.value("--baseline", _FILE, "基线文件：其中已有的问题不报", "report nothing that is in this baseline")
    archive = "归档文件：与其中的旧文稿雷同的也报", "report copies of documents in this archive, too"
    group.value("--archive", _FILE, *archive)
    group.flag("--write-baseline", "把现有的问题写入基线", "write what is found into the baseline")
    group.flag("--prune-baseline", "从基线删去已不存在的问题", "take what has vanished out of it")
    add = "把查出的问题写进配置的 [[ignore]]，以后不报", "write what is found into [[ignore]] of the configuration"
    group.flag("--add-ignore", *add)
    group.value("--reason", ("原因", "TEXT"), "--add-ignore 写入的原因", "why, for --add-ignore", default="")


def _printing(group: _Group) -> None:
    named = (
        "输出格式，默认看 -o 的后缀，否则 full：" + "、".join(FORMATS),
        "how to print, by default as the suffix of -o says, else full: " + ", ".join(FORMATS),
    )
    group.value("--output-format", ("格式", "FORMAT"), *named, choices=FORMATS)
    into = (
        "写入文件；与 --fix 同用、以 .docx 结尾时，是改正后的 Word 文件",
        "write to a file; with --fix, NEW.docx is the corrected one",
    )
    group.value("-o --output-file", _FILE, *into)
    base = (
        "github、gitlab、sarif 等格式的路径以这个文件夹为起点，默认是 git 仓库",
        "what paths in github, gitlab, sarif … begin at, by default the repository",
    )
    group.value("--path-base", ("文件夹", "DIR"), *base)
    reports = (
        "每个单位（文件夹）一份报告，写入这个文件夹，另有目录页 index.html；--by file 则每个文件一份",
        "a report for each unit (folder), or with --by file for each file, and index.html, into this folder",
    )
    group.value("--output-dir", ("文件夹", "DIR"), *reports)
    group.flag("--statistics", "只列出各条规则、各个文件的问题数", "only count by rule and file")
    by = "排名：按单位（文件夹）或文件列出问题数", "a ranking by unit (folder) or by file"
    group.value("--by", None, *by, choices=("folder", "file"))
    group.flag("--no-fold", "同一规则的多处问题不折叠", "do not fold many hits of one rule")
    group.flag("-q --quiet", "不显示汇总", "no summary")
    verbose = (
        "另外说明用了哪个配置、多少条规则、哪些缓存没有用",
        "say also which configuration was used, how many rules",
    )
    group.flag("-v --verbose", *verbose)
    group.value("--color", None, "颜色", "colour", choices=("auto", "always", "never"), default="auto")
    group.value("--lang", None, "语言", "language", choices=("zh", "en"))


def _running(group: _Group, t: Translate) -> None:
    group.flag("--watch", "文件一改动就再检查，按 Ctrl-C 结束", "check again when files change, until Ctrl-C")
    _means(group, t)
    group.flag("--timing", "列出每条规则用了多少毫秒", "how many milliseconds each rule took")


def _means(group: _Group, t: Translate) -> None:
    jobs = "用几个进程检查，默认看文件多少", "how many processes, by default as many as are worth it"
    count = _count(t("应为 0 或正整数", "must be 0 or more"))
    group.value("-j --jobs", ("个数", "N"), *jobs, type=count, default=0)
    folder, threads = ("文件夹", "DIR"), ("模型用几个线程，默认有几个处理器用几个", "how many threads the model uses")
    group.value("--model", folder, "本机的 ONNX 纠错模型：它认为错的字也报", "report what this ONNX model finds, too")
    group.value("--model-threads", ("个数", "N"), *threads, type=count, default=None)
    group.flag("--no-cache", "不读也不写任何缓存", "neither read nor write anything kept for later runs")
    group.value("--cache-dir", folder, "缓存文件夹", "where results and rules are kept")


def _count(wrong: str) -> Callable[[str], int]:
    """What reads a number from 0 on; `wrong` is said of anything else."""

    def read(given: str) -> int:
        if not given.isdecimal():
            raise argparse.ArgumentTypeError(wrong)
        return int(given)

    return read


def _annotate(command: argparse.ArgumentParser, t: Translate) -> None:
    paths = t("Word 文件（.docx）、文件夹或通配符", "Word files (.docx), folders, globs")
    command.add_argument("paths", nargs="*", metavar=t("路径", "PATH"), help=paths)
    out = _Group(command, t, "输出", "output")
    out.value("-o --output-file", _FILE, "加了批注的文件", "the annotated file")
    folder = "加了批注的文件放在这个文件夹，文件名不变", "put the annotated files into this folder, under their names"
    out.value("--annotate-dir", ("文件夹", "DIR"), *folder)
    out.flag("-q --quiet", "不显示汇总", "no summary")
    _choice_of_rules(_Group(command, t, "查哪些问题", "what is looked for"))
    kept = _Group(command, t, "有意保留的地方", "what is to stand")
    kept.value("--baseline", _FILE, "基线文件：其中已有的问题不批注", "no comments on what is in this baseline")
    _means(_Group(command, t, "运行", "the run"), t)


def _compare(command: argparse.ArgumentParser, t: Translate) -> None:
    what = (
        "检查结果（--output-format json 写出的文件）或文件夹",
        "results (from --output-format json), or a folder",
    )
    command.add_argument("old", metavar=t("旧", "OLD"), help=t("原来的" + what[0], "the earlier " + what[1]))
    command.add_argument("new", metavar=t("新", "NEW"), help=t("现在的" + what[0], "the later " + what[1]))
    out = _Group(command, t, "输出", "output")
    formats = "输出格式，默认 text", "how to print, default text"
    out.value("--output-format", None, *formats, choices=("text", "json"), default="text", dest="report")
    out.value("-o --output-file", _FILE, "写入文件", "write to a file")
    out.value("--color", None, "颜色", "colour", choices=("auto", "always", "never"), default="auto")
    _choice_of_rules(_Group(command, t, "查哪些问题（比较文件夹时）", "what is looked for, in folders"))
    kept = _Group(command, t, "有意保留的地方", "what is to stand")
    kept.value("--baseline", _FILE, "基线文件：其中已有的问题不报", "report nothing that is in this baseline")
    _means(_Group(command, t, "运行", "the run"), t)


def _other_commands(commands: Any, t: Translate) -> None:
    def command(name: str, chinese: str, english: str) -> argparse.ArgumentParser:
        new: argparse.ArgumentParser = commands.add_parser(name, help=t(chinese, english))
        new.add_argument("--lang", choices=("zh", "en"), help=t("语言", "language"))
        return new

    _annotate(command("annotate", "把问题写成 Word 文件的批注", "write what is found into Word files as comments"), t)
    _compare(command("compare", "比较两次检查：已改、未改、新增", "compare two runs: mended, left, new"), t)
    from lint.interfaces.cli.small_commands import add_document, add_layout

    add_layout(command("layout", "按公文格式给 Word 文件排版", "lay out a Word file as an official document"), t)
    from lint.interfaces.cli.archive_arguments import archive, copies

    kept = "旧文稿的归档：收入、取出、列出、检验", "keep earlier documents, to be compared with"
    archive(command("archive", *kept), _Group, t)
    copies(command("copies", "比对一批文稿：谁与谁雷同", "which documents have passages in common"), _Group, t)
    explain = command("explain", "说明一条规则或一类规则", "explain a rule, or a pack of them")
    explain.add_argument(
        "rule", metavar=t("规则", "RULE"), help=t("编号、名称或前缀（TY）", "a code, a name or a prefix (TY)")
    )
    explain.add_argument(
        "--config", metavar=t("文件", "FILE"), help=t("使用这个配置文件", "use this configuration file")
    )
    rules = command(
        "rules", "列出、检验规则，或输出规则文件的 JSON Schema", "list or test rules, or print their schema"
    )
    rules.add_argument("action", choices=("list", "test", "schema"), metavar="list|test|schema")
    rules.add_argument(
        "files",
        nargs="*",
        default=[],
        metavar=t("规则文件", "FILE"),
        help=t("只看这些规则文件，或这些规则（编号、前缀、名称）", "only these rule files, or rules"),
    )
    rules.add_argument("--config", metavar=t("文件", "FILE"), help=t("使用这个配置文件", "use this configuration file"))
    init = command(
        "init", "在当前文件夹新建 dj-lint.toml，或一份公文", "write a dj-lint.toml here, or a document to begin with"
    )
    add_document(init, t)
    from lint.interfaces.cli.doors import doors

    doors(command, t)
    shells = ("bash", "zsh", "fish", "powershell")
    completion = command("completion", "输出命令行补全脚本", "print the completion script of a shell")
    # `rules` is for these scripts alone: the rules that there are.
    completion.add_argument("shell", choices=(*shells, "rules"), metavar="|".join(shells))
    topic = command("help", "显示帮助", "show help")
    about = t("命令或规则", "a command or a rule")
    topic.add_argument("topic", nargs="?", default="", metavar=t("主题", "TOPIC"), help=about)
    command("version", "显示版本号", "show the version")
