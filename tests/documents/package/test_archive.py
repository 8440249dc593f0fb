"""Packages: parts are read with guards, and written back so that nothing else changes."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from lint.documents.decode import NotTextError
from lint.documents.package import archive
from lint.documents.package.archive import Package
from tests.documents.word.make import docx, p


def zipped(*parts: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, data in parts:
            made.writestr(zipfile.ZipInfo(name, (2024, 5, 1, 8, 0, 0)), data, how)
    return out.getvalue()


def refused(raw: bytes, name: str = "a") -> str:
    with pytest.raises(NotTextError) as caught:
        Package(raw).part(name)
    return caught.value.format


def test_parts_are_read_by_name() -> None:
    package = Package(zipped(("b", b"2"), ("a", b"1")))
    assert package.names == ["b", "a"]
    assert package.part("a") == b"1"
    assert "b" in package and "c" not in package


def test_a_replaced_part_leaves_all_others_as_they_were() -> None:
    raw = docx(p("甲"))
    made = Package(raw).replaced({"word/document.xml": b"<new/>", "word/more.xml": b"<more/>"})
    old, new = zipfile.ZipFile(io.BytesIO(raw)), zipfile.ZipFile(io.BytesIO(made))
    assert new.namelist() == [*old.namelist(), "word/more.xml"]
    assert new.read("word/document.xml") == b"<new/>"
    for one, other in zip(old.infolist(), new.infolist(), strict=False):
        assert (one.date_time, one.compress_type, one.external_attr) == (
            other.date_time,
            other.compress_type,
            other.external_attr,
        )
        assert one.filename == "word/document.xml" or old.read(one) == new.read(other)


def test_replacing_nothing_gives_the_same_bytes_each_time() -> None:
    raw = docx(p("甲"))
    once = Package(raw).replaced({})
    assert Package(once).replaced({}) == once


def test_what_unpacks_to_a_thousand_times_its_size_is_refused_unread() -> None:
    assert refused(zipped(("a", bytes(8 << 20)))) == "bomb"


def test_a_small_part_may_repeat_itself() -> None:
    assert Package(zipped(("a", b" " * 900_000))).part("a") == b" " * 900_000


@pytest.mark.parametrize(("claimed", "word"), [(10, "bomb"), (90_000, "damaged")])
def test_a_size_that_lies_is_refused(claimed: int, word: str) -> None:
    raw = bytearray(zipped(("a", b"0123456789" * 500)))
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", claimed)
    assert refused(bytes(raw)) in (word, "damaged")


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 100)
    assert refused(zipped(("a", b"1" * 60), ("b", b"2" * 60))) == "bomb"


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 1)
    assert refused(zipped(("a", b"1"), ("b", b"2"))) == "bomb"


def test_a_name_that_is_there_twice_is_refused() -> None:
    raw = zipped(("a", b"1"), ("b", b"2")).replace(b"b", b"a")
    assert refused(raw) == "damaged"


def test_a_part_with_a_password_is_said_to_be_encrypted() -> None:
    raw = bytearray(zipped(("a", b"1")))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(raw)) == "encrypted"


@pytest.mark.parametrize("size", [40, 200, 600])
def test_a_package_that_was_cut_off_is_damaged(size: int) -> None:
    assert refused(docx(p("甲"))[:size], "word/document.xml") == "damaged"


def test_a_part_whose_bytes_changed_is_damaged() -> None:
    raw = bytearray(zipped(("a", b"0123456789" * 50), how=zipfile.ZIP_STORED))
    raw[60] ^= 1
    assert refused(bytes(raw)) == "damaged"
