"""Statistics: how often each rule was broken and how much each file has, instead of where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO

from lint.base.messages import text
from lint.documents.source import cells
from lint.output.machine import unread
from lint.output.ranking import Ranking, table
from lint.output.terminal import printable
from lint.run.result import Result, Unread

# The columns of the second table with their heads, in the order by which its rows are sorted.
_SEVERITIES = {"error": "statistics.error", "warning": "statistics.warning", "info": "statistics.info"}


def write(
    results: Iterator[Result],
    out: TextIO,
    lang: str,
    as_json: bool,
    by: str | None = None,
    ranked: Ranking | None = None,
) -> None:
    """Print a row per rule, the most frequent first, then a row per file that has any, the one with most errors first;
    or the ranking `by` folder or file.

    As JSON where a JSON format was asked for: an object of three lists, `rules`, `files` and `unread`, and the list
    `folders` where these were ranked.
    """
    by_rule: Counter[tuple[str, str, str]] = Counter()
    by_file: dict[str, Counter[str]] = {}
    unchecked: list[dict[str, str]] = []
    for result in results:
        if ranked:
            ranked.add(result)
        if isinstance(result, Unread):
            name = result.path.encode("utf-8", "replace").decode()
            unchecked.append({"filename": name, "message": unread(result, lang)})
            continue
        for violation in result.shown:
            rule = violation.rule
            by_rule[rule.code, rule.name, rule.severity] += 1
            by_file.setdefault(result.path, Counter())[rule.severity] += 1
    rules = sorted(by_rule.items(), key=lambda item: (-item[1], item[0]))
    files = sorted(by_file.items(), key=lambda item: ([-item[1][severity] for severity in _SEVERITIES], item[0]))
    if as_json:
        _write_json(rules, files, unchecked, ranked if by == "folder" else None, out)
        return
    for (code, name, severity), count in rules:
        out.write(f"{count:>6}  {code}  {text(severity, lang)}  {name}\n")
    out.write(f"{by_rule.total():>6}  {text('statistics.total', lang)}\n")
    if ranked and by:
        out.writelines(["\n", *table(ranked, by, lang)])
    elif files:
        out.write("\n")
        out.writelines(_by_file(files, lang))


def _by_file(files: list[tuple[str, Counter[str]]], lang: str) -> Iterator[str]:
    """The lines of the table of files; the name stands last, so that no width is lost to the longest one."""
    heads = [text(key, lang) for key in _SEVERITIES.values()]
    total: Counter[str] = sum((counts for _, counts in files), Counter())
    widths = [max(6, cells(head), len(str(total[severity]))) for head, severity in zip(heads, _SEVERITIES, strict=True)]

    def row(values: list[str], name: str) -> str:
        padded = (" " * (width - cells(value)) + value for width, value in zip(widths, values, strict=True))
        return "  ".join([*padded, name]) + "\n"

    yield row(heads, text("statistics.file", lang))
    for path, counts in files:
        yield row([str(counts[severity]) for severity in _SEVERITIES], printable(path))
    said = text("statistics.files", lang, count=len(files))
    yield row([str(total[severity]) for severity in _SEVERITIES], said)


def _write_json(
    rules: list[tuple[tuple[str, str, str], int]],
    files: list[tuple[str, Counter[str]]],
    unchecked: list[dict[str, str]],
    ranked: Ranking | None,
    out: TextIO,
) -> None:
    import msgspec

    by_rule = [{"code": c, "name": n, "severity": s, "count": count} for (c, n, s), count in rules]
    by_file: list[dict[str, Any]] = [
        {
            "filename": path.encode("utf-8", "replace").decode(),
            **{f"{severity}s": counts[severity] for severity in _SEVERITIES},
        }
        for path, counts in files
    ]
    told: dict[str, Any] = {"rules": by_rule, "files": by_file, "unread": unchecked}
    if ranked:
        told["folders"] = [
            {
                "folder": name.encode("utf-8", "replace").decode(),
                **{"files": count.files, "files_with_problems": count.bad, "files_unread": count.unread},
                **{f"{severity}s": count.severities[severity] for severity in _SEVERITIES},
            }
            for name, count in ranked.rows()
        ]
    data = msgspec.json.encode(told)
    out.write(msgspec.json.format(data, indent=2).decode() + "\n")
