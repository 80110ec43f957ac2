"""A drawing put into a sheet of somebody's workbook, and taken out again."""
