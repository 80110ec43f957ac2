"""One file, or what is open in Excel, from its cells to its verdict."""
