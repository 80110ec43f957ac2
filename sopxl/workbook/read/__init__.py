"""A workbook read without Excel, behind the guard."""
