"""Features: what speaks for a particle where it stands, as short texts that are weighed by their hash."""

from __future__ import annotations

from lint.kinds.particle.sites import Words

# What shows that the word before it is a verb that goes on: 提高了, 学习过.
_ASPECTS = frozenset("了着过起出到进下住完好成")


def features(text: str, at: int, words: Words) -> list[str]:
    """The features of the particle at a place of a sentence; they do not depend on which particle it is.

    l, r: characters; L, R: words; p, q: parts of speech, of the words before and behind.
    """
    part = words.part
    one = words.ahead(text, at + 1)
    after = at + 1 + len(one)
    two = words.ahead(text, after)
    three = words.ahead(text, after + len(two))
    left = words.behind(text, at)
    before = at - len(left)
    farther = words.behind(text, before)
    farthest = words.behind(text, before - len(farther))
    pl, p1, p2, p3, q, q2 = part(left), part(one), part(two), part(three), part(farther), part(farthest)
    l2, r2 = text[max(0, at - 2) : at], text[at + 1 : at + 3]
    twice = "=" if len(left) > 1 and len(set(left)) < len(left) else ""
    four = text[max(0, at - 4) : at]
    if len(four) == 4 and four[:2] == four[2:]:
        twice = "=="
    last = words.behind(text, len(text.rstrip("，、：“”（）")))
    ends = text.find("，", at)
    clause_end = words.behind(text, ends if ends > 0 else len(text))
    aspect = "a" if two in _ASPECTS else "n"
    return [
        f"l{text[at - 1]}", f"L{left}", f"l2{l2}", f"r{text[at + 1 : at + 2]}", f"R{one}", f"r2{r2}",
        f"LR{left}|{one}", f"lr{l2}|{r2}", f"pp{pl}{len(left)}|{p1}{len(one)}", f"Lp{left}|{p1}", f"pR{pl}|{one}",
        f"p2{pl}|{p1}|{p2}", f"p3{pl}|{p1}|{p2}|{p3}", f"RR{one}|{two}", f"Rp{one}|{p2}", f"Rq{one}|{p2}|{p3}",
        f"Rr{one}|{two[:1]}", f"LL{farther}|{left}", f"q{q}|{pl}|{p1}", f"q2{farthest}|{farther}|{pl}",
        f"Lq{left}|{p1}|{p2}", f"r3{text[at + 1 : at + 4]}", f"r4{text[at + 1 : at + 5]}",
        f"l3{text[max(0, at - 3) : at]}", f"Lr{left}|{one}|{p2}", f"={twice}{p1}", f"LS{left}|{one}|{two}",
        f"a{pl}{len(left)}|{one}|{aspect}", f"S{farther}|{pl}|{one}", f"e{pl}|{p1}|{part(clause_end)}",
        f"f{q2}|{q}|{pl}|{p1}", f"t{left}|{p1}|{part(last)}", f"w{twice}{pl}|{p1}|{aspect}", f"l4{four}",
    ]  # fmt: skip
