"""Held against LibreOffice: what it makes of a Word file, we read as the Word file; what it reads in ours, we read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import lint
from lint.documents.office import doc, odt, rtf
from lint.documents.package.archive import Package
from lint.documents.word.paragraph import Paragraph
from lint.documents.word.read import read
from lint.documents.word.source import ParagraphSource
from tests.documents.office.make_doc import ILFO, ILVL, Level, P, Style, fielded, sprm
from tests.documents.office.make_doc import doc as make_doc
from tests.documents.word.more_samples import SAMPLES
from tests.soffice import TEXT_IN, TEXT_OUT, Soffice

pytestmark = pytest.mark.xdist_group("soffice")

READERS: dict[str, Callable[[bytes], list[Paragraph]]] = {
    "doc": doc.read,
    "odt": lambda raw: odt.read(Package(raw)),
    "rtf": rtf.read,
}
# What LibreOffice itself makes of these is something else: it counts 第三条 anew, writes today's date into a field, a
# paragraph of its own behind a page break, content controls twice, and knows no legal numbering …
OTHERWISE = {
    *("captions", "chapters", "contents", "fields", "headers", "legal-numbers", "soft-breaks", "symbols"),
    "prefixed-relations",  # it cannot open it
}
OTHERWISE_IN = {
    # A box is written behind the text.
    "doc": {"boxes", "content-controls", "numbered-anew"},
    "odt": {"one-run"},
    # It puts the mark of a deleted end of paragraph on its text.
    "rtf": {"boxes", "content-controls", "deleted-marks", "revisions"},
}
# Files that differ only in how they are packed.
PACKED = {
    "stored",
    "moved-main",
    "default-namespace",
    "other-prefix",
    "no-comments-yet",
    "plain",
    "entities",
    "long-list",
}
EXAMPLES = sorted(Path(__file__).parents[3].glob("examples/*/*.txt"))
NAMES = sorted({*SAMPLES} - OTHERWISE - PACKED)


def own() -> bytes:
    """A .doc of our own making, with all that its tables can say."""
    shapes = [Level(39, "%1、"), Level(39, "（%2）"), Level(0, "%3.", follow=2)]
    body = [P("学习", sprm(ILFO, 1)), P("集休", sprm(ILVL, 1) + sprm(ILFO, 1)), P("末", sprm(ILVL, 2) + sprm(ILFO, 1))]
    link = fielded('见\x13 HYPERLINK "http://a.cn" \x14网站\x15。')
    sheet = [Style("Normal", 0), Style("heading 1", 1, 0)]
    text: list[P | str] = ["关于学习的报告", "plain text é", "𠮷野家", *body, link, "完。"]
    return make_doc(*text, lists=[shapes], uses=[(0, {})], styles=sheet)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples and the examples as LibreOffice writes them in every format, and our own .doc as it reads it."""
    folder = tmp_path_factory.mktemp("soffice")
    office = Soffice(folder / "profile")
    office.convert(EXAMPLES, "docx", folder, TEXT_IN)
    files = [folder / f"{file.stem}.docx" for file in EXAMPLES]
    for name in NAMES:
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(SAMPLES[name].raw)
    for suffix in READERS:
        office.convert(files, suffix, folder)
    (folder / "own.doc").write_bytes(own())
    office.convert([folder / "own.doc"], TEXT_OUT, folder)
    return folder


def _told(paragraphs: list[Paragraph]) -> list[tuple[str, str]]:
    """The stories and texts that are to be the same: without blanks and holes, without what is empty."""
    told = [(paragraph.story, re.sub(r"[\s\ufffc]", "", paragraph.text)) for paragraph in paragraphs]
    return sorted(filter(lambda one: one[1], told), key=lambda one: one[0] in ("header", "footer"))


@pytest.mark.parametrize("suffix", READERS)
def test_a_word_file_in_another_format_is_read_as_it_was(suffix: str, made: Path) -> None:
    wrong = []
    for name in NAMES:
        source = read(SAMPLES[name].raw).source
        assert isinstance(source, ParagraphSource)
        expected = _told(list(source.paragraphs))
        if _told(READERS[suffix]((made / f"{name}.{suffix}").read_bytes())) != expected:
            wrong.append(name)
    assert not {*wrong} - OTHERWISE_IN[suffix]


@pytest.mark.parametrize("suffix", ["docx", *READERS])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_a_text_has_the_same_report_in_every_format(example: Path, suffix: str, made: Path) -> None:
    def report(file: Path) -> list[tuple[str, int, int, str, str]]:
        found = lint.check_file(file, config={"min-severity": "info"})
        return [(one.code, one.row, one.column, one.text, re.sub("段", "行", one.message)) for one in found]

    expected = report(example)
    assert expected or example.parent.name == "good"
    assert report(made / f"{example.stem}.{suffix}") == expected


def test_a_doc_of_ours_is_read_as_libreoffice_reads_it(made: Path) -> None:
    lines = (made / "own.txt").read_text(encoding="utf-8-sig").splitlines()
    ours = [paragraph.text for paragraph in doc.read(own())]
    assert [re.sub(r"\s", "", line) for line in lines] == [re.sub(r"\s", "", text) for text in ours]
    assert "（一）集休" in ours and "1.末" in ours
