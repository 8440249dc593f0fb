"""sarif: the official schema, places, uris, fingerprints, suppressed findings, files that could not be checked."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import unquote

import pytest

from lint.base.model import Edit, Related, Suppression
from lint.run.result import Result
from tests.interfaces.cli.commands.helper import TEXT, call, own_pack
from tests.output.helper import result, rule, validate, violation, written

SCHEMA = "sarif-2.1.0-rtm.5.json"
GOLDEN = Path(__file__).parent / "golden"


def run_of(text: str) -> dict[str, Any]:
    log = json.loads(text)
    validate(log, SCHEMA)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def sarif(*results: Result) -> dict[str, Any]:
    return run_of(written("sarif", *results))


def region(one: dict[str, Any]) -> tuple[int, ...]:
    found = one["physicalLocation"]["region"]
    return tuple(found[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_golden_files_are_valid(lang: str) -> None:
    run = run_of((GOLDEN / f"sarif.{lang}.json").read_text(encoding="utf-8"))
    rules = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == sorted(one["id"] for one in rules)
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert all(place >= 1 for place in region(one["locations"][0]))
    assert {one["level"] for one in run["results"]} == {"error", "warning", "note"}
    assert any("fixes" in one for one in run["results"]) and any("relatedLocations" in one for one in run["results"])


def test_built_in_rules_bring_their_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "examples/bad", "--isolated", "--output-format", "sarif", "--min-severity", "info")
    run = run_of(said.out)
    assert len(run["results"]) > 50 and len(run["artifacts"]) == 4
    for one in run["tool"]["driver"]["rules"]:
        assert one["shortDescription"]["text"] not in ("", one["fullDescription"]["text"])
        assert "helpUri" not in one  # no address is known
        assert "依据" in one["help"]["text"] and "正确的写法" in one["help"]["text"]


def test_addresses_are_those_that_the_package_tells(capsys: pytest.CaptureFixture[str]) -> None:
    """They come from [project.urls] once there are any; none is made up."""
    from lint.output import addresses

    told = {"documentation": "https://example.org/docs/", "source": "https://example.org/src"}
    with mock.patch.object(addresses, "_told", lambda: told):
        said = call(capsys, "examples/bad", "tests/output/golden/document.txt", "--output-format", "sarif")
    driver = run_of(said.out)["tool"]["driver"]
    assert driver["informationUri"] == "https://example.org/docs/"
    pages = {one["id"]: one.get("helpUri") for one in driver["rules"]}
    assert pages["TY001"] == "https://example.org/docs/rules/TY001.html"
    assert {page for code, page in pages.items() if code.startswith("QZ")} <= {None}
    assert addresses.home() == "" and "informationUri" not in run_of(written("sarif"))["tool"]["driver"]


def test_an_empty_run_is_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("河边没有人。\n", encoding="utf-8")
    own_pack(tmp_path)
    said = call(capsys, str(tmp_path / "a.txt"), "--output-format", "sarif")
    assert said.code == 0 and run_of(said.out)["results"] == []
    (tmp_path / "空").mkdir()
    said = call(capsys, str(tmp_path / "空"), "--output-format", "sarif")
    assert said.code == 2 and run_of(said.out)["results"] == []


def test_columns_are_code_points_and_spans_may_cross_lines() -> None:
    run = sarif(result("𠮷党集\r\n休学\n末", violation(2, 3), violation(1, 6), violation(8, 9), violation(9, 9)))
    assert run["columnKind"] == "unicodeCodePoints"
    places = [region(one["locations"][0]) for one in run["results"]]
    assert places == [(1, 3, 1, 4), (1, 2, 2, 2), (3, 1, 3, 2), (3, 2, 3, 2)]


def test_fixes_and_related_places() -> None:
    edits = (Edit(0, 1, "甲"), Edit(3, 3, "！"))
    first = violation(0, 3, rule(fix="unsafe"), edits=edits, related=(Related(4, 5, "first"), Related(5, 6, "opening")))
    run = sarif(result("一二三\n四五", first, violation(0, 1, rule("QZ102", fix="none"), edits=edits)))
    with_fix, without = run["results"]
    (fix,) = with_fix["fixes"]
    (change,) = fix["artifactChanges"]
    assert fix["description"]["text"] == "“一二三” becomes “甲二三！”"
    assert fix["properties"] == {"applicability": "unsafe"}
    assert [one["insertedContent"]["text"] for one in change["replacements"]] == ["甲", "！"]
    assert change["replacements"][1]["deletedRegion"]["startColumn"] == 4
    assert [region(one)[:2] for one in with_fix["relatedLocations"]] == [(2, 1), (2, 2)]
    assert [one["id"] for one in with_fix["relatedLocations"]] == [0, 1]
    assert "fixes" not in without and "relatedLocations" not in without


def test_suppressed_findings_stay() -> None:
    kinds = [Suppression("comment", "专名"), Suppression("config"), Suppression("baseline"), None]
    run = sarif(result("一二三四", *(violation(n, n + 1, suppressed=kind) for n, kind in enumerate(kinds))))
    said = [one.get("suppressions") for one in run["results"]]
    assert said == [
        [{"kind": "inSource", "justification": "专名"}],
        [{"kind": "external"}],
        [{"kind": "external"}],
        None,
    ]
    for format_ in ("github", "gitlab", "junit", "checkstyle", "rdjson", "html"):
        assert written(format_, result("一", violation(0, 1, suppressed=kinds[0]))).count("QZ101") == 0


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("报告 1#.txt", "%E6%8A%A5%E5%91%8A%201%23.txt"),
        ("./甲/../乙%.txt", "%E4%B9%99%25.txt"),
        ("HERE/甲.txt", "%E7%94%B2.txt"),
        ("../外.txt", "file://UP/%E5%A4%96.txt"),
        ("a\udcff.txt", "a%FF.txt"),
    ],
)
def test_uris(path: str, uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    here = os.getcwd()
    (artifact,) = sarif(result("一", path=path.replace("HERE", here)))["artifacts"]
    assert artifact["location"]["uri"] == uri.replace("UP", os.path.dirname(here))


def test_the_uri_of_a_result_leads_to_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(tmp_path)
    (tmp_path / "甲 乙").mkdir()
    (tmp_path / "甲 乙" / "报告：1.txt").write_text(TEXT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        run = run_of(call(capsys, ".", "--output-format", "sarif").out)
        for one in run["results"]:
            location = one["locations"][0]["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][location["index"]]["location"]["uri"] == location["uri"]
            assert Path(unquote(location["uri"])).read_text(encoding="utf-8") == TEXT


def prints(*results: Result) -> list[str]:
    return [one["partialFingerprints"]["djLint/v1"] for one in sarif(*results)["results"]]


def test_fingerprints_survive_edits_elsewhere() -> None:
    text = "开头很长的一段话说了许多别的事情然后才说到门口挂着灯龙，后面还有一段很长很长的话说了许多别的事情。"
    at = text.index("灯龙")
    (before,) = prints(result(text, violation(at, at + 2)))
    moved = "新的一行\r\n\r\n另外" + text.replace("挂着", "挂\u3000着").replace("开头", "抬头部分")
    at = moved.index("灯龙")
    assert prints(result(moved, violation(at, at + 2))) == [before]
    for other in (text.replace("灯龙", "灯笼"), text.replace("门口挂着", "门口挂了"), text.replace("，后", "。后")):
        at = text.index("灯龙")
        assert prints(result(other, violation(at, at + 2))) != [before]
    at = text.index("灯龙")
    assert prints(result(text, violation(at, at + 2, rule("QZ102")))) != [before]


def test_fingerprints_differ_where_places_are_alike() -> None:
    alike = "灯龙\n灯龙\n灯龙"
    found = prints(result(alike, *(violation(n, n + 2) for n in (0, 3, 6))))
    assert len(set(found)) == 3
    assert prints(result(alike[3:], *(violation(n, n + 2) for n in (0, 3)))) == found[:2]


def test_files_that_could_not_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    said = call(capsys, str(tmp_path / "a.txt"), str(tmp_path / "没有.txt"), "--output-format", "sarif")
    run = run_of(said.out)
    (invocation,) = run["invocations"]
    assert said.code == 2 and not invocation["executionSuccessful"] and len(run["artifacts"]) == 2
    notes = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert "没有.txt" in notes[0] and "PNG" in notes[1]
