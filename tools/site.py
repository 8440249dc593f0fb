"""Site: the documents of the project as pages that are read without a network, Chinese first, with rules and search.

    tools/docs [FOLDER]      build it, strictly: a link that leads nowhere is an error; FOLDER is `site/` unless named

mkdocs-material (`pip install '.[docs]'`) makes the pages of what this module puts into a temporary folder: docs/ and
the other documents, with links to files that are no page made plain, until the project has an address that they could
lead to. No font and no script comes from elsewhere, and the search works from the disk.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

# Documents that lie elsewhere, and the pages that they become.
PAGES = {
    "README.zh-CN.md": "index.md",
    "README.md": "en/index.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changelog.md",
    "SECURITY.md": "project/reporting.md",
    "lint/README.md": "project/house.md",
    "benchmarks/README.md": "project/benchmarks.md",
    "examples/ci/README.md": "ci.md",
}
# The order of the menu; what is not there yet is left out.
MENU: dict[str, list[tuple[str, str]]] = {
    "": [("首页", "index.md"), ("安装", "install.md"), ("日常用法", "usage.md")],
    "写材料的人": [
        ("网页", "page.md"),
        ("编辑器", "editors.md"),
        ("Word 文件", "word.md"),
        ("版式", "layout.md"),
        ("能读什么", "formats.md"),
    ],
    "管仓库的人": [("自动检查", "automation.md"), ("CI 的样例", "ci.md"), ("多人协作", "team.md")],
    "单位": [
        ("规则和配置", "configuration.md"),
        ("写本单位的规则", "own-rules.md"),
        ("一批文稿", "office.md"),
        ("比对与归档", "scale.md"),
        ("输出格式", "output.md"),
        ("自己的纠错模型", "model.md"),
        ("信任什么、留下什么", "security.md"),
    ],
    "规则": [("全部规则", "rules/README.md")],
    "English": [
        ("Start", "en/index.md"),
        ("To install", "en/install.md"),
        ("Everyday use", "en/usage.md"),
        ("Rules and configuration", "en/configuration.md"),
        ("Output", "en/output.md"),
        ("Checks that run by themselves", "en/automation.md"),
        ("Rules of your own", "en/own-rules.md"),
        ("What it reads", "en/formats.md"),
    ],
    "Project": [
        ("Conventions", "conventions.md"),
        ("Changes", "project/changelog.md"),
        ("Contributing", "project/contributing.md"),
        ("The house", "project/house.md"),
        ("Start to finish", "start-to-finish.md"),
        ("Decisions", "decisions/README.md"),
        ("Benchmarks", "project/benchmarks.md"),
        ("To report a hole", "project/reporting.md"),
    ],
}
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]+)\)")
# The end of a line within a Chinese paragraph, which is no blank.
_JOINT = re.compile(r"(?<=[一-鿿，。；：、？！）》”])\n(?=[一-鿿（《“])")
_FENCED = re.compile(r"^( *)(```|~~~).*?^\1\2", re.MULTILINE | re.DOTALL)
# Headings are called in links as GitHub and GitLab call them; what is not of YAML's own is written as it is.
_SLUGIFY = "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}"
# What mkdocs-material would load from elsewhere, and how a page loads anything.
_SHIM = "https://unpkg.com/iframe-worker/shim"
_LOADS = re.compile(
    r"""(?:<(?:script|img|iframe)[^>]*? src|<link[^>]*? rel="?stylesheet"?[^>]*? href)=["']?(https?:[^"' >]+)"""
)
_OUTSIDE = re.compile(r"[a-z]+:|#")


def home(path: str) -> str | None:
    """The page, or file beside the pages, that a file of the checkout becomes, by its path there; None for no page."""
    if path in PAGES:
        return PAGES[path]
    return path.removeprefix("docs/") if path.startswith("docs/") else None


def rewritten(text: str, path: str, address: str = "") -> str:
    """The text of a page that comes from `path`, with its links as they are in the site.

    A link to a file that is no page leads to the repository at `address`, or becomes its words alone.
    """
    here = posixpath.dirname(home(path) or path)

    def link(found: re.Match[str]) -> str:
        image, words, target = found.groups()
        if _OUTSIDE.match(target):
            return found[0]
        file, _, anchor = unquote(target).partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
        if (ROOT / file).is_dir() and (ROOT / file / "README.md").exists():
            file = posixpath.join(file, "README.md")
        page = home(file) if (ROOT / file).is_file() else None
        if page:
            return f"{image}[{words}]({posixpath.relpath(page, here or '.')}{'#' + anchor if anchor else ''})"
        return f"[{words}]({address}/blob/main/{file})" if address else words

    return _outside_code(text, lambda part: _JOINT.sub("", _LINK.sub(link, part)))


