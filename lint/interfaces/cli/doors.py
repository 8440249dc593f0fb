"""Doors: what the command line holds for the other two doors, the page and the editor."""

from __future__ import annotations

import argparse
from collections.abc import Callable


def doors(command: Callable[[str, str, str], argparse.ArgumentParser], t: Callable[[str, str], str]) -> None:
    """The commands for those who do not use a shell: the page, the server for editors, the schema for them."""
    serve = command("serve", "在浏览器里检查（只在本机）", "check in a browser, on this machine alone")
    host = t("地址，默认 127.0.0.1（只有本机能打开）", "the address, 127.0.0.1 by default: this machine alone")
    serve.add_argument("--host", default="127.0.0.1", metavar=t("地址", "ADDRESS"), help=host)
    port = t("端口，默认任选一个空闲的", "the port, a free one by default")

    def number(given: str) -> int:
        if not (given.isdecimal() and int(given) < 1 << 16):
            raise argparse.ArgumentTypeError(t("应为 0 到 65535 的数字", "not a number from 0 to 65535"))
        return int(given)

    serve.add_argument("--port", type=number, default=0, metavar=t("端口", "PORT"), help=port)
    serve.add_argument("--no-browser", action="store_true", help=t("不打开浏览器", "do not open a browser"))
    serve.add_argument("--config", metavar=t("文件", "FILE"), help=t("使用这个配置文件", "use this configuration file"))
    isolated = t("不读任何配置文件", "read no configuration file")
    serve.add_argument("--isolated", action="store_true", help=isolated)
    lsp = command("lsp", "供编辑器使用的语言服务器（LSP）", "the language server for editors (LSP)")
    lsp.add_argument(
        "--stdio", action="store_true", help=t("经标准输入输出通信（默认）", "by standard streams (default)")
    )
    config = command("config", "输出配置文件的 JSON Schema", "print the schema of a configuration file")
    config.add_argument("action", choices=("schema",), metavar="schema")
    table = t("pyproject.toml 里 [tool.dj-lint] 的", "that of [tool.dj-lint] in a pyproject.toml")
    config.add_argument("--pyproject", action="store_true", help=table)
