"""A second opinion on Word files, by lxml and on its own: their text, what a comment covers, what becomes of a file
when somebody's changes are accepted or rejected, and whether two files differ in more than how runs are cut."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
HOLE = "\ufffc"
CHARS = {"tab": "\t", "ptab": "\t", "cr": "\u2028", "noBreakHyphen": "-", "sym": HOLE}
BLANKS = str.maketrans("\t\r\n", "   ")
NOT_READ = {"pPr", "rPr", "sdtPr", "sectPr", "tblPr", "del", "moveFrom", "instrText", "delText", "rt", "rubyPr"}
STORIES = ("document", "footnotes", "endnotes", "hdr", "ftr")

Element = Any
_PARSER = etree.XMLParser(remove_comments=True)


class Note(NamedTuple):
    """A comment: who made it, what it says, and the characters between its marks; None where one of these is absent
    or nothing refers to it."""

    author: str
    text: str
    covers: str | None


class Reader:
    """A package, its XML parts parsed."""

    def __init__(self, raw: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            self.infos = package.infolist()
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.trees: dict[str, Element] = {}
        for name, data in self.parts.items():
            if name.endswith((".xml", ".rels")):
                self.trees[name] = etree.fromstring(data.replace(STRICT, W), _PARSER)

    def root(self, kind: str) -> Iterator[tuple[str, Element]]:
        """The parts whose root is of a kind (`document`, `comments` …)."""
        return ((name, tree) for name, tree in sorted(self.trees.items()) if tree.tag == w(kind))

    @property
    def main(self) -> Element:
        return next(self.root("document"))[1]

    def saved(self) -> bytes:
        """The package with its trees as they are now."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            for info in self.infos:
                tree = self.trees.get(info.filename)
                package.writestr(info, self.parts[info.filename] if tree is None else etree.tostring(tree))
        return out.getvalue()


def w(name: str) -> str:
    return f"{{{W.decode()}}}{name}"


def local(element: Element) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def pieces(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """Each element of a paragraph that stands for characters, or marks a place, with its characters."""
    fields: list[bool] = []

    def walk(element: Element) -> Iterator[tuple[Element, str]]:
        for child in element:
            name = local(child)
            if name in NOT_READ or child.tag == MC + "Fallback" or name == "txbxContent":
                continue
            if name == "r" and child.tag == w("r") and _hidden(child):
                continue
            if name == "fldChar":
                kind = child.get(w("fldCharType"))
                if kind == "begin":
                    fields.append(False)
                elif kind == "separate":
                    fields[-1] = True
                elif fields:
                    fields.pop()
            elif child.tag.startswith(MATH):
                yield child, HOLE
            elif name == "t":
                yield child, (child.text or "").translate(BLANKS) if all(fields) else ""
            elif name in CHARS:
                yield child, CHARS[name] if all(fields) else ""
            elif name == "br":
                yield child, "\u2028" if child.get(w("type")) in (None, "textWrapping") else ""
            elif name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
                yield child, ""
            else:
                yield from walk(child)

    yield from walk(paragraph)


def _hidden(run: Element) -> bool:
    hidden = run.find(f"{w('rPr')}/{w('vanish')}")
    return hidden is not None and hidden.get(w("val")) not in ("0", "false", "off")


def text_of(paragraph: Element) -> str:
    return "".join(text for _, text in pieces(paragraph))


def paragraphs(root: Element) -> Iterator[Element]:
    """The paragraphs of a story: those of a text box behind the one that it is anchored in."""
    for child in root:
        name = local(child)
        if child.tag == w("p"):
            yield child
            for inside in child.iter(w("txbxContent")):
                nearest = next(one for one in inside.iterancestors() if one.tag == w("p"))
                if nearest is child and not any(one.tag == MC + "Fallback" for one in inside.iterancestors()):
                    yield from paragraphs(inside)
        elif name in NOT_READ or child.tag == MC + "Fallback" or child.get(w("type")) in NO_NOTES:
            continue
        elif isinstance(child.tag, str):
            yield from paragraphs(child)


NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


def text(raw: bytes) -> dict[str, list[str]]:
    """The paragraphs of every story by its part, as they are with all changes accepted; no automatic numbers."""
    reader = Reader(raw)
    return {name: _joined(tree) for kind in STORIES for name, tree in reader.root(kind)}


def _joined(root: Element) -> list[str]:
    """The texts of paragraphs; one whose mark is deleted goes on in the next."""
    found, carried = [], ""
    for one in paragraphs(root):
        carried += text_of(one)
        look = one.find(f"{w('pPr')}/{w('rPr')}")
        if look is None or look.find(w("del")) is None:
            found.append(carried)
            carried = ""
    return [*found, carried] if carried else found


def notes(raw: bytes) -> list[Note]:
    """The comments in the order of their part."""
    reader = Reader(raw)
    covered: dict[str, list[str]] = {}
    ended, referred, open_now = set(), set(), set()
    for _, tree in reader.root("document"):
        for paragraph in paragraphs(tree):
            for element, characters in pieces(paragraph):
                kind, number = local(element), element.get(w("id"))
                if kind == "commentRangeStart":
                    open_now.add(number)
                    covered[number] = []
                elif kind == "commentRangeEnd":
                    open_now.discard(number)
                    ended.add(number)
                elif kind == "commentReference":
                    referred.add(number)
                else:
                    for one in open_now:
                        covered[one].append(characters)
            for one in open_now:
                covered[one].append("\n")
    found = []
    for _, tree in reader.root("comments"):
        for comment in tree:
            number = comment.get(w("id"))
            whole = number in ended and number in referred and number in covered
            said = "\n".join(text_of(one) for one in comment.iter(w("p")))
            found.append(Note(comment.get(w("author")), said, "".join(covered[number]) if whole else None))
    return found


def resolved(raw: bytes, author: str, accept: bool) -> bytes:
    """The package after one person's changes to the text are accepted or rejected; those of others stay."""
    reader = Reader(raw)
    for kind in STORIES:
        for _, tree in reader.root(kind):
            for change in [one for one in tree.iter(w("ins"), w("del")) if one.get(w("author")) == author]:
                if change.getparent() is None or local(change.getparent()) in ("rPr", "trPr"):
                    continue
                if (change.tag == w("ins")) == accept:
                    for gone in change.iter(w("delText")):
                        gone.tag = w("t")
                    _unwrap(change)
                else:
                    change.getparent().remove(change)
    return reader.saved()


def _unwrap(element: Element) -> None:
    parent, at = element.getparent(), element.getparent().index(element)
    parent[at : at + 1] = list(element)


def shape(raw: bytes, without: str = "") -> dict[str, bytes]:
    """The parts in a form in which it does not matter how a text is cut into runs: what two files must have in common
    where one is the other with comments of `without`, taken out here."""
    reader = Reader(raw)
    ours = {c.get(w("id")) for _, tree in reader.root("comments") for c in tree if c.get(w("author")) == without}
    for kind in STORIES:
        for _, tree in reader.root(kind):
            for mark in list(tree.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))):
                if mark.get(w("id")) in ours:
                    run = mark.getparent()
                    run.remove(mark)
                    if mark.tag == w("commentReference") and not [c for c in run if c.tag != w("rPr")]:
                        run.getparent().remove(run)
            for change in list(tree.iter(w("ins"))):
                _join_change(change)
            for container in {run.getparent() for run in tree.iter(w("r"))}:
                _join(container)
    stories = {name for kind in STORIES for name, _ in reader.root(kind)}
    return {name: etree.tostring(tree, method="c14n") for name, tree in reader.trees.items() if name in stories}


