"""`python -m builder` is the command `course`."""

import sys

from builder.cli import main

sys.exit(main())
