"""Cautions: what a person should know before a Word file is written to."""

from __future__ import annotations

import re

from lint.documents.word.source import PackageSource

_SIGNATURES = "_xmlsignatures/"
_PROTECTED = re.compile(rb"<(?:[\w.-]+:)?documentProtection\b[^>]*:enforcement\s*=\s*[\"'](?:1|true|on)[\"']")


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