def _join_change(change: Element) -> None:
    """Make one change of two of one person that follow each other."""
    before = change.getprevious()
    who = (w("author"), w("date"))
    if before is not None and before.tag == change.tag and all(before.get(one) == change.get(one) for one in who):
        before.extend(list(change))
        change.getparent().remove(change)


def _join(container: Element) -> None:
    """Make one run of those that follow each other and look the same, and one text of those in it."""
    before = None
    for run in list(container):
        if run.tag != w("r"):
            before = None
            continue
        if before is not None and _look(before) == _look(run):
            before.extend([one for one in run if one.tag != w("rPr")])
            container.remove(run)
        else:
            before = run
    for run in container:
        last = None
        for one in list(run) if run.tag == w("r") else []:
            if one.tag in (w("t"), w("delText")):
                one.attrib.clear()
                if last is not None and last.tag == one.tag:
                    last.text = (last.text or "") + (one.text or "")
                    run.remove(one)
                    continue
                last = one
            else:
                last = None


def _look(run: Element) -> tuple[bytes, bytes]:
    properties = run.find(w("rPr"))
    look = b"" if properties is None else etree.tostring(properties, method="c14n", with_tail=False)
    return look, str(sorted(run.attrib.items())).encode()


def unique_ids(raw: bytes) -> bool:
    """Whether no two changes to the text, and no two comments, have one number; those of comments all have marks."""
    reader = Reader(raw)
    numbers = [
        one.get(w("id")) for kind in STORIES for _, tree in reader.root(kind) for one in tree.iter(w("ins"), w("del"))
    ]
    comments = [one.get(w("id")) for _, tree in reader.root("comments") for one in tree]
    return len(set(numbers)) == len(numbers) and len(set(comments)) == len(comments)


def complete(raw: bytes) -> bool:
    """Whether every relation inside the package leads to a part, and each part has a content type."""
    reader = Reader(raw)
    types = reader.trees["[Content_Types].xml"]
    known = {one.get("PartName") for one in types} | {one.get("Extension") for one in types}
    for name, tree in reader.trees.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for one in tree:
                target = posixpath.normpath(posixpath.join("/" + folder, one.get("Target")))[1:]
                if one.get("TargetMode") != "External" and target not in reader.parts:
                    return False
    return all(f"/{name}" in known or name.rpartition(".")[2] in known for name in reader.parts if "." in name)
