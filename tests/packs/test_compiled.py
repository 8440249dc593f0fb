"""Rules kept from the last run: the same results, and never a stale or foreign file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.base.cache_files import CacheFolder
from lint.base.problems import BadFileError
from lint.check.engine import Engine
from lint.documents.readers import read
from lint.documents.source import Source
from lint.packs import compiled
from lint.packs import load as load_module
from lint.packs.find import builtin_files
from lint.packs.load import load
from lint.packs.ruleset import RuleSet

TEXT = "坚持集休学习,推动动党建工作，参加**人。\n一是抓学习。三是抓落实。"
OWN = """schema = 1
[pack]
name = "own"
prefix = "ZZ"
title = "本单位"
[[rule]]
code = "ZZ001"
name = "own-word"
kind = "replace"
severity = "error"
message = "“{found}”应为“{fix}”"
why = "规定"
source = "本单位"
source_checked = true
[rule.options.table]
"甲乙" = "乙甲"
[[rule.bad]]
text = "甲乙。"
found = ["甲乙"]
[[rule.good]]
text = "乙甲。"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    monkeypatch.setenv("DJ_LINT_CACHE_DIR", str(cache))
    return cache


def codes(rules: RuleSet, text: str = TEXT) -> list[tuple[str, int, str]]:
    found = Engine(rules.rules, rules.genres).check(read(Source(text)))
    return [(v.rule.code, v.start, v.message("zh")) for v in found]


def test_kept_rules_find_the_same(folder: Path) -> None:
    files = builtin_files()
    expected = codes(load(files))
    assert len(expected) >= 4
    assert codes(compiled.compiled(files, CacheFolder())) == expected
    assert len(list((Path(files[0]).parent / "__pycache__").glob("*.msgpack"))) >= len(files)
    assert codes(compiled.compiled(files, CacheFolder())) == expected


def test_where_the_rules_cannot_be_written_the_cache_keeps_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *arguments: False)
    compiled.compiled(builtin_files(), CacheFolder())
    assert len(list(folder.glob("pack-*"))) == len(builtin_files())


def test_changed_rule_file_is_read_again(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, "utf-8")
    assert [code for code, _, _ in codes(compiled.compiled([str(own)], CacheFolder()), "甲乙。")] == ["ZZ001"]
    own.write_text(OWN.replace("甲乙", "丙丁"), "utf-8")
    os.utime(own, ns=(1, 1))
    assert codes(compiled.compiled([str(own)], CacheFolder()), "甲乙。") == []
    assert [code for code, _, _ in codes(compiled.compiled([str(own)], CacheFolder()), "丙丁。")] == ["ZZ001"]


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x94\xa0\x90\x90\x90", b"not msgpack at all"])
def test_damaged_file_is_ignored_and_replaced(folder: Path, tmp_path: Path, damage: bytes) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, "utf-8")
    expected = codes(compiled.compiled([str(own)], CacheFolder()), "甲乙。")
    whole = {path: path.read_bytes() for path in folder.glob("*.msgpack")}
    assert len(whole) == 1
    for path in whole:
        path.write_bytes(damage)
        assert codes(compiled.compiled([str(own)], CacheFolder()), "甲乙。") == expected
        assert path.read_bytes() == whole[path]


LONG = OWN.replace('"甲乙" = "乙甲"', "\n".join(['"甲乙" = "乙甲"', *(f'"丙{n}丁" = "丁{n}丙"' for n in range(500))]))


def found_and_said(own: Path) -> tuple[list[tuple[str, int, str]], list[str]]:
    rules = compiled.compiled([str(own)], CacheFolder(), whole=True)
    return codes(rules, "甲乙。丙7丁。"), [bad.text for loaded in rules.rules for bad in loaded.rule.bad]


