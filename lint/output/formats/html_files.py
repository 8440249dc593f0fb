"""Files: the list of the documents of a report, which the page sorts and searches; those without findings apart."""

from __future__ import annotations

from lint.base.messages import text
from lint.base.model import Severity
from lint.output.formats.html_marks import LETTER, SEVERITIES, escape, quoted
from lint.output.machine import relative
from lint.output.terminal import printable

# The orders and the choices that the page offers, by the words that its script knows them by.
ORDERS = ("given", "worst", "many", "name", "open")
CHOICES = ("", "e", "open", "done")


class Files:
    """Collects the lines of the list."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.overview: list[str] = []
        self.clean: list[str] = []
        self.unread: list[str] = []

    def add(self, path: str, n: int, sums: dict[Severity, int], strip: str) -> None:
        """A document with findings: the `n`th."""
        counts = " ".join(f"data-{LETTER[severity]}={sums[severity]}" for severity in SEVERITIES)
        self.overview.append(
            f"<tr {counts}><td><a href=#d{n}>{name_of(path)}</a><td>{strip}<td>{numbers(sums, self.lang)}</tr>\n"
        )

    def add_clean(self, path: str) -> None:
        """A document without findings."""
        self.clean.append(f"<li>{name_of(path)}\n")

    def add_unread(self, path: str, said: str) -> None:
        """A file that was not checked, and why."""
        self.unread.append(f"<li>{name_of(path)} <span class=said>{escape(said)}</span>\n")

    def tools(self) -> str:
        """What sorts, filters and searches the list; shown once there is a script that does it."""
        if len(self.overview) + len(self.clean) < 2:
            return ""
        orders = "".join(f"<option value={name}>{self._say(f'html.order.{name}')}</option>" for name in ORDERS)
        choices = "".join(
            f'<option value="{name}">{self._say("html.which." + (name or "all"))}</option>' for name in CHOICES
        )
        find, order, which = (self._say(f"html.{name}") for name in ("find", "order", "which"))
        return (
            f'<div class=find hidden><input id=find type=search placeholder="{find}" aria-label="{find}">'
            f'<select id=order aria-label="{order}">{orders}</select>'
            f'<select id=which aria-label="{which}">{choices}</select></div>\n'
        )

    def apart(self) -> str:
        """What was not checked, in sight; the documents without findings folded away: they must not bury the others."""
        said = ""
        if self.unread:
            head = self._say("html.unread-files", count=len(self.unread))
            said += f"<details class=no open><summary>{head}</summary>\n<ul>\n{''.join(self.unread)}</ul></details>\n"
        if self.clean:
            head = self._say("html.clean", count=len(self.clean))
            said += f"<details class=ok><summary>{head}</summary>\n<ul>\n{''.join(self.clean)}</ul></details>\n"
        return said

    def _say(self, key: str, **values: object) -> str:
        return escape(text(key, self.lang, **values))


def name_of(path: str) -> str:
    """A path with its folder set apart."""
    folder, slash, name = printable(relative(path)).rpartition("/")
    return (f"<em>{escape(folder + slash)}</em>" if folder else "") + escape(name)


def numbers(sums: dict[Severity, int], lang: str) -> str:
    """How many of each severity, in words for those who cannot see colours."""
    said = (
        f"<b class={LETTER[severity]} title={quoted(escape(text(severity, lang)))}>{count}</b>"
        for severity, count in sums.items()
        if count
    )
    return f"<span class=sums>{''.join(said)}</span>"
