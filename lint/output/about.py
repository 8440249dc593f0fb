"""About: what a report says of itself: when it was made, by which version, with which settings."""

from __future__ import annotations

import os
from datetime import datetime, timezone

from lint.base.messages import text
from lint.base.version import __version__
from lint.output.look import Look
from lint.output.terminal import printable
from lint.settings.config import Settings


def today() -> datetime:
    """Now, on the clock of this machine; the time that SOURCE_DATE_EPOCH names, for reports that must not change."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdecimal():
        return datetime.fromtimestamp(int(told), timezone.utc).replace(tzinfo=None)
    return datetime.now()


def about(look: Look) -> list[str]:
    """The lines at the head or the foot of a report."""
    made = text("about.made", look.lang, date=f"{today():%Y-%m-%d %H:%M}", version=__version__)
    return [made, *([text("about.settings", look.lang, said=look.about)] if look.about else [])]


def settings_said(settings: Settings, lang: str) -> str:
    """The settings that decide what is in a report, in a sentence."""
    config = settings.config
    names = [*config.select, *config.extend_select]
    parts = [text("about.rules", lang, names=" ".join(names))]
    if ignored := config.ignored:
        parts.append(text("about.ignored", lang, names=" ".join(ignored)))
    parts.append(text("about.shown", lang, severity=text(config.min_severity, lang)))
    parts.append(text(f"about.{config.stage}", lang))
    if settings.file:
        parts.append(text("about.file", lang, path=_short(settings.file)))
    if config.baseline:
        parts.append(text("about.baseline", lang, path=_short(config.baseline)))
    return text("about.sep", lang).join(parts)


def _short(path: str) -> str:
    """A path from the working folder, where it lies in it; else its name: nobody else has these folders."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive
        near = os.pardir
    return printable(os.path.basename(path) if near.startswith(os.pardir) else near)
