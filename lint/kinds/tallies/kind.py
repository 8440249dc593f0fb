"""Kind: which report is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind, Report, patterns_of, words_of
from lint.kinds.quantities import FIGURE
from lint.kinds.tallies.announced import characters, items, ones
from lint.kinds.tallies.lists import names, series
from lint.kinds.tallies.said import said_again
from lint.kinds.tallies.shapes import THINGS


class Options(Struct, forbid_unknown_fields=True):
    report: str


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.report].run(document, hits)


_FEW = "(?:[两三四五六七八九十]|十[一二]|[0-9])"
REPORTS = {
    "repeated": Report(
        said_again, patterns=("“[两二三四五六七八九十][一二三四五六]?个?\\p{Han}{1,2}”(?:[：:]|，?即|——|，)",)
    ),
    "names": Report(
        names, patterns=("、[^、，。\n]+(?:[两二三四五六七八九十]|[0-9]{1,2})[名位人个项所家部级门座种类条]",)
    ),
    "series": Report(
        series,
        # In this order they are asked for.
        patterns=(
            f"(?:、[^，。；：、\n（）()0-9“”《》]+){{2}}(?:{_FEW}|[0-9]{{2}})(?:[个项类种家所座支门大片款]|方面)",
            f"{_FEW}(?:[个项类种家所座支门大名位条款部场本件点]|阶段|环节|步骤|部分|[方层]面|层次|板块|批次|方式|档次|等级)"
            "\\p{Han}*(?:，?\\p{Han}*[：:]|，?分别[是为])",
        ),
        words="个(?:100|百分之百)",
    ),
    "ones": Report(ones, words="[两二三四五六七八九十]个一”"),
    "characters": Report(characters, words=f"{FIGURE}个?[大金]?字"),
    "announced": Report(items, words=f"(?:{THINGS})(?:[：:]|(?:主要)?(?:包括|分别[是为]))"),
}


KIND = Kind(
    Options,
    frozenset({"found", "announced", "counted"}),
    check,
    words_of(REPORTS),
    patterns_of(REPORTS),
    reports=REPORTS,
)
