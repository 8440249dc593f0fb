"""The JSON Schema of rule files: the one in the repository is current, and says of a file what the loader says.

`python tools/snapshots.py` writes rules.schema.json anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from lint.packs.find import builtin_files
from lint.packs.schema import schema
from tests.interfaces.cli.commands.helper import PACK
from tools.snapshots import GOLDEN, SCHEMA


def errors(data: Any) -> list[str]:
    """What the schema in the repository says against a rule file's data."""
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def test_file_in_the_repository_is_current() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema()


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


@pytest.mark.parametrize("path", [*builtin_files(), str(GOLDEN / "rules.toml")], ids=os.path.basename)
def test_rule_files_are_valid(path: str) -> None:
    assert errors(tomli.loads(Path(path).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema = 1", "schema = 2"),
        ('prefix = "QZ"\n', ""),
        ('title = "自用"', "title = 1"),
        ('code = "QZ101"\n', ""),
        ('severity = "error"', 'severity = "fatal"'),
        ('severity = "error"', 'severity = "error"\nseverty = "error"'),
        ('fix = "safe"', 'fix = "sure"'),
        ('kind = "pattern"', 'kind = "patern"'),
        ('kind = "pattern"', 'kind = "replace"'),  # whose options these are not
        ("any = ['[小大](?P<at>木船)']", "any = '[小大](?P<at>木船)'"),
        ("any = ['[小大](?P<at>木船)']", "any = ['[小大](?P<at>木船)']\nskip_quotes = true"),
        ('found = ["木船"]', ""),
        ('found = ["木船"]', 'found = ["木船"]\nfixd = ""'),
    ],
)
def test_mistakes_are_found(old: str, new: str) -> None:
    assert errors(tomli.loads(PACK)) == []
    assert old in PACK
    assert errors(tomli.loads(PACK.replace(old, new, 1)))
