"""pattern: regular expressions (RE2) for what is wrong.

    any = ['责任(?P<at>,)', …]       each is searched; what is reported is the group `at`, or the whole match
    replace = "，"                   what to write instead of the reported part; `{name}` stands for a named group
    replace = { "," = "，", … }      the same, by what was found; where that is not in the table, character by character
    lists = { adverb = "逐步 有条不紊 …" }     words that an expression names: '{adverb}的' is (?:逐步|有条不紊)的
    suggest = "采取{found}"          shown as `fix` in the message where no replacement is certain enough to apply
    suggest = { "水平" = "提高", … } the same, by what the group `noun` matched
    together = true                  all that is found in a document is reported once, where the first one stands, with
                                     how many there are as `count`; the fix mends them all
    unless_gap = ["解决", …]         words that, in the group `gap` or `wide`, mean that there is no pair

Context to the left and right belongs into the expression outside `at`; RE2 knows no look-around. Further options: see
`context`. Two expressions that report the same span report it once. An expression is searched only in texts with the
words that it cannot do without, in the lines about them; the loader works the words out. It runs over the end of a line
only where it speaks of line ends, and over no more than two of them.
Values: found, fix, count (with `together`), and every named group.

`options` takes the expressions apart, `places` says where one is worth a search, `kind` searches.
"""

from __future__ import annotations

from lint.kinds.pattern.kind import KIND

__all__ = ["KIND"]
