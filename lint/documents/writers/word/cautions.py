"""Cautions: what a person should know before a Word file is written to, and what it has to be called."""

from __future__ import annotations

import os
import re

from lint.documents.word.source import PackageSource

_SIGNATURES = "_xmlsignatures/"
_PROTECTED = re.compile(rb"<(?:[\w.-]+:)?documentProtection\b[^>]*:enforcement\s*=\s*[\"'](?:1|true|on)[\"']")

# Word opens no file whose name says another type than its content.
_SUFFIXES = {b"document.main": ".docx", b"document.macroEnabled.main": ".docm", b"template.main": ".dotx"}
_SUFFIXES[b"template.macroEnabledTemplate.main"] = ".dotm"
_TYPE = re.compile(rb"\b((?:document|template)\.(?:macroEnabled(?:Template)?\.)?main)\+xml")


def right_suffix(source: PackageSource, target: str) -> str:
    """The suffix that the name of a copy must have; empty where that of `target` will do."""
    given = os.path.splitext(target)[1].lower()
    found = (
        _TYPE.search(source.package.part("[Content_Types].xml")) if "[Content_Types].xml" in source.package else None
    )
    wanted = _SUFFIXES[found[1]] if found else ""
    return "" if given in (wanted or given, os.path.splitext(source.path)[1].lower()) else wanted


def cautions(source: PackageSource) -> list[str]:
    """Keys of the messages: "word.signed" where a signature will not hold, "word.protected" where editing is
    restricted."""
    found = []
    package = source.package
    if any(name.startswith(_SIGNATURES) and name.endswith(".xml") for name in package.names):
        found.append("word.signed")
    settings = source.main.rpartition("/")[0] + "/settings.xml"
    if settings in package and _PROTECTED.search(package.part(settings)):
        found.append("word.protected")
    return found
