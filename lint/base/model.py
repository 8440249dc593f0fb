"""The data types that travel through the house, in one file; imports nothing of ours.

Offsets are in code points, 0-based, end exclusive, into the text of one Source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct, field

Severity = Literal["error", "warning", "info"]
Applicability = Literal["safe", "unsafe", "none"]
# What a caller's text may be.
TextFormat = Literal["text", "markdown"]
# What an example may be, too: a Word file that is made of its lines.
ExampleFormat = Literal["text", "markdown", "word"]
# "word" are all that come in paragraphs, "pdf" lines that were put together again as well as may be.
Format = Literal["text", "markdown", "word", "pdf"]
PARAGRAPHS: tuple[Format, ...] = ("word", "pdf")
# What a block belongs to; all but the body stand beside the running text.
Story = Literal["body", "cell", "box", "footnote", "endnote", "header", "footer", "toc", "caption"]
# Those that run on with the body, below its headings.
FLOW: tuple[Story, ...] = ("body", "cell", "box", "caption")
Stage = Literal["draft", "final"]
Value = str | int

# From the least to the most severe, for comparing.
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


def rank(severity: Severity) -> int:
    """A severity's place from the least to the most severe."""
    return SEVERITIES.index(severity)


class Edit(Struct, frozen=True):
    """Replace the text from start to end by `content`."""

    start: int
    end: int
    content: str


class Elsewhere(Struct, frozen=True):
    """A place in another document, for which nobody need read that: its path, rows and columns (1-based, ends
    exclusive), whether the rows are paragraphs. `origin` says whose a document of an archive is, which is no file here.
    """

    path: str
    row: int
    column: int
    end_row: int
    end_column: int
    in_paragraphs: bool = False
    origin: str = ""


class Related(Struct, frozen=True):
    """Another place that explains a finding; `note` is a key of the messages (`first`, `opening` …).

    One that is `elsewhere` stands in another document, and its offsets say nothing.
    """

    start: int
    end: int
    note: str
    elsewhere: Elsewhere | None = None


class Finding(Struct, frozen=True):
    """What a kind reports: where, the values for the message, and what to write instead where that is certain."""

    start: int
    end: int
    values: Mapping[str, Value] = {}
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()


class Date(Struct, frozen=True, rename={"since": "from"}):
    """When an expression holds; ISO dates, either may be left out."""

    since: str = ""
    until: str = ""


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """What a model of the user's would say of a character, the first of its sort: another is meant, and how likely."""

    written: str
    meant: str
    likelihood: float


