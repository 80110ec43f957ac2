"""The safe fixes of a file, made in its cells or in a new form."""
