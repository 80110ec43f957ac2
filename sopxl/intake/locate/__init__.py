"""Where in the cells of a workbook the form stands: by name, by label, by address."""
