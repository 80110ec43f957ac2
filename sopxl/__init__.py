"""Procedures (SOP AP) and the business process map, in Excel: read, check, draw, merge."""

__version__ = "0.1.0"
