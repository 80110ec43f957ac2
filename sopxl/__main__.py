"""`python -m sopxl`."""

from sopxl.cli.main import run

run()
