"""``python -m layout`` is the command ``banmian``."""

import gc
import sys


def run() -> int:
    """Run the command as a process of its own and return its exit code.

    A run is short and makes hardly any cycles; looking for them costs a tenth of its time, and once
    more when it ends.
    """
    gc.disable()
    from layout.cli import main

    code = main()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(run())
