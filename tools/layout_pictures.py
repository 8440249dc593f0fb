"""Makes what docs/layout.md shows: a report that nobody laid out, what `dj-lint layout` makes of it, and a picture of
both as LibreOffice lays them out.

    pip install pypdfium2 pillow && python tools/layout_pictures.py

Needs LibreOffice (`soffice`) and the fonts Noto Serif CJK and Noto Sans CJK, which stand for 仿宋, 宋体, 楷体 and 黑体.
The files are the same byte by byte each time; the picture depends on the fonts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the checkout first
from lint.documents.official.standard import Standard
from lint.documents.word.read import read
from lint.documents.writers.word.layout.relay import relay
from tests.documents.writers.word.layout_sample import report

FOLDER = ROOT / "docs" / "layout"
BEFORE, AFTER = "学习情况报告.docx", "学习情况报告-排版.docx"
SCALE, GAP = 0.9, 24
# The fonts of the page by those that are here.
_FONTS = {
    "Noto Serif CJK SC": ("仿宋", "宋体", "楷体", "方正小标宋简体"),
    "Noto Sans CJK SC": ("黑体",),
}


def files() -> dict[str, bytes]:
    """The two files by their names."""
    raw = report()
    return {BEFORE: raw, AFTER: relay(raw, read(raw, BEFORE), Standard()).raw}


def _aliases() -> str:
    """A configuration of fontconfig in which the fonts that are here stand for those of the page."""
    said = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{here}</family></prefer></alias>'
        for here, names in _FONTS.items()
        for name in names
    )
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    return f"{head}<fontconfig><include>/etc/fonts/fonts.conf</include>{said}</fontconfig>"


def pages(folder: Path) -> list[Any]:
    """The first page of each file as LibreOffice lays it out."""
    import pypdfium2

    (folder / "fonts.conf").write_text(_aliases(), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    given = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    names = [str(FOLDER / name) for name in (BEFORE, AFTER)]
    subprocess.run([*command, *names], check=True, capture_output=True, env=given)
    documents = [pypdfium2.PdfDocument(folder / Path(name).with_suffix(".pdf").name) for name in names]
    return [document[0].render(scale=SCALE).to_pil().convert("RGB") for document in documents]


def main() -> None:
    from PIL import Image

    FOLDER.mkdir(exist_ok=True)
    for name, raw in files().items():
        (FOLDER / name).write_bytes(raw)
    with tempfile.TemporaryDirectory() as folder:
        before, after = pages(Path(folder))
    image = Image.new("RGB", (before.width + after.width + 3 * GAP, before.height + 2 * GAP), "#d8d8d8")
    image.paste(before, (GAP, GAP))
    image.paste(after, (before.width + 2 * GAP, GAP))
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(FOLDER / "before-after.png", optimize=True)


if __name__ == "__main__":
    main()
