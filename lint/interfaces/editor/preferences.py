"""Preferences: what an editor sets; it is stronger than a configuration file, as the command line is."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct

from lint.base.model import Severity, Stage
from lint.run.workspace import Options

SECTION = "dj-lint"


class Preferences(Struct, frozen=True, rename="camel"):
    """The settings of an editor, by their names there; what is left out is left to the configuration file."""

    config: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    genre: str = ""
    min_severity: Severity | Literal[""] = ""
    stage: Stage | Literal[""] = ""
    lang: Literal["zh", "en", ""] = ""
    code_lens: bool = True

    def options(self) -> Options:
        """What of them the run needs to know."""
        overrides: dict[str, object] = {}
        for name in ("min_severity", "stage", "lang"):
            if value := getattr(self, name):
                overrides[name] = value
        for name in ("select", "ignore"):
            if value := getattr(self, name):
                overrides[name] = list(value)
        return Options(overrides=overrides, config_file=self.config or None)


def preferences(given: object) -> Preferences:
    """What a client sent; raises ValueError where it is nothing that can be set."""
    own = given.get(SECTION, given) if isinstance(given, dict) else {}
    own = {name: value for name, value in (own or {}).items() if value is not None} if isinstance(own, dict) else {}
    try:
        return msgspec.convert(own, Preferences)
    except msgspec.ValidationError as error:
        raise ValueError(f"{SECTION}: {error}") from None
