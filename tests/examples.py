"""How many examples a property is tried on: one in seven of them in the quick run.

``pytest --hypothesis-profile=full`` tries all.
"""

from hypothesis import settings

FULL, QUICK = 100, 15

settings.register_profile("full", max_examples=FULL)
settings.register_profile("quick", max_examples=QUICK)


def load_quick_profile() -> None:
    """Try one in seven from now on; an option of the command line comes later and wins."""
    settings.load_profile("quick")


def share_of(full: int) -> int:
    """Return how many of a test's examples the profile in use tries."""
    return full * settings.default.max_examples // FULL
