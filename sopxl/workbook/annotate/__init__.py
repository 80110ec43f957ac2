"""Findings put into a copy of somebody's workbook."""
