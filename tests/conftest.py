"""What holds for every test: the same examples on every run, and no clock that decides."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("parcours", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("parcours")
