"""Front matter: what a file says of itself before its text, in YAML, TOML or JSON."""

from __future__ import annotations

from lint.base.late import expression
from lint.documents.document import Span

_END = r"[ \t]*(?:\r\n?|\n|\Z)"
# A rule across the page has a blank line below it, or prose.
_FIELD = r"(?=(?:[ \t]*#[^\r\n]*(?:\r\n?|\n))*(?:[^\s:=：，。]+[ \t]*[:=]|\[|- ))"
# Left as text: `re` compiles and keeps what a document has need of.
_FENCED = (
    rf"(?s:\A---[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n){_FIELD}.*?(?<=[\r\n])(?:---|\.\.\.){_END})",
    rf"(?s:\A\+\+\+[ \t]*(?:\r\n?|\n){_FIELD}.*?(?<=[\r\n])\+\+\+{_END})",
    rf"(?s:\A;;;[ \t]*(?:\r\n?|\n).*?(?<=[\r\n]);;;{_END})",
)
# An empty one is front matter, too; a lone object is, where its braces have their lines to themselves.
_EMPTY = rf"\A(---|\+\+\+|;;;)[ \t]*(?:\r\n?|\n)\1{_END}"
_JSON = rf"(?s:\A\{{[ \t]*(?:\r\n?|\n)\s*\"[^\"\r\n]+\"\s*:.*?(?<=[\r\n])\}}{_END})"
# Some write the fields without the first fence.
_OPEN = rf"\A(?:[A-Za-z][\w-]*:[^\r\n]*(?:\r\n?|\n)|[ \t]+-?[ \t]*\S[^\r\n]*(?:\r\n?|\n)){{2,}}---{_END}"


def front_matter(text: str) -> list[Span]:
    """The span of the front matter of a text, if it has any."""
    if not text or not (text[0] in "-+;{" or (text[0].isascii() and text[0].isalpha())):
        return []
    for pattern in (_EMPTY, *_FENCED, _JSON, _OPEN):
        if match := expression(pattern).match(text):
            return [match.span()]
    return []
