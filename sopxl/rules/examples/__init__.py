"""A broken and a kept example for each rule that has no check to bear them in its docstring."""
