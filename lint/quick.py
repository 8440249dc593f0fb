"""Quick: what makes a short run shorter. Imported first, by the command alone.

msgspec looks for `typing_extensions` before `typing`: 5 ms of a run of 70 for names that Python has itself since 3.11.
Nor does it make reference cycles worth collecting: looking for them among all the rules costs 2 to 10 ms. `settle`
turns the collector on again for a run that goes on.
"""

from __future__ import annotations

import gc
import sys

gc.disable()

if sys.version_info >= (3, 11) and not {"msgspec", "typing_extensions"} & sys.modules.keys():
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # "not to be had", until msgspec has asked
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


def settle() -> None:
    """Collect cycles again, but not among what is there already."""
    gc.freeze()
    gc.enable()
