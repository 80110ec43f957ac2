"""What leaders read, as data: gathered in one pass, every number with its origin."""
