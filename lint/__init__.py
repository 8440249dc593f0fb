"""dj-lint: a compliance linter for Chinese official and Party-building documents.

From another program: `lint.check_text(text)` and `lint.check_file(path)`; see `lint.interfaces.api`. Importing this
package imports nothing else; what has these names is imported when one of them is used.
"""

__all__ = ["BadFileError", "Diagnostic", "NotTextError", "__version__", "check_file", "check_text", "reload"]

TYPE_CHECKING = False  # known to type checkers by its name, and cheaper than `typing`
if TYPE_CHECKING:
    from lint.base.problems import BadFileError
    from lint.base.version import __version__
    from lint.documents.decode import NotTextError
    from lint.interfaces.api import Diagnostic, check_file, check_text, reload


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    homes = {
        "__version__": "lint.base.version",
        "NotTextError": "lint.documents.decode",
        "BadFileError": "lint.base.problems",
    }
    return getattr(import_module(homes.get(name, "lint.interfaces.api")), name)
