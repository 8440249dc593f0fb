"""The site: links of the documents lead to its pages, and every document is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interfaces.cli.commands.helper import ROOT
from tools import site


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("README.zh-CN.md", "见[安装](docs/install.md#没有网络)", "见[安装](install.md#没有网络)"),
        ("README.md", "[more](docs/word.md)", "[more](../word.md)"),
        ("docs/en/usage.md", "[code](../../lint/interfaces/api.py)", "code"),
        ("docs/en/usage.md", "[rules](../rules/README.md)", "[rules](../rules/README.md)"),
        ("docs/automation.md", "[样例](../examples/ci/)", "[样例](ci.md)"),
        ("docs/word.md", "![图](word/comments.png)", "![图](word/comments.png)"),
        ("lint/README.md", "[a](../CONTRIBUTING.md#a-rule)", "[a](contributing.md#a-rule)"),
        ("README.md", "[a](https://a.cn/b.md) [b](#there)", "[a](https://a.cn/b.md) [b](#there)"),
        ("README.md", "```\n[a](docs/word.md)\n```\n", "```\n[a](docs/word.md)\n```\n"),
        ("docs/decisions/rooms.md", "[`main`](../../lint/interfaces/cli/main.py)", "`main`"),
        ("docs/word.md", "第一行，\n第二行\n- 一项\n", "第一行，第二行\n- 一项\n"),
    ],
)
def test_links_as_they_are_in_the_site(path: str, text: str, expected: str) -> None:
    assert site.rewritten(text, path) == expected


def test_code_has_a_link_once_there_is_an_address() -> None:
    said = site.rewritten("[code](../lint/check/engine.py)", "docs/word.md", "https://a.cn/b")
    assert said == "[code](https://a.cn/b/blob/main/lint/check/engine.py)"


def test_every_document_is_in_it_and_those_for_users_in_the_menu(tmp_path: Path) -> None:
    site.gather(tmp_path)
    pages = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    assert {*site.PAGES.values()} <= pages
    assert len([page for page in pages if page.startswith("rules/")]) > 400
    listed = {page for entries in site.MENU.values() for _, page in entries}
    apart = ("rules/", "decisions/", "project/")
    assert {page for page in pages if not page.startswith(apart)} <= listed
    there = [
        page
        for one in site.menu(tmp_path)
        for value in one.values()
        for page in ([next(iter(entry.values())) for entry in value] if isinstance(value, list) else [value])
    ]
    assert there[0] == "index.md" and set(there) <= pages
    assert [head for head in site.MENU if head][-2:] == ["English", "Project"]  # Chinese first


def test_a_page_that_loads_from_elsewhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "assets" / "javascripts").mkdir(parents=True)
    page = tmp_path / "en" / "a.html"
    page.parent.mkdir()
    page.write_text(f'<script src="{site._SHIM}"></script><a href="https://a.cn">a</a>', encoding="utf-8")
    assert site.make_local(tmp_path) == []
    assert 'src="../assets/javascripts/iframe-worker.js"' in page.read_text(encoding="utf-8")
    assert (tmp_path / "assets" / "javascripts" / "iframe-worker.js").stat().st_size > 1000
    page.write_text(
        '<link rel="stylesheet" href="https://fonts.a.cn/x.css"><img src=https://a.cn/b.png>', encoding="utf-8"
    )
    assert site.make_local(tmp_path) == ["en/a.html: https://fonts.a.cn/x.css", "en/a.html: https://a.cn/b.png"]


def test_the_command_is_there() -> None:
    assert (ROOT / "tools" / "docs").stat().st_mode & 0o111
