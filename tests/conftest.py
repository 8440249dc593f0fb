"""Hypothesis without time limits: a slow machine is no failure. And what takes longest begins first."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what must stay in one process (`xdist_group`): begun last, it would keep all the others waiting."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