class Example(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What any example says; `look` is for one in the format `word`, see Bad; `beside` is the text of another document
    that is given with it, `said` what a model would say of it."""

    format: ExampleFormat = "text"
    genre: str = ""
    stage: Stage = "draft"
    look: dict[str, dict[str, Any]] = {}
    beside: str = ""
    said: list[Said] = []

    @property
    def text_format(self) -> TextFormat:
        """The format of its text as such."""
        return "text" if self.format == "word" else self.format


class Bad(Example, frozen=True, forbid_unknown_fields=True):
    """An example that breaks the rule: the finding texts in order, and the text after the fix where there is one.

    One in the format `word` is a Word file of ours whose paragraphs are the lines of the text, each laid out as what it
    is in a 公文; `look` says what is to look otherwise, see `documents.writers.word.fresh`.
    """

    text: str
    found: list[str]
    fixed: str | None = None


class Good(Example, frozen=True, forbid_unknown_fields=True):
    """An example that no rule at all may report; as a Word file, no rule for layout either, infos apart."""

    text: str


class Rule(Struct, forbid_unknown_fields=True, kw_only=True):
    """One rule as it stands in its file. `options` belongs to the kind and is decoded by it.

    One of `default_stages` is `default` in these.

    `final_severity` takes the place of `severity` in the stage `final`, for what a draft may still lack. A rule that is
    not `default` runs only where it is selected by code, prefix or name: `ALL` is not enough. What one that is
    `garbled` reports is no text: of its characters, and of lines like it, only rules of that sort say anything.
    """

    code: str
    name: str
    kind: str
    severity: Severity
    final_severity: Severity | None = None
    message: str
    messages: dict[str, str] = {}
    why: str
    whys: dict[str, str] = {}
    source: str
    source_checked: bool
    default: bool = True
    default_stages: list[Stage] = []
    garbled: bool = False
    fix: Applicability = "none"
    valid: Date | None = None
    formats: list[Format] = []
    genres: list[str] = []
    not_genres: list[str] = []
    stages: list[Stage] = []
    options: Any = field(default_factory=dict)
    bad: list[Bad]
    good: list[Good]

    def is_default(self, stage: Stage) -> bool:
        """Whether it runs in a stage without being selected by name."""
        return self.default or stage in self.default_stages

    def severity_at(self, stage: Stage) -> Severity:
        """How severe it is in a stage."""
        return self.final_severity or self.severity if stage == "final" else self.severity

    def text(self, lang: str) -> str:
        """The message template in a reader's language."""
        return self.messages.get(lang, self.message)

    def reason(self, lang: str) -> str:
        """Why the rule exists, in a reader's language."""
        return self.whys.get(lang, self.why)


class Part(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part that documents of a genre have; `heading` and `text` are RE2 expressions that recognise it.

    A part without `heading` never has one of its own.
    """

    name: str
    titles: dict[str, str] = {}
    need: Literal["required", "expected"] = "required"
    heading: str = ""
    text: str = ""


class Genre(Struct, forbid_unknown_fields=True, kw_only=True):
    """A genre of documents (年度总结, 述职报告 …). All but the names and the parts are RE2 expressions.

    It is recognised by its `title` (searched without blanks), where there is none by its `opening` paragraph, where
    neither says anything by its `body`. `unless` names titles that are not of it; `needs` must stand in the text too,
    and `unless_says` must not.
    `conclusion` is how it closes, `wrong_conclusion` how other genres do.
    """

    id: str
    name: str
    title: str
    unless: str = ""
    opening: str = ""
    needs: str = ""
    unless_says: str = ""
    body: str = ""
    source: str = ""
    parts: list[Part] = []
    signature: bool = False
    conclusion: str = ""
    wrong_conclusion: str = ""
    # Worked out by the loader, not written: of the expressions that say of which genre a text is, the words that each
    # cannot do without.
    literals: dict[str, list[list[str]]] = {}


class PackInfo(Struct, forbid_unknown_fields=True, kw_only=True):
    """The head of a rule file. `formats` are those that its rules look at which name none themselves."""

    name: str
    prefix: str
    title: str
    titles: dict[str, str] = {}
    formats: list[Format] = []


class Suppression(Struct, frozen=True):
    """Why a finding is not to be acted upon: who says so (a comment in the text, the configuration), and the reason.

    `entry` is the place in the configuration's list of what says so, 0-based; -1 where nothing there does.
    """

    kind: Literal["comment", "config", "baseline"]
    reason: str = ""
    entry: int = -1


_SINGLE = str.maketrans("“”", "‘’")


class Violation(Struct, frozen=True):
    """A finding with the rule that it breaks."""

    rule: Rule
    finding: Finding
    suppressed: Suppression | None = None

    @property
    def start(self) -> int:
        return self.finding.start

    @property
    def end(self) -> int:
        return self.finding.end

    def message(self, lang: str) -> str:
        """What the rule says. Quotation marks within quotation marks are single ones (GB/T 15834-2011 4.8.3.4)."""
        template, values = self.rule.text(lang), self.finding.values
        for name, value in values.items():
            if isinstance(value, str) and "“" in value and "”" in value and f"“{{{name}}}”" in template:
                values = {**values, name: value.translate(_SINGLE)}
        return template.format_map(values)
