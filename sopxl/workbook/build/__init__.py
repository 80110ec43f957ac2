"""From the cell map to a workbook: the blank form, or one filled in; the process map."""
