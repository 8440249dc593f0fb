"""The site as a reader sees it: opened from the disk, without a network, searched in Chinese.

It is the one that DJ_LINT_SITE names, as CI builds it, or built here where mkdocs-material is installed.
"""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.output.chromium import Chromium
from tools import site


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if named := os.environ.get("DJ_LINT_SITE"):
        return Path(named)
    if not importlib.util.find_spec("material"):
        pytest.skip("mkdocs-material is not installed, and DJ_LINT_SITE names no site")
    folder = tmp_path_factory.mktemp("site")
    assert site.build(folder) == 0
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    made = Chromium()
    yield made
    made.close()


def found(browser: Chromium, pages: Path, query: str) -> list[str]:
    """The heads of what a search finds, from the first page."""
    browser.open(f"{(pages / 'index.html').as_uri()}?q={query}")
    heads = "[...document.querySelectorAll('.md-search-result__article h1, .md-search-result__article h2')]"
    for _ in range(300):
        if said := browser.run(f"{heads}.map((head) => head.textContent.replace(/\\u200b/g, ''))"):
            return [str(head) for head in said]
        time.sleep(0.1)
    return []


def test_is_chinese_first(browser: Chromium, pages: Path) -> None:
    browser.open((pages / "index.html").as_uri())
    assert browser.run("document.documentElement.lang") == "zh"
    assert "写材料的人" in browser.run("document.body.innerText")
    assert browser.run("document.querySelector('.md-search__input').placeholder") == "搜索"


def test_is_searched_from_the_disk(browser: Chromium, pages: Path) -> None:
    assert any("TY001" in head for head in found(browser, pages, "TY001"))
    assert any("错别字" in head for head in found(browser, pages, "错别字"))
    assert any("批注" in head for head in found(browser, pages, "批注"))


def test_asks_nobody(browser: Chromium, pages: Path) -> None:
    found(browser, pages, "基线")
    asked = [
        event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert asked and all(url.startswith(("file:", "data:", "about:", "blob:")) for url in asked)


def test_has_a_page_for_every_rule(pages: Path) -> None:
    rules = {path.stem for path in (site.DOCS / "rules").glob("*.md")} - {"README"}
    assert rules and rules <= {path.stem for path in (pages / "rules").glob("*.html")}
