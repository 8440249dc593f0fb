"""The kind itself: its options, its reports, and when it has anything to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind, Report

if TYPE_CHECKING:
    from lint.kinds.page_layout.facts import Facts


class Options(Struct, forbid_unknown_fields=True):
    report: str


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    """What a report finds in a Word document that says how it looks; nothing in any other."""
    if document.format != "word" or not document.source.writable:
        return
    # What no text needs is imported with the first Word file.
    from lint.documents.official.standard import standard
    from lint.kinds.page_layout.facts import Facts

    if not isinstance(facts := document.memo.get("page-layout"), Facts):
        facts = document.memo["page-layout"] = Facts(document, standard(hits.layout), hits.genre)
    if facts.judged and (facts.laid_out or options.report == "plain"):
        yield from REPORTS[options.report].run(facts)


def _named(module: str, name: str) -> Callable[[Facts], Iterator[Finding]]:
    """A report by its module, which is imported with the first document that it looks at."""

    def run(facts: Facts) -> Iterator[Finding]:
        found: Iterator[Finding] = getattr(import_module(f"lint.kinds.page_layout.{module}"), name)(facts)
        return found

    return run


# The reports, by the module that has them.
_MODULES = {
    "pages": (
        "plain paper margins lines characters landscape number-missing number-shape number-hyphen number-face "
        "number-place"
    ),
    "faces": (
        "body-font body-size stray title-font title-habit title-size title-place heading-font heading-size "
        "heading-bold colour attachment-face marks attendance"
    ),
    "places": (
        "first-line wrap typed-indent addressee attachment-note date signature remark attachment-page "
        "attachment-head blank-note letterhead document-number red-line imprint-face imprint-place "
        "imprint-lines letter-number"
    ),
}
REPORTS = {
    name: Report(_named(module, name.replace("-", "_"))) for module, names in _MODULES.items() for name in names.split()
}
VALUES = frozenset(("found", "expected", "count", "level", "height", "margins", "right"))

KIND = Kind(Options, VALUES, check, reports=REPORTS)