@pytest.mark.parametrize("damage", [lambda raw: raw[:-9000] + bytes(9000), lambda raw: raw[:-9000]])
def test_pieces_that_are_damaged_are_read_from_the_rule_file(
    folder: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(LONG, "utf-8")
    expected = found_and_said(own)
    assert len(expected[0]) == 2 and expected[1] == ["甲乙。"]
    assert found_and_said(own) == expected
    (file,) = folder.glob("pack-*")
    file.write_bytes(damage(file.read_bytes()))
    assert found_and_said(own) == expected


def test_a_rule_that_its_file_no_longer_has_says_so(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(LONG, "utf-8")
    compiled.compiled([str(own)], CacheFolder())
    rules = compiled.compiled([str(own)], CacheFolder())
    (file,) = folder.glob("pack-*")
    file.unlink()
    own.write_text(LONG.replace("ZZ001", "ZZ002"), "utf-8")
    with pytest.raises(BadFileError) as raised:
        codes(rules, "甲乙。")
    assert [(problem.file, problem.values) for problem in raised.value.problems] == [(str(own), {"code": "ZZ001"})]


def test_a_file_with_a_new_time_keeps_its_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.toml"
    own.write_text(LONG, "utf-8")
    expected = found_and_said(own)
    os.utime(own, ns=(1, 1))

    def never(file: str) -> load_module.PackFile:
        raise AssertionError(file)

    monkeypatch.setattr(load_module, "read", never)
    assert found_and_said(own) == expected
    assert found_and_said(own) == expected


def test_old_choices_are_dropped(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "CHOICES", 2)
    for n in range(4):
        own = tmp_path / f"{n}.toml"
        own.write_text(OWN, "utf-8")
        compiled.compiled([str(own)], CacheFolder())
    assert len(list(folder.glob("pack-*"))) == 2


def test_folder_that_cannot_be_written_does_no_harm(folder: Path, tmp_path: Path) -> None:
    folder.write_text("a file where the folder should be", "utf-8")
    own = tmp_path / "own.toml"
    own.write_text(OWN, "utf-8")
    assert codes(compiled.compiled([str(own)], CacheFolder()), "甲乙。")


def test_mistakes_are_not_kept(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN.replace("severity", "severty"), "utf-8")
    for _ in range(2):
        with pytest.raises(BadFileError):
            compiled.compiled([str(own)], CacheFolder())
    assert not list(folder.glob("*.msgpack"))


def test_an_edit_of_ones_own_rules_costs_one_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, "utf-8")
    files = (*builtin_files(), str(own))
    compiled.compiled(files, CacheFolder())
    own.write_text(OWN + "# 改过\n", "utf-8")
    loads: list[str] = []
    read_pack = load_module.read

    def counted(file: str) -> load_module.PackFile:
        loads.append(file)
        return read_pack(file)

    monkeypatch.setattr(load_module, "read", counted)
    compiled.compiled(files, CacheFolder())
    assert loads == [str(own)]
    compiled.compiled(files, CacheFolder())
    assert loads == [str(own)]


@pytest.mark.parametrize("change", ["code", "name", "genre"])
def test_what_holds_between_files_is_looked_at_each_time(change: str, tmp_path: Path) -> None:
    one, other = tmp_path / "1.toml", tmp_path / "2.toml"
    one.write_text(OWN, "utf-8")
    text = OWN.replace("ZZ001", "ZZ002").replace("own-word", "other-word")
    other.write_text(text, "utf-8")
    files = [str(one), str(other)]
    for file in files:
        compiled.compiled([file], CacheFolder())
    assert len(compiled.compiled(files, CacheFolder()).rules) == 2
    wrong = {"code": OWN.replace("own-word", "x"), "name": OWN.replace("ZZ001", "ZZ002")}
    other.write_text(wrong.get(change, text.replace("why =", 'genres = ["nowhere"]\nwhy =')), "utf-8")
    for _ in range(2):
        with pytest.raises(BadFileError) as caught:
            compiled.compiled(files, CacheFolder())
        assert [problem.key for problem in caught.value.problems] == [
            "load.genre" if change == "genre" else "load.twice"
        ]
