"""Config: what the user asked for, and where each setting comes from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from lint.base.model import Severity, Stage
from lint.settings.formats import OutputFormat
from lint.settings.selectors import strength

DEFAULT_INCLUDE = (
    *("*.txt", "*.md", "*.markdown", "*.docx", "*.docm", "*.dotx"),
    *("*.doc", "*.wps", "*.odt", "*.rtf", "*.pdf"),
)
DEFAULT_EXCLUDE = (".*", "node_modules", "__pycache__", "venv", "build", "dist", "*.egg-info")


# The rules that compare documents with each other: by code, with their names.
COPIES = {"CP001": "copied-passage", "CP002": "nearly-copied-passage"}
# The rule that says what a model of the user's finds.
OPINION = "TY921"


class Ignore(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A suppression: the rules it is for, the words that were found and what stands around them, the files, and why.

    What is left out holds for anything; one with a rule and a reason alone takes that rule out altogether.
    """

    rule: str
    reason: str
    text: str = ""
    context: str = ""
    files: list[str] = []

    @property
    def everywhere(self) -> bool:
        return not (self.text or self.context or self.files)


class Config(Struct, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The settings as they stand in a file. Lists of rules hold codes, prefixes (`TY`), names or `ALL`.

    `layout` are the figures of a page: what of `documents.official.standard.Standard` is not as the standard has it.
    `model` is the folder of an ONNX model for spelling, `model_threads` how many threads it may use, 0 for one on each
    processor.
    """

    extend: str = ""
    select: list[str] = field(default_factory=lambda: ["ALL"])
    extend_select: list[str] = []
    ignore: list[str | Ignore] = []
    allow_words: list[str] = []
    baseline: str = ""
    copies: bool = False
    archive: str = ""
    model: str = ""
    model_threads: Annotated[int, Meta(ge=0)] = 0
    rules: list[str] = []
    include: list[str] = field(default_factory=lambda: list(DEFAULT_INCLUDE))
    exclude: list[str] = field(default_factory=lambda: list(DEFAULT_EXCLUDE))
    force_exclude: bool = False
    per_file_ignores: dict[str, list[str]] = {}
    severity: dict[str, Severity] = {}
    genre: dict[str, str] = {}
    layout: dict[str, Any] = {}
    stage: Stage = "draft"
    fail_on: Severity = "error"
    min_severity: Severity = "warning"
    output_format: OutputFormat = "full"
    lang: Literal["zh", "en"] = "zh"

    def severity_of(self, code: str, name: str) -> Severity | None:
        """The severity that is given to a rule, by the most precise of the keys that name it; None where none does."""
        best = max(self.severity, key=lambda key: strength([key], code, name), default="")
        return self.severity[best] if best and strength([best], code, name) else None

    @property
    def ignored(self) -> list[str]:
        """The rules that are not used at all."""
        return [
            entry if isinstance(entry, str) else entry.rule
            for entry in self.ignore
            if isinstance(entry, str) or entry.everywhere
        ]

    @property
    def entries(self) -> list[tuple[int, Ignore]]:
        """The suppressions that hold for some findings alone, with their places in the list."""
        return [(n, e) for n, e in enumerate(self.ignore) if not isinstance(e, str) and not e.everywhere]


class Settings(Struct):
    """A Config with the folder that its paths are relative to, and the origin of every setting by its name.

    `files` are those that it was read from: its own and what that extends.
    """

    config: Config
    folder: str
    file: str = ""
    origins: dict[str, str] = {}
    files: list[str] = []


def compares(config: Config) -> bool:
    """Whether documents are compared with each other, or with an archive."""
    selection = Selection(config)
    return any(selection.holds(code, name, default=False) for code, name in COPIES.items())


class Selection:
    """Which rules are on, asked for one after the other; the lists of rules are gone through once."""

    def __init__(self, config: Config) -> None:
        copies = COPIES if config.copies or config.archive else ()
        self._wanted = list(dict.fromkeys([*config.select, *config.extend_select, *copies]))
        self._model = OPINION if config.model else ""
        self._ignored = list(dict.fromkeys(config.ignored))

    def holds(self, code: str, name: str, default: bool = True) -> bool:
        """Whether a rule is on: the more precise of select and ignore decides, ignore where they are equal.

        One that is not on by default must be selected by more than `ALL`. Who names a model wants to hear of it, unless
        its rule is ignored by so much as a prefix.
        """
        least = 0 if default else strength(["ALL"], code, name)
        wanted = max(strength(self._wanted, code, name), 1 + least if code == self._model else 0)
        return wanted > max(strength(self._ignored, code, name), least)
