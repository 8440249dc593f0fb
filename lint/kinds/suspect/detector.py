"""Alerts: what is suspect in a document, with how sure that is.

The work is done once for a document, whatever rules ask, and once for a clause that stands in it again and again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from lint.kinds.suspect.alert import Alert, Evidence
from lint.kinds.suspect.judging import known, masks, names, terms
from lint.kinds.suspect.judging.features import Rest, Row, firsts
from lint.kinds.suspect.judging.spread import Spread
from lint.kinds.suspect.judging.terms import Near, Terms
from lint.kinds.suspect.judging.trees import Trees
from lint.kinds.suspect.reading.candidates import Candidate, candidates
from lint.kinds.suspect.reading.clauses import Clause, clauses
from lint.kinds.suspect.reading.doubts import Doubts
from lint.kinds.suspect.reading.lattice import Lattice
from lint.kinds.suspect.reading.usage import unusual, use
from lint.kinds.suspect.tables import data
from lint.kinds.suspect.tables.data import FOLDER, SOUND, Data

# The scores from which an alert is worth an advice, in a text of a few sentences too, and worth an error.
ADVICE, ADVICE_SHORT, ERROR = 0.12, 0.06, 0.7
# What a slip in a set phrase scores: one that the model is sure of, and one that it cannot judge.
_SURE, _PIECES = 0.95, 0.6
# From this score on, a wrong character is mended before the clause is looked at again.
_MENDED = 0.5
# How much less (as `use` has it) what may be meant can be used than what is written. Of those that are found without
# this, 995 of 1,000 are used so much, of the others 6 of 10.
_USED = 0.2
# How much likelier (log10) a phrase without the slip must make its clause, and how alike two characters must look.
_SURE_GAIN, _ALIKE = 2.0, 7
# How likely an alert must be right by its spread: in a text that was read again, and in one that was not; and to be an
# error. Where so many characters have one alert that is likely by this, a text was not read again.
_LEAST, _LEAST_CARELESS, _LEAST_ERROR = 0.6, 0.075, 0.95
_PLAIN, _OFTEN, _SHORT = 0.8, 4000, 400
# A word that is used so often (thirty times in 60 million characters, as a logarithm) is no error for certain.
_WRITTEN = 3.4
# What a document says more than once must score so much to be an advice.
_DOUBTFUL = 0.4
# So many clauses are remembered.
_MOST_SEEN = 100_000

# A candidate with its first features, and with the sum of the early trees.
Hope = tuple[Candidate, Row, float]


class Detector:
    """The model with its tables."""

    def __init__(
        self, tables: Data, doubts: Doubts, trees: Trees, phrases: Terms, spread: Spread | None = None
    ) -> None:
        self.data = tables
        self.doubts = doubts
        self.trees = trees
        self.terms = phrases
        self.spread = spread
        self._seen: dict[tuple[str, frozenset[int], tuple[str, str, bool], float], list[Alert]] = {}
        # The clause that was looked up last, and where it is unusual.
        self._strange: tuple[str, list[bool]] = "", []
        # Clauses in which nothing is wrong, whatever stands around them.
        self._plain: set[str] = set()
        # Clauses that are unusual somewhere, and were not found to be plain when they were looked up.
        self._odd: set[str] = set()

    def find(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Alert]:
        """The alerts in some spans of a text, in order."""
        found = self.candidates(text, spans)
        if self.spread is None:
            return found
        likely = [self.spread.likelihood(text, alert, self.data.used) for alert in found]
        least = _LEAST_CARELESS if _careless(text, likely) else _LEAST
        return [
            alert if one >= _LEAST_ERROR and not self._is_written(alert) else _advised(alert)
            for alert, one in zip(found, likely, strict=True)
            if one >= least
        ]

    def _is_written(self, alert: Alert) -> bool:
        """Whether an alert finds a word that others write, too, as far as the pairs of its characters tell."""
        pairs = [alert.found[n : n + 2] for n in range(len(alert.found) - 1)]
        return alert.evidence == "rare" and bool(pairs) and min(map(self.data.used.__getitem__, pairs)) >= _WRITTEN

    def candidates(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Alert]:
        """The alerts by the trees alone, in order."""
        least = ADVICE_SHORT if len(text) < _SHORT else ADVICE
        with _uncollected():
            found = [alert for span in spans for alert in self._span(text, *span, least)]
        found = [alert for alert in found if not known.gainsays(text, alert)]
        return [alert for one in found if (alert := _weighed(one, text.count(one.found))).score >= least]

    def _span(self, text: str, start: int, end: int, least: float) -> Iterator[Alert]:
        for clause in clauses(text, start, end, self._is_plain):
            key = (clause.text, clause.hidden, clause.scene, least)
            found = self._seen.get(key)
            if found is None:
                found = self._clause(clause, least)
                if found is None:
                    self._plain.add(clause.text)
                    continue
                self._seen[key] = found
            for alert in found:
                at, stop = clause.start + alert.at, clause.start + alert.stop
                yield alert._replace(at=at, stop=stop, begin=clause.start + alert.begin)

    def _is_plain(self, text: str) -> bool:
        """Whether nothing is wrong in a clause, whatever stands around it, as far as is known before it is read."""
        if text in self._plain:
            return True
        if text in self._odd:
            return False
        self._strange = text, unusual(text, self.data.used)
        if len(self._odd) + len(self._plain) > _MOST_SEEN:
            for one in (self._seen, self._plain, self._odd):
                one.clear()
        (self._odd if True in self._strange[1] else self._plain).add(text)
        return text in self._plain

    def _clause(self, clause: Clause, least: float) -> list[Alert] | None:
        """The alerts of a clause that score so much, none of which overlap; places are counted from its start. None
        where there would be none wherever the clause stood.

        One wrong character hides another near it: the clause is looked at again with the first ones mended.
        """
        found, plain = self._look(clause, clause.text, least)
        if plain:
            return None
        mended, hidden = list(clause.text), set(clause.hidden)
        for alert in found:
            if alert.score >= _MENDED and len(alert.fix) == alert.stop - alert.at:
                mended[alert.at : alert.stop] = alert.fix
                hidden.update(range(alert.at, alert.stop))
        if len(hidden) == len(clause.hidden):
            return found
        again = clause._replace(text="".join(mended), hidden=frozenset(hidden))
        taken = {n for alert in found for n in range(alert.at, alert.stop)}
        found_again, _ = self._look(again, clause.text, least)
        more = [alert for alert in found_again if taken.isdisjoint(range(alert.at, alert.stop))]
        return sorted([*found, *more])

    def _look(self, clause: Clause, written: str, least: float) -> tuple[list[Alert], bool]:
        """The alerts of a clause as it stands, for a document in which it is `written` otherwise; and whether there is
        nothing in it that could be one, whatever stands around."""
        text = clause.text
        strange = self._strange[1] if self._strange[0] == text else unusual(text, self.data.used)
        found, hopes = list(self._masked(clause)), []
        listed = any(strange) and names.listed(text, clause.scene)
        if any(strange):
            lattice = Lattice(text, self.data)
            doubtful = self.doubts.places(lattice, strange)
            if any(doubtful):
                hopes = [] if listed else self._hopes(lattice, doubtful, clause.hidden)
                found += self._unlikely(clause, written, lattice, hopes, least)
                found += self._slips(clause, written, lattice, doubtful)
        if not found:
            return [], not (hopes or listed or clause.hidden)
        found.sort(key=lambda one: -one[2].score)
        taken: set[int] = set()
        kept = []
        for start, end, alert in found:
            span = set(range(start, end))
            if not span & taken:
                taken |= span
                kept.append(alert)
        return sorted(kept), False

    def _hopes(self, lattice: Lattice, doubtful: list[bool], hidden: frozenset[int]) -> list[Hope]:
        """The candidates of a clause for which the early trees leave hope, and that are used like what is written."""
        text, used, hopes = lattice.text, self.data.used, []
        found = firsts(lattice, candidates(lattice, doubtful, hidden))
        for one, first in found:
            if (begun := self.trees.begun(first)) is not None:
                at, stop = one.at, one.at + len(one.meant)
                if use(text[:at] + one.meant + text[stop:], at, stop, used) + _USED >= use(text, at, stop, used):
                    hopes.append((one, first, begun))
        return hopes

    def _unlikely(
        self,
        clause: Clause,
        written: str,
        lattice: Lattice,
        hopes: list[Hope],
        least: float,
    ) -> Iterator[tuple[int, int, Alert]]:
        text, rest = clause.text, Rest(lattice, clause.scene, self.terms)
        for one, first, begun in hopes:
            score = self.trees.score(rest.row(one, first), begun)
            stop = one.at + len(one.meant)
            if score < least or self.terms.holds(text, one.at, stop):
                continue
            if names.foreign(text, one.at) or names.titled(text, one.at):
                continue
            yield min(one.at, one.word_start), max(stop, one.word_end), self._alert(text, written, one, score)

    def _alert(self, text: str, written: str, one: Candidate, score: float) -> Alert:
        stop = one.at + len(one.meant)
        start, end = one.word_start, max(stop, one.word_end)
        if end - start < 2:
            start, end = max(0, start - 1), min(len(text), end + 1)
        found, right = written[start:end], text[start : one.at] + one.meant + text[stop:end]
        words = self.data.words
        evidence: Evidence = "unknown" if found not in words and right in words else "rare"
        return Alert(one.at, stop, one.meant, found, right, score, evidence, start)

    def _masked(self, clause: Clause) -> Iterator[tuple[int, int, Alert]]:
        if clause.hidden:
            for at, measure in masks.miscounted(clause, self.data):
                found = clause.text[at]
                yield at, at + 1, Alert(at, at + 1, measure, found, measure, _SURE, "measure", at)

    def _slips(
        self, clause: Clause, written: str, lattice: Lattice, doubtful: list[bool]
    ) -> Iterator[tuple[int, int, Alert]]:
        text = clause.text
        for near in self.terms.near(text, doubtful):
            start, end, at, stop = near.start, near.end, near.at, near.stop
            if not clause.hidden.isdisjoint(range(start, end)) or self.terms.holds(text, at, stop):
                continue
            fix = near.term[at - start : len(near.term) - (end - stop)]
            if score := self._slip_score(lattice, near, fix):
                yield start, end, Alert(at, stop, fix, written[start:end], near.term, score, "phrase", start)

    def _slip_score(self, lattice: Lattice, near: Near, fix: str) -> float:
        """How sure a slip in a set phrase is. One character for another is advice at most, and only where it leaves the
        phrase in pieces: the trees know of the phrase and judge the rest."""
        text, at, stop = lattice.text, near.at, near.stop
        flags, likeness = self.data.confusions[text[at]].get(fix, (0, 0))
        if near.slip == "changed" and not flags & SOUND and likeness < _ALIKE:
            return 0.0
        gain = Lattice(text[:at] + fix + text[stop:], self.data).best - lattice.best
        if near.slip != "changed":
            return _SURE if gain >= 2 * _SURE_GAIN else 0.0
        pieces = [(word.start, word.end) for word in lattice.reading if word.start < near.end and word.end > near.start]
        singles = sum(end - start == 1 for start, end in pieces)
        return _PIECES if (at, stop) in pieces and singles > 2 and gain >= -_SURE_GAIN / 2 else 0.0


def _weighed(alert: Alert, times: int) -> Alert:
    """What a document says several times is more likely the writer's own word than a slip: an advice where it scores
    high, and no error."""
    if times < 2 or len(alert.found) < 2:
        return alert
    return _advised(alert) if alert.score >= _DOUBTFUL else alert._replace(score=0.0)


def _advised(alert: Alert) -> Alert:
    """An alert that is an advice at most."""
    return alert._replace(score=min(alert.score, ERROR - 0.01))


def _careless(text: str, likely: list[float]) -> bool:
    """Whether a text has so many alerts that are hardly doubtful that it was not read again; of a few sentences nobody
    knows."""
    return len(text) < _SHORT or sum(one >= _PLAIN for one in likely) * _OFTEN >= len(text)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Do not look for cycles of garbage meanwhile: none are made, and looking takes a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@lru_cache(maxsize=1)
def shipped(folder: Path = FOLDER) -> Detector:
    """The detector that comes with the package."""
    return Detector(
        data.shipped(),
        Doubts.load(folder / "doubts.bin"),
        Trees.load(folder / "trees.bin"),
        terms.shipped(),
        Spread.load(folder / "spread.bin"),
    )
