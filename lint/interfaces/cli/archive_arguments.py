"""Archive arguments: what `archive` and `copies` may be given, in Chinese and English."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

Translate = Callable[[str, str], str]
_FILE = ("文件", "FILE")
ACTIONS = ("add", "remove", "list", "check", "stats", "build")
FORMATS = ("text", "html", "json", "csv", "xlsx")


def archive(command: argparse.ArgumentParser, headed: Callable[..., Any], t: Translate) -> None:
    """The arguments of `archive`; `headed` makes options under a heading."""
    command.add_argument("action", choices=ACTIONS, metavar="|".join(ACTIONS))
    paths = t("文件、文件夹；remove 也可写编号、单位或标题", "files, folders; for `remove` also numbers, units, titles")
    command.add_argument("paths", nargs="*", metavar=t("路径", "PATH"), help=paths)
    group = headed(command, t, "归档", "the archive")
    group.value("--archive", _FILE, "归档文件，默认 dj-lint.archive", "the archive, by default dj-lint.archive")
    group.value("--config", _FILE, "使用这个配置文件", "use this configuration file")
    group.flag("--no-text", "新建时不存原文，只存指纹和位置", "a new one keeps fingerprints and places, no texts")
    unit = "这些文稿的单位，默认取子文件夹名或标题", "whose they are, by default as their folder or title says"
    group.value("--unit", ("单位", "UNIT"), *unit)
    year = _year(t("应为四位数的年份", "must be a year of four digits"))
    group.value("--year", ("年份", "YEAR"), "这些文稿的年份", "of which year they are", type=year, default=None)
    group.value("--output-format", None, "list、stats 的格式", "how to list", choices=("text", "json"), default="text")
    build = headed(command, t, "大批建档（build）", "to build from very many")
    engine = "用什么建，默认 sqlite", "what builds it, by default sqlite"
    build.value("--engine", None, *engine, choices=("sqlite", "daft"), default="sqlite")
    build.value("--ray", ("地址", "ADDRESS"), "Ray 集群的地址", "the address of a Ray cluster")
    out = "写入这个文件夹：句子、雷同的句对", "write sentences and pairs that are alike into this folder"
    build.value("-o --output-dir", ("文件夹", "DIR"), *out)


def copies(command: argparse.ArgumentParser, headed: Callable[..., Any], t: Translate) -> None:
    """The arguments of `copies`."""
    command.add_argument("paths", nargs="*", metavar=t("路径", "PATH"), help=t("文件、文件夹", "files, folders"))
    group = headed(command, t, "输出", "output")
    group.value("--output-format", None, "输出格式", "how to print", choices=FORMATS, default="text")
    group.value("-o --output-file", _FILE, "写入文件", "write to a file")
    group.value("--archive", _FILE, "也与这个归档比对", "compare with this archive, too")
    group.value("--config", _FILE, "使用这个配置文件", "use this configuration file")


def _year(wrong: str) -> Callable[[str], int]:
    """What reads a year; `wrong` is said of anything else."""

    def read(given: str) -> int:
        if not (given.isdecimal() and len(given) == 4):
            raise argparse.ArgumentTypeError(wrong)
        return int(given)

    return read
