"""Route: a text cut into words as jieba cuts it, the same cuts to the last one.

The likeliest words of the dictionary; what they leave as single characters is guessed by a hidden Markov model whose
states are a word's begin, middle and end, and a word of one character. Slower per text than jieba-rs by far, but there
is nothing to load. What we are not sure of is left to it: characters that it takes in ways of its own, and two ways
that are all but as likely, since its model is jieba's with other roundings.
"""

from __future__ import annotations

from lint.documents.cutting.tables import Tables, shipped

# jieba's: how likely a text begins in a state, and how likely one follows another; B is 0, E 1, M 2, S 3.
# https://github.com/fxsjy/jieba/blob/v0.42.1/jieba/finalseg/prob_start.py, prob_trans.py
_START = (-0.26268660809250016, -3.14e100, -3.14e100, -1.4652633398537678)
_B_E, _B_M = -0.510825623765990, -0.916290731874155
_E_B, _E_S = -0.5897149736854513, -0.8085250474669937
_M_E, _M_M = -0.33344856811948514, -1.2603623820268226
_S_B, _S_S = -0.7211965654669841, -0.6658631448798212

# Logarithms that differ by less are not told apart: of two frequencies, and of two paths through the model. jieba-rs
# was seen to choose otherwise where they differed by 1.5e-7.
_CLOSE, _CLOSE_PATHS = 1e-6, 1e-4
_POSSIBLE = -1e50

_ALONE = frozenset("，。、；：！？“”‘’（）《》〈〉【】—…·\n\u3000\ufffc")


class _UnsureError(Exception):
    """jieba-rs has to say."""


def cuts(text: str, guess: bool = True, tables: Tables | None = None) -> set[int] | None:
    """The offsets (code points) at which words begin and end; None where jieba-rs has to say.

    `guess` as for `words.boundaries`.
    """
    try:
        return _cuts(text, guess, tables or shipped())
    except _UnsureError:
        return None


def _cuts(text: str, guess: bool, tables: Tables) -> set[int]:
    found, start = {0, len(text)}, 0
    for at, char in enumerate(text):
        if "一" <= char <= "龥" or (char.isascii() and char.isalnum()):
            continue
        if char not in _ALONE:
            raise _UnsureError
        _cut(text, start, at, guess, tables, found)
        found.update((at, at + 1))
        start = at + 1
    _cut(text, start, len(text), guess, tables, found)
    return found


def _cut(text: str, start: int, end: int, guess: bool, tables: Tables, found: set[int]) -> None:
    """Add the ends of the words between two places, where all is letters, digits and Han characters."""
    step = _steps(text[start:end], tables)
    at, run = start, -1
    while at < end:
        after = start + step[at - start]
        if after == at + 1 and (guess or text[at].isascii()):
            if run < 0:
                run = at
        else:
            if run >= 0:
                _run(text, run, at, guess, tables, found)
                run = -1
            found.add(after)
        at = after
    if run >= 0:
        _run(text, run, end, guess, tables, found)


def _steps(text: str, tables: Tables) -> list[int]:
    """For each place of a text where the likeliest word from there ends."""
    size, total = len(text), tables.total
    likely = [0.0] * (size + 1)
    steps = [0] * size
    for at in range(size - 1, -1, -1):
        best, best_end = 0.0, 0
        for end, frequency in tables.words_from(text, at):
            probability = frequency - total + likely[end]
            if best_end and abs(probability - best) < _CLOSE:
                raise _UnsureError
            if not best_end or probability > best:
                best, best_end = probability, end
        if not best_end:
            best, best_end = 0.0 - total + likely[at + 1], at + 1
        likely[at], steps[at] = best, best_end
    return steps


def _run(text: str, start: int, end: int, guess: bool, tables: Tables, found: set[int]) -> None:
    """Add the ends of the words in a run of single characters: without `guess` it is letters and digits, one word."""
    found.update((start, end))
    if not guess or end - start == 1:
        return
    if tables.has(text[start:end]):
        found.update(range(start, end))
        return
    at = start
    while at < end:
        ascii_ = text[at].isascii()
        after = at + 1
        while after < end and text[after].isascii() == ascii_:
            after += 1
        found.add(after)
        if not ascii_ and after - at > 1:
            found.update(at + n + 1 for n, state in enumerate(_states(text[at:after], tables)) if state in "ES")
        at = after


def _states(text: str, tables: Tables) -> str:
    """The likeliest states of the characters of a text of two or more."""
    emitted = tables.emitted(text[0])
    b, e, m, s = (first + second for first, second in zip(_START, emitted, strict=True))
    came: list[str] = []
    for char in text[1:]:
        to_b, to_e, to_m, to_s = tables.emitted(char)
        b_e, b_s = e + _E_B + to_b, s + _S_B + to_b
        e_b, e_m = b + _B_E + to_e, m + _M_E + to_e
        m_b, m_m = b + _B_M + to_m, m + _M_M + to_m
        s_e, s_s = e + _E_S + to_s, s + _S_S + to_s
        came.append(
            ("S" if _later(b_e, b_s) else "E")
            + ("M" if _later(e_b, e_m) else "B")
            + ("M" if _later(m_b, m_m) else "B")
            + ("S" if _later(s_e, s_s) else "E")
        )
        b, e, m, s = max(b_e, b_s), max(e_b, e_m), max(m_b, m_m), max(s_e, s_s)
    states = ["S" if _later(e, s) else "E"]
    for before in reversed(came):
        states.append(before["BEMS".index(states[-1])])
    return "".join(reversed(states))


def _later(one: float, other: float) -> bool:
    """Whether the other of two paths is likelier; of two that cannot be it is the other, as jieba has it."""
    if abs(one - other) < _CLOSE_PATHS and one > _POSSIBLE:
        raise _UnsureError
    return other >= one
