"""The extension of VS Code: what its manifest says holds, what it does is done with a VS Code that is made up, and it
is packed whole. VS Code itself is not to be had here; tests/interfaces/editor speaks to the server as it would."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec import structs

from lint.base.version import __version__
from lint.interfaces.editor.actions import FIX_ALL, LET_STAND
from lint.interfaces.editor.preferences import Preferences, preferences
from tests.interfaces.cli.commands.helper import ROOT
from tests.needed import program
from tools.snapshots import GOLDEN
from tools.vsix import FOLDER, OWN, build

HERE = Path(__file__).parent

PACKAGE: dict[str, Any] = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
SCRIPT = (FOLDER / "extension.js").read_text(encoding="utf-8")
SETTINGS: dict[str, Any] = PACKAGE["contributes"]["configuration"]["properties"]


def test_it_has_the_version_of_the_tool() -> None:
    assert PACKAGE["version"] == __version__


def test_its_settings_are_those_of_the_server() -> None:
    names = {name.partition(".")[2] for name in SETTINGS} - {"path"}
    known = {field.encode_name for field in structs.fields(Preferences)}
    assert names == known
    preferences({"dj-lint": {name.partition(".")[2]: value["default"] for name, value in SETTINGS.items()}})
    for name, value in SETTINGS.items():
        for one in value.get("enum", ()):
            preferences({name.partition(".")[2]: one})


def test_its_commands_are_registered() -> None:
    for command in PACKAGE["contributes"]["commands"]:
        assert f'registerCommand("{command["command"]}"' in SCRIPT
    assert LET_STAND in SCRIPT and FIX_ALL in SCRIPT


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_problem_matcher_reads_what_is_printed(lang: str) -> None:
    (matcher,) = PACKAGE["contributes"]["problemMatchers"]
    pattern = matcher["pattern"]
    lines = (GOLDEN / f"concise.{lang}.txt").read_text(encoding="utf-8").splitlines()
    severities = set()
    for line in lines:
        match = re.match(pattern["regexp"], line)
        assert match, line
        assert match[pattern["file"]] == "document.txt" and match[pattern["line"]].isdigit()
        assert re.fullmatch(r"[A-Z]{2}\d{3}", match[pattern["code"]]) and match[pattern["message"]]
        severities.add(match[pattern["severity"]])
    assert {"错误", "error"} & {one or "" for one in severities} and None in severities


def test_it_starts_the_server_and_tells_what_it_says() -> None:
    node = program("NODE", "node")
    line = [node, str(HERE / "vscode_play.js"), str(FOLDER / "extension.js")]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said[:4] == [["made", "/opt/dj-lint", "lsp"], ["started"], 4, True]
    assert said[4:6] == [["bar", "$(error) 1 处错误"], ["bar", ""]]
    assert said[6:8] == [
        ["next", "dj-lint.letStand", "u", "TY001", 1, 2, "引文"],
        ["next", "dj-lint.openRule", "u", "TY001", 1, 2],
    ]
    assert said[8:11] == [["stopped"], ["made", "dj-lint", "lsp"], ["started"]]
    assert said[11:13] == [["stopped"], ["made", "dj-lint", "lsp"]]
    assert said[13][0] == "wrong" and "dangjian-lint[lsp]" in said[13][1]


def test_it_is_packed_whole(tmp_path: Path) -> None:
    node, npm = program("NODE", "node"), program("NODE", "npm")
    if not os.environ.get("DJ_LINT_NEED_NODE"):
        reached = subprocess.run([npm, "view", "vscode-languageclient", "name"], capture_output=True, check=False)
        if reached.returncode:
            pytest.skip("npm reaches no registry here")
    with zipfile.ZipFile(build(tmp_path)) as package:
        names = set(package.namelist())
        assert {f"extension/{name}" for name in (*OWN, "LICENSE.txt")} <= names
        assert {"extension.vsixmanifest", "[Content_Types].xml"} <= names
        manifest = ElementTree.fromstring(package.read("extension.vsixmanifest"))
        types = package.read("[Content_Types].xml").decode()
        files = {name for name in names if "." in name.rpartition("/")[2]} - {"[Content_Types].xml"}
        assert all(f'".{name.rpartition(".")[2]}"' in types for name in files)
        package.extractall(tmp_path / "whole")
    space = "{http://schemas.microsoft.com/developer/vsx-schema/2011}"
    identity = manifest.find(f"{space}Metadata/{space}Identity")
    assert identity is not None
    assert (identity.get("Id"), identity.get("Version"), identity.get("Publisher")) == (
        "dj-lint",
        __version__,
        "dj-lint",
    )
    assets = {asset.get("Path") for asset in manifest.iter(f"{space}Asset")}
    assert assets <= names
    # All that the client of the protocol loads is in it, but for VS Code itself.
    client = tmp_path / "whole" / "extension" / "node_modules" / "vscode-languageclient" / "node"
    line = [node, str(HERE / "vscode_load.js"), str(client)]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "function", done.stderr


def test_what_editors_md_says_of_it_is_there() -> None:
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    assert "tools/vsix.py" in page and "dj-lint lsp" in page
