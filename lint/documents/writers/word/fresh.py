"""Fresh: new Word files of ours, laid out as a 公文 is, from the lines of a text. Byte by byte the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec
from msgspec import structs

from lint.documents.official.dress import Dress, dresses
from lint.documents.official.roles import Roles
from lint.documents.official.standard import Standard
from lint.documents.word.blocks import document_of
from lint.documents.word.paragraph import Paragraph
from lint.documents.writers.word.properties import (
    HEAD,
    OFFICE,
    Page,
    footer,
    page_of,
    part_of,
    run_look,
    section,
    shape,
)

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DATE = (2024, 1, 1, 0, 0, 0)

# The words in minutes that say who was there, which are set as headings are.
_ATTENDANCE = re.compile("(?:出席|请假|列席)(?:人员)?(?=：)")
# What stands in a file of which nobody says what it holds.
SAMPLE = """\
关于开展主题党日活动的通知
各党支部：
为深入学习贯彻党的二十大精神，现就开展主题党日活动有关事项通知如下：
一、活动内容
（一）集中学习。各支部组织党员集中学习党章党规，每名党员交流学习体会。
（二）专题讨论。结合工作实际开展讨论，查找差距，明确努力方向。
二、工作要求
各支部要高度重视，精心组织，确保活动取得实效。
中共青石县委办公室
2024年5月10日"""


def made(text: str, standard: Standard, look: Mapping[str, Mapping[str, Any]] | None = None) -> bytes:
    """A Word file with the lines of a text as its paragraphs, each laid out as what it is in a 公文; with those of
    SAMPLE where it has none.

    `look` says what is to look otherwise: by the name of a part (`title`, `body`, `level-1` …) or of a row (`row-4`)
    fields of a Dress, `page` fields of a Page. Raises ValueError for names and fields that there are not.
    """
    lines = (text.strip("\n") or SAMPLE).split("\n")
    roles = Roles(document_of([Paragraph("", "body", line) for line in lines], ""))
    known = dresses(standard)
    given = {**(look or {})}
    page = _changed(page_of(standard), given.pop("page", {}))
    rows = {int(name[4:]): given.pop(name) for name in [*given] if name.startswith("row-") and name[4:].isdecimal()}
    if unknown := [name for name in given if name not in known] + [f"row-{n}" for n in rows if not 0 < n <= len(lines)]:
        raise ValueError(unknown[0])
    known["body"] = structs.replace(known["body"], closer=True)
    styled = {name: _changed(dress, given.get(name, {})) for name, dress in known.items()}
    styled = _signed(roles, styled, given, standard)
    heads = {one.row: one.end - roles.source.starts[one.row - 1] for one in roles.headings}
    body = []
    for row, line in enumerate(lines, 1):
        name = roles.names.get(row, "body" if len(line) > 1 else "blank")
        own = _changed(styled.get(name, styled["body"]), rows.get(row, {}))
        runs = [(line, own if row in rows else None)]
        if row in heads and row not in rows and name.startswith("level-"):
            runs = [(line[: heads[row]], None), (line[heads[row] :], styled["body"])]
        elif row not in rows and (word := _ATTENDANCE.match(line)):
            runs = [(word.group(), styled["level-1"]), (line[word.end() :], None)]
        body.append(_paragraph(runs, name, own if row in rows else None))
    return _package(body, page, styled)


def _changed(what: Any, fields: Mapping[str, Any]) -> Any:
    """A Dress or a Page with other values in some fields; raises ValueError for what is none of them."""
    try:
        return msgspec.convert(
            {**structs.asdict(what), **{k.replace("-", "_"): v for k, v in fields.items()}}, type(what)
        )
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None


def _signed(
    roles: Roles, styled: dict[str, Dress], given: Mapping[str, Mapping[str, Any]], standard: Standard
) -> dict[str, Dress]:
    """The places of name and date: with no seal the date begins two characters behind the name above it (7.3.5.2)."""
    if not (roles.signatures and roles.dates) or "right" in {**given.get("date", {}), **given.get("signature", {})}:
        return styled
    name, date = (_width(roles.text(rows[-1])) for rows in (roles.signatures, roles.dates))
    end = standard.unsealed
    of_name = max(end, end + date - name + 2)
    return {
        **styled,
        "signature": structs.replace(styled["signature"], right=of_name),
        "date": structs.replace(styled["date"], right=max(end, of_name + name - date - 2)),
    }


def _width(text: str) -> float:
    """How many characters wide a line is."""
    return sum(0.5 if char < "\x80" else 1 for char in text)


def _paragraph(runs: list[tuple[str, Dress | None]], name: str, own: Dress | None) -> str:
    """A paragraph of stretches of text, each with a look of its own or that of the style."""
    own_shape = shape(own) if own else ""
    inside = "".join(_run(text, dress) for text, dress in runs if text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(name)}"/>{own_shape}</w:pPr>{inside}</w:p>'


def _run(text: str, dress: Dress | None) -> str:
    look = f"<w:rPr>{run_look(dress)}</w:rPr>" if dress else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def style_id(name: str) -> str:
    """The id of the style of a part."""
    return "a0" if name in ("body", "blank") else "GW" + name.title().replace("-", "")


def _styles(styled: Mapping[str, Dress]) -> str:
    body = styled["body"]
    out = [
        f'<w:docDefaults><w:rPrDefault><w:rPr>{run_look(body)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="a0"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/>{shape(body)}</w:pPr><w:rPr>{run_look(body)}</w:rPr></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="a1"><w:name w:val="Default Paragraph Font"/></w:style>',
    ]
    for name, dress in styled.items():
        if name == "body":
            continue
        title = {"title": "Title", **{f"level-{n}": f"heading {n}" for n in (1, 2, 3, 4)}}.get(name, dress.style)
        outline = f'<w:outlineLvl w:val="{dress.outline - 1}"/>' if dress.outline else ""
        custom = "" if title != dress.style else ' w:customStyle="1"'
        out.append(
            f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(name)}"><w:name w:val={quoteattr(title)}/>'
            f'<w:basedOn w:val="a0"/><w:next w:val="a0"/><w:qFormat/><w:pPr>{shape(dress)}{outline}</w:pPr>'
            f"<w:rPr>{run_look(dress)}</w:rPr></w:style>"
        )
    return "".join(out)


def _package(paragraphs: list[str], page: Page, styled: Mapping[str, Dress]) -> bytes:
    """The package: document, styles, settings and the footers."""
    numbered = page.number != "none"
    names = [("default", "footer1"), ("even", "footer2")] if numbered else []
    references = "".join(f'<w:footerReference w:type="{kind}" r:id="{name}"/>' for kind, name in names)
    if page.across:
        empty = "".join(f'<w:footerReference w:type="{kind}" r:id="footer3"/>' for kind, _ in names)
        paragraphs = [*paragraphs[:-1], f"<w:p><w:pPr>{section(page, references)}</w:pPr></w:p>", paragraphs[-1]]
        references = "" if page.across_number else empty
    parts = {
        "document": part_of(
            "document", f"<w:body>{''.join(paragraphs)}{section(page, references, page.across)}</w:body>"
        ),
        "styles": part_of("styles", _styles(styled)),
        "settings": part_of("settings", "<w:evenAndOddHeaders/>" if numbered else ""),
        **{name: part_of("ftr", footer(page, kind == "even")) for kind, name in names},
        **({"footer3": part_of("ftr", "<w:p/>")} if page.across and numbered else {}),
    }
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    )
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.'
        f'{"document.main" if name == "document" else name.rstrip("0123456789")}+xml"/>'
        for name in parts
    )
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(related),
        **{f"word/{name}.xml": inside for name, inside in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, inside in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, inside.encode())
    return out.getvalue()


def _relations(inside: str) -> str:
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