def _outside_code(text: str, change: Any) -> str:
    """A text with what is no block of code changed; a link may have code in its words."""
    made, at = [], 0
    for block in _FENCED.finditer(text):
        made += [change(text[at : block.start()]), block[0]]
        at = block.end()
    return "".join([*made, change(text[at:])])


def address() -> str:
    """Where the project's repository is, as pyproject.toml says; empty where it has none yet."""
    import tomli

    urls = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"].get("urls", {})
    return str(urls.get("Repository", "")).rstrip("/")


def gather(folder: Path) -> None:
    """Put all that becomes the site into a folder."""
    where = address()
    shutil.copytree(DOCS, folder, ignore=shutil.ignore_patterns("*.json"), dirs_exist_ok=True)
    sources = [*PAGES, *(str(path.relative_to(ROOT).as_posix()) for path in sorted(DOCS.rglob("*.md")))]
    for source in sources:
        page = folder / (home(source) or source)
        page.parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / source).read_text(encoding="utf-8")
        if source.startswith("docs/rules/") and not source.endswith("README.md"):
            text = "---\nhide: [toc]\n---\n\n" + text
        page.write_text(rewritten(text, source, where), encoding="utf-8")


def menu(folder: Path) -> list[dict[str, Any]]:
    """The menu of what a folder holds."""
    made: list[dict[str, Any]] = []
    for head, entries in MENU.items():
        there = [{title: page} for title, page in entries if (folder / page).exists()]
        made += [{head: there}] if head else there
    return made


def configuration(pages: Path, site: Path) -> dict[str, Any]:
    """What mkdocs is told."""
    return {
        "site_name": "dj-lint 公文校对",
        "docs_dir": str(pages),
        "site_dir": str(site),
        # So that a page is a file that opens from the disk.
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "language": "zh",
            "font": False,
            "features": [
                "navigation.footer",
                "navigation.top",
                "search.highlight",
                "search.share",
                "content.code.copy",
            ],
            "palette": [
                {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "red"},
                {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "red"},
            ],
        },
        "plugins": [{"search": {"lang": ["zh", "en"], "separator": r"[\s\u200b\-，。；：、“”（）《》/.]+"}}, "offline"],
        "markdown_extensions": [
            "tables",
            "fenced_code",
            "attr_list",
            "sane_lists",
            {"toc": {"permalink": True, "slugify": _SLUGIFY}},
        ],
        "extra": {"generator": False},
        "nav": menu(pages),
        "not_in_nav": "rules/*.md\ndecisions/*.md\n",
        "validation": {
            "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
            "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
        },
    }


def make_local(site: Path) -> list[str]:
    """Let every page load from the site alone; returns what pages still load from elsewhere, which is nothing."""
    strangers = []
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if _SHIM in text:
            shutil.copy(ROOT / "tools" / "iframe-worker.js", site / "assets" / "javascripts" / "iframe-worker.js")
            up = "../" * (len(page.relative_to(site).parts) - 1)
            text = text.replace(_SHIM, f"{up}assets/javascripts/iframe-worker.js")
            page.write_text(text, encoding="utf-8")
        strangers += [f"{page.relative_to(site)}: {url}" for url in _LOADS.findall(text)]
    return strangers


def build(site: Path) -> int:
    """Build the site into a folder; returns the exit code, which is not 0 where a link leads nowhere."""
    import yaml

    with tempfile.TemporaryDirectory(prefix="dj-lint-site-") as name:
        pages, file = Path(name) / "docs", Path(name) / "mkdocs.yml"
        gather(pages)
        written = yaml.safe_dump(configuration(pages, site.resolve()), allow_unicode=True, width=1000)
        file.write_text(written.replace(f"'{_SLUGIFY}'", _SLUGIFY), encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(file)]
        if code := subprocess.run(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "true"}).returncode:
            return code
    if strangers := make_local(site):
        print("\n".join(strangers), file=sys.stderr)
        return 1
    print(f"{len([*site.rglob('*.html')])} pages in {site}: open {site / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
