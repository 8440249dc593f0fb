"""What is asked of a document, without a browser: corrections, what stands, files that are saved; nothing is kept."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lint.base.model import Edit
from lint.documents.readers import read_bytes
from lint.interfaces.web.desk import Answer, Desk
from lint.interfaces.web.wish import Act, Place, Sheet, Stand, Wish, WrongWishError, plain_name
from tests.interfaces.cli.commands.helper import ROOT, own_pack
from tests.interfaces.web.served import command

TEXT = "门口挂着灯龙，河上有座石乔，边上系着小木船。\n"
WORD = (ROOT / "docs" / "word" / "工作总结.docx").read_bytes()


class Clerk:
    """One document on the page: what was accepted of it so far, and what stands."""

    def __init__(self, folder: Path, name: str, raw: bytes, **choice: Any) -> None:
        self.desk = Desk()
        self.name, self.raw, self.choice = name, raw, choice
        self.rounds: list[list[Edit]] = []
        self.stands: list[Stand] = []
        self.said: Any = {}
        assert Path.cwd() == folder

    def ask(self, act: Act, place: Any = None, reason: str = "") -> Answer:
        sheet = Sheet(self.name, len(self.raw), self.rounds)
        where = Place(place["code"], place["start"], place["end"]) if place else None
        wish = Wish([sheet], place=where, reason=reason, stands=self.stands, **self.choice)
        return self.desk.answer(act, wish, [self.raw])

    def do(self, act: Act, place: Any = None, reason: str = "") -> list[str]:
        """Do something; the codes that are found then."""
        self.said = json.loads(self.ask(act, place, reason).body)
        if act == "stand":
            self.stands.append(Stand(**self.said["stand"]))
            return []
        self.rounds = [[Edit(**edit) for edit in edits] for edits in self.said["rounds"]]
        return [one["code"] for one in self.said["findings"]]

    def finding(self, code: str) -> Any:
        return next(one for one in self.said["findings"] if one["code"] == code)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own_pack(tmp_path, 'min-severity = "info"')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_text_is_checked_and_corrected(folder: Path) -> None:
    clerk = Clerk(folder, "甲.txt", TEXT.encode("gb18030"))
    assert clerk.do("check") == ["QZ101", "QZ102", "QZ201"]
    assert clerk.said["counts"] == {"error": 1, "warning": 1, "info": 1} and clerk.said["safe"] == 1
    assert clerk.said["forms"] == ["text", "report"]
    assert clerk.finding("QZ101")["fix"] == {"before": "灯龙", "after": "灯笼", "safe": True, "can": True}
    assert clerk.said["rules"]["QZ101"]["why"] == "灯要写对。"
    assert clerk.do("accept", clerk.finding("QZ102")) == ["QZ101", "QZ201"]
    assert clerk.do("safe") == ["QZ201"]
    saved = clerk.ask("text")
    assert saved.name == "甲（已改）.txt"
    assert saved.body == TEXT.replace("灯龙", "灯笼").replace("石乔", "石桥").encode("gb18030")
    clerk.rounds.pop()  # undone
    assert clerk.do("check") == ["QZ101", "QZ201"]


def test_what_was_accepted_moves_what_comes_after(folder: Path) -> None:
    clerk = Clerk(folder, "甲.txt", (TEXT * 3).encode())
    clerk.do("check")
    for left in (2, 1, 0):
        assert clerk.do("accept", clerk.finding("QZ101")).count("QZ101") == left
    assert clerk.ask("text").body == (TEXT * 3).replace("灯龙", "灯笼").encode()


def test_the_rules_and_the_stage_are_chosen(folder: Path) -> None:
    assert Clerk(folder, "甲.txt", TEXT.encode(), off=["own"]).do("check") == []
    (folder / "dj-lint.toml").unlink()
    text = "关于防汛的报告\n\n坚持集休学习，按照上级部暑抓好落实。\n".encode()
    assert "TY001" in Clerk(folder, "", text).do("check")
    some = Clerk(folder, "", text, off=["typos"]).do("check")
    assert "TY001" not in some
    report = ("2024年度述职报告\n\n" + "一年来认真学习。\n" * 3).encode()
    severities = []
    for final in (False, True):
        clerk = Clerk(folder, "", report, final=final)
        clerk.do("check")
        severities.append([one["severity"] for one in clerk.said["findings"]])
    assert severities[0] != severities[1]
    genres = [
        Clerk(folder, "", "通知\n\n请按时参加。\n".encode(), genre=genre).do("check") for genre in ("", "duty-report")
    ]
    assert genres[0] != genres[1]


def test_one_stands_while_the_page_is_open(folder: Path) -> None:
    """In no repository and without a configuration nothing is written."""
    (folder / "dj-lint.toml").unlink()
    text = "坚持集休学习。" + "群众满意。" * 9 + "再说集休学习。\n"
    clerk = Clerk(folder, "甲.txt", text.encode())
    assert clerk.do("check") == ["TY001", "TY001"]
    clerk.do("stand", clerk.said["findings"][0], "引文")
    assert clerk.said["written"] is False and "关闭本页之前" in clerk.said["said"]
    assert clerk.do("check") == ["TY001"]
    assert [one["reason"] for one in clerk.said["stands"]] == ["引文"]
    assert sorted(os.listdir(folder)) == ["own.toml"]


@pytest.mark.parametrize("below", ["", "文稿/甲"])
def test_one_stands_in_the_configuration_of_a_repository(folder: Path, below: str) -> None:
    (folder / "dj-lint.toml").unlink()
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    raw = "坚持集休学习。\n".encode()
    if below:  # the file is found by what it holds: the browser tells its name alone
        (folder / below).mkdir(parents=True)
        (folder / below / "来信.txt").write_bytes(raw)
        (folder / "来信.txt").write_bytes(b"another")
    clerk = Clerk(folder, "来信.txt", raw)
    clerk.do("check")
    clerk.do("stand", clerk.finding("TY001"), "引用来信")
    assert clerk.said["written"] is True and "dj-lint.toml" in clerk.said["said"]
    written = (folder / "dj-lint.toml").read_text(encoding="utf-8")
    name = f"{below}/来信.txt" if below else "来信.txt"
    assert 'rule = "TY001"' in written and 'reason = "引用来信"' in written and f'files = ["{name}"]' in written
    assert clerk.do("check") == []  # by what the page remembers
    other = Clerk(folder, name, raw)
    assert other.do("check") == ([] if not below else ["TY001"])


def test_a_pasted_text_stands_in_no_configuration(folder: Path) -> None:
    before = (folder / "dj-lint.toml").read_bytes()
    clerk = Clerk(folder, "", TEXT.encode())
    clerk.do("check")
    clerk.do("stand", clerk.finding("QZ101"), "地名")
    assert clerk.said["written"] is False and (folder / "dj-lint.toml").read_bytes() == before
    assert clerk.do("check") == ["QZ102", "QZ201"]


def test_a_changed_configuration_holds_at_once(folder: Path) -> None:
    clerk = Clerk(folder, "甲.txt", TEXT.encode())
    assert "QZ101" in clerk.do("check")
    settings = folder / "dj-lint.toml"
    settings.write_text(settings.read_text("utf-8") + 'ignore = ["QZ101"]\n', "utf-8")
    assert "QZ101" not in clerk.do("check")
    settings.write_text("selct = []\n", "utf-8")
    assert "select" in json.loads(clerk.ask("check").body)["trouble"]
    settings.unlink()
    assert "QZ102" not in clerk.do("check")


class TestWord:
    """A Word document, in each form that it can be saved in, opened again."""

    @pytest.fixture
    def clerk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
        monkeypatch.chdir(tmp_path)
        clerk = Clerk(tmp_path, "工作总结.docx", WORD)
        assert "TY001" in clerk.do("check")
        return clerk

    def test_it_reads_as_it_is(self, clerk: Clerk) -> None:
        assert clerk.said["forms"] == ["changes", "comments", "text", "report"]
        assert "<table>" in clerk.said["html"] and "data-f=" in clerk.said["html"]

    def test_tracked_changes(self, clerk: Clerk) -> None:
        clerk.do("accept", clerk.finding("TY001"))
        saved = clerk.ask("changes")
        assert saved.name == "工作总结（修订）.docx"
        text = read_bytes(saved.body, saved.name).source.text
        assert "集体学习" in text and "集休学习" not in text
        assert b"w:ins" in _part(saved.body, "word/document.xml")

    def test_comments(self, clerk: Clerk) -> None:
        clerk.do("accept", clerk.finding("TY001"))
        count = len(clerk.said["findings"])
        saved = clerk.ask("comments")
        assert saved.name == "工作总结（批注）.docx"
        assert _part(saved.body, "word/comments.xml").count(b"<w:comment ") == count
        assert "集体学习" in read_bytes(saved.body, saved.name).source.text

    def test_nothing_accepted_is_the_file_itself(self, clerk: Clerk) -> None:
        assert clerk.ask("changes").body == WORD

    def test_text_and_report(self, clerk: Clerk) -> None:
        clerk.do("safe")
        saved = clerk.ask("text")
        assert saved.name == "工作总结（已改）.txt" and "集体学习" in saved.body.decode()
        report = clerk.ask("report")
        assert report.name == "检查报告.html" and report.body.startswith(b"<!doctype html>")

    def test_an_edit_that_word_would_not_take_is_refused(self, clerk: Clerk) -> None:
        clerk.rounds = [[Edit(0, 400, "")]]
        with pytest.raises(WrongWishError):
            clerk.ask("check")


def _part(package: bytes, name: str) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(package)).read(name)


def test_names_are_plain() -> None:
    for given, name in (
        ("a/b.txt", "b.txt"), ("a\\b.txt", "b.txt"), ("..", ""), ("", ""), ("a\nb.txt", "ab.txt"),
        ("x" * 300, "x" * 200),
    ):  # fmt: skip
        assert plain_name(given) == name


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at open files in /proc")
def test_nothing_is_kept_on_disk(tmp_path: Path) -> None:
    """A word that is nowhere else is looked for in all files that the page could have left."""
    import tempfile

    secret = "青石县独家机密四八三二"
    with command(tmp_path, "--isolated") as client:
        for name, raw in (("密.txt", f"{secret}坚持集休学习。".encode()), ("工作总结.docx", WORD)):
            assert client.ask("check", (name, raw)).json["findings"]
            for act in ("safe", "text", "report"):
                assert client.ask(act, (name, raw)).status == 200
    assert list(tmp_path.rglob("*")) == []
    from tests.interfaces.cli.commands.helper import environment

    for folder in (environment()["DJ_LINT_CACHE_DIR"],):
        for file in Path(folder).rglob("*"):
            if file.is_file():
                assert secret.encode() not in file.read_bytes(), file
    recent = [path for path in Path(tempfile.gettempdir()).glob("dj-lint-*") if path.is_file()]
    assert not any(secret.encode() in path.read_bytes() for path in recent)
