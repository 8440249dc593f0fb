"""Report: what the formats for other programs share: paths, reasons of trouble, one replacement for several edits."""

from __future__ import annotations

import os
import re
from string import Formatter
from typing import NamedTuple

from lint.base.model import Rule, Violation
from lint.documents.source import Source
from lint.output.terminal import printable, problem_line, why
from lint.run.result import Unread

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


class Replacement(NamedTuple):
    """The text from start to end, and what takes its place."""

    start: int
    end: int
    before: str
    after: str


# Where a system says which folder its paths begin at, by the format that is for it.
_VARIABLES = {"github": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}


def base_folder(format_: str, given: str = "") -> str:
    """The folder that a format's paths are relative to: the one that was `given`, else what the system that the format
    is for says, else the repository that holds the working folder; empty, for the working folder, without one."""
    if given:
        return os.path.abspath(given)
    if told := os.environ.get(_VARIABLES.get(format_, ""), ""):
        return told
    folder = here = os.getcwd()
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent
    return "" if folder == here else folder


def shown(path: str, base: str = "") -> str:
    """A path as `relative` has it, for sentences: without anything that a terminal or a log obeys."""
    return printable(relative(path, base))


def relative(path: str, base: str = "") -> str:
    """A path with `/`, relative to a folder, else to the working folder, and as UTF-8 can hold it.

    A path outside that folder stays as it is.
    """
    return near(path, base).encode("utf-8", "replace").decode()


def near(path: str, base: str = "") -> str:
    """The same, with every byte of the name."""
    path = os.path.normpath(path) if path else path
    if base or os.path.isabs(path):
        try:
            closer = os.path.relpath(path, base or os.curdir)
        except ValueError:  # another drive
            closer = os.pardir
        if closer != os.pardir and not closer.startswith(os.pardir + os.sep):
            path = closer
    return path.replace(os.sep, "/")


def unread(result: Unread, lang: str) -> str:
    """Why a file could not be checked; more lines where its configuration is to blame."""
    said = why(result, lang)
    return "\n".join([said, *(problem_line(problem, lang) for problem in result.problems)])


def level(result: Unread, error: str, warning: str) -> str:
    """How grave it is that a file was not checked: less where it was passed over in a folder."""
    return warning if result.passed_over else error


def replacement(source: Source, violation: Violation) -> Replacement | None:
    """A violation's fix as one replacement, from its first edit to its last."""
    edits = sorted(violation.finding.edits, key=lambda edit: (edit.start, edit.end))
    if violation.rule.fix == "none" or not edits:
        return None
    start, end = edits[0].start, max(edit.end for edit in edits)
    after, at = "", start
    for edit in edits:
        after += source.text[at : edit.start] + edit.content
        at = edit.end
    return Replacement(start, end, source.text[start:end], after + source.text[at:end])


def title(rule: Rule, lang: str) -> str:
    """What a rule says of each finding, with … where they differ."""
    parts = Formatter().parse(rule.text(lang))
    return "".join(said + ("…" if field is not None else "") for said, field, _, _ in parts)


def attribute(value: str) -> str:
    """A value in quotes, as XML and HTML have it; what XML cannot hold is shown as U+FFFD."""
    return '"' + "".join(_XML.get(char, char) for char in _NOT_XML.sub("\ufffd", value)) + '"'
