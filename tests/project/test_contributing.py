"""What CONTRIBUTING.md has a newcomer write works as written."""

from __future__ import annotations

import io
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest
import tomli

from lint.documents.source import Source
from lint.kinds import Hits
from lint.output.look import Look
from tests.interfaces.cli.commands.helper import ROOT, call
from tests.output.helper import result, violation
from tests.support import blocks, doc

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def fenced(language: str) -> list[str]:
    """The blocks of code in a language, without their indentation in a list."""
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```$", TEXT, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(block) for block in found]


def module(name: str) -> dict[str, Any]:
    """What the module defines whose docstring begins with a word."""
    (code,) = [block for block in fenced("python") if block.startswith(f'"""{name}')]
    names: dict[str, Any] = {"__name__": f"contributed_{name}"}
    exec(code, names)
    return names


def test_the_rule_passes_its_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule, _ = fenced("toml")
    head = '[pack]\nname = "own"\nprefix = "LG"\ntitle = "自用"\n'
    (tmp_path / "own.toml").write_text(f"schema = 1\n{head}{rule}", encoding="utf-8")
    said = call(capsys, "rules", "test", str(tmp_path / "own.toml"))
    assert said.code == 0, said


def test_the_kind_finds_what_its_rule_and_its_tests_say() -> None:
    kind = module("length: a ")["KIND"]
    (rule,) = [rule for block in fenced("toml") for rule in tomli.loads(block)["rule"] if rule["kind"] == "length"]
    options = kind.options(**rule["options"])

    def found(text: str, options: Any = options) -> list[str]:
        return [text[one.start : one.end] for one in kind.check(doc(text), options, Hits([], []))]

    assert [found(bad["text"]) for bad in rule["bad"]] == [bad["found"] for bad in rule["bad"]]
    assert not any(found(good["text"]) for good in rule["good"])
    assert found("学习要紧。我们坚持集体学习。", kind.options(8)) == ["我们坚持集体学习。"]
    assert kind.values == set(re.findall(r"\{(\w+)\}", rule["message"]))


def test_the_format_prints_rows() -> None:
    out = io.StringIO()
    module("tsv")["write"](iter([result("灯龙\n", violation(0, 2))]), out, Look("en"))
    head, row, end = out.getvalue().split("\n")
    assert head.count("\t") == row.count("\t") == 5 and row.startswith("a.txt\t1\t1\t") and not end


def test_the_reader_reads() -> None:
    text = module("Subtitles: ")["TEXT"]
    document = module("Subtitles (")["read"](Source(text))
    assert len(document.text) == len(text)
    assert blocks(document) == [("paragraph", "同志们："), ("paragraph", "今天开会。")]
