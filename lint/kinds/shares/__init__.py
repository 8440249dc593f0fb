"""Shares: percentages against the numbers that they come from.

`kind` says which report is wanted, `rates` reckons shares, growth and rates, `parts` adds the parts of a whole;
`numbers` is what they share.
"""

from __future__ import annotations

from lint.kinds.shares.kind import KIND

__all__ = ["KIND"]
