"""Actions: what an editor offers to do about a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types
from msgspec import Struct

from lint.base.messages import text
from lint.base.model import Edit, Violation
from lint.check.fixpoint import chosen, fixable, fixpoint
from lint.documents.document import Document
from lint.documents.writers.compose import composed
from lint.interfaces.editor.checks import Looked
from lint.interfaces.editor.diagnostics import diagnostic
from lint.interfaces.editor.places import Places
from lint.output.machine import replacement

FIX_ALL = "source.fixAll.dj-lint"
LET_STAND, OPEN_RULE = "dj-lint.letStand", "dj-lint.openRule"
KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]
# What a correction says is cut to so many characters.
_MOST_SHOWN = 30


class Client(Struct, frozen=True):
    """What a client can do: the encoding that it counts characters in, whether it takes edits for a version of a text,
    asks for them when they are wanted, opens a page, asks for the counts above a text anew, and hears of them."""

    encoding: str = "utf-16"
    versioned: bool = False
    resolves: bool = False
    shows: bool = False
    refreshes: bool = False
    status: bool = False


def actions(looked: Looked, span: types.Range, only: Sequence[str] | None, client: Client) -> list[types.CodeAction]:
    """What can be done about the findings in a range, of the kinds that are wanted."""
    places = Places(looked.document.source, client.encoding)
    offered: list[types.CodeAction] = []
    if _wanted(types.CodeActionKind.QuickFix, only):
        start, end = places.offset(span.start), places.offset(span.end)
        there = [one for one in looked.shown if one.start <= end and start <= max(one.end, one.start + 1)]
        for violation in there:
            offered += _of(looked, violation, places, client)
    if not looked.misread and any(fixable(one, unsafe=False) for one in looked.shown):
        offered += [
            _whole(looked, kind, client) for kind in (types.CodeActionKind.QuickFix, FIX_ALL) if _wanted(kind, only)
        ]
    return offered


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in only)


def _of(looked: Looked, violation: Violation, places: Places, client: Client) -> Iterator[types.CodeAction]:
    lang, code = looked.lang, violation.rule.code
    shown = [diagnostic(looked, violation, places)]
    fix = replacement(looked.document.source, violation)
    if fix and chosen([violation], looked.document.source):
        key = "lsp.replace" if fix.after else "lsp.delete"
        title = text(key, lang, before=_cut(fix.before), after=_cut(fix.after))
        if violation.rule.fix == "unsafe":
            title += text("lsp.unsure", lang)
        edits = sorted(violation.finding.edits, key=lambda edit: (edit.start, edit.end))
        yield types.CodeAction(
            title,
            types.CodeActionKind.QuickFix,
            shown,
            violation.rule.fix == "safe",
            edit=changed(looked, edits, client),
        )
    here = [comment(looked.document, violation, text("lsp.reason", lang))]
    yield types.CodeAction(
        text("lsp.stand-here", lang, code=code), types.CodeActionKind.QuickFix, shown,
        edit=changed(looked, here, client),
    )  # fmt: skip
    place = [looked.buffer.uri, code, violation.start, violation.end]
    if looked.buffer.path:
        title = text("lsp.stand-always", lang, code=code)
        command = types.Command(title, LET_STAND, arguments=[*place])
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, shown, command=command)
    if client.shows:
        title = text("lsp.open-rule", lang, code=code)
        command = types.Command(title, OPEN_RULE, arguments=[*place])
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, shown, command=command)


def _cut(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= _MOST_SHOWN else value[: _MOST_SHOWN - 1] + "…"


def _whole(looked: Looked, kind: str, client: Client) -> types.CodeAction:
    """What corrects all that is certain; the client asks for its edits once somebody wants them, if it can."""
    action = types.CodeAction(text("lsp.fix-all", looked.lang), kind, data={"uri": looked.buffer.uri})
    return action if client.resolves else resolved(action, looked, client)


def resolved(action: types.CodeAction, looked: Looked, client: Client) -> types.CodeAction:
    """An action that corrects all that is certain with its edits: round by round, as one list on the text as it is."""
    fixed = fixpoint(looked.document, looked.found, looked.look, unsafe=False)
    action.edit = changed(looked, composed(looked.document.source.text, fixed.rounds), client)
    return action


def comment(document: Document, violation: Violation, reason: str) -> Edit:
    """The edit that puts a comment to this tool beside a finding: on a line above its paragraph, or at the end of its
    line where a line above would break a list or a table."""
    source = document.source
    said = f"<!-- dj-lint: ignore[{violation.rule.code}] {reason} -->"
    block = document.block_at(violation.start)
    row = source.row(violation.start)
    if document.format == "markdown" and block and block.kind in ("item", "cell"):
        end = source.line_starts[row - 1] + len(source.line(row))
        return Edit(end, end, f" {said}")
    start = source.line_starts[source.row(block.start if block else violation.start) - 1]
    line_end = "\r\n" if "\r\n" in source.text else "\n"
    return Edit(start, start, said + line_end)


def changed(looked: Looked, edits: Sequence[Edit], client: Client) -> types.WorkspaceEdit:
    """Edits to a buffer, for the version that they were made for."""
    made = Places(looked.document.source, client.encoding).edits(edits)
    uri = looked.buffer.uri
    if not client.versioned:
        return types.WorkspaceEdit(changes={uri: made})
    which = types.OptionalVersionedTextDocumentIdentifier(uri, looked.buffer.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(which, [*made])])
