"""duplicate: a sentence or clause that stands in the document twice, word for word or nearly.

    unit = "sentence" | "clause" | "heading"
    unit = "ending"          the words in which a clause and an earlier one of its paragraph both end
    unit = "echo"            a sentence whose clauses stand, one after the other, in an earlier one of its paragraph
    min_chars = 12           shorter ones may repeat
    similarity = 100         100: the same characters; less: not the same, but at least so alike (rapidfuzz's ratio)
    across = true            an "echo" is of a sentence of another paragraph
    ignore = ["…"]           set phrases: a unit is measured without them, so one that is little else may repeat
    largest = 6000           a text of more characters, which comes back to its phrases, is passed over; 0: none is
    openings = ["…"]         words that open a guiding formula, which may be said again
    within = "sentence"      only what stands twice in one sentence or one part of it between semicolons
    within = "neighbours"    short sentences that stand twice in a row (of at most four times `min_chars` characters)

Headings count only among those of one level under one parent.

Sentences and clauses of lines without a stop at their end (headings, entries of a list) do not count, nor do parts of
a quotation or a book title, nor blanks and marks. The later place is reported, linked to the first.
A list's entry that ends in a semicolon is held against other such entries only, as what follows often takes it up; a
clause that is a quotation does not count; nor does a near copy that differs in its numbers, nor one that gives another
speaker's words (张某表示，…… 李某表示，……), nor a long list of names.
What is said of one case after another (the grades of a response, the classes of an award) may be said of each in the
same words: under two headings that name two of a kind (个人参赛办法, 集体参赛办法), and in two numbered lists of which
three entries share a clause. Endings and echoes within a paragraph are not looked at so.
Near copies are looked for among units that share a clause, their first six or their last six characters.
Values: found, row (of the first), at (the same in words: “5 行”, “5 段” where a document has no rows), similarity.

`paragraphs` cuts the document into units and tells which may be the same, `kind` finds the same ones, `near` those that
are nearly the same, `echoes` sentences and endings that say again what others said, `parallel` what is said again by
design; `units` is what they share.
"""

from __future__ import annotations

from lint.kinds.duplicate.kind import KIND

__all__ = ["KIND"]
