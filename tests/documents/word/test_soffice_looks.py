"""Held against LibreOffice: what its API reports of the paragraphs and characters of our cases, by a macro."""

from __future__ import annotations

import math

import pytest

from tests.documents.word.looks_cases import CASES, file
from tests.soffice import Soffice

pytestmark = pytest.mark.xdist_group("soffice")

# Of every paragraph a line, of its first stretch of text another; lengths in hundredths of a millimetre.
MACRO = """
Sub Report(folder As String, named As String)
  Dim options(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden" : options(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/" & named), "_blank", 0, options())
  handle = FreeFile
  Open folder & "/reported.txt" For Output As #handle
  paragraphs = doc.Text.createEnumeration()
  While paragraphs.hasMoreElements()
    p = paragraphs.nextElement()
    If p.supportsService("com.sun.star.text.Paragraph") Then
      s = p.ParaLineSpacing
      shape = p.ParaFirstLineIndent & "|" & p.ParaLeftMargin & "|" & p.ParaRightMargin & "|" & p.ParaAdjust
      shape = shape & "|" & s.Mode & "|" & s.Height & "|" & p.ParaBottomMargin & "|" & p.BreakType
      r = p.createEnumeration().nextElement()
      look = r.CharFontNameAsian & "|" & r.CharFontName & "|" & r.CharHeightAsian & "|" & r.CharWeightAsian
      look = look & "|" & r.CharColor & "|" & r.CharPostureAsian
      Print #handle, shape & "|" & look
    End If
  Wend
  Close #handle
  doc.close(True)
End Sub
"""
SHARED = {name: case for name, case in CASES.items() if case.libreoffice}
_ALIGN = {"0": "left", "1": "right", "2": "both", "3": "center"}
_RULES = {"0": "auto", "1": "atLeast", "3": "exact"}


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("looks")
    (folder / "cases.docx").write_bytes(file(SHARED))
    Soffice(folder / "profile").run_macro(MACRO, "Report", str(folder), "cases.docx")
    return (folder / "reported.txt").read_text("utf-8").splitlines()


def points(hundredths: str) -> float:
    return round(int(hundredths) / 100 * 72 / 25.4, 1)


def test_libreoffice_reads_the_same(reported: list[str]) -> None:
    assert len(reported) == len(SHARED)
    checked, otherwise = 0, []
    for (name, case), line in zip(SHARED.items(), reported, strict=True):
        first, left, right, align, rule, height, below, broken, asian, latin, size, weight, color, posture = line.split(
            "|"
        )
        auto = rule == "0"
        theirs = {
            "first": points(first), "left": points(left), "right": points(right), "align": _ALIGN[align],
            "rule": _RULES[rule], "line": int(height) / 100 if auto else points(height), "after": points(below),
            "new_page": broken == "4", "asian": asian, "ascii": latin, "size": float(size),
            "bold": float(weight) > 100, "italic": posture == "2",
            "color": "auto" if color == "-1" else f"{int(color):06X}",
        }  # fmt: skip
        for key, value in {**case.paragraph, **case.run}.items():
            if key not in theirs:  # indents in characters, which its API does not know
                continue
            other = theirs[key]
            near = isinstance(value, float) and isinstance(other, float) and math.isclose(value, other, abs_tol=0.06)
            same = near or value == other
            checked += 1
            if not same:
                otherwise.append(f"{name}: {key} {value!r}, LibreOffice {other!r}")
    assert not otherwise, "\n".join(otherwise)
    assert checked >= 50
