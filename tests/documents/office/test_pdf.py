"""PDF: lines put together to paragraphs, whatever the order in which they were drawn."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Any

import pytest

from lint.documents.decode import NotTextError
from lint.documents.office import pdf as reader

pytest.importorskip("pypdfium2")
# A line: where it begins from the left and from below, in points, and its text, set in 16 points.
Drawn = tuple[float, float, str]
SIZE, LEFT, RIGHT, TOP = 16, 80.0, 528.0, 760.0  # 28 characters from edge to edge


def pdf(*pages: Sequence[Drawn]) -> bytes:
    """A PDF in a font that every reader has."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]"
        "/ItalicAngle 0/Ascent 880/Descent -120/StemV 80/CapHeight 880>>>>",
    ]
    for n, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {6 + 2 * n} 0 R>>"
        )
        drawn = "".join(f"BT /F {SIZE} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n" for x, y, text in page)
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
    out, places = b"%PDF-1.4\n", []
    for n, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj{text}endobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode("ascii")
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF".encode("ascii")


def lines(*texts: str, top: float = 620.0) -> list[Drawn]:
    """Lines one below the other; one that begins with two full blanks is indented."""
    return [
        (LEFT + (len(text) - len(text.lstrip("　"))) * SIZE, top - 28 * n, text.lstrip("　"))
        for n, text in enumerate(texts)
    ]


FULL = "坚持" * 14
TITLE = (180.0, TOP - 100, "关于学习的报告")


def texts(raw: bytes) -> list[str]:
    return [paragraph.text for paragraph in reader.read(raw) if paragraph.story == "body"]


def test_lines_that_go_from_edge_to_edge_go_on() -> None:
    drawn = [TITLE, *lines("　　" + FULL[:26], FULL, "学习。", "　　另一段。", "一、标题")]
    assert texts(pdf(drawn)) == ["关于学习的报告", FULL[:26] + FULL + "学习。", "另一段。", "一、标题"]


def test_the_order_in_which_they_are_drawn_does_not_matter() -> None:
    drawn = [TITLE, *lines("　　" + FULL[:26], FULL, "学习。")]
    pieces = [(x + SIZE * n, y, char) for x, y, text in drawn for n, char in enumerate(text)]
    assert texts(pdf(pieces[::-1])) == texts(pdf(drawn))


def test_a_paragraph_goes_on_over_the_end_of_a_page_without_its_header_and_number() -> None:
    def page(n: int, *body: Drawn) -> list[Drawn]:
        return [(200.0, 800.0, "某某单位文件"), *body, (290.0, 40.0, f"— {n} —")]

    raw = pdf(page(1, *lines("　　" + FULL[:26], FULL)), page(2, *lines("学习。", "　　完。" + FULL[:24], "好。")))
    assert texts(raw) == [FULL[:26] + FULL + "学习。", "完。" + FULL[:24] + "好。"]
    assert [(p.story, p.text) for p in reader.read(raw) if p.story != "body"] == [("header", "某某单位文件")]


def test_a_number_begins_a_paragraph_though_the_line_before_is_full() -> None:
    drawn = lines(FULL, "二、" + FULL[:26], "（一）学习" + FULL[:23], "3.5倍")
    assert texts(pdf(drawn)) == [FULL, "二、" + FULL[:26], "（一）学习" + FULL[:23] + "3.5倍"]


def test_columns_of_a_table_are_apart() -> None:
    raw = pdf([(LEFT, 600.0, "姓名"), (LEFT + 200, 600.0, "职务"), (LEFT, 560.0, FULL)])
    assert texts(raw) == ["姓名\t职务", FULL]


def test_lines_of_a_table_of_contents() -> None:
    raw = pdf([*lines("一、学习" + "." * 20 + "1", "二、整改" + "." * 20 + "2", "正文。")])
    assert [paragraph.story for paragraph in reader.read(raw)] == ["toc", "toc", "body"]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("scanned", pdf([])),
        ("scanned", pdf([(LEFT, 600.0, "\ue001\ue002\ue003")])),
        ("damaged", b"%PDF-1.4\n" + b"x" * 500),
        ("damaged", pdf([TITLE])[:200]),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, raw: bytes) -> None:
    with pytest.raises(NotTextError) as caught:
        reader.read(raw)
    assert caught.value.format == name


def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pypdfium2":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NotTextError) as caught:
        reader.read(pdf([TITLE]))
    assert caught.value.format == "pdf-absent"
