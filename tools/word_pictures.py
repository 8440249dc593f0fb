"""Makes the Word file that docs/word.md shows, and the pictures of it as LibreOffice lays it out: with tracked changes,
and with its comments, which LibreOffice exports as notes of the PDF and which are drawn into the margin here.

    pip install pypdfium2 pillow && python tools/word_pictures.py

Needs LibreOffice (`soffice`) and Noto Sans CJK. The file is the same byte by byte each time; the pictures depend on
the fonts.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the checkout first
from tests.documents.word.make import CHINESE_LISTS, docx, p, r, style, table, uses

FOLDER = ROOT / "docs" / "word"
NAME = "工作总结.docx"
DATE = "1714552200"
PDF = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
# Pixels for a point of the page, and those of the margin for comments.
SCALE, MARGIN = 1.6, 440
TYPEFACE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
FONT = '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:hint="eastAsia"/><w:sz w:val="{0}"/>'
LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
INDENT = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640" w:firstLineChars="200"/>'
ROWS = (("小组", "走访户数", "解决问题"), ("第一小组", "120户", "20件"), ("第二小组", "200户", "26件，己全部办结"))
TITLE = "清河社区党支部2024年上半年工作总结"
STEPS = "一是每周五组织一次夜校；二是请老党员讲村史；四是把课堂搬到田间地头。"


def document() -> bytes:
    """A summary with slips: in running text, a table, an automatic number."""
    title = p(r(TITLE, "<w:b/>" + FONT.format(40)), ppr='<w:spacing w:after="360"/><w:jc w:val="center"/>')
    blocks = [
        title,
        p("抓学习，筑牢思想根基", style="heading1"),
        p("上半年，支部坚持集休学习制度，", r("集中学习12次", "<w:b/>"), "，推动动党的创新理论入脑入心。" + STEPS),
        p("抓服务，办好民生实事", style="heading1"),
        p('支部开展"我为群众办实事"活动，走访群众320户，解决急难愁盼问题46件。'),
        p("各小组完成情况如下："),
        table(*ROWS).replace("<w:tblPr/>", f"<w:tblPr><w:tblBorders>{LINES}</w:tblBorders></w:tblPr>", 1),
        p("抓作风，从严管理党员", style="heading1"),
        p("支部按照上级部暑，对党员参加组织生活的情况逐月通报，做到奖惩分明。"),
    ]
    normal = f'<w:name w:val="Normal"/><w:pPr>{INDENT}</w:pPr><w:rPr>{FONT.format(32)}</w:rPr>'
    first = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">' + normal + "</w:style>"
    heading = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>'
    return docx("".join(blocks), styles=first + style("heading1", heading, "Normal"), numbering=CHINESE_LISTS + uses(1))


def lint(*arguments: str) -> None:
    """Run dj-lint in the folder of the pictures, at a fixed time."""
    given = {**os.environ, "SOURCE_DATE_EPOCH": DATE, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "lint", *arguments, "--isolated", "--no-cache"], cwd=FOLDER, env=given)


class Note(NamedTuple):
    """A comment as LibreOffice exports it: where it stands on the page (pixels), by whom, and what it says."""

    x: float
    y: float
    author: str
    text: str


def pages(file: Path, folder: str) -> Any:
    """A Word file as LibreOffice lays it out: a PDF with its comments as annotations."""
    import pypdfium2

    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", PDF, "--outdir", folder, str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return pypdfium2.PdfDocument(Path(folder, file.stem + ".pdf"))


def notes_of(page: Any) -> Iterator[Note]:
    """The comments on a page."""
    from pypdfium2 import raw

    for n in range(raw.FPDFPage_GetAnnotCount(page)):
        found = raw.FPDFPage_GetAnnot(page, n)
        if raw.FPDFAnnot_GetSubtype(found) != raw.FPDF_ANNOT_TEXT:
            continue
        place = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(found, place)
        said = []
        for key in (b"T", b"Contents"):
            size = raw.FPDFAnnot_GetStringValue(found, key, None, 0)
            buffer = (ctypes.c_ushort * (size // 2))()
            raw.FPDFAnnot_GetStringValue(found, key, buffer, size)
            said.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
        author = said[0].partition(",")[0]  # LibreOffice adds the date
        yield Note(place.left * SCALE, (page.get_height() - place.bottom) * SCALE, author, said[1])


def picture(file: Path, to: Path) -> None:
    """The first page of a Word file; its comments are put into the margin."""
    from PIL import Image, ImageDraw, ImageFont

    with tempfile.TemporaryDirectory() as folder:
        page = pages(file, folder)[0]
        drawn = page.render(scale=SCALE, draw_annots=False).to_pil().convert("RGB")
        notes = sorted(notes_of(page), key=lambda note: (note.y, note.x))
    off = int(drawn.height * 0.08)
    drawn = drawn.crop((0, off, drawn.width, int(drawn.height * 0.725)))
    image = Image.new("RGB", (drawn.width + (MARGIN if notes else 0), drawn.height), "#f3f3f3")
    image.paste(drawn, (0, 0))
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(TYPEFACE, 15, index=2)
    bottom = 8
    for note in notes:
        lines = [note.author, *(part for line in note.text.split("\n") for part in textwrap.wrap(line.strip(), 25))]
        top, left, height = max(bottom, int(note.y - off) - 30), drawn.width + 24, 10 + 18 * len(lines)
        pen.line([(note.x, note.y - off), (drawn.width, note.y - off), (left, top + 14)], fill="#c98a00")
        pen.rounded_rectangle([left, top, image.width - 10, top + height], 5, fill="#fff6d6", outline="#c98a00")
        for n, line in enumerate(lines):
            pen.text((left + 8, top + 3 + 18 * n), line, font=font, fill="#8a5d00" if n == 0 else "#222222")
        bottom = top + height + 6
    image.quantize(64).save(to, optimize=True)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / NAME).write_bytes(document())
    with tempfile.TemporaryDirectory() as folder:
        commented, tracked = Path(folder, "comments.docx"), Path(folder, "changes.docx")
        lint("annotate", NAME, "-o", str(commented))
        lint("check", NAME, "--fix-only", "--unsafe-fixes", "-o", str(tracked))
        for file in (commented, tracked):
            picture(file, FOLDER / f"{file.stem}.png")


if __name__ == "__main__":
    main()
