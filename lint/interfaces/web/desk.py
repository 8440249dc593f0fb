"""Desk: answers what the page asks of documents, from their bytes; it keeps rules and settings, and no document."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from lint.base.model import Edit, Violation
from lint.base.problems import BadFileError
from lint.check.fixpoint import chosen, fixpoint
from lint.check.suppress.entries import Ignored, Index
from lint.documents import words
from lint.documents.decode import NotTextError
from lint.documents.document import Document
from lint.documents.readers import read_bytes, read_edited
from lint.documents.word.source import ParagraphSource
from lint.documents.writers.text import edited
from lint.interfaces.cli.commands.watched_files import Seen, nearest_changed
from lint.interfaces.web import forms, shown, stand
from lint.interfaces.web.wish import FILES, Act, Place, Sheet, Wish, WrongWishError, plain_name
from lint.output.machine import unread
from lint.output.terminal import problem_line
from lint.run.checker import FileChecker, refused
from lint.run.result import Checked, Result, Unread
from lint.run.workspace import Options, Workspace
from lint.settings.config import Ignore, Settings

# So many choices of rules are kept ready.
_MOST_CHECKERS = 8
_Choice = tuple[tuple[str, ...], bool, bool]


class Answer(Struct, frozen=True):
    """What the page gets: JSON, or a file under a name; `said` is a sentence that goes with it."""

    body: bytes
    name: str = ""
    said: str = ""
    status: int = 200


class Opened(NamedTuple):
    """A document as the page has it: the bytes that came, what they said, and what the edits that were accepted since
    make of it."""

    sheet: Sheet
    raw: bytes
    first: Document
    document: Document

    @property
    def name(self) -> str:
        return self.document.source.path


class Desk:
    """Answers one wish after the other, each by the configuration of the working folder."""

    def __init__(self, config_file: str = "", isolated: bool = False) -> None:
        self._options = Options(config_file=config_file or None, isolated=isolated)
        self._checkers: dict[_Choice, FileChecker] = {}
        self._seen = Seen()

    def warm(self) -> None:
        """Read the rules, so that the first wish need not wait for them; what is wrong with them it will say."""
        with contextlib.suppress(BadFileError):
            workspace = self._checker(Wish([])).workspace
            workspace.engine(workspace.settings("."))
            words.stay()

    def answer(self, act: Act, wish: Wish, raws: list[bytes]) -> Answer:
        """What is asked, done; raises WrongWishError for what the page would not ask."""
        self._look_for_changes()
        try:
            return self._answer(act, wish, raws)
        except BadFileError as error:
            return _json({"trouble": "\n".join(problem_line(problem, wish.lang) for problem in error.problems)})
        finally:
            self._seen.note(path for checker in self._checkers.values() for path in checker.workspace.sources())

    def _answer(self, act: Act, wish: Wish, raws: list[bytes]) -> Answer:
        checker = self._checker(wish)
        settings = checker.workspace.settings(".")
        genres = {genre.id for genre in checker.workspace.rules(settings).genres}
        if wish.genre and wish.genre not in genres:
            raise WrongWishError("no such genre")
        task = _Task(checker, settings, wish)
        results = [task.result(sheet, raw) for sheet, raw in zip(wish.sheets, raws, strict=True)]
        if act == "report":
            body, name = forms.report(iter(results), wish.lang)
            return Answer(body, name)
        (result,) = results if len(results) == 1 else (None,)
        if result is None:
            raise WrongWishError("several documents")
        if isinstance(result, Unread):
            return _json({"trouble": unread(result, wish.lang)})
        done = task.safely(result.path, task.done, act, raws[0], result)
        if isinstance(done, Unread):
            return _json({"trouble": unread(done, wish.lang)})
        assert isinstance(task.answer, Answer)
        return task.answer

    def _checker(self, wish: Wish) -> FileChecker:
        choice = (tuple(sorted(set(wish.off))), wish.infos, wish.final)
        if choice not in self._checkers:
            if len(self._checkers) == _MOST_CHECKERS:
                self._checkers.pop(next(iter(self._checkers)))
            self._checkers[choice] = FileChecker(self._workspace(choice))
        return self._checkers[choice]

    def _workspace(self, choice: _Choice) -> Workspace:
        off, infos, final = choice
        overrides: dict[str, object] = {"stage": "final"} if final else {}
        if infos:
            overrides["min_severity"] = "info"
        if off:
            plain = Workspace(self._options)
            rules = plain.rules(plain.settings(".")).rules
            overrides["ignore"] = [loaded.rule.code for loaded in rules if loaded.pack.name in off]
        workspace = Workspace(msgspec.structs.replace(self._options, overrides=overrides))
        workspace.read_reasons()
        return workspace

    def _look_for_changes(self) -> None:
        """Forget rules and settings where a file of theirs has changed, or another configuration is nearer now."""
        workspaces = [checker.workspace for checker in self._checkers.values()]
        if self._seen.changed() or any(nearest_changed(workspace, ".") for workspace in workspaces):
            self._checkers.clear()
            self._seen.clear()


class _Task:
    """One wish."""

    def __init__(self, checker: FileChecker, settings: Settings, wish: Wish) -> None:
        self._checker = checker
        self._settings = settings
        self._wish = wish
        entries = (Ignore(rule=s.rule, text=s.text, context=s.context, reason=s.reason) for s in wish.stands)
        self._index = Index(Ignored(-1, entry) for entry in entries)
        self._opened: Opened | None = None
        self.answer: Answer | None = None

    def result(self, sheet: Sheet, raw: bytes) -> Result:
        """What is found in a document, or why it cannot be read."""
        return self.safely(plain_name(sheet.name), self._checked, sheet, raw)

    def safely(self, name: str, work: Callable[..., Result], *arguments: object) -> Result:
        """What some work on a document gives; what goes wrong with it is a sentence, but for a wish that is wrong."""
        wrong: list[WrongWishError] = []

        def tried() -> Result:
            try:
                return work(*arguments)
            except WrongWishError as error:
                wrong.append(error)
                return Unread(name, "file.crash", {"reason": str(error)})

        result = self._checker.safely(name, tried)
        if wrong:
            raise wrong[0]
        return result

    def _checked(self, sheet: Sheet, raw: bytes) -> Result:
        name = plain_name(sheet.name)
        try:
            first = read_bytes(raw, name)
        except NotTextError as error:
            return refused(name, error)
        self._opened = Opened(sheet, raw, first, replayed(first, sheet.rounds))
        document = self._opened.document
        return Checked(name, document, self.look(document), raw)

    def look(self, document: Document) -> list[Violation]:
        """What is found in a document; what is let stand is marked."""
        found = self._checker.look(document, document.source.path, self._settings, self._wish.genre)
        if not self._wish.stands:
            return found
        marked = []
        for violation in found:
            let = None if violation.suppressed else self._index.of(violation, document.source)
            marked.append(msgspec.structs.replace(violation, suppressed=let) if let else violation)
        return marked

    def done(self, act: Act, raw: bytes, result: Checked) -> Result:
        """Do what is asked of a document that could be read; `answer` has what came of it."""
        assert self._opened
        opened, wish = self._opened, self._wish
        if act in FILES:
            name, body, said = forms.made(act, opened.first, raw, opened.sheet.rounds, result, self.look, wish.lang)
            self.answer = Answer(body, name, said) if name else _json({"trouble": said})
            return result
        rounds, more = list(opened.sheet.rounds), {}
        document, found = opened.document, result.violations
        if act == "accept":
            new = [sorted(_of(wish.place, result).finding.edits, key=lambda edit: (edit.start, edit.end))]
            if chosen([_of(wish.place, result)], document.source):
                rounds, document = rounds + new, replayed(document, new)
                found = self.look(document)
        elif act == "safe":
            fixed = fixpoint(document, found, self.look, unsafe=False)
            rounds, document, found = rounds + fixed.rounds, fixed.document, fixed.left
        elif act == "stand":
            more = stand.stood(_of(wish.place, result), result, raw, self._checker.workspace, wish.reason, wish.lang)
            self.answer = _json(more)
            return result
        given = shown.document(document, found, wish.lang)
        given |= {"rounds": rounds, "forms": forms.possible(opened.first)}
        given["notes"] = forms.notes(opened.first, wish.lang)
        self.answer = _json(given)
        return result


def replayed(document: Document, rounds: list[list[Edit]]) -> Document:
    """A document after rounds of edits; raises WrongWishError where they do not fit it."""
    for edits in rounds:
        source, at = document.source, 0
        for edit in edits:
            fits = at <= edit.start <= edit.end <= len(source.text)
            if not fits or (isinstance(source, ParagraphSource) and not source.takes(edit)):
                raise WrongWishError("edits that do not fit the document")
            at = edit.end
        document = read_edited(document, edits, edited(source.text, edits))
    return document


def _of(place: Place | None, result: Checked) -> Violation:
    """The finding at a place that the page names."""
    for violation in result.shown:
        if place and (violation.rule.code, violation.start, violation.end) == (place.code, place.start, place.end):
            return violation
    raise WrongWishError("no such finding")


def _json(given: dict[str, Any]) -> Answer:
    return Answer(msgspec.json.encode(given))
