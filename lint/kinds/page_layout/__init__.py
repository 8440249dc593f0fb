"""page-layout: how the pages of a Word document look, against GB/T 9704-2012 or what `[layout]` says in its place.

    report = "plain"              never laid out as a 公文; then this alone is said
    report = "paper"              a paper that is not A4; A3 across is for tables that fold out
    report = "margins"            margins, the gutter in them
    report = "lines"              lines on a page, by exact spacing or by the grid
    report = "characters"         characters in a line, where the margins are right
    report = "landscape"          a page across that shows no number where the others do
    report = "number-missing"     no numbers on the pages of a text of several
    report = "number-shape"       a number without dashes; "number-hyphen": between hyphens
    report = "number-face", "number-place"    its font and size; its side, a character from the edge
    report = "body-font", "body-size"    what most of the running text is set in
    report = "stray"              a paragraph that is set otherwise than most are
    report = "title-font", "title-size", "title-place"; "title-habit" for 华文中宋
    report = "heading-font", "heading-size"    by level, to the full stop; "heading-bold"
    report = "colour"             text that is not black
    report = "first-line", "wrap", "typed-indent"    the indent of paragraphs, in characters or blanks
    report = "addressee", "attachment-note", "remark"    主送机关, 附件说明, 附注
    report = "signature", "date"  署名, 成文日期
    report = "attachment-page", "attachment-head", "attachment-face"    附件1 above an attached text
    report = "blank-note"         此页无正文
    report = "marks", "letterhead", "document-number", "red-line"    版头
    report = "imprint-face", "imprint-place", "imprint-lines"    版记
    report = "letter-number", "attendance"    letters, minutes

Only .docx, .docm and .dotx say how they look. A document of few Chinese characters is not judged; covers, tables of
contents, tables and boxes are left alone. `docs/layout.md` says what a unit may set.
Values: found, expected, count (paragraphs that are alike), level, height (of a line), margins, right.
"""

from __future__ import annotations

from lint.kinds.page_layout.kind import KIND

__all__ = ["KIND"]
