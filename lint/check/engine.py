"""Engine: the rules over one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec import structs

from lint.base.model import PARAGRAPHS, Edit, Finding, Format, Genre, Related, Rule, Stage, Violation
from lint.base.problems import BadFileError, RuleError
from lint.check.distinct import distinct
from lint.check.genre import detect
from lint.check.scan import Plan
from lint.documents.document import MASK, Document
from lint.kinds import Hits
from lint.packs.ruleset import Loaded
from lint.settings.selectors import Selectors, strength

if TYPE_CHECKING:
    from lint.kinds.copies.shelf import Shelf
    from lint.kinds.opinion.correction import Opinion

T = TypeVar("T")


class Spend(Protocol):
    """Does some work for `on`: the code of a rule, or "scan". A stopwatch is one."""

    def __call__(self, on: str, work: Callable[..., T], /, *arguments: Any) -> T: ...


def at_once(on: str, work: Callable[..., T], /, *arguments: Any) -> T:
    """What a call gives, with no ado."""
    return work(*arguments)


class Engine:
    """Checks documents against a fixed choice of rules; `spend` is handed the work for each rule and for the scan,
    `layout` are the figures of a page that a configuration sets, `opinion` is the model that it names."""

    def __init__(
        self,
        rules: list[Loaded],
        genres: list[Genre],
        spend: Spend = at_once,
        layout: Mapping[str, Any] | None = None,
        opinion: Opinion | None = None,
    ) -> None:
        self.rules = rules
        self.layout = layout or {}
        self.opinion = opinion
        self.genres = genres
        self._spend = spend
        self._plans: dict[tuple[str, str, Stage, Selectors], Plan] = {}

    def check(
        self,
        document: Document,
        genre: str = "",
        stage: Stage = "draft",
        without: Selectors = (),
        shelves: tuple[Shelf, ...] = (),
        opinion: Opinion | None = None,
    ) -> list[Violation]:
        """All violations in a document, in the order of the text.

        `genre` is a genre's id and overrides what the title and the opening words say; `without` names rules that do
        not run; `shelves` have the documents that this one is compared with; `opinion` is asked in place of the one of
        the engine.
        """
        kept = self._genre(document, genre)
        plan = self._spend("scan", self._plan, document.format, kept, stage, without)
        found: list[Violation] = []
        for n, (words, patterns) in self._spend("scan", plan.scan, document).items():
            loaded = plan.rules[n]
            if in_time(loaded, document):
                hit = Hits(words, patterns, kept, stage, self.layout, shelves, opinion or self.opinion)
                found += self._spend(loaded.rule.code, _violations, loaded, document, hit)
        found += self._over_joints(document, plan, kept, stage)
        if document.whole or MASK in document.text or document.format in PARAGRAPHS:
            found = list(_guarded(document, found))
        found.sort(key=lambda violation: (violation.start, violation.end, violation.rule.code))
        found = distinct(found, document.source.text)
        if any(violation.rule.garbled for violation in found):
            from lint.check.garbled import readable

            found = readable(found, document.source.text)
        return found

    def settle(self) -> None:
        """Build now, for the sorts of documents that came so far, what would be built when more of them have come."""
        for plan in [*self._plans.values()]:
            plan.settle()

    def _over_joints(self, document: Document, plan: Plan, genre: Genre | None, stage: Stage) -> Iterator[Violation]:
        """Listed words that markup or the end of a line runs through."""
        from lint.check.joined import joined

        made = joined(document)
        if made is None:
            return
        for n, words in plan.listed.spans(made.document.text).items():
            loaded = plan.rules[n]
            if in_time(loaded, document):
                for violation in _violations(loaded, made.document, Hits(words, [], genre, stage)):
                    if moved := made.back(violation.finding):
                        yield structs.replace(violation, finding=moved)

    def _genre(self, document: Document, wanted: str) -> Genre | None:
        if wanted:
            return next((genre for genre in self.genres if genre.id == wanted), None)
        return detect(document, self.genres)

    def _plan(self, format_: Format, genre: Genre | None, stage: Stage, without: Selectors) -> Plan:
        """The rules meant for documents of this format, genre and stage, with their scan."""
        key = (format_, genre.id if genre else "", stage, without)
        if key not in self._plans:
            self._plans[key] = Plan(
                [
                    loaded
                    for loaded in self.rules
                    if applies(loaded.rule, format_, key[1], stage)
                    and not strength(without, loaded.rule.code, loaded.rule.name)
                ]
            )
        return self._plans[key]


def _violations(loaded: Loaded, document: Document, hits: Hits) -> list[Violation]:
    """What one rule finds, as severe as it is in the stage; raises RuleError where the rule has a defect, BadFileError
    where a file that it needs has."""
    rule = loaded.rule
    try:
        findings = list(loaded.kind.check(document, loaded.options, hits))
    except BadFileError:
        raise
    except Exception as error:
        raise RuleError(rule.code, f"{type(error).__name__}: {error}") from error
    if not findings:
        return []
    if (severity := rule.severity_at(hits.stage)) != rule.severity:
        rule = structs.replace(rule, severity=severity)
    size = len(document.text)
    for finding in findings:
        if not _lies_within(finding, size):
            raise RuleError(rule.code, f"{finding.start}–{finding.end} / {size}")
    return [Violation(rule, finding) for finding in findings]


def _lies_within(finding: Finding, size: int) -> bool:
    """Whether a finding, its edits and its other places lie within a text of some size."""
    here = (related for related in finding.related if related.elsewhere is None)
    places: tuple[Finding | Edit | Related, ...] = (finding, *finding.edits, *here)
    return all(0 <= place.start <= place.end <= size for place in places)


def _guarded(document: Document, found: list[Violation]) -> Iterator[Violation]:
    from lint.check.guard import guarded

    for violation in found:
        if finding := guarded(document, violation.finding):
            yield structs.replace(violation, finding=finding)


def applies(rule: Rule, format_: Format, genre: str, stage: Stage) -> bool:
    """Whether a rule is meant for documents of this format, genre (its id, or empty) and stage."""
    if rule.formats and format_ not in rule.formats:
        return False
    if rule.stages and stage not in rule.stages:
        return False
    return genre not in rule.not_genres and (not rule.genres or genre in rule.genres)


def in_time(loaded: Loaded, document: Document) -> bool:
    """Whether a rule holds for all of the document's year; one with a time does not where the year is not known."""
    valid = loaded.rule.valid
    if valid is None:
        return True
    year = document.year
    return year is not None and valid.since <= f"{year}-01-01" and f"{year}-12-31" <= (valid.until or "9999")
