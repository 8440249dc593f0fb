"""The documents of the project: every link leads somewhere, and the map of the house names all that is in it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.interfaces.cli.commands.helper import ROOT, spawn

# The pages of the rules are made; a test of their own compares them.
PAGES = [
    *sorted(ROOT.glob("*.md")),
    ROOT / "lint" / "README.md",
    ROOT / "benchmarks" / "README.md",
    ROOT / "examples" / "ci" / "README.md",
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if path.parent.name != "rules"),
]
HOUSE = ROOT / "lint"
# What CONTRIBUTING.md has its readers write.
INVENTED = {
    "lint/kinds/length.py",
    "tests/kinds/test_length.py",
    "lint/output/formats/tsv.py",
    "lint/documents/readers/subtitles.py",
    "tests/documents/readers/test_subtitles.py",
}
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_FENCE = re.compile(r"^ *(```|~~~).*?^ *\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def said(page: Path) -> str:
    """The text of a page without its blocks of code."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """The links of a page to files of the project and to its own headings."""
    return [link for link in _LINK.findall(_CODE.sub("`", said(page))) if not re.match(r"[a-z]+:", link)]


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in a link, as GitHub and GitLab have it."""
    titles = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title) for title in _HEADING.findall(said(page))]
    return {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles}


def broken(page: Path, link: str) -> bool:
    """Whether a link of a page leads nowhere."""
    path, _, anchor = unquote(link).partition("#")
    target = (page.parent / path) if path else page
    if not target.exists() or ROOT not in [target.resolve(), *target.resolve().parents]:
        return True
    return bool(anchor) and (target.suffix != ".md" or anchor not in anchors(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in links(page) if broken(page, link)] == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    page = ROOT / "lint" / "README.md"
    for link in ("nowhere.py", "../../", "#no-such-heading", "base/model.py#rank", "../README.md#no-such-heading"):
        assert broken(page, link), link
    assert not broken(page, "../docs/en/usage.md#exit-codes")
    assert not broken(ROOT / "README.zh-CN.md", "#" + "还做不到的")


def test_the_map_names_every_module_or_the_folder_that_lists_it() -> None:
    named = {(HOUSE / link).resolve() for link in links(HOUSE / "README.md")}
    modules = [path for path in HOUSE.rglob("*.py") if path.name != "__init__.py" and "_rules" not in path.parts]
    lost = [path for path in modules if not named & {path, *(folder for folder in path.parents if folder != HOUSE)}]
    assert [str(path.relative_to(HOUSE)) for path in lost if path.name != "__main__.py"] == []


def test_pages_name_no_module_that_is_not_there() -> None:
    """Names in code marks that look like a file of ours: `run/checker.py`, `lint/kinds/replace.py`."""
    for page in PAGES:
        for name in {*re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", said(page))} - INVENTED:
            assert any((base / name).exists() for base in (ROOT, HOUSE, page.parent)), f"{page.name}: {name}"


def defined(name: str, module: Path) -> bool:
    """Whether a module defines a function, class, method or constant of that (dotted) name."""
    text = module.read_text(encoding="utf-8")
    ways = r"^ *(?:(?:def|class) {0}\b|(?:\w+, )*{0}(?:, \w+)*(?:: [^=\n]+)? = )"
    return all(re.search(ways.format(part), text, re.MULTILINE) for part in name.split("."))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_names_are_defined_where_their_links_lead(page: Path) -> None:
    named = re.findall(r"\[`([A-Za-z_.]+)`\]\(([^()\s]+\.py)\)", said(page))
    assert [(name, link) for name, link in named if not defined(name, page.parent / link)] == []


def test_the_run_that_is_followed_prints_what_it_says(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "start-to-finish.md").read_text(encoding="utf-8")
    shown = page.partition("$ dj-lint report.txt\n")[2].partition("$ echo $?\n")
    (tmp_path / "report.txt").write_text("坚持集休学习，抓好落实。\n", encoding="utf-8")
    done = spawn(tmp_path, "report.txt")
    assert (done.out, f"{done.code}\n") == (shown[0], shown[2].partition("```")[0])


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = set(links(folder / "README.md"))
    assert {path.name for path in folder.glob("*.md")} - {"README.md"} <= index
