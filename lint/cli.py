"""The command `dj-lint`: what was asked for on the command line, and the exit code.

0: nothing at or above `--fail-on`. 1: violations. 2: usage, configuration, a file that could not be checked, a crash.
130: interrupted. 141: the reader of the output went away.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from lint import __version__, quick  # noqa: F401 - quick first
from lint.formats import FORMATS
from lint.messages import text
from lint.toml import BadFileError

COMMANDS = ("check", "explain", "rules", "init", "completion")
# A full disk, a quota, a failing device: the results could not be written.
_NOT_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code. Never raises, never 0 on a crash."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = _lang(arguments)
    # Python has no stream at all where the shell closed it (`>&-`): what is said goes nowhere, the exit code holds.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _dispatch(arguments, lang)
        sys.stdout.flush()
        return code
    except SystemExit as stop:  # argparse's way to end after --help, --version and usage errors
        return int(stop.code or 0)
    except BadFileError as error:
        from lint.output.terminal import problem_line

        for problem in error.problems:
            print(problem_line(problem, lang), file=sys.stderr)
        return 2
    except BrokenPipeError:
        _drop_output()
        return 141
    except KeyboardInterrupt:
        print(text("cli.interrupted", lang), file=sys.stderr)
        return 130
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NOT_WRITTEN:
            _drop_output()
            print(f"dj-lint: {text('cli.stdout', lang, reason=os.strerror(error.errno))}", file=sys.stderr)
            return 2
        if os.environ.get("DJ_LINT_DEBUG"):
            raise
        print(text("cli.crash", lang, reason=f"{type(error).__name__}: {error}"), file=sys.stderr)
        return 2


def command() -> NoReturn:
    """The command as a process of its own: run, then leave at once.

    Python takes 5 ms to take apart, object by object, what the system takes back as a whole. All that was written is
    flushed; nothing waits for the end of the process.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # the reader went away, as `main` has said
            continue
    os._exit(code)


def _lang(arguments: list[str]) -> str:
    """The language to speak while the arguments are not yet parsed."""
    for n, argument in enumerate(arguments):
        if argument in ("--lang=en", "--lang=zh"):
            return argument[-2:]
        if argument == "--lang" and arguments[n + 1 : n + 2] in (["en"], ["zh"]):
            return arguments[n + 1]
    return "en" if os.environ.get("DJ_LINT_LANG") == "en" else "zh"


def _dispatch(arguments: list[str], lang: str) -> int:
    command = arguments[0] if arguments and arguments[0] in COMMANDS else "check"
    if not arguments or arguments[0] in ("-h", "--help"):
        parser(lang).print_help()
        return 0 if arguments else 2
    options = parser(lang, command).parse_args(
        arguments if arguments[0] in (*COMMANDS, "--version") else ["check", *arguments]
    )
    if command == "check":
        from lint.commands.check import check

        return check(options, lang)
    if command == "rules":
        from lint.commands.rules import rules

        return rules(options, lang)
    if command == "explain":
        from lint.commands.explain import explain

        return explain(options, lang)
    if command == "completion":
        from lint.commands.completion import completion

        return completion(options, parser(lang))
    from lint.commands.init import init

    return init(options, lang)


