"""Relay: a Word document is laid out as a 公文, and what was done to it is told."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from lint.documents.decode import NotTextError
from lint.documents.document import Document
from lint.documents.official.standard import Standard, size_name
from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from lint.documents.writers.text import NotSplicedError
from lint.documents.writers.word.layout.pages import Numbers, set_page
from lint.documents.writers.word.layout.paragraphs import Dresser
from lint.documents.writers.word.layout.plan import Anew, Plan
from lint.documents.writers.word.layout.sheet import NewStyles
from lint.documents.writers.word.markup import STRICT, namespace


class Change(Struct, frozen=True):
    """What is done to a document: a key of the messages, its values, and the rows it is done to."""

    key: str
    values: Mapping[str, str | int] = {}
    rows: tuple[int, ...] = ()


class Relaid(Struct):
    """The bytes of the document after it, and what was done; the same bytes where nothing was."""

    raw: bytes
    changes: list[Change]


def relay(raw: bytes, document: Document, standard: Standard) -> Relaid:
    """Lay a Word document out, whose bytes these are.

    Raises NotSplicedError where it could not be read again as it was: where its parts do not call things as everybody
    does, or something is amiss.
    """
    try:
        return _relay(raw, document, standard)
    except NotTextError:  # a part that nothing of the text stands in
        raise NotSplicedError from None


def _relay(raw: bytes, document: Document, standard: Standard) -> Relaid:
    source = document.source
    assert isinstance(source, PackageSource)
    plan = Plan(document, standard)
    dresser = Dresser(source, plan.looks)
    parts: dict[str, bytes] = {}
    changes = _pages(plan, dresser, parts) if plan.roles.han(plan.roles.rows) else []
    changes += _paragraphs(plan, dresser, parts)
    if not changes:
        return Relaid(raw, [])
    if (
        namespace(dresser.part.raw) == STRICT
        or b"xmlns:w=" not in dresser.part.raw[: dresser.part.inner(dresser.part.root)]
    ):
        raise NotSplicedError
    parts[source.main] = dresser.splices.result()
    made = source.package.replaced(parts)
    _verify(source, made)
    return Relaid(made, changes)


def _pages(plan: Plan, dresser: Dresser, parts: dict[str, bytes]) -> list[Change]:
    """Paper, margins and the number of the page."""
    standard, sections = plan.standard, plan.looks.pages.sections
    numbers = Numbers(plan.source.package, dresser.part, standard)
    numbered = numbers.wanted and sections[0].properties is not None
    if numbered:
        parts.update(numbers.parts())
    done: list[str] = []
    for n, section in enumerate(sections):
        references = numbers.references() if numbered and n == 0 else b""
        done += set_page(dresser.splices, section, standard, references) if section.properties else []
    sides = "/".join(f"{figures[0]:g}" for figures in (standard.top, standard.bottom, standard.left, standard.right))
    found: list[Change] = []
    if "paper" in done:
        found.append(Change("layout.paper", {"expected": f"{standard.width[0]:g}×{standard.height[0]:g}"}))
    if "margins" in done:
        found.append(Change("layout.margins", {"expected": sides}))
    return [*found, Change("layout.number")] if numbered else found


def _paragraphs(plan: Plan, dresser: Dresser, parts: dict[str, bytes]) -> list[Change]:
    source = plan.source
    sheet = next((part for part in source.parts.values() if part.root.tag == "w:styles"), None)
    if sheet is None:
        return []
    styles = NewStyles(sheet, plan.looks.sheet)
    by_way: dict[str, list[int]] = {}
    found = plan.paragraphs()
    for anew in found:
        paragraph = source.paragraphs[anew.row - 1]
        base = plan.looks.style_of(paragraph)
        name = "body" if anew.head else anew.name
        id_ = styles.paragraph(name, anew.dress, base, paragraph.level, anew.whole)
        aside = anew.head or anew.rest
        role = anew.name if anew.head else "body"
        dresser.dress(anew, id_, styles.character(role, aside) if aside else "")
        by_way.setdefault(_way(anew), []).append(anew.row)
    if made := styles.result():
        parts[sheet.name] = made
    return [Change("layout.paragraphs", {"what": way, "count": len(rows)}, tuple(rows)) for way, rows in by_way.items()]


def _way(anew: Anew) -> str:
    """What a paragraph gets, as it is spoken of: 公文正文（三号仿宋）."""
    dress = anew.head or anew.dress
    return f"{dress.style}（{size_name(dress.size)}{dress.font}）"


def _verify(source: PackageSource, made: bytes) -> None:
    """See to it that every word is there; raises NotSplicedError where one is not. Numbers of pages may have come."""
    try:
        text = read(made, source.path).source.text
    except NotTextError:
        raise NotSplicedError from None
    if text != source.text and not text.startswith(source.text + "\n— "):
        raise NotSplicedError
