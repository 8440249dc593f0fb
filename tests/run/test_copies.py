"""copies in a run: only where asked for, with the other place in every format; and never from the cache."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lint.archive.archive import Archive
from lint.archive.intake import intake
from lint.settings.formats import BINARY, FORMATS
from tests.interfaces.cli.commands.helper import captured as call
from tests.kinds.copies.made import COPIED, OTHER

SECOND = "对长期在外的流动党员，支部每季度寄送一次学习资料，并由专人回访登记。"


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports of which one copied from the other, and a third one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "青石镇.txt").write_text(f"青石镇工作总结\n{OTHER}{COPIED}\n", encoding="utf-8")
    (tmp_path / "白塔乡.txt").write_text(f"白塔乡工作总结\n\n{COPIED}茶园新添了采摘步道。\n", "utf-8")
    (tmp_path / "石坪村.txt").write_text(f"石坪村工作总结\n{SECOND}\n", encoding="utf-8")
    return tmp_path


def found(*arguments: str) -> list[tuple[str, str, str, int]]:
    """File, rule, and the first other place of every copy that is reported."""
    said = json.loads(call("--output-format", "json", *arguments).out)
    assert all(one["code"] != "unread" for one in said), said
    return [
        (one["filename"], one["code"], one["related"][0]["filename"], one["related"][0]["location"]["row"])
        for one in said
        if one["code"].startswith("CP")
    ]


COPIES = [("白塔乡.txt", "CP001", "青石镇.txt", 2), ("青石镇.txt", "CP001", "白塔乡.txt", 3)]
FILES = ["白塔乡.txt", "石坪村.txt", "青石镇.txt"]


class TestWhen:
    def test_not_unless_it_is_asked_for(self, pile: Path) -> None:
        assert found(*FILES) == []
        assert found("--select", "ALL", *FILES) == []

    def test_by_the_rule(self, pile: Path) -> None:
        assert found("--extend-select", "CP", *FILES) == COPIES
        assert found("--extend-select", "copied-passage", *FILES) == COPIES
        assert found("--extend-select", "CP002", *FILES) == []

    def test_by_the_setting(self, pile: Path) -> None:
        (pile / "dj-lint.toml").write_text("copies = true\n", encoding="utf-8")
        assert found(*FILES) == COPIES
        assert found("--ignore", "CP001", *FILES) == []

    def test_not_for_one_document(self, pile: Path) -> None:
        assert found("--extend-select", "CP", FILES[0]) == []

    def test_not_where_a_comment_lets_it_stand(self, pile: Path) -> None:
        path = pile / "青石镇.md"
        path.write_text(f"# 总结\n\n<!-- dj-lint: ignore[CP001] 两家合写 -->\n{COPIED}\n", encoding="utf-8")
        said = json.loads(call("--select", "CP", "--output-format", "json", "青石镇.md", "白塔乡.txt").out)
        own = [one for one in said if one["filename"] == "青石镇.md" and one["code"] == "CP001"]
        assert own[0]["suppressed"]["reason"] == "两家合写" and own[0]["location"]["row"] == 4
        assert next(one for one in said if one["filename"] == "白塔乡.txt")["related"][0]["location"]["row"] == 4

    def test_what_a_file_says_now_counts_not_what_it_said_before(self, pile: Path) -> None:
        kept = ("--cache-dir", str(pile / "缓存"), "--extend-select", "CP")
        assert found(*kept, *FILES) == found(*kept, *FILES) == COPIES
        (pile / "青石镇.txt").write_text(f"青石镇工作总结\n{OTHER}\n", encoding="utf-8")
        assert found(*kept, *FILES) == []
        assert call(*kept, "--output-format", "json", FILES[0]).out.count("CP001") == 0

    def test_a_file_that_cannot_be_read_stops_nothing(self, pile: Path) -> None:
        (pile / "坏.docx").write_bytes(b"PK\3\4")
        done = call("--extend-select", "CP", "--output-format", "json", *FILES, "坏.docx")
        assert done.code == 2 and done.out.count('"CP001"') == 2


@pytest.mark.parametrize("format_", sorted({*FORMATS} - {*BINARY}))
def test_every_format_says_where_it_stands_as_well(pile: Path, format_: str) -> None:
    out = call("--extend-select", "CP", "--select", "CP", "--output-format", format_, *FILES).out
    assert "青石镇.txt" in out.replace("%E9%9D%92%E7%9F%B3%E9%95%87", "青石镇") and "CP001" in out
    places = {
        "full": "青石镇.txt:2:17 也在此处",
        "github": "青石镇.txt:2:17 也在此处",
        "html": "也在此处 青石镇.txt:2:17",
    }
    assert places.get(format_, "") in out
    if format_ == "sarif":
        (related,) = json.loads(out)["runs"][0]["results"][0]["relatedLocations"]
        place = related["physicalLocation"]
        assert place["region"] == {"startLine": 2, "startColumn": 17, "endLine": 2, "endColumn": 64}
        assert place["artifactLocation"]["uri"].endswith(".txt") and place["artifactLocation"].keys() == {"uri"}
    if format_ == "rdjson":
        (related,) = json.loads(out)["diagnostics"][0]["relatedLocations"]
        assert related["location"] == {"path": "青石镇.txt", "range": {"start": {"line": 2}, "end": {"line": 2}}}


class TestArchive:
    @pytest.fixture
    def archive(self, pile: Path) -> str:
        path = str(pile / "归档")
        with Archive(path, create=True) as archive:
            raw = f"青石镇2023年度工作总结\n{COPIED}\n".encode()
            for _ in archive.add([intake(raw, str(pile / "旧" / "青石镇.txt"))]):
                pass
        return path

    def test_says_unit_year_and_document(self, pile: Path, archive: str) -> None:
        out = call("--select", "CP", "--archive", archive, FILES[0]).out
        assert "青石镇2023《青石镇2023年度工作总结》第2行相同" in re.sub(r"\s+", "", out)
        (one,) = json.loads(call("--select", "CP", "--archive", archive, "--output-format", "json", FILES[0]).out)
        assert one["related"][0]["origin"] == "青石镇 2023 《青石镇2023年度工作总结》"

    def test_by_the_setting_which_is_relative_to_its_file(self, pile: Path, archive: str) -> None:
        (pile / "下").mkdir()
        (pile / "dj-lint.toml").write_text('archive = "归档"\n', encoding="utf-8")
        (pile / "下" / "新.txt").write_text(f"新\n{COPIED}\n", encoding="utf-8")
        assert [one[1] for one in found("下/新.txt")] == ["CP001"]

    def test_the_same_path_is_the_same_document(self, pile: Path, archive: str) -> None:
        (pile / "旧").mkdir()
        (pile / "旧" / "青石镇.txt").write_text(f"青石镇2023年度工作总结\n{COPIED}\n", encoding="utf-8")
        assert found("--archive", archive, "旧/青石镇.txt") == []

    def test_one_that_is_none_is_refused_by_name(self, pile: Path) -> None:
        done = call("--archive", "石坪村.txt", FILES[0])
        assert done.code == 2 and "石坪村.txt: 这不是 dj-lint 的归档文件" in done.err
        done = call("--archive", "没有", "--lang", "en", FILES[0])
        assert done.code == 2 and "there is no such archive" in done.err
