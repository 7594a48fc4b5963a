"""Lets `python -m decision` run the command line."""

import sys

from decision.cli.main import main

sys.exit(main())
