"""Checking from another program: the same as the command says, without its costs at import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import lint
from lint.documents.writers.text import edited
from tests.interfaces.cli.commands.helper import TEXT, call, environment, own_pack

TYPO = "坚持集休学习。"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lint.reload()
    return tmp_path


def codes(found: list[lint.Diagnostic]) -> list[str]:
    return [one.code for one in found]


def test_a_text() -> None:
    (found,) = lint.check_text(f"好。\n{TYPO}")
    assert (found.code, found.name, found.severity, found.filename) == ("TY001", "known-typo", "error", "")
    assert (found.row, found.column, found.end_row, found.end_column) == (2, 3, 2, 7)
    assert (found.start, found.end, found.text) == (5, 9, "集休学习")
    assert found.message == "疑似错别字“集休学习”，应为“集体学习”"
    assert found.values["fix"] == "集体学习"
    assert found.fix == "safe" and edited(f"好。\n{TYPO}", found.edits) == "好。\n坚持集体学习。"


def test_a_file(folder: Path) -> None:
    for path in (folder / "a.txt", "a.txt"):
        (folder / "a.txt").write_bytes(("\ufeff好。\r" + TYPO).encode("utf-16-le"))
        (found,) = lint.check_file(path)
        assert (found.filename, found.row, found.column) == (str(path), 2, 3)


def test_it_says_what_the_command_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n, bad in enumerate(sorted((Path(__file__).parents[2] / "examples" / "bad").glob("*.txt"))):
        (folder / f"{n}.txt").write_bytes(bad.read_bytes())
        said = json.loads(call(capsys, f"{n}.txt", "--output-format", "json").out)
        found = lint.check_file(f"{n}.txt")
        assert [(one["code"], one["message"], one["location"]["column"]) for one in said] == [
            (one.code, one.message, one.column) for one in found
        ]
        offered = [one["fix"] for one in said]
        assert [fix and fix["applicability"] for fix in offered] == [
            one.fix if one.fix != "none" else None for one in found
        ]
        assert found == lint.check_text((folder / f"{n}.txt").read_text("utf-8"), filename=f"{n}.txt")


def test_the_nearest_configuration_counts(folder: Path) -> None:
    own_pack(folder)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    assert codes(lint.check_file("a.txt")) == ["QZ101", "QZ102"]
    assert codes(lint.check_text(TEXT, filename="a.txt")) == ["QZ101", "QZ102"]
    assert "QZ101" not in codes(lint.check_text(TEXT))  # no name, no folder to look from
    assert "QZ101" not in codes(lint.check_file("a.txt", config={}))
    assert codes(lint.check_text(TEXT, config=folder / "dj-lint.toml")) == ["QZ101", "QZ102"]
    assert codes(lint.check_text(TEXT, config="dj-lint.toml")) == ["QZ101", "QZ102"]


def test_settings(folder: Path) -> None:
    own_pack(folder)
    settings = {"rules": ["own.toml"], "select": ["QZ"]}
    assert codes(lint.check_text(TEXT, config=settings)) == ["QZ101", "QZ102"]
    assert codes(lint.check_text(TEXT, config={**settings, "min-severity": "info"})) == ["QZ101", "QZ102", "QZ201"]
    assert codes(lint.check_text(TEXT, config={**settings, "ignore": ["QZ101"]})) == ["QZ102"]
    ignored = {**settings, "per-file-ignores": {"a.*": ["QZ1"]}}
    assert codes(lint.check_text(TEXT, filename="a.txt", config=ignored)) == []
    assert codes(lint.check_text(TEXT, filename="b.txt", config=ignored)) == ["QZ101", "QZ102"]
    (found,) = lint.check_text(TYPO, config={"lang": "en"})
    assert found.message.startswith("“集休学习” is a typo")


def test_settings_are_kept_until_reload(folder: Path) -> None:
    own_pack(folder)
    assert len(lint.check_text(TEXT, filename="a.txt")) == 2
    own_pack(folder, 'ignore = ["QZ101"]')
    assert len(lint.check_text(TEXT, filename="a.txt")) == 2
    lint.reload()
    assert len(lint.check_text(TEXT, filename="a.txt")) == 1


def test_format() -> None:
    code = f"`{TYPO}`"
    assert codes(lint.check_text(code)) == ["TY001"]
    assert codes(lint.check_text(code, format="markdown")) == codes(lint.check_text(code, filename=Path("a.md"))) == []
    assert codes(lint.check_text(code, filename="a.md", format="text")) == ["TY001"]


def test_genre() -> None:
    text = "青石县的几点情况\n一年来，我们坚持学习。\n"
    assert codes(lint.check_text(text)) == []
    assert "ST002" in codes(lint.check_text(text, genre="annual-summary"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"format": "docx"}, "format: 'docx'"),
        ({"genre": "poem"}, "genre: 'poem'"),
        ({"config": {"selct": ["TY"]}}, "config: .*selct"),
        ({"config": {"select": ["tz"]}}, "config: .*tz"),
        ({"config": {"per-file-ignores": {"a": ["XX9"]}}}, "config: .*XX9"),
        ({"config": {"severity": {"TY001": "fatal"}}}, "config: .*fatal"),
        ({"config": {"genre": {"a": "poem"}}}, "config: .*poem"),
        ({"config": {"extend": "a.toml"}}, "config: extend"),
    ],
)
def test_wrong_arguments(arguments: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        lint.check_text(TYPO, **arguments)  # type: ignore[arg-type]


def test_what_cannot_be_checked(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"%PDF-1.7")
    with pytest.raises(lint.NotTextError):
        lint.check_file("a.txt")
    with pytest.raises(FileNotFoundError):
        lint.check_file("b.txt")
    (folder / "dj-lint.toml").write_text("selct = []\n")
    with pytest.raises(lint.BadFileError) as caught:
        lint.check_text(TYPO, filename="c.txt")
    assert [(problem.row, problem.key) for problem in caught.value.problems] == [(1, "toml.unknown-key")]
    file = folder / "dj-lint.toml"
    assert str(caught.value) == f"{file}:1:1: unknown key `selct`; did you mean `select`?"
    with pytest.raises(lint.BadFileError, match="no such baseline"):
        lint.check_text(TYPO, config={"baseline": "nope.json"})


@pytest.mark.parametrize("text", [b"abc", None, 3])
def test_what_is_no_text_is_refused(text: object) -> None:
    with pytest.raises(TypeError, match=f"text: {type(text).__name__}"):
        lint.check_text(text)  # type: ignore[arg-type]


def test_what_somebody_let_stand_is_left_out(folder: Path) -> None:
    (folder / "dj-lint.toml").write_text('[[ignore]]\nrule = "TY001"\nfiles = ["b.txt"]\nreason = "x"\n')
    assert codes(lint.check_text(f"{TYPO}<!-- dj-lint: ignore[TY001] x -->")) == []
    assert codes(lint.check_text(TYPO, filename="a.txt")) == ["TY001"]
    assert codes(lint.check_text(TYPO, filename=Path("b.txt"))) == []


def test_the_package_alone_is_cheap() -> None:
    code = "import sys; before = set(sys.modules); import lint; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.replace("'", '"')) == ["lint"]


def test_names() -> None:
    assert {name for name in lint.__all__ if getattr(lint, name) is None} == set()
    with pytest.raises(AttributeError, match="no_such"):
        lint.no_such  # noqa: B018
    assert msgspec.json.decode(msgspec.json.encode(lint.check_text(TYPO)))[0]["code"] == "TY001"


def test_the_module_is_the_command() -> None:
    command = [sys.executable, "-m", "lint", "--version"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout == f"dj-lint {lint.__version__}\n"


@pytest.mark.parametrize("text", ["\ud83d", "好。\udc00坏", "a" * 99 + "\udfff"])
def test_half_of_a_surrogate_pair_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"text: a lone surrogate at [0-9]+: '.ud") as caught:
        lint.check_text(text)
    assert not isinstance(caught.value, UnicodeError)
    with pytest.raises(ValueError, match="config: a lone surrogate"):
        lint.check_text("好。", config={"allow-words": [text]})
    with pytest.raises(ValueError, match="genre"):
        lint.check_text("好。", genre=text)
    assert lint.check_text("好。", filename=f"{text}.txt") == []  # a name in other bytes than UTF-8 is one
