"""Setphrase: fixed expressions, and what is nearly one of them.

`near` compares what stands beside a head or a tail with what belongs there, `stands` says whether the difference counts
in the text, `signs` say where common words are worth a look, `kind` walks a document.
"""

from __future__ import annotations

from lint.kinds.setphrase.kind import KIND

__all__ = ["KIND"]
