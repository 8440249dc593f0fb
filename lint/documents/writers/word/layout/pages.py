"""Pages: paper, margins and the number of the page, as properties of sections, and the parts that a number needs."""

from __future__ import annotations

import re

from lint.documents.official.standard import Standard
from lint.documents.package.archive import Package
from lint.documents.package.relations import file_of, relations
from lint.documents.package.xml import Part
from lint.documents.word.look.sections import MM, Section
from lint.documents.writers.text import NotSplicedError
from lint.documents.writers.word.markup import filled, prefix_of
from lint.documents.writers.word.properties import footer, page_of, part_of
from lint.documents.writers.word.splice import Splices

_TWIPS_PER_MM = 1440 / 25.4
_TYPES = "[Content_Types].xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
_FOOTER = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
# What stands before `evenAndOddHeaders` in the settings, which are a sequence.
_BEFORE = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
    "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
    "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
    "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle"
)  # fmt: skip


def set_page(splices: Splices, section: Section, standard: Standard, references: bytes) -> list[str]:
    """Give a section the paper and the margins of a standard where it has others, unless it lies across, and references
    to footers; which of paper and margins it got."""
    if section.properties is None:
        raise NotSplicedError
    done = []
    part, element, across = splices.part, section.properties, section.width > section.height
    raw = part.raw[element.start : part.end(element)]
    if not across and (_is_other(section.width, standard.width) or _is_other(section.height, standard.height)):
        raw = _with(raw, b"pgSz", {"w": standard.width[0], "h": standard.height[0]})
        done.append("paper")
    if not across and wrong_margins(section, standard):
        sides = {"top": standard.top[0], "right": standard.right[0], "bottom": standard.bottom[0]}
        raw = _with(raw, b"pgMar", {**sides, "left": standard.left[0], "gutter": 0.0})
        done.append("margins")
    if references:
        raw = _put(raw, references, after=b"")
    if done or references:
        splices.swap(element.start, part.end(element), raw)
    return done


def wrong_margins(section: Section, standard: Standard) -> bool:
    """Whether a margin is none that the standard has."""
    tolerance = standard.margin_tolerance + 0.05
    sides = (
        (section.top, standard.top),
        (section.bottom, standard.bottom),
        (section.left, standard.left),
        (section.right, standard.right),
    )
    return any(_is_other(have, figures, tolerance) for have, figures in sides)


def _is_other(points: float, figures: tuple[float, ...], tolerance: float = 0.6) -> bool:
    return not any(abs(points / MM - figure) <= tolerance for figure in figures)


def _with(raw: bytes, name: bytes, millimetres: dict[str, float]) -> bytes:
    """The bytes of a section with other figures in one of its elements, which is put in where it is missing."""
    values = {key: str(round(value * _TWIPS_PER_MM)).encode() for key, value in millimetres.items()}
    found = re.search(rb"<(?:[\w.-]+:)?" + name + rb"\b[^>]*?(/?)>", raw)
    if found:
        tag = found.group()
        for key, value in values.items():
            said = re.compile(rb"(\s[\w.-]+:" + key.encode() + rb"\s*=\s*)([\"'])[^\"']*\2")
            tag, count = said.subn(rb"\g<1>\g<2>" + value + rb"\g<2>", tag)
            if not count:
                end = -2 if found[1] else -1
                tag = tag[:end] + b" w:" + key.encode() + b'="' + value + b'"' + tag[end:]
        return raw[: found.start()] + tag + raw[found.end() :]
    more = b"".join(b' w:%b="%b"' % (key.encode(), value) for key, value in values.items())
    if name == b"pgMar":
        more += b' w:header="851" w:footer="1417"'
    return _put(
        raw, b"<w:" + name + more + b"/>", after=rb"headerReference|footerReference|footnotePr|endnotePr|type|pgSz"
    )


def _put(raw: bytes, tag: bytes, after: bytes) -> bytes:
    """The bytes of a section with one more element, behind those of some names that it begins with."""
    opened = re.match(rb"<[^>]*>", raw)
    assert opened
    if opened.group().endswith(b"/>"):
        name = re.match(rb"<([^\s/>]+)", raw)
        assert name
        return opened.group()[:-2] + b">" + tag + b"</" + name[1] + b">"
    at = opened.end()
    last = after and [
        *re.finditer(rb"<(?:[\w.-]+:)?(?:" + after + rb")\b[^>]*?(?:/>|>.*?</(?:[\w.-]+:)?(?:" + after + rb")>)", raw)
    ]
    at = last[-1].end() if last else at
    return raw[:at] + tag + raw[at:]


class Numbers:
    """The footers with the number of the page, for a document that has neither headers nor footers."""

    def __init__(self, package: Package, main: Part, standard: Standard) -> None:
        self._package = package
        self._main = main
        self._page = page_of(standard)
        self._known = relations(package, main.name)
        self._settings = next((one.target for one in self._known if one.type == "settings" and not one.external), "")
        # Only the settings can say that even pages are other than odd ones.
        self._kinds = ("default", "even") if self._settings in package else ("default",)

    @property
    def wanted(self) -> bool:
        """Whether they can be added: nothing stands above or below the text, so that nothing is lost or moved."""
        related = _TYPES in self._package and file_of(self._main.name) in self._package
        return related and not any(one.type in ("header", "footer") for one in self._known)

    def parts(self) -> dict[str, bytes]:
        """The parts that are new or other than they were, but for the main one."""
        folder = self._main.name.rpartition("/")[0]
        names = {kind: f"{folder}/footer-dj-lint-{kind}.xml" for kind in self._kinds}
        found = {name: part_of("ftr", footer(self._page, kind == "even")).encode() for kind, name in names.items()}
        types = Part(_TYPES, self._package.part(_TYPES))
        tag = f'<{prefix_of(types).decode()}Override PartName="/{{}}" ContentType="{_FOOTER}"/>'
        found[_TYPES] = filled(types, [], "".join(map(tag.format, names.values())).encode())
        file = file_of(self._main.name)
        related = Part(file, self._package.part(file))
        tag = f'<{prefix_of(related).decode()}Relationship Id="rIdDjLint{{}}" Type="{_RELATION}" Target="{{}}"/>'
        tags = "".join(tag.format(kind, name.rpartition("/")[2]) for kind, name in names.items())
        found[file] = filled(related, [], tags.encode())
        return {**found, **self._told()}

    def _told(self) -> dict[str, bytes]:
        """The settings, which say that even pages are other than odd ones."""
        name = self._settings
        if name not in self._package:
            return {}
        part = Part(name, self._package.part(name))
        if part.root.first("w:evenAndOddHeaders"):
            return {}
        before = [kid for kid in part.root.kids if kid.tag.removeprefix("w:") in _BEFORE.split()]
        tag = b"<w:evenAndOddHeaders/>"
        if part.is_empty(part.root):
            return {name: filled(part, [], tag)}
        at = part.end(before[-1]) if before else part.inner(part.root)
        return {name: part.raw[:at] + tag + part.raw[at:]}

    def references(self) -> bytes:
        """What the first section names them by."""
        space = ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        return "".join(
            f'<w:footerReference w:type="{kind}" r:id="rIdDjLint{kind}"{space}/>' for kind in self._kinds
        ).encode()
