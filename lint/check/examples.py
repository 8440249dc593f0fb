"""Selftest: every rule against its own examples, and all rules against every good one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from lint.base.model import Bad, Good, Said, Violation
from lint.base.toml_places import Path, position
from lint.check.engine import Engine
from lint.check.fixpoint import Look, fixpoint
from lint.check.suppress.mark import Known, mark
from lint.documents import without_comments
from lint.documents.document import Document
from lint.documents.readers import read
from lint.documents.regex import finditer
from lint.documents.source import Source
from lint.packs.ruleset import Loaded, RuleSet

if TYPE_CHECKING:
    from lint.kinds.copies.shelf import Shelf
    from lint.kinds.opinion.correction import Correction

# What is right for one rule of pages is right for all that warn.
_OF_PAGES = "page-layout"
# Kinds that say what a document lacks as a whole.
_OF_THE_WHOLE = ("frame", "sections")


class Failure(Struct):
    """An example that does not hold: where it stands in the rule file, and what is wrong (a key of the messages)."""

    file: str
    row: int
    column: int
    code: str
    key: str
    values: dict[str, Any]


class Selftest:
    """Runs the examples of one rule after another; good ones must be clean under all of `everything` that is on by
    default."""

    def __init__(self, everything: RuleSet) -> None:
        self.genres = everything.genres
        self.engine = Engine([loaded for loaded in everything.rules if loaded.rule.default], everything.genres)
        pages = [one for one in everything.rules if one.rule.kind == _OF_PAGES and one.rule.severity != "info"]
        self.of_kind = {_OF_PAGES: Engine(pages, everything.genres)}

    def failures(self, loaded: Loaded) -> list[Failure]:
        """What does not hold of the examples of a rule."""
        engine = self.engine
        one = engine if loaded.rule.kind == "suppression" else Engine([loaded], self.genres)
        found = [*_unmade(loaded)]
        if not found:
            found = [*_table(loaded), *_never(loaded), *_bad(loaded, one), *_worse(loaded, engine)]
            found += _good(loaded, engine)
        if not found and not loaded.rule.default:
            found += _good(loaded, self.of_kind.get(loaded.rule.kind, one))
        return [_failure(loaded, path, key, values) for path, key, values in found]


def test(own: RuleSet, everything: RuleSet) -> list[Failure]:
    """Run the examples of the rules `own`, which are among `everything`."""
    selftest = Selftest(everything)
    return [failure for loaded in own.rules for failure in selftest.failures(loaded)]


Found = Iterator[tuple[Path, str, dict[str, Any]]]


def _failure(loaded: Loaded, path: Path, key: str, values: dict[str, Any]) -> Failure:
    with open(loaded.file, encoding="utf-8") as handle:
        text = handle.read()
    import tomli

    rules = tomli.loads(text)["rule"]
    n = next(n for n, rule in enumerate(rules) if rule["code"] == loaded.rule.code)
    return Failure(loaded.file, *position(text, ("rule", n, *path)), loaded.rule.code, key, values)


def _check(engine: Engine, example: Bad | Good, text: str) -> list[Violation]:
    return _look(engine, _document(example, text), example)


def _look(engine: Engine, document: Document, example: Bad | Good) -> list[Violation]:
    shelves = _beside(document, example)
    opinion = _Says(example.said) if example.said else None
    found = without_comments.check(
        document, lambda bare: engine.check(bare, example.genre, example.stage, shelves=shelves, opinion=opinion)
    )
    known = Known([loaded.rule for loaded in engine.rules], lambda rule: True)
    return [violation for violation in mark(document, found, known, None, ()) if not violation.suppressed]


def _document(example: Bad | Good, text: str) -> Document:
    if example.format != "word":
        return read(Source(text), example.text_format)
    from lint.documents.official.standard import Standard
    from lint.documents.word.read import read as read_word
    from lint.documents.writers.word.fresh import made

    return read_word(made(text, Standard(), example.look))


def _unmade(loaded: Loaded) -> Found:
    """Examples in Word that cannot be made as they say."""
    every: list[tuple[Path, Bad | Good]] = [(("bad", n), example) for n, example in enumerate(loaded.rule.bad)]
    every += [(("good", n), example) for n, example in enumerate(loaded.rule.good)]
    for path, example in every:
        if example.look and example.format != "word":
            yield (*path, "look"), "test.look", {"reason": 'format = "word"'}
        elif example.format == "word":
            try:
                _document(example, example.text)
            except ValueError as error:
                yield (*path, "look"), "test.look", {"reason": str(error)}


def _beside(document: Document, example: Bad | Good) -> tuple[Shelf, ...]:
    """The documents that are given with an example: itself, and another one."""
    if not example.beside:
        return ()
    from lint.kinds.copies.shelf import Memory

    shelf = Memory()
    shelf.add(document, document.source.path, "1")
    shelf.add(read(Source(example.beside), example.text_format), "beside.txt", "2")
    return (shelf,)


class _Says:
    """Stands for a model, which an example is given what it would say of it."""

    def __init__(self, said: list[Said]) -> None:
        self._said = said

    def of(self, texts: Sequence[str]) -> list[list[Correction]]:
        from lint.kinds.opinion.correction import Correction

        found = [[(text.find(one.written), one) for one in self._said] for text in texts]
        return [sorted(Correction(at, one.meant, one.likelihood) for at, one in some if at >= 0) for some in found]


def texts(violations: list[Violation], text: str) -> list[str]:
    """What was found: as the kind names it, or the text at its place."""
    return [str(v.finding.values.get("found", text[v.start : v.end])) for v in violations]


def _bad(loaded: Loaded, engine: Engine) -> Found:
    rule = loaded.rule
    for n, example in enumerate(rule.bad):
        document = _document(example, example.text)
        violations = _look(engine, document, example)
        found = texts(violations, document.source.text)
        if found != example.found:
            yield ("bad", n), "test.found", {"text": example.text, "expected": example.found, "found": found}
        elif example.fixed is not None:
            fixed = _fixed(engine, example, violations)
            left = texts(_check(engine, example, fixed), fixed)
            if fixed != example.fixed:
                yield (
                    ("bad", n, "fixed"),
                    "test.fixed",
                    {"text": example.text, "expected": example.fixed, "found": fixed},
                )
            elif left:
                yield ("bad", n, "fixed"), "test.refound", {"text": fixed, "found": left}
    if rule.fix != "none" and all(example.fixed is None for example in rule.bad):
        yield ("fix",), "test.no-fixed", {}


def _fixed(engine: Engine, example: Bad, violations: list[Violation]) -> str:
    document = _document(example, example.text)
    return fixpoint(document, violations, _looker(engine, example), unsafe=True).document.source.text


def _looker(engine: Engine, example: Bad) -> Look:
    return lambda document: _look(engine, document, example)


def _worse(loaded: Loaded, engine: Engine) -> Found:
    """No correction of a bad example makes another rule, or this one again, find what it did not find before."""
    for n, example in enumerate(loaded.rule.bad):
        if example.fixed is None:
            continue
        document = _document(example, example.text)
        before = _look(engine, document, example)
        endless = fixpoint(document, before, _looker(engine, example), unsafe=True).endless
        after = _counted(_check(engine, example, example.fixed), example.fixed)
        new = after - _counted(before, example.text)
        if new:
            code, found = next(iter(new))
            yield ("bad", n, "fixed"), "test.worse", {"text": example.fixed, "rule": code, "found": found}
        elif endless:
            yield ("bad", n, "fixed"), "test.endless", {"text": example.text, "rule": "、".join(endless)}


def _counted(violations: list[Violation], text: str) -> Counter[tuple[str, str]]:
    """How often each rule found what; an example is no whole document, and what it lacks as one does not count."""
    some = [violation for violation in violations if violation.rule.kind not in _OF_THE_WHOLE]
    return Counter(zip((violation.rule.code for violation in some), texts(some, text), strict=True))


def _good(loaded: Loaded, engine: Engine) -> Found:
    for n, example in enumerate(loaded.rule.good):
        document = _document(example, example.text)
        for violation in _look(engine, document, example)[:1]:
            found = texts([violation], document.source.text)[0]
            yield ("good", n), "test.good", {"text": example.text, "rule": violation.rule.code, "found": found}


def _table(loaded: Loaded) -> Found:
    """A table of words is sorted, maps no word to itself, and no answer holds a wrong word that would be reported."""
    table = getattr(loaded.options, "table", None)
    if not isinstance(table, dict):
        return
    words = list(table)
    for one, other in pairwise(words):
        if one > other:
            yield ("options", "table", other), "test.unsorted", {"found": other, "other": one}
    # A rule that holds for some years or genres only would find nothing in an answer, which has none.
    always = structs.replace(loaded.rule, valid=None, genres=[], stages=[], formats=[])
    engine = Engine([structs.replace(loaded, rule=always)], [])
    for word, right in table.items():
        answers = [right] if isinstance(right, str) else right
        for answer in answers:
            if answer == word:
                yield ("options", "table", word), "test.identity", {"found": word}
            elif (isinstance(right, str) or word in answer) and (left := engine.check(read(Source(answer)))):
                other = texts(left, answer)[0]
                yield ("options", "table", word), "test.loop", {"found": word, "fix": answer, "other": other}


def _never(loaded: Loaded) -> Found:
    """Every expression of a rule is triggered by one of its bad examples: one that can never match is found so."""
    if loaded.rule.kind != "pattern":
        return
    documents = [_document(example, example.text) for example in loaded.rule.bad]
    for n, pattern in enumerate(loaded.options.any):
        if not any(next(finditer(pattern, document), None) for document in documents):
            yield ("options", "any", n), "test.never", {"n": n + 1, "pattern": pattern}
