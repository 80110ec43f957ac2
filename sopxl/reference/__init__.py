"""Reference lists, each row with its source: offices, regulations, verbs, positions, time."""
