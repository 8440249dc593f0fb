"""Quick: what makes a short run shorter. Imported first, by the command alone.

msgspec looks for `typing_extensions` before `typing`: 5 ms of a run of 70 for names that Python has itself since 3.11.
A short run makes few reference cycles; looking for them every 700 objects costs another 2 ms.
"""

from __future__ import annotations

import gc
import sys

gc.set_threshold(50_000, 20, 20)

if sys.version_info >= (3, 11) and not {"msgspec", "typing_extensions"} & sys.modules.keys():
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # "not to be had", until msgspec has asked
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]
