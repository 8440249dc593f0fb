"""The command `dj-lint`: what was asked for on the command line, and the exit code.

0: nothing at or above `--fail-on`. 1: violations. 2: usage, configuration, a file that could not be checked, a crash.
130: interrupted. 141: the reader of the output went away.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from lint.base import startup  # the first of ours to be imported
from lint.base.late import keep
from lint.base.messages import text
from lint.base.problems import BadFileError
from lint.interfaces.cli.arguments import parser, subparser

if TYPE_CHECKING:
    from lint.interfaces.cli.request import Request

startup.imported()

COMMANDS = (
    "check",
    "annotate",
    "archive",
    "compare",
    "copies",
    "layout",
    "explain",
    "rules",
    "init",
    "completion",
    "serve",
    "lsp",
    "config",
    "help",
    "version",
)
# As other linters call them.
_ALIASES = {"rule": "explain"}
# What is an option here, or a command of two words.
_ELSEWHERE = {"fix": "--fix", "diff": "--diff", "watch": "--watch", "list": "rules list", "lint": "check"}

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
        return startup.INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NOT_WRITTEN:
            _drop_output()
            print(f"dj-lint: {text('cli.stdout', lang, reason=os.strerror(error.errno))}", file=sys.stderr)
            return 2
        if os.environ.get("DJ_LINT_DEBUG"):
            raise
        from lint.output.terminal import printable

        print(text("cli.crash", lang, reason=printable(f"{type(error).__name__}: {error}")), file=sys.stderr)
        return 2


def command() -> NoReturn:
    """The command as a process of its own: run, then leave at once.

    Python takes 5 ms to take apart, object by object, what the system takes back as a whole. All that was written is
    flushed; nothing waits for the end of the process.
    """
    startup.end()
    code = _heard()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # the reader went away, as `main` has said
            continue
    keep()
    os._exit(code)


def _heard() -> int:
    """The exit code of `main`, of which Ctrl-C makes an exception; one more ends what the first one left undone."""
    try:
        startup.listen()
        code = main()
        startup.end()
    except KeyboardInterrupt:
        code = startup.INTERRUPTED
        startup.end()
    return code


def _lang(arguments: list[str]) -> str:
    """The language to speak while the arguments are not yet parsed."""
    for n, argument in enumerate(arguments):
        if argument in ("--lang=en", "--lang=zh"):
            return argument[-2:]
        if argument == "--lang" and arguments[n + 1 : n + 2] in (["en"], ["zh"]):
            return arguments[n + 1]
    return "en" if os.environ.get("DJ_LINT_LANG") == "en" else "zh"


def _dispatch(arguments: list[str], lang: str) -> int:
    if arguments and arguments[0] in _ALIASES:
        arguments = [_ALIASES[arguments[0]], *arguments[1:]]
    command = arguments[0] if arguments and arguments[0] in COMMANDS else "check"
    if not arguments or arguments[0] in ("-h", "--help"):
        parser(lang).print_help()
        return 0 if arguments else 2
    if meant := _mistyped(arguments[0]):
        return _no_command(arguments[0], meant, lang)
    given = arguments if arguments[0] in (*COMMANDS, "-V", "--version") else ["check", *arguments]
    top = parser(lang, command)
    options, rest = top.parse_known_args(given)
    if command in ("check", "archive", "copies") and not any(one.startswith("-") and one != "-" for one in rest):
        options.paths += rest  # paths behind an option that stands behind other paths: argparse takes but one run
    elif rest:
        subparser(top, command).unknown(rest)
    if command in ("check", "annotate"):
        return _documents(command, options, lang)
    return _other(command, options, options.lang or lang)


def _mistyped(word: str) -> str:
    """The command that was probably meant by a first word that names neither a command nor a file; else empty."""
    if not (word.isascii() and word.isalpha()) or word in COMMANDS or os.path.lexists(word):
        return ""
    from difflib import get_close_matches

    if word.lower() in _ELSEWHERE:
        return _ELSEWHERE[word.lower()]
    return next(iter(get_close_matches(word.lower(), [*COMMANDS, *_ALIASES], 1, 0.7)), "")


def _no_command(word: str, meant: str, lang: str) -> int:
    from lint.output.terminal import fail

    return fail(text("cli.no-command", lang, given=word) + text("near", lang, near=meant))


def _documents(command: str, options: argparse.Namespace, lang: str) -> int:
    """Run a command that checks documents."""
    from lint.interfaces.cli.request import requested

    request = requested(options, lang)
    if command == "annotate":
        from lint.interfaces.cli.commands.annotate import annotate

        code = annotate(request)
    else:
        code = _check(request)
    return 0 if code == 1 and request.exit_zero else code


def _other(command: str, options: argparse.Namespace, lang: str) -> int:
    """Run a command that checks none."""
    if command == "version":
        from lint.base.version import __version__

        print(f"dj-lint {__version__}")
        return 0
    if command == "help" and options.topic in ("", *COMMANDS):
        top = parser(lang)
        (subparser(top, options.topic) if options.topic else top).print_help()
        return 0
    if command in ("explain", "help"):
        from lint.interfaces.cli.commands.explain import explain

        if command == "help":
            return explain(options.topic, None, lang)
        return explain(options.rule, options.config, lang)
    if command == "archive":
        from lint.interfaces.cli.commands.archive import archive

        return archive(options, lang)
    if command == "copies":
        from lint.interfaces.cli.commands.copies import copies

        return copies(options, lang)
    if command == "compare":
        from lint.interfaces.cli.commands.compare import compare

        return compare(options, lang)
    if command == "layout":
        from lint.interfaces.cli.commands.layout import layout

        return layout(options.path, options.output_file, options.diff, options.config, lang)
    if command == "rules":
        from lint.interfaces.cli.commands.rules import rules

        return rules(options.action, options.files, options.config, lang)
    if command == "completion":
        from lint.interfaces.cli.commands.completion import completion

        return completion(options.shell, parser(lang))
    if command == "serve":
        from lint.interfaces.cli.commands.serve import serve

        return serve(options, lang)
    if command == "lsp":
        from lint.interfaces.cli.commands.lsp import lsp

        return lsp(lang)
    if command == "config":
        from lint.interfaces.cli.commands.config import config

        return config(options.pyproject)
    from lint.interfaces.cli.commands.init import init

    return init(lang, options.document, options.output_file)


def _check(request: Request) -> int:
    if request.watch:
        from lint.interfaces.cli.commands.watch import watch

        return watch(request)
    if request.timing:
        from lint.interfaces.cli.commands.timing import timed

        return timed(request)
    from lint.interfaces.cli.commands.check import check

    return check(request)


def _drop_output() -> None:
    """Send what is still buffered for standard output nowhere, or Python would try to write it again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
