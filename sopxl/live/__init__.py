"""The add-in inside a running Excel."""
