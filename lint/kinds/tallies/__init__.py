"""Tallies: how many things are announced, and how many follow.

`kind` says which report is wanted, `lists` counts names and items in a row, `announced` what is led in, `said` what is
said again; `shapes` is what they share.
"""

from __future__ import annotations

from lint.kinds.tallies.kind import KIND

__all__ = ["KIND"]
