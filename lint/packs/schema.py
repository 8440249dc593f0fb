"""Schema: the JSON Schema of a rule file, for editors (Even Better TOML, Taplo, Tombi)."""

from __future__ import annotations

from typing import Any

import msgspec

from lint.base.json_schema import as_text
from lint.base.model import Genre, PackInfo, Rule
from lint.kinds import NAMES, kind


def schema() -> str:
    """The schema as JSON text, ending in a newline; a kind's name picks the options that it accepts."""
    definitions: dict[str, Any] = {}
    (rule,), found = msgspec.json.schema_components([Rule], ref_template="#/$defs/{name}")
    definitions.update(found)
    for other in (PackInfo, Genre):
        _, found = msgspec.json.schema_components([other], ref_template="#/$defs/{name}")
        definitions.update(found)
    branches = []
    for name in NAMES:
        _, found = msgspec.json.schema_components([kind(name).options], ref_template=f"#/$defs/{name}-{{name}}")
        for key in kind(name).derived:
            found["Options"]["properties"].pop(key)
        if reports := kind(name).reports:
            chosen = found["Options"]["properties"][kind(name).chosen_by]
            chosen.pop("type")
            found["Options"]["properties"][kind(name).chosen_by] = {"enum": sorted(reports), **chosen}
        definitions.update({f"{name}-{key}": value for key, value in found.items()})
        branches.append(
            {
                "if": {"properties": {"kind": {"const": name}}},
                "then": {"properties": {"options": {"$ref": f"#/$defs/{name}-Options"}}},
            }
        )
    definitions["Genre"]["properties"].pop("literals")
    definitions["Rule"]["properties"]["kind"] = {"enum": list(NAMES)}
    definitions["Rule"]["allOf"] = branches
    definitions["Rule"]["required"] = [*definitions["Rule"]["required"], "options"]
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dj-lint rule file",
        "type": "object",
        "properties": {
            "schema": {"const": 1},
            "pack": {"$ref": "#/$defs/PackInfo"},
            "genre": {"type": "array", "items": {"$ref": "#/$defs/Genre"}},
            "rule": {"type": "array", "items": rule},
        },
        "required": ["schema", "pack"],
        "additionalProperties": False,
        "$defs": definitions,
    }
    return as_text(whole)
