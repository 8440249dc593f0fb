"""Kind: which report is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind, Report
from lint.kinds.tallies.announced import characters, items, ones
from lint.kinds.tallies.lists import names, series
from lint.kinds.tallies.said import said_again
from lint.kinds.tallies.shapes import THINGS


class Options(Struct, forbid_unknown_fields=True):
    report: str


def patterns(options: Options) -> list[str]:
    return list(REPORTS[options.report].patterns)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.report].run(document)


REPORTS = {
    "repeated": Report(said_again, patterns=("[两二三四五六七八九十0-9]个?\\p{Han}{1,2}”?(?:[：:]|，?即|——|，)",)),
    "names": Report(
        names, patterns=("、[^、，。\n]+(?:[两二三四五六七八九十]|[0-9]{1,2})[名位人个项所家部级门座种类条]",)
    ),
    "series": Report(
        series,
        patterns=(
            "、[^，。；：、\n]{1,9}(?:[两三四五六七八九十]|[0-9]{1,2})[个项类种家所座支门方大片款]",
            "(?:[两三四五六七八九十]|[0-9]{1,2})(?:[个项类种家所座支门大名位条款部场本件]|阶段|环节|步骤|部分|方面)\\p{Han}{0,8}(?:[：:]|分别[是为])",
            "率[^，。；：\n]{0,6}[两三四五六七八九十]个(?:100|百)",
        ),
    ),
    "ones": Report(ones, patterns=("[两二三四五六七八九十]个一”",)),
    "characters": Report(characters, patterns=("”这?[两二三四五六七八九十0-9]{1,3}个?[大金]?字",)),
    "announced": Report(items, patterns=(f"(?:{THINGS})(?:[：:]|(?:主要)?(?:包括|分别[是为]))",)),
}


KIND = Kind(Options, frozenset({"found", "announced", "counted"}), check, patterns=patterns, reports=REPORTS)
