"""How many random questionnaires are tried: few at each commit, many with ``THOROUGH=1``."""

import os

from hypothesis import HealthCheck, settings

THOROUGH = os.environ.get("THOROUGH") == "1"


def tried(examples, times=10):
    """So many examples, `times` as many when there is time. Questionnaires are slow to draw."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=examples * (times if THOROUGH else 1), suppress_health_check=slow)
