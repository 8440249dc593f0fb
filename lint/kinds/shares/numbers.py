"""Numbers: how percentages and products are written."""

from __future__ import annotations

DIGITS = r"\d+(?:\.\d+)?"


# A document masks the signs of multiplication in a formula.
TIMES = "[×\ufffc]"
