"""Hypothesis without time limits: a slow machine is no failure. And what takes longest begins first."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")


# The files that take longest, each in one process: begun last, one would keep all the others waiting.
SLOW = (
    "test_rules", "test_pre_commit", "test_release", "test_html", "test_fix", "test_unused", "test_parallel",
    "test_bad_input", "test_completion", "test_regressions", "test_results", "test_attacks", "test_soffice",
    "test_tables", "test_soffice_looks", "test_install", "test_office", "test_page", "test_limits", "test_docker",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what takes longest."""
    items.sort(key=lambda item: item.path.stem not in SLOW)
