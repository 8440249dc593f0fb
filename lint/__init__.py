"""dj-lint: a compliance linter for Chinese official and Party-building documents."""

__version__ = "0.1.0"
