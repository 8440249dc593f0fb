"""Duplicate: what a document says twice.

`kind` cuts the document into units and finds the same ones, `near` those that are nearly the same, `echoes` sentences
and endings that say again what others said; `units` is what they share.
"""

from __future__ import annotations

from lint.kinds.duplicate.kind import KIND

__all__ = ["KIND"]
