"""opinion: see `kind`, whose docstring is its manual page.

`model` opens an ONNX model and asks it, `tokens` has a text as it reads it, `file` looks at the file before anything
opens it, `correction` is what comes of it.
"""

from __future__ import annotations

from lint.kinds.opinion.kind import KIND

__all__ = ["KIND"]
