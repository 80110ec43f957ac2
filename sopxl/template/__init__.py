"""Where each part of a form stands in its workbook: data, declared once."""
