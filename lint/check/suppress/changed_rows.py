"""Changes: which rows of a file are new since a revision in git.

git says which blob a file was; what it holds and what the file holds now are read and compared here, in the decoded
text: git counts rows of bytes and would miss those of UTF-16 or of a file with CR alone, and to look at a file it would
run the filters that the repository names.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from lint.base.files import read_regular
from lint.base.model import Violation
from lint.base.row_diff import new_rows
from lint.check.suppress.git import NotInGitError, git
from lint.documents.decode import NotTextError, decode
from lint.documents.source import Source


class Changes:
    """What changed since `revision`, or since the last commit that it shares with HEAD, in the repository of a folder.

    Files that are not committed count as they are in the folder; of those that the repository does not know (they lie
    outside, or in a submodule) every row counts. Raises NotInGitError.
    """

    def __init__(self, folder: str, revision: str) -> None:
        self._root = os.path.realpath(os.fsdecode(git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
        try:
            git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except NotInGitError as error:
            raise error if error.args[0] else NotInGitError("git.no-revision") from None
        try:
            self._base = git(folder, "merge-base", "--", revision, "HEAD").decode().strip()
        except NotInGitError:  # no commit in common, or none at all yet
            self._base = git(folder, "rev-parse", "--verify", "--end-of-options", revision).decode().strip()
        self._old = self._blobs()
        self._rows: dict[tuple[str, str], set[int]] = {}

    def _blobs(self) -> dict[str, str]:
        """The blobs that the files of the index were at the base, by path from the root; what is new has none."""
        old = {}
        for line in _parts(git(self._root, "ls-tree", "-r", "-z", "--full-tree", self._base)):
            about, _, path = line.partition("\t")
            _, kind, blob = about.split()
            if kind == "blob":
                old[path] = blob
        here = {*_parts(git(self._root, "ls-files", "-z"))}
        renamed = self._renamed()
        return {path: old[renamed.get(path, path)] for path in here if renamed.get(path, path) in old}

    def _renamed(self) -> dict[str, str]:
        """The paths that files of the index had at the base, where these were others."""
        options = ("--cached", "--find-renames", "--diff-filter=R", "--ignore-submodules=all", "--name-status", "-z")
        said = git(self._root, "diff-index", "--no-ext-diff", "--no-textconv", *options, self._base, "--")
        parts = [*_parts(said)]
        return dict(zip(parts[2::3], parts[1::3], strict=True))

    def touch(self, source: Source, path: str, violation: Violation) -> bool:
        """Whether a violation, or one of its related places, stands on rows that are new or meet deleted ones."""
        rows = self.rows(source, path)
        finding = violation.finding
        related = ((one.start, one.end) for one in finding.related if one.elsewhere is None)
        places = [(finding.start, finding.end), *related]
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
            self._rows = {key: self._compare(source, path, self._old.get(name, ""))}
        return self._rows[key]

    def _compare(self, source: Source, path: str, blob: str) -> set[int]:
        new = [source.line(row) for row in range(1, len(source.line_starts) + 1)]
        everything = {*range(1, len(new) + 1)}
        if not blob:
            return everything
        if _is_unchanged(path, source, blob):
            return set()
        try:
            before = decode(git(self._root, "cat-file", "blob", blob))
        except (NotTextError, NotInGitError):  # no text, or in another repository that is not asked
            return everything
        return new_rows([before.line(row) for row in range(1, len(before.line_starts) + 1)], new)


def _parts(said: bytes) -> Iterator[str]:
    """What git said with a zero byte behind each part."""
    return (os.fsdecode(part) for part in said.split(b"\0") if part)


def _is_unchanged(path: str, source: Source, blob: str) -> bool:
    """Whether a file is that blob, at a glance, and the text that of the file: what an editor passes to standard input
    under its name may be newer."""
    try:
        raw = read_regular(path)
        if blob not in (_blob(raw, len(blob)), _blob(raw.replace(b"\r\n", b"\n"), len(blob))):
            return False
        return decode(raw).text == source.text
    except (OSError, NotTextError):
        return False


def _blob(raw: bytes, length: int) -> str:
    """The name that git has for a blob: SHA-1, or SHA-256 in a repository where names are as long as that."""
    import hashlib

    make = hashlib.sha1 if length == 40 else hashlib.sha256
    return make(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()
