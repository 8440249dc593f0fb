"""html: a page in one file: who has how much in common with whom, and the passages side by side.

Nothing is loaded and nothing runs; a content security policy lets the style through by its hash.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from math import cos, pi, sin, sqrt

from lint.base.messages import text
from lint.base.version import __version__
from lint.output.copies.rows import by_share, kind, other_name, units
from lint.output.copies.sides import marked
from lint.output.machine import shown
from lint.run.overview import Common, Overview, Side

_HERE = os.path.dirname(os.path.abspath(__file__))
# A matrix and a graph of more units show nothing to anybody: those with most in common are in them.
MOST_UNITS = 24
# So many passages are open when the page is.
OPEN = 5


def render(found: Overview, lang: str) -> str:
    """The page."""
    with open(os.path.join(_HERE, "page.css"), encoding="utf-8") as handle:
        style = handle.read().strip()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = escape(text("copies.title", lang))
    return (
        f'<!doctype html>\n<html lang="{"en" if lang == "en" else "zh-CN"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="dj-lint {__version__}">\n<title>{title}</title>\n<style>{style}</style>\n'
        f"</head>\n<body>\n<main>\n<h1>{title}</h1>\n{''.join(_parts(found, lang))}</main>\n</body>\n</html>\n"
    )


def _parts(found: Overview, lang: str) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return escape(text(key, lang, **values))

    copied = sum(bool(held.copied) for held in found.documents)
    counts = {"documents": len(found.documents), "copied": copied, "passages": len(found.copies)}
    said = [say("copies.found" if found.copies else "copies.none", **counts)]
    if found.formulas:
        said.append(say("copies.formulas", count=len(found.formulas)))
    yield f"<p>{' '.join(said)}</p>\n<p class=soft>{say('copies.note')}</p>\n"
    rows = "".join(_documents(found, lang))
    yield _section(say("copies.documents"), f"<table class=docs>\n{rows}</table>")
    names = _units(found)
    if len(names) > 1:
        matrix = _section(say("copies.matrix"), f"<div class=scroll>{_matrix(found, names)}</div>")
        graph = _section(say("copies.graph"), _graph(found, names))
        yield f"<div class=two>{matrix}{graph}</div>\n"
    if found.copies:
        rows = "".join(_passage(common, n, lang) for n, common in enumerate(found.copies))
        yield _section(say("copies.passages"), rows)


def _section(head: str, body: str) -> str:
    return f"<section><h2>{head}</h2>\n{body}</section>\n"


def _documents(found: Overview, lang: str) -> Iterator[str]:
    for held in by_share(found):
        rects = f"<rect width=100 height=6 /><rect class=v width={held.share} height=6 />"
        bar = f'<svg class=bar viewBox="0 0 100 6" preserveAspectRatio=none aria-hidden=true>{rects}</svg>'
        about = " ".join(filter(None, (held.unit, str(held.year or ""))))
        share = escape(text("copies.share", lang, share=held.share))
        yield f"<tr><td>{escape(shown(held.path))}<br><small>{escape(about)}</small><td class=n>{share}{bar}</tr>\n"


def _units(found: Overview) -> list[str]:
    """The units with most in common, in order."""
    between = found.between_units
    if len(every := units(found)) <= MOST_UNITS:
        return every
    weight = {name: sum(count for pair, count in between.items() if name in pair) for name in every}
    return sorted(sorted(every, key=lambda name: -weight[name])[:MOST_UNITS])


def _matrix(found: Overview, names: list[str]) -> str:
    between = found.between_units
    most = max(between.values())
    rows = ["<tr><th>" + "".join(f"<th>{escape(name)}" for name in names)]
    for name in names:
        row = [f"<tr><th>{escape(name)}"]
        for other in names:
            count = between[min(name, other), max(name, other)]
            heat = 1 + (count * 3 > most) + (count * 3 > 2 * most)
            row.append(f"<td class=h{heat}>{count}" if count else "<td>")
        rows.append("".join(row))
    return f"<table class=matrix>{'</tr>'.join(rows)}</tr></table>"


def _graph(found: Overview, names: list[str]) -> str:
    """The units on a circle, a line between each two that have something in common."""
    between = found.between_units
    most = max(between.values())
    at = {name: 2 * pi * n / len(names) - pi / 2 for n, name in enumerate(names)}
    lines = ""
    for (one, other), count in sorted(between.items()):
        if one != other and one in at and other in at:
            ends = f"x1={_x(at[one])} y1={_y(at[one])} x2={_x(at[other])} y2={_y(at[other])}"
            lines += f"<line {ends} stroke-width={1 + 7 * sqrt(count / most):.1f} />"
    dots = ""
    for name, angle in at.items():
        said = name if len(name) <= 8 else name[:7] + "…"
        anchor = "middle" if abs(cos(angle)) < 0.3 else "start" if cos(angle) > 0 else "end"
        x, y = 240 + 128 * cos(angle), 160 + 134 * sin(angle) + 4
        dots += f"<circle cx={_x(angle)} cy={_y(angle)} r=6><title>{escape(name)}</title></circle>"
        dots += f"<text x={x:.0f} y={y:.0f} text-anchor={anchor}>{escape(said)}</text>"
    return f'<svg class=graph viewBox="0 0 480 320" role=img>{lines}{dots}</svg>'


def _x(angle: float) -> str:
    return f"{240 + 112 * cos(angle):.0f}"


def _y(angle: float) -> str:
    return f"{160 + 112 * sin(angle):.0f}"


def _passage(common: Common, n: int, lang: str) -> str:
    one, other = common.one, common.other
    left, right = marked(one.text, other.text)
    if not other.text:
        right = escape(text("copies.gone", lang))
    named = f"{escape(one.unit)} ↔ {escape(other.unit)}"
    tag = f"<span class=tag>{escape(kind(common, lang))} {common.similarity}%</span>"
    count = escape(text("copies.count", lang, count=common.characters))
    sides = (
        f"<div><h3>{_where(one, one.path, lang)}</h3><p lang=zh-CN>{left}</p></div>"
        f"<div><h3>{_where(other, other_name(common, lang), lang)}</h3><p lang=zh-CN>{right}</p></div>"
    )
    return (
        f"<details class=p{' open' if n < OPEN else ''}><summary>{tag} <b>{count}</b> · {named}</summary>\n"
        f"<div class=sides>{sides}</div></details>\n"
    )


def _where(side: Side, name: str, lang: str) -> str:
    return f"{escape(shown(name))} · {escape(text('copies.at-row', lang, row=side.place.row))}"
