"""The order of work: one file, many files."""
