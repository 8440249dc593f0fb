"""Changes: which rows of a file are new since a revision in git.

git says which files changed and what they were; the rows are compared here, in the decoded text, because git counts
rows of bytes and would miss those of UTF-16 or of a file with CR alone.
"""

from __future__ import annotations

import os
import subprocess
from difflib import SequenceMatcher

from lint.base.model import Violation
from lint.documents.decode import NotTextError, decode
from lint.documents.source import Source


class NotInGitError(Exception):
    """The folder is in no repository that can be asked, git does not know the revision, or there is no git.

    `args[0]` is what git said, or a key of the messages: `git.missing`, `git.no-revision`.
    """


class Changes:
    """What changed since `revision`, or since the last commit that it shares with HEAD, in the repository of a folder.

    Files that are not committed count as they are in the folder; of those that the repository does not know (they lie
    outside, or in a submodule) every row counts. Raises NotInGitError.
    """

    def __init__(self, folder: str, revision: str) -> None:
        self._root = os.path.realpath(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
        try:
            _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except NotInGitError as error:
            raise error if error.args[0] else NotInGitError("git.no-revision") from None
        try:
            self._base = _git(folder, "merge-base", "--", revision, "HEAD").decode().strip()
        except NotInGitError:  # no commit in common, or none at all yet
            self._base = _git(folder, "rev-parse", "--verify", "--end-of-options", revision).decode().strip()
        self._known = {os.fsdecode(path) for path in _git(self._root, "ls-files", "-z").split(b"\0")}
        self._old = self._changed()
        self._rows: dict[tuple[str, str], set[int]] = {}

    def _changed(self) -> dict[str, str]:
        """The files that changed, by path from the root; to each the path that it had, empty for a new one."""
        said = _git(self._root, "diff", "--name-status", "-z", "--find-renames", self._base, "--").split(b"\0")
        parts = iter([os.fsdecode(part) for part in said if part])
        old = {}
        for status in parts:
            before = next(parts)
            after = next(parts) if status[0] in "RC" else before
            old[after] = "" if status[0] == "A" else before
        for path in _git(self._root, "ls-files", "--others", "-z").split(b"\0"):
            old[os.fsdecode(path)] = ""
        return old

    def touch(self, source: Source, path: str, violation: Violation) -> bool:
        """Whether a violation, or one of its related places, stands on rows that are new or meet deleted ones."""
        rows = self.rows(source, path)
        finding = violation.finding
        places = [(finding.start, finding.end), *((related.start, related.end) for related in finding.related)]
        return any(
            row in rows
            for start, end in places
            for row in range(source.row(start), source.row(max(start, end - 1)) + 1)
        )

    def rows(self, source: Source, path: str) -> set[int]:
        """The 1-based rows of a file, as `source` has it, that are new or stand where others were deleted."""
        try:
            name = os.path.relpath(os.path.realpath(path), self._root).replace(os.sep, "/")
        except ValueError:  # another drive of Windows
            name = path
        key = (name, source.text)
        if key not in self._rows:
            old = self._old.get(name, name if name in self._known else "")
            unchanged = old and name not in self._old and _holds(path, source)
            self._rows = {key: set() if unchanged else self._compare(source, old)}
        return self._rows[key]

    def _compare(self, source: Source, old: str) -> set[int]:
        new = [source.line(row) for row in range(1, len(source.line_starts) + 1)]
        everything = {*range(1, len(new) + 1)}
        if not old:
            return everything
        try:
            before = decode(_git(self._root, "cat-file", "blob", f"{self._base}:{old}"))
        except NotTextError:
            return everything
        lines = [before.line(row) for row in range(1, len(before.line_starts) + 1)]
        rows: set[int] = set()
        for tag, _, _, low, high in SequenceMatcher(None, lines, new, autojunk=False).get_opcodes():
            if tag == "delete":
                rows |= {low, low + 1} & everything  # what stood around it now meets
            elif tag != "equal":
                rows |= {*range(low + 1, high + 1)}
        return rows


def _holds(path: str, source: Source) -> bool:
    """Whether a file holds a text: what an editor passes to standard input under its name may be newer."""
    try:
        with open(path, "rb") as handle:
            return decode(handle.read()).text == source.text
    except (OSError, NotTextError):
        return False


def _git(folder: str, *arguments: str) -> bytes:
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise NotInGitError("git.missing") from None
    except OSError as error:
        raise NotInGitError(os.strerror(error.errno or 0)) from None
    if done.returncode:
        raise NotInGitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
