"""The JSON Schema of a configuration: those in the repository are current, and say of a file what the reader says.

`python tools/snapshots.py` writes them anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from lint.base.problems import BadFileError
from lint.interfaces.cli.commands.init import init
from lint.settings.config import Config
from lint.settings.read import read
from lint.settings.schema import schema
from tests.interfaces.cli.commands.helper import call
from tools.snapshots import PYPROJECT, SETTINGS

WHOLE = """\
extend = ""
select = ["ALL"]
extend-select = ["TY9"]
ignore = ["PU003", { rule = "TY001", reason = "引文", text = "集休学习", context = "", files = ["甲.txt"] }]
allow-words = ["动动健身节"]
baseline = ""
rules = []
include = ["*.txt"]
exclude = [".*"]
force-exclude = false
stage = "final"
fail-on = "warning"
min-severity = "info"
output-format = "json"
lang = "en"
per-file-ignores = { "模板/*.txt" = ["PH"] }
severity = { TY002 = "info" }
genre = { "述职/*.txt" = "duty-report" }
layout = { top = [35] }
copies = false
archive = ""
model = ""
model-threads = 2
"""
# Each makes a file that is right wrong.
MISTAKES = (
    ('stage = "final"', 'stage = "done"'),
    ("force-exclude = false", 'force-exclude = "no"'),
    ('select = ["ALL"]', 'select = "ALL"'),
    ('select = ["ALL"]', 'slect = ["ALL"]'),
    ('reason = "引文", ', ""),
    ('files = ["甲.txt"]', 'file = ["甲.txt"]'),
    ('TY002 = "info"', 'TY002 = "fatal"'),
    ('output-format = "json"', 'output-format = "xml"'),
    ("model-threads = 2", "model-threads = -1"),
)


def errors(data: Any, of_pyproject: bool = False) -> list[str]:
    """What the schema in the repository says against the data of a file."""
    file = PYPROJECT if of_pyproject else SETTINGS
    validator = jsonschema.Draft202012Validator(json.loads(file.read_text(encoding="utf-8")))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def test_the_files_in_the_repository_are_current() -> None:
    assert SETTINGS.read_text(encoding="utf-8") == schema()
    assert PYPROJECT.read_text(encoding="utf-8") == schema(of_pyproject=True)


def test_the_command_prints_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "config", "schema").out == schema()
    assert call(capsys, "config", "schema", "--pyproject").out == schema(of_pyproject=True)
    assert call(capsys, "config").code == 2


@pytest.mark.parametrize("of_pyproject", [False, True])
def test_they_are_schemas_and_tell_what_each_key_is_for(of_pyproject: bool) -> None:
    whole = json.loads(schema(of_pyproject))
    jsonschema.Draft202012Validator.check_schema(whole)
    own = whole["properties"]["tool"]["properties"]["dj-lint"] if of_pyproject else whole
    names = {field.replace("_", "-") for field in Config.__struct_fields__}
    assert set(own["properties"]) == names
    assert all(one["description"] for one in own["properties"].values())


def test_every_key_is_allowed() -> None:
    data = tomli.loads(WHOLE)
    assert errors(data) == []
    assert set(data) == {field.replace("_", "-") for field in Config.__struct_fields__}
    assert errors({"project": {"name": "x"}, "tool": {"ruff": {"a": 1}, "dj-lint": data}}, of_pyproject=True) == []


@pytest.mark.parametrize(("old", "new"), MISTAKES)
def test_what_the_reader_refuses_the_schema_refuses(tmp_path: Path, old: str, new: str) -> None:
    wrong = WHOLE.replace(old, new)
    assert wrong != WHOLE
    file = tmp_path / "dj-lint.toml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(BadFileError):
        read(str(file))
    assert errors(tomli.loads(wrong))
    assert errors({"tool": {"dj-lint": tomli.loads(wrong)}}, of_pyproject=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_file_to_begin_with_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert init(lang) == 0
    text = (tmp_path / "dj-lint.toml").read_text(encoding="utf-8")
    assert errors(tomli.loads(text)) == []
    assert "dj-lint config schema > dj-lint.schema.json" in text and "\n##:schema ./dj-lint.schema.json\n" in text
