"""json and jsonl: the shape that DESIGN.md §6 promises, and places that lead back to the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lint.documents.source import Source
from tests.interfaces.cli.commands.helper import TEXT, call, own_pack

GOLDEN = Path(__file__).parent / "golden"
PLACE = {"row", "column"}


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN)


def objects(capsys: pytest.CaptureFixture[str], *argv: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(call(capsys, *argv, "--output-format", "json").out)
    return found


def test_keys(capsys: pytest.CaptureFixture[str]) -> None:
    found = objects(capsys, "document.txt")
    for one in found:
        assert list(one) == [
            "code", "name", "severity", "message", "filename", "location", "end_location", "fix", "related", "values",
            "source", "fingerprint", "suppressed",
        ]  # fmt: skip
        assert set(one["location"]) == set(one["end_location"]) == PLACE
        assert one["suppressed"] is None
        for related in one["related"]:
            assert set(related) == {"filename", "location", "end_location", "message"}
            assert set(related["location"]) == set(related["end_location"]) == PLACE
        if one["fix"] is not None:
            assert set(one["fix"]) == {"applicability", "message", "edits"}
            assert one["fix"]["applicability"] in ("safe", "unsafe")
            for edit in one["fix"]["edits"]:
                assert set(edit) == {"content", "location", "end_location"}
    assert {one["severity"] for one in found} == {"error", "warning", "info"}
    assert any(one["fix"] is None for one in found) and any(one["related"] for one in found)


def test_jsonl_is_the_same_one_per_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = call(capsys, "document.txt", "--output-format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == objects(capsys, "document.txt")


def offset(text: str, place: dict[str, int]) -> int:
    """A place as an offset into the text: rows and columns from 1, columns in code points."""
    lines = text.split("\n")
    assert 1 <= place["row"] <= len(lines) and 1 <= place["column"] <= len(lines[place["row"] - 1]) + 1
    return sum(len(line) + 1 for line in lines[: place["row"] - 1]) + place["column"] - 1


def test_places_lead_back_to_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    text = (GOLDEN / "document.txt").read_text(encoding="utf-8")
    found = objects(capsys, "document.txt")
    for one in found:
        assert text[offset(text, one["location"]) : offset(text, one["end_location"])] == one["values"]["found"]
    (repeated,) = (one for one in found if one["code"] == "GO002")
    (first,) = repeated["related"]
    assert first["message"] == "首次出现在此" and first["filename"] == "document.txt"
    assert text[offset(text, first["location"]) : offset(text, first["end_location"])] == repeated["values"]["found"]


def test_edits_give_what_the_fix_says(capsys: pytest.CaptureFixture[str]) -> None:
    text = (GOLDEN / "document.txt").read_text(encoding="utf-8")
    fixed = 0
    for one in objects(capsys, "document.txt"):
        if one["fix"] is None:
            continue
        start, end = offset(text, one["location"]), offset(text, one["end_location"])
        after = text
        for edit in sorted(one["fix"]["edits"], key=lambda edit: -offset(text, edit["location"])):
            low, high = offset(text, edit["location"]), offset(text, edit["end_location"])
            after = after[:low] + edit["content"] + after[high:]
        assert after == text[:start] + one["fix"]["message"] + text[end:] != text
        fixed += 1
    assert fixed == 9


def test_columns_are_code_points(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_bytes("𠮷𠮷\t\u00a0e\u0301灯龙\r\n\r\n　😀石乔".encode("utf-16"))
    found = objects(capsys, str(tmp_path / "a.txt"))
    assert [(one["location"], one["end_location"]) for one in found] == [
        ({"row": 1, "column": 7}, {"row": 1, "column": 9}),
        ({"row": 3, "column": 3}, {"row": 3, "column": 5}),
    ]


def test_nothing_found_is_still_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("河边没有人。\n", encoding="utf-8")
    said = call(capsys, str(tmp_path / "a.txt"), "--output-format", "json")
    assert (said.code, said.out) == (0, "[]\n")
    said = call(capsys, str(tmp_path / "a.txt"), "--output-format", "jsonl")
    assert (said.code, said.out) == (0, "")
    said = call(capsys, str(tmp_path / "没有.txt"), str(tmp_path / "a.txt"), "--output-format", "json")
    (record,) = json.loads(said.out)  # what was not checked is no silence
    assert said.code == 2 and record["code"] == "unread" and record["filename"].endswith("没有.txt")
    assert record["severity"] == "error" and "找不到" in record["message"] and record["fix"] is None


@pytest.mark.parametrize("format_", ["json", "jsonl", "concise"])
def test_machine_formats_never_fold(format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT * 30, encoding="utf-8")
    said = call(capsys, str(tmp_path / "a.txt"), "--output-format", format_)
    assert said.out.count("QZ101") == said.out.count("QZ102") == 30
    assert said == call(capsys, str(tmp_path / "a.txt"), "--output-format", format_, "--no-fold")


def test_several_files_are_one_array(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT if name != "b.txt" else "", encoding="utf-8")
    assert [one["filename"] for one in objects(capsys, str(tmp_path))] == [
        str(tmp_path / name) for name in ("a.txt", "a.txt", "c.txt", "c.txt")
    ]


def test_the_source_is_what_counts_the_columns() -> None:
    source = Source("𠮷灯龙")
    assert source.locate(1) == (1, 2)
    assert source.locate(1, "utf-16") == (1, 3)
    assert source.locate(1, "utf-8") == (1, 5)
    assert source.locate(1, "cell") == (1, 3)
