"""Small commands: what the command line may hold behind `layout`, and behind `init` for a document."""

from __future__ import annotations

import argparse
from collections.abc import Callable

Translate = Callable[[str, str], str]


def add_layout(command: argparse.ArgumentParser, t: Translate) -> None:
    """What `layout` takes."""
    command.add_argument("path", metavar=t("文件", "FILE"), help=t("Word 文件（.docx）", "a Word file (.docx)"))
    command.add_argument("-o", "--output-file", metavar=t("文件", "FILE"), help=t("排好的文件", "the new file"))
    seen = t(
        "只列出要改什么，不写文件；有要改的，退出码为 1", "only show what would be done, write nothing; exit 1 if any"
    )
    command.add_argument("--diff", action="store_true", help=seen)
    known = t(
        "使用这个配置文件（[layout] 写本单位的格式）", "use this configuration file ([layout] has figures of a unit)"
    )
    command.add_argument("--config", metavar=t("文件", "FILE"), help=known)


def add_document(command: argparse.ArgumentParser, t: Translate) -> None:
    """What `init` takes for a document to begin with."""
    kinds = ("notice", "request", "report", "letter", "minutes", "summary")
    meant = t(
        "新建一份排好版的 Word 公文：通知、请示、报告、函、会议纪要、总结",
        "a Word file to begin with, laid out: a notice, request, report, letter, minutes or summary",
    )
    command.add_argument("--document", choices=kinds, help=meant)
    command.add_argument("-o", "--output-file", metavar=t("文件", "FILE"), help=t("新文件的名字", "what it is called"))
