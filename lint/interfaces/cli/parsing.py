"""Parsing: argparse that speaks Chinese, takes no half of an option's name, and names what was probably meant."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

# argparse takes its own words from gettext; Python ships no Chinese catalogue.
_ZH = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示本帮助",
    "unrecognized arguments: %s": "无法识别的参数：%s",
    "expected one argument": "需要一个值",
    "the following arguments are required: %s": "缺少参数：%s",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "ignored explicit argument %r": "选项不接受值 %r",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "expected at least one argument": "至少需要一个值",
}


def speak(lang: str) -> None:
    """Let argparse, and the parsers that are made from now on, speak a language."""
    argparse._ = lambda message: _ZH.get(message, message) if lang == "zh" else message  # type: ignore[attr-defined]
    Parser.lang = lang


class Parser(argparse.ArgumentParser):
    """argparse in the language of `speak`. A usage error is exit 2, as argparse has it.

    An option is known by its whole name alone: `--write` is no short form of `--write-baseline`, which writes a file.
    """

    lang = "zh"

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **given}, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        if self.lang == "zh" and message.startswith("argument "):  # Python 3.10 does not have these words translated
            name, _, said = message.removeprefix("argument ").partition(": ")
            message = f"参数 {name}：{said}"
        print(f"{self.prog}: {message}", file=sys.stderr)
        print(("试试 " if self.lang == "zh" else "try ") + f"{self.prog} --help", file=sys.stderr)
        raise SystemExit(2)

    def unknown(self, given: Sequence[str]) -> NoReturn:
        """End with what was not recognised, and the option that was probably meant."""
        from lint.base.messages import text

        said = text("cli.unknown", self.lang, given=" ".join(given))
        name = next((one for one in given if one.startswith("-")), "").partition("=")[0]
        if os.path.lexists(name):
            said += text("cli.dash-file", self.lang, path=name)
        elif near := self._meant(name.lower()):
            said += text("near", self.lang, near=near)
        self.error(said)

    def _meant(self, name: str) -> str:
        """The option that was probably meant: one that the name is a part of, else one that is much like it."""
        from difflib import get_close_matches

        from lint.settings.formats import FORMATS

        names = [one for one in self._option_string_actions if len(one) > 2]
        word = name.lstrip("-")
        if word in FORMATS and "--output-format" in names:
            return f"--output-format {word}"
        if len(word) < 2:
            return ""
        if f"{name}-file" in names:  # what `--output` is elsewhere
            return f"{name}-file"
        begun = [one for one in names if one.startswith(name)] or [one for one in names if word in one]
        return min(begun, key=len, default="") or next(iter(get_close_matches(name, names, 1, 0.75)), "")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is none of the choices, in words of our own."""
        if action.choices is None or value in action.choices:
            return
        from lint.base.messages import text

        # What only our own scripts ask for is not among the words that the help has.
        metavar = action.metavar if isinstance(action.metavar, str) else ""
        valid = metavar.split("|") if "|" in metavar else [str(choice) for choice in action.choices]
        said = text("cli.choice", self.lang, given=value, valid=text("sep", self.lang).join(valid))
        raise argparse.ArgumentError(action, said + self._near(str(value).lower(), valid))

    def _near(self, given: str, names: Iterable[str]) -> str:
        from lint.base.messages import text
        from lint.base.problems import nearest

        near = nearest(given, [*names])
        return text("near", self.lang, near=near) if near else ""


class _Formatter(argparse.HelpFormatter):
    """Help in lines of at most the terminal's width, a wide character being two cells.

    argparse makes a formatter for every argument that it is told of, and imports `shutil` unless it knows the width.
    """

    def __init__(self, prog: str) -> None:
        from lint.output.look import columns

        super().__init__(prog, width=columns() - 2)

    def _format_action(self, action: argparse.Action) -> str:
        """argparse counts characters; a wide one takes two cells from the blanks before the help."""
        from lint.documents.source import cells

        text, name = super()._format_action(action), self._format_action_invocation(action)
        before, found, after = text.partition(name + " ")
        spare = len(after) - len(after.lstrip(" "))
        return before + found + after[min(spare, cells(name) - len(name)) :] if found else text

    def _split_lines(self, text: str, width: int) -> list[str]:
        from lint.output.terminal import wrap

        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        from lint.output.terminal import wrap

        return "\n".join(indent + line for part in text.split("\n") for line in wrap(part, width - len(indent)))
