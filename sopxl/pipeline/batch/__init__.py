"""Many files into the store, over processes or a cluster."""
