"""Engine: the rules over one document."""

from __future__ import annotations

from msgspec import structs

from lint.base.model import Genre, Stage, Violation
from lint.check.distinct import distinct
from lint.check.genre import detect
from lint.check.scan import Plan
from lint.documents.document import Document
from lint.kinds import Hits
from lint.packs.ruleset import Loaded
from lint.settings.selectors import Selectors, strength


class Engine:
    """Checks documents against a fixed choice of rules."""

    def __init__(self, rules: list[Loaded], genres: list[Genre]) -> None:
        self.rules = rules
        self.genres = genres
        self._plans: dict[tuple[str, str, Stage, Selectors], Plan] = {}

    def check(
        self, document: Document, genre: str = "", stage: Stage = "draft", without: Selectors = ()
    ) -> list[Violation]:
        """All violations in a document, in the order of the text.

        `genre` is a genre's id and overrides what the title and the opening words say; `without` names rules that do
        not run.
        """
        document.genre = self._genre(document, genre)
        document.stage = stage
        plan = self._plan(document, without)
        hits = plan.scan(document)
        found: list[Violation] = []
        for n, loaded in enumerate(plan.rules):
            kind = loaded.kind
            hit = hits.get(n)
            if hit is None:
                if kind.words or kind.patterns:
                    continue
                hit = Hits([], [])
            if in_time(loaded, document):
                rule = loaded.rule
                if (severity := rule.severity_at(stage)) != rule.severity:
                    rule = structs.replace(rule, severity=severity)
                found += [Violation(rule, finding) for finding in kind.check(document, loaded.options, hit)]
        found.sort(key=lambda violation: (violation.start, violation.end, violation.rule.code))
        return distinct(found, document.source.text)

    def _genre(self, document: Document, wanted: str) -> Genre | None:
        if wanted:
            return next((genre for genre in self.genres if genre.id == wanted), None)
        return detect(document, self.genres)

    def _plan(self, document: Document, without: Selectors) -> Plan:
        """The rules meant for documents of this format, genre and stage, with their scan."""
        key = (document.format, document.genre.id if document.genre else "", document.stage, without)
        if key not in self._plans:
            self._plans[key] = Plan(
                [
                    loaded
                    for loaded in self.rules
                    if applies(loaded, document) and not strength(without, loaded.rule.code, loaded.rule.name)
                ]
            )
        return self._plans[key]


def applies(loaded: Loaded, document: Document) -> bool:
    """Whether a rule is meant for documents of this format, genre and stage."""
    rule = loaded.rule
    if rule.formats and document.format not in rule.formats:
        return False
    if rule.stages and document.stage not in rule.stages:
        return False
    genre = document.genre.id if document.genre else ""
    return genre not in rule.not_genres and (not rule.genres or genre in rule.genres)


def in_time(loaded: Loaded, document: Document) -> bool:
    """Whether a rule holds for all of the document's year; one with a time does not where the year is not known."""
    valid = loaded.rule.valid
    if valid is None:
        return True
    year = document.year
    return year is not None and valid.since <= f"{year}-01-01" and f"{year}-12-31" <= (valid.until or "9999")
