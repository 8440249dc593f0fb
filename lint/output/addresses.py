"""Addresses: where the project is on the net, as its package says ([project.urls]); nothing where it says nothing."""

from __future__ import annotations

from functools import cache

PACKAGE = "dangjian-lint"
# What leads to the project, the first that is told.
_HOMES = ("homepage", "documentation", "repository", "source")


@cache
def _told() -> dict[str, str]:
    """The addresses in the package's metadata by their labels, in small letters."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        lines = metadata(PACKAGE).get_all("Project-URL") or []
    except PackageNotFoundError:  # run from a checkout that is not installed
        return {}
    parts = (line.partition(",") for line in lines)
    return {label.strip().lower(): address.strip() for label, _, address in parts}


def home() -> str:
    """The address of the project; empty where none is known."""
    told = _told()
    return next((told[label] for label in _HOMES if told.get(label)), "")


def page(code: str) -> str:
    """The address of a rule's page on the site of the documentation; empty without a site, or for a rule of the
    user's own, which has no page there."""
    site = _told().get("documentation", "")
    return f"{site.rstrip('/')}/rules/{code}.html" if site and code in _built_in() else ""


@cache
def _built_in() -> set[str]:
    from lint.packs.find import builtin_files
    from lint.packs.load import load

    return {loaded.rule.code for loaded in load(builtin_files()).rules}
