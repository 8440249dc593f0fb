"""Ledgers: amounts that cannot stand beside each other.

`kind` says which report is wanted, `wholes` holds parts against wholes, `flows` what comes and goes, `measures` amounts
against what is said of them; `numbers` is what they share.
"""

from __future__ import annotations

from lint.kinds.ledgers.kind import KIND

__all__ = ["KIND"]
