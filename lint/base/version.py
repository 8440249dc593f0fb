"""The version of the tool, which everything else may ask for."""

from __future__ import annotations

__version__ = "0.1.0"
