"""How many examples a property is tried on, and which: the same in every run but of ``explore``.

The quick run tries one in seven of a property's examples; ``pytest --hypothesis-profile=full``
tries all.  Both draw them from the test itself, so that a run says the same on every machine;
``--hypothesis-profile=explore`` draws others each time, as many as ``full``.  None has a deadline:
a machine with other work on it is no fault of the code.
"""

from hypothesis import settings

FULL, QUICK = 100, 15

settings.register_profile("quick", max_examples=QUICK, deadline=None, derandomize=True)
settings.register_profile("full", max_examples=FULL, deadline=None, derandomize=True)
settings.register_profile("explore", max_examples=FULL, deadline=None)


def load_quick_profile() -> None:
    """Try one in seven from now on; an option of the command line comes later and wins."""
    settings.load_profile("quick")


def share_of(full: int) -> int:
    """Return how many of a test's examples the profile in use tries."""
    return full * settings.default.max_examples // FULL
