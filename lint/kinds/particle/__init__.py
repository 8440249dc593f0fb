"""Particle: 的, 地 and 得 in the place of one another.

The path of a text: `sites` finds the characters that stand as particles, with the words to both sides and their parts
of speech; `features` names what speaks for each particle there; `weights` adds up how much, from a table that
`tools/train_particle.py` makes; where that leaves a doubt, `net` has a second opinion. `doubts` walks it.
"""

from __future__ import annotations

from lint.kinds.particle.kind import KIND

__all__ = ["KIND"]
