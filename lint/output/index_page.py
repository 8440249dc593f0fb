"""Index page: which report is whose, the worst first; for a folder of reports."""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from urllib.parse import quote

from lint.base.messages import text
from lint.output.about import about
from lint.output.look import Look
from lint.output.ranking import WORST_FIRST, Count
from lint.output.terminal import printable

_STYLE = """\
:root { color-scheme: light dark; --ink: #24221e; --soft: #6a655b; --line: #e1dcd1; --desk: #f3f1ec; --paper: #fffefb;
  --e: #b3261e; --w: #8f5a00; --i: #1d5fa6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e5dc; --soft: #a8a195; --line: #37342d; --desk: #161512;
  --paper: #1f1e1a; --e: #ff9086; --w: #eeb64d; --i: #8dbcf6; } }
body { margin: 0; padding: 28px 14px 48px; background: var(--desk); color: var(--ink);
  font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { width: min(100%, 960px); margin: auto; }
h1 { font-size: 1.6rem; margin: 0 0 4px; } p { color: var(--soft); margin: 0 0 2px; font-size: .9rem; }
div { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 8px 16px;
  margin-top: 18px; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: 7px 8px; border-top: 1px solid var(--line); white-space: nowrap; }
tr:first-child th { border-top: 0; color: var(--soft); font-weight: 500; font-size: .87rem; }
th:nth-child(2), td:nth-child(2) { text-align: left; white-space: normal; overflow-wrap: anywhere; min-width: 8em; }
a { color: var(--i); }
.e { color: var(--e); } .w { color: var(--w); } .i { color: var(--i); } .o { color: var(--soft); }
@media print { body { background: none; padding: 0; } div { border: 0; padding: 0; } }"""


def page(rows: Iterable[tuple[str, Count, str]], head: str, look: Look) -> str:
    """The page: for each name its counts and the report's file from here, empty where there is none; `head` says what
    the names are."""
    lang = look.lang
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    title = html.escape(text("index.title", lang))
    lines = [
        f'<!doctype html>\n<html lang="{"en" if lang == "en" else "zh-CN"}">\n<head>\n<meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
        *(f"<p>{html.escape(line)}</p>" for line in about(look)),
        "<div><table>",
        *_table(rows, head, lang),
        "</table></div>\n</main>\n</body>\n</html>\n",
    ]
    return "\n".join(lines)


def _table(rows: Iterable[tuple[str, Count, str]], head: str, lang: str) -> Iterator[str]:
    keys = ("files", "bad", "not-read")
    heads = [text("ranking.place", lang), head, *(text(f"ranking.{key}", lang) for key in keys)]
    heads += [text(severity, lang) for severity in WORST_FIRST]
    yield f"<tr>{''.join(f'<th scope=col>{html.escape(name)}</th>' for name in heads)}</tr>"
    for place, (name, count, file) in enumerate(rows, 1):
        shown = html.escape(printable(name))
        if file:
            way = quote(file.replace("\\", "/").encode("utf-8", "surrogateescape"))
            shown = f'<a href="{way}">{shown}</a>'
        numbers = [("", count.files), ("", count.bad), ("e", count.unread)]
        numbers += [(severity[0], count.severities[severity]) for severity in WORST_FIRST]
        cells = "".join(f'<td class="{letter if number else "o"}">{number}</td>' for letter, number in numbers)
        yield f"<tr><td>{place}</td><td>{shown}</td>{cells}</tr>"
