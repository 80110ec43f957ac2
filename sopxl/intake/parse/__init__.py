"""The one parser: what the cells mean."""
