"""``python -m layout`` is the command ``banmian``."""

import sys

from layout.cli import main

sys.exit(main())
