"""Discover: the files that a run checks, from what was written on the command line.

A file named there is checked whatever it is called, unless `force-exclude` (for hooks, which are handed every file of a
commit) lets `exclude` hold for it too. A folder gives the files that `include` names and `exclude` does not, in the
order of their paths; Word and PDF files that it holds, those of a Chinese name that says no type, and links to folders
elsewhere are counted, so that none is passed over in silence.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from functools import cache

from msgspec import Struct, structs

from lint.base.files import TEMPORARY
from lint.base.late import late
from lint.settings.config import Config
from lint.settings.globs import matches_path, plain_folder

# Documents that a user would believe to have been checked.
_DOCUMENTS = (
    ".doc", ".docx", ".docm", ".dot", ".dotx", ".wps", ".wpt", ".pdf", ".rtf", ".odt", ".ott", ".ofd", ".uof", ".uot",
    ".ceb", ".cebx", ".sep", ".gd", ".gw", ".et", ".xls", ".xlsx", ".xlsm", ".ods", ".ppt", ".pptx", ".dps", ".odp",
    ".html", ".htm", ".mht", ".mhtml", ".eml", ".msg", ".pages", ".xps", ".epub", ".caj",
)  # fmt: skip
_HAN = late("[\u4e00-\u9fff]")

# What a link to a folder is counted as, among the suffixes.
LINK = "/"
# What Word and WPS put beside a document while it is open.
_LOCK = "~$"


class Found(Struct):
    """Files to check in order, and which of them nobody named; per folder, the suffixes of documents left out, and
    the paths of these, PDFs that only lack a library and links to folders elsewhere apart; paths that are not
    there; folders that cannot be listed; paths that `force-exclude` left out, a glob where it left out all that the
    glob matches."""

    files: list[str] = []
    walked: set[str] = set()
    skipped: dict[str, Counter[str]] = {}
    passed_over: list[str] = []
    without_library: set[str] = set()
    linked: set[str] = set()
    missing: list[str] = []
    closed: list[OSError] = []
    excluded: list[str] = []


def discover(paths: list[str], config: Config, root: str, stdin: str = "", reports: str = "") -> Found:
    """Expand paths, folders and globs; `root` is what `exclude` and `include` patterns with a slash are relative to.

    `stdin` is the name that standard input has, if it has one: what holds for a file of that name holds for it. In the
    folder `reports` no drafts are looked for.
    """
    found = Found()
    if reports and not any(_lies_in(path, reports) for path in paths):
        config = structs.replace(config, exclude=[*config.exclude, glob.escape(os.path.abspath(reports))])
    files: dict[str, None] = {}
    for path in paths:
        name = stdin if path == "-" else path if os.path.lexists(path) else ""
        if name and _is_shut_out(name, config, root):
            found.excluded.append(path)
        elif path == "-" or os.path.isfile(path):
            files[tidy(path)] = None
            found.walked.discard(tidy(path))
        elif os.path.isdir(path):
            walked = _walk(path, config, root, found)
            found.walked.update(name for name in walked if name not in files)
            files.update(dict.fromkeys(walked))
        elif not os.path.exists(path) and glob.has_magic(path):
            matches = _matching(path, found)
            kept = [tidy(name) for name in matches if not _is_shut_out(name, config, root)]
            files.update(dict.fromkeys(kept))
            if not kept:
                (found.excluded if matches else found.missing).append(path)
        elif os.path.lexists(path):
            files[tidy(path)] = None  # a pipe or a broken link: reading says what is wrong
        else:
            found.missing.append(path)
    found.files = list(files)
    return found


def _lies_in(path: str, folder: str) -> bool:
    """Whether a path is a folder, or lies in it."""
    return os.path.join(os.path.abspath(path), "").startswith(os.path.join(os.path.abspath(folder), ""))


def tidy(path: str) -> str:
    """A path in the one form that it has wherever it is said: `a.txt`, not `./a.txt`.

    Where it goes up again (`..`) it stays: behind a link, that leads elsewhere. So does a file that is called `-`.
    """
    if not path or os.pardir in path.replace("\\", "/").split("/"):
        return path
    near = os.path.normpath(path)
    return path if near == "-" else near


def _is_shut_out(path: str, config: Config, root: str) -> bool:
    """Whether `force-exclude` leaves a path out, because a walk from `root` (or from the working folder, for what lies
    outside `root`) would: for its own name or for that of a folder above. Of a file outside both, its own name counts.
    """
    if not config.force_exclude:
        return False
    here = os.path.abspath(path)
    top = next((top for top in (root, os.getcwd()) if os.path.join(here, "").startswith(os.path.join(top, ""))), None)
    if top is None:
        return not os.path.isdir(here) and _matches(here, config.exclude, root)
    while here != top:
        if _matches(here, config.exclude, root):
            return True
        here = os.path.dirname(here)
    return False


def _walk(top: str, config: Config, root: str, found: Found) -> list[str]:
    files = []
    skipped: Counter[str] = Counter()

    def closed(error: OSError) -> None:
        error.filename = tidy(os.fsdecode(error.filename))
        found.closed.append(error)

    for folder, folders, names in os.walk(top, onerror=closed):
        folders[:] = sorted(name for name in folders if not _matches(os.path.join(folder, name), config.exclude, root))
        linked = [tidy(path) for name in folders if _leads_out(path := os.path.join(folder, name), top)]
        skipped[LINK] += len(linked)
        found.linked.update(linked)
        found.passed_over += linked
        if any(name.startswith(TEMPORARY) for name in names):
            from lint.base.atomic import sweep

            sweep(folder)
        for name in sorted(names):
            path = tidy(os.path.join(folder, name))
            if name.startswith((TEMPORARY, _LOCK)) or _matches(path, config.exclude, root):
                continue
            stem, suffix = os.path.splitext(path)
            wanted = _matches(path, config.include, root) or _matches(stem + suffix.lower(), config.include, root)
            if wanted and (suffix.lower() != ".pdf" or reads_pdf()):
                files.append(path)
            elif wanted or _is_document(name, suffix.lower()):
                skipped[suffix.lower()] += 1
                found.passed_over.append(path)
                if wanted:
                    found.without_library.add(path)
    if skipped := +skipped:
        found.skipped[top] = skipped
    return files


def _matching(pattern: str, found: Found) -> list[str]:
    """The files that a glob names, in order; its two stars follow no links, and those to folders elsewhere are told."""
    from wcmatch import glob as wild

    anywhere = pattern.rfind("**")
    if anywhere >= 0:
        top = plain_folder(pattern) or os.curdir
        below = wild.glob(pattern[: anywhere + 2] + "/*/", flags=wild.GLOBSTAR)
        linked = sorted(tidy(path) for path in below if _leads_out(path.rstrip("/"), top))
        found.linked.update(linked)
        found.passed_over += linked
        if linked:
            found.skipped[pattern] = Counter({LINK: len(linked)})
    return sorted(name for name in wild.glob(pattern, flags=wild.GLOBSTAR) if os.path.isfile(name))


def _leads_out(path: str, top: str) -> bool:
    """Whether a folder is a link to one outside `top`; one within is walked where it lies."""
    if not os.path.islink(path):
        return False
    return not os.path.join(os.path.realpath(path), "").startswith(os.path.join(os.path.realpath(top), ""))


@cache
def reads_pdf() -> bool:
    """Whether the library is there that PDFs are read with."""
    from importlib.util import find_spec

    return find_spec("pypdfium2") is not None


def _is_document(name: str, suffix: str) -> bool:
    """Whether a user would take a file for a document: by its type, or by a Chinese name that says none."""
    if name.startswith("~$"):  # what Word keeps beside a file that is open
        return False
    return suffix in _DOCUMENTS or (not suffix and bool(_HAN.search(name)))


def _matches(path: str, patterns: list[str], root: str) -> bool:
    return any(matches_path(path, pattern, root) for pattern in patterns)
