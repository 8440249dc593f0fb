"""Door pictures: what docs/page.md and docs/editors.md show, taken anew.

    python tools/door_pictures.py

The page comes from Chromium, by tests/interfaces/web/test_page.py, in both sizes, lights and languages. The editor is
Neovim in a terminal that is drawn here, with the configuration that docs/editors.md gives. Needs both of them, and
`pip install pyte pillow`.
"""

from __future__ import annotations

import fcntl
import html
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import pyte
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the checkout first
from playwright.sync_api import sync_playwright

from tests.output.chromium import program

PAGE, EDITOR = ROOT / "docs" / "page", ROOT / "docs" / "editors"
ROWS, COLUMNS = 24, 104
TEXT = """\
清河社区党支部2024年上半年工作总结

一、抓学习，筑牢思想根基
上半年，支部坚持集休学习制度，集中学习12次，推动动党的创新理论入脑入心。
一是每周五组织一次夜校；二是请老党员讲村史；四是把课堂搬到田间地头。

二、抓服务，办好民生实事
支部按照上级部暑，走访群众320户，解决急难愁盼问题46件。
"""
_COLOURS = {"default": "#e9e5dc", "red": "#ff9086", "brown": "#eeb64d", "yellow": "#eeb64d", "cyan": "#8dbcf6"}


def small(file: Path) -> None:
    """Make a picture small: a page has few colours."""
    with Image.open(file) as image:
        image.convert("RGB").quantize(48).save(file, optimize=True)


def of_page() -> None:
    """The pictures of the page."""
    with tempfile.TemporaryDirectory() as name:
        env = {**os.environ, "DJ_LINT_PICTURES": name, "DJ_LINT_NEED_CHROMIUM": "1"}
        test = [
            "-m",
            "pytest",
            "-n0",
            "-q",
            str(ROOT / "tests" / "interfaces" / "web" / "test_page.py"),
            "-k",
            "everybody",
        ]
        subprocess.run([sys.executable, *test], cwd=ROOT, env=env, check=True)
        PAGE.mkdir(exist_ok=True)
        for picture in sorted(Path(name).glob("document-*.png")):
            (PAGE / picture.name).write_bytes(picture.read_bytes())
            small(PAGE / picture.name)


def configuration() -> str:
    """What docs/editors.md gives for Neovim."""
    (found,) = re.findall(r"```lua\n(.*?)```", (ROOT / "docs" / "editors.md").read_text(encoding="utf-8"), re.DOTALL)
    return str(found)


def screen(folder: Path) -> pyte.Screen:
    """What Neovim shows of a text, once the server has looked at it."""
    (folder / "dj-lint.toml").write_text('ignore = ["ST"]\n', encoding="utf-8")
    (folder / "工作总结.txt").write_text(TEXT, encoding="utf-8")
    command = folder / "bin"
    command.mkdir()
    (command / "dj-lint").write_text(f'#!/bin/sh\nexec {sys.executable} -m lint "$@"\n', encoding="utf-8")
    (command / "dj-lint").chmod(0o755)
    look = "vim.o.number = true\nvim.o.signcolumn = 'yes'\nvim.o.termguicolors = false\nvim.o.ruler = false\n"
    (folder / "init.lua").write_text(configuration() + look, encoding="utf-8")
    seen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(seen)
    number, terminal = pty.fork()
    if not number:
        os.chdir(folder)
        path = f"{command}{os.pathsep}{os.environ['PATH']}"
        env = {**os.environ, "TERM": "xterm-256color", "PATH": path, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        os.execvpe("nvim", ["nvim", "--clean", "-u", "init.lua", "工作总结.txt"], env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    end = time.monotonic() + 25
    typed = False
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            stream.feed(os.read(terminal, 65536))
        if not typed and any("部署" in line for line in seen.display):
            os.write(terminal, b"4G11l:lua vim.lsp.buf.hover()\r")
            typed, end = True, time.monotonic() + 6
    os.close(terminal)
    return seen


def of_editor() -> None:
    """The picture of the editor."""
    with tempfile.TemporaryDirectory() as name:
        seen = screen(Path(name))
    lines = []
    for y in range(ROWS):
        spans = []
        for x in range(COLUMNS):
            cell = seen.buffer[y][x]
            if not cell.data:  # the second half of a wide character
                continue
            colour = _COLOURS.get(cell.fg, f"#{cell.fg}" if len(cell.fg) == 6 else _COLOURS["default"])
            ground = f"background:#{cell.bg}" if len(cell.bg) == 6 else ""
            line = "text-decoration:underline" if cell.underscore else ""
            wide = x + 1 < COLUMNS and not seen.buffer[y][x + 1].data
            width = "2ch" if wide else "1ch"
            style = f"color:{colour};{ground};{line};width:{width}"
            spans.append(f'<span style="{style}">{html.escape(cell.data)}</span>')
        lines.append(f"<div>{''.join(spans)}</div>")
    style = (
        "body{margin:0;padding:14px;background:#161512;"
        "font:16px/1.5 'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace}"
        "div{height:1.5em;white-space:pre}span{display:inline-block;text-align:left;white-space:pre}"
    )
    EDITOR.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1040, "height": 604})
        page.set_content(f"<meta charset=utf-8><style>{style}</style>{''.join(lines)}")
        page.screenshot(path=str(EDITOR / "neovim.png"))
        browser.close()
    small(EDITOR / "neovim.png")


if __name__ == "__main__":
    of_editor()
    of_page()
