"""Makes Word files from XML, byte by byte the same each time: the package, and the small pieces that files are put
together from. `samples.py` has the files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# The parts that a document may have, with the root of each.
ROOTS = {
    "styles": "styles", "numbering": "numbering", "settings": "settings", "comments": "comments",
    "footnotes": "footnotes", "endnotes": "endnotes", "header": "hdr", "footer": "ftr",
}  # fmt: skip
DATE = (2024, 5, 1, 8, 30, 0)


def t(text: str) -> str:
    """A text as Word writes it: blanks at its ends are kept only where it says so."""
    keep = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{keep}>{escape(text)}</w:t>"


def r(text: str, rpr: str = "", more: str = "") -> str:
    """A run; `more` is what stands in it behind its text."""
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{t(text) if text else ''}{more}</w:r>"


def p(*runs: str, style: str = "", num: tuple[int, int] | None = None, ppr: str = "") -> str:
    """A paragraph of runs, or of plain texts; `num` is its list and its level in it."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    inside += ppr
    body = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{body}</w:p>"


def split(text: str, sizes: tuple[int, ...] = (1, 2, 1, 3)) -> str:
    """A text in many runs of the same look, as Word leaves it after much editing: other revisions, proofing marks."""
    out, at, n = [], 0, 0
    while at < len(text):
        size = sizes[n % len(sizes)]
        run = r(text[at : at + size], '<w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/>')
        mark = '<w:proofErr w:type="spellStart"/>' if n % 3 == 1 else ""
        out.append(mark + run.replace("<w:r>", f'<w:r w:rsidR="00{n:02X}4C5D" w:rsidRPr="00A1{n:02X}2E">', 1))
        at, n = at + size, n + 1
    return "".join(out)


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a plain text or the blocks in it."""
    cells = (
        "".join(f"<w:tc><w:tcPr/>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows
    )
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def box(*blocks: str) -> str:
    """A run with a text box, as Word writes it: twice, for new readers and for old ones."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    size = '<wp:extent cx="1800000" cy="720000"/><wp:docPr id="7" name="文本框 7"/><wp:cNvGraphicFramePr/>'
    look = (
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="720000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    )
    drawn = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{size}<a:graphic><a:graphicData uri="'
        f'{NAMESPACES["wps"]}"><wps:wsp>{look}<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    old = (
        '<w:pict><v:shape id="box7" style="width:140pt;height:56pt">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code: str, *result: str, dirty: str = "") -> str:
    """A field: its code, and the runs of its result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r><w:r><w:instrText xml:space="preserve"> {escape(code)} '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + "".join(run if run.startswith("<") else r(run) for run in result)
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def change(kind: str, n: int, *inside: str, author: str = "李四") -> str:
    """Somebody's tracked change (`ins`, `del`, `moveFrom` …) around runs."""
    return f'<w:{kind} w:id="{n}" w:author="{author}" w:date="2024-04-30T10:00:00Z">{"".join(inside)}</w:{kind}>'


def gone(text: str) -> str:
    """A run that somebody deleted."""
    return f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'


def levels(*shapes: tuple[str, str], n: int = 0, more: Mapping[int, str] | None = None, ind: str = "") -> str:
    """The definition of a list: each level's format and text; `more` is what else stands in a level."""
    inside = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{(more or {}).get(k, "")}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for k, (shape, text) in enumerate(shapes)
    )
    return f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>'


def uses(num: int, of: int = 0, more: str = "") -> str:
    """A list that goes by a definition; `more` is what it has otherwise."""
    return f'<w:num w:numId="{num}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def style(name: str, inside: str, based: str = "", kind: str = "paragraph") -> str:
    """A style by its name; `inside` is what it sets."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{on}{inside}</w:style>'


SECTION = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/>'


def docx(body: str, *, section: str = "", strict: bool = False, stored: bool = False, **parts: str) -> bytes:
    """A package whose main part has `body` in it.

    `parts` are the insides of other parts by the names in ROOTS; a second header is `header2`. A name with a dot in it
    is that of a part as such (`word__people.xml` for word/people.xml). `stored` compresses nothing.
    """
    relations, overrides, files = [], [], {}
    for n, (name, inside) in enumerate(parts.items(), 1):
        if "." in name:
            files[name.replace("__", "/")] = inside
            continue
        kind = name.rstrip("0123456789")
        files[f"word/{name}.xml"] = part(ROOTS[kind], inside)
        relations.append(f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{name}.xml"/>')
        overrides.append(_override(f"/word/{name}.xml", kind))
        if kind in ("header", "footer"):
            place = {"2": "even", "3": "first"}.get(name[-1], "default")
            section = f'<w:{kind}Reference w:type="{place}" r:id="rId{n}"/>{section}'
    document = part("document", f"<w:body>{body}<w:sectPr>{section or ''}{SECTION}</w:sectPr></w:body>")
    package = {
        "[Content_Types].xml": _types(_override("/word/document.xml", "document.main") + "".join(overrides)),
        "_rels/.rels": _relations(f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _relations("".join(relations)),
        "word/document.xml": document,
        **files,
    }
    if strict:
        package = {name: text.replace(W, STRICT_W).replace(R, STRICT_R) for name, text in package.items()}
    return packed({name: text.encode() for name, text in package.items()}, stored)


def part(root: str, inside: str) -> str:
    """A part in WordprocessingML; one without anything in it is an empty tag."""
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    head = f'{HEAD}<w:{root}{names} mc:Ignorable="w14 w15"'
    return f"{head}>{inside}</w:{root}>" if inside else head + "/>"


def packed(files: Mapping[str, bytes], stored: bool = False) -> bytes:
    """A zip package of parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return out.getvalue()


def unpacked(raw: bytes) -> dict[str, bytes]:
    """The parts of a package, in their order."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(raw: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A package with other bytes in some of its parts."""
    return packed({**unpacked(raw), **parts})


def _override(name: str, kind: str) -> str:
    return f'<Override PartName="{name}" ContentType="{_TYPES}{kind}+xml"/>'


def _types(inside: str) -> str:
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f"{inside}</Types>"
    )


def _relations(inside: str) -> str:
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}'
        "</Relationships>"
    )


# The numbers of headings in official documents, level by level.
CHINESE_LISTS = levels(
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3．"),
    ("decimal", "（%4）"),
)