def _drop_output() -> None:
    """Send what is still buffered for standard output nowhere, or Python would try to write it again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """argparse that speaks Chinese; a usage error is exit 2, as argparse has it."""

    lang = "zh"

    def error(self, message: str) -> NoReturn:
        if self.lang == "zh" and message.startswith("argument "):  # Python 3.10 does not have these words translated
            name, _, said = message.removeprefix("argument ").partition(": ")
            message = f"参数 {name}：{said}"
        print(f"{self.prog}: {message}", file=sys.stderr)
        print(("试试 " if self.lang == "zh" else "try ") + f"{self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


class _Formatter(argparse.HelpFormatter):
    """Help in lines of at most the terminal's width, a wide character being two cells.

    argparse makes a formatter for every argument that it is told of, and imports `shutil` unless it knows the width.
    """

    def __init__(self, prog: str) -> None:
        from lint.output import columns

        super().__init__(prog, width=columns() - 2)

    def _split_lines(self, text: str, width: int) -> list[str]:
        from lint.output.terminal import wrap

        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        from lint.output.terminal import wrap

        return "\n".join(indent + line for part in text.split("\n") for line in wrap(part, width - len(indent)))


# argparse takes its own words from gettext; Python ships no Chinese catalogue.
_ARGPARSE_ZH = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示本帮助",
    "unrecognized arguments: %s": "无法识别的参数：%s",
    "expected one argument": "需要一个值",
    "the following arguments are required: %s": "缺少参数：%s",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "无效的值 %(value)r（可用：%(choices)s）",
    "ambiguous option: %(option)s could match %(matches)s": "选项 %(option)s 不明确（%(matches)s）",
    "ignored explicit argument %r": "选项不接受值 %r",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "expected at least one argument": "至少需要一个值",
}


def parser(lang: str, command: str = "") -> argparse.ArgumentParser:
    """The parser, in a language, of all commands; for `check`, which is to start fast, of that one alone."""
    zh = lang == "zh"
    argparse._ = lambda message: _ARGPARSE_ZH.get(message, message) if zh else message  # type: ignore[attr-defined]
    _Parser.lang = lang

    def t(chinese: str, english: str) -> str:
        return chinese if zh else english

    top = _Parser(
        prog="dj-lint",
        formatter_class=_Formatter,
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
    top.add_argument(
        "--version", action="version", version=f"dj-lint {__version__}", help=t("显示版本号", "show the version")
    )
    commands = top.add_subparsers(dest="command", prog="dj-lint", metavar=t("命令", "command"))
    _check_arguments(commands.add_parser("check", formatter_class=_Formatter, help=t("检查文稿", "check documents")), t)
    if command != "check":
        _other_commands(commands, t)
    return top


def _check_arguments(check: argparse.ArgumentParser, t: Any) -> None:
    add = check.add_argument
    rule_list = t("规则", "RULES")
    add(
        "paths",
        nargs="*",
        metavar=t("路径", "PATH"),
        help=t("文件、文件夹或通配符；- 表示标准输入", "files, folders, globs; - is standard input"),
    )
    add(
        "--select",
        metavar=rule_list,
        action="append",
        help=t("只用这些规则：编号、前缀（TY）或名称，用逗号隔开", "use only these: codes, prefixes, names"),
    )
    add("--extend-select", metavar=rule_list, action="append", help=t("另外再用这些规则", "use these as well"))
    add("--ignore", metavar=rule_list, action="append", help=t("不用这些规则", "do not use these"))
    severities = ("error", "warning", "info")
    add("--fail-on", choices=severities, help=t("达到哪一级退出码为 1（默认 error）", "exit 1 from which severity on"))
    add("--min-severity", choices=severities, help=t("显示哪一级以上（默认 warning）", "show from which severity on"))
    force = t("命令行上写明的文件也按 exclude 排除", "leave out what `exclude` names, even files named here")
    add("--force-exclude", action="store_true", help=force)
    add("--config", metavar=t("文件", "FILE"), help=t("使用这个配置文件", "use this configuration file"))
    add("--isolated", action="store_true", help=t("不读任何配置文件", "read no configuration file"))
    add(
        "--output-format",
        metavar=t("格式", "FORMAT"),
        choices=FORMATS,
        help=t("输出格式，默认 full：", "how to print, default full: ") + t("、", ", ").join(FORMATS),
    )
    add("-o", "--output-file", metavar=t("文件", "FILE"), help=t("写入文件", "write to a file"))
    add("--statistics", action="store_true", help=t("只列出各条规则、各个文件的问题数", "only count by rule and file"))
    add("--watch", action="store_true", help=t("文件一改动就再检查，按 Ctrl-C 结束", "check again when files change"))
    add("--timing", action="store_true", help=t("列出每条规则用了多少毫秒", "how many milliseconds each rule took"))
    add("--no-fold", action="store_true", help=t("同一规则的多处问题不折叠", "do not fold many hits of one rule"))
    add("--lang", choices=("zh", "en"), help=t("语言", "language"))
    add("--color", choices=("auto", "always", "never"), default="auto", help=t("颜色", "colour"))
    add("-q", "--quiet", action="store_true", help=t("不显示汇总", "no summary"))
    add("--stage", choices=("draft", "final"), help=t("草稿或定稿（定稿要求署名和日期）", "draft or final text"))
    add(
        "--stdin-filename",
        metavar=t("文件名", "NAME"),
        default="",
        help=t("标准输入的文件名", "the name of standard input"),
    )
    _fix_arguments(check, t)
    _keep_arguments(check, t)
    add(
        "--no-cache",
        action="store_true",
        help=t("不用也不留缓存的结果", "neither use nor keep results of earlier runs"),
    )
    add("--cache-dir", metavar=t("文件夹", "DIR"), help=t("缓存文件夹", "where results and rules are kept"))
    add(
        "-j",
        "--jobs",
        type=_count(t("应为 0 或正整数", "must be 0 or more")),
        default=0,
        metavar=t("个数", "N"),
        help=t("用几个进程检查，默认看文件多少", "how many processes, by default as many as are worth it"),
    )
    add("--show-settings", action="store_true", help=t("显示各项设置及来源", "show the settings and their origin"))
    add("--show-files", action="store_true", help=t("只列出将检查的文件", "only list the files"))


def _count(wrong: str) -> Callable[[str], int]:
    """What reads a number from 0 on; `wrong` is said of anything else."""

    def read(given: str) -> int:
        if not given.isdecimal():
            raise argparse.ArgumentTypeError(wrong)
        return int(given)

    return read


def _fix_arguments(check: argparse.ArgumentParser, t: Any) -> None:
    def add(name: str, chinese: str, english: str) -> None:
        check.add_argument(name, action="store_true", help=t(chinese, english))

    add("--fix", "改正有把握的问题，写回文件，再报剩下的", "correct what is certain, in the files; report the rest")
    add("--fix-only", "只改正，不报剩下的", "correct, and do not report the rest")
    add(
        "--diff", "列出将作的改动，不写文件；有改动时退出码为 1", "show what would change, write nothing; exit 1 if any"
    )
    add("--unsafe-fixes", "连需要人工确认的也改", "correct also what a person should confirm")
    add("--show-fixes", "列出改了哪些地方", "list what was corrected")
    add("--exit-non-zero-on-fix", "有改正时退出码为 1", "exit 1 if anything was corrected")


def _keep_arguments(check: argparse.ArgumentParser, t: Any) -> None:
    add, file = check.add_argument, t("文件", "FILE")
    add(
        "--add-ignore",
        action="store_true",
        help=t(
            "把查出的问题写进配置的 [[ignore]]，以后不报", "write what is found into [[ignore]] of the configuration"
        ),
    )
    add("--reason", metavar=t("原因", "TEXT"), default="", help=t("--add-ignore 写入的原因", "why, for --add-ignore"))
    add("--baseline", metavar=file, help=t("基线文件：其中已有的问题不报", "report nothing that is in this baseline"))
    add(
        "--write-baseline",
        action="store_true",
        help=t("把现有的问题写入基线", "write what is found into the baseline"),
    )
    add("--prune-baseline", action="store_true", help=t("从基线删去已不存在的问题", "take what has vanished out of it"))
    add(
        "--diff-base",
        metavar=t("版本", "REV"),
        help=t("只报这个 git 版本以来改过的行", "report changed rows alone, since this revision in git"),
    )


def _other_commands(commands: Any, t: Any) -> None:
    def command(name: str, chinese: str, english: str) -> argparse.ArgumentParser:
        new: argparse.ArgumentParser = commands.add_parser(name, formatter_class=_Formatter, help=t(chinese, english))
        new.add_argument("--lang", choices=("zh", "en"), help=t("语言", "language"))
        return new

    explain = command("explain", "说明一条规则", "explain a rule")
    explain.add_argument("rule", metavar=t("规则", "RULE"), help=t("编号或名称", "a code or a name"))
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
        help=t("只看这些规则文件", "only these rule files"),
    )
    rules.add_argument("--config", metavar=t("文件", "FILE"), help=t("使用这个配置文件", "use this configuration file"))
    command("init", "在当前文件夹新建 dj-lint.toml", "write a dj-lint.toml here")
    shells = ("bash", "zsh", "fish", "powershell")
    completion = command("completion", "输出命令行补全脚本", "print the completion script of a shell")
    # `rules` is for these scripts alone: the rules that there are.
    completion.add_argument("shell", choices=(*shells, "rules"), metavar="|".join(shells))
