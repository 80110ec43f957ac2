"""The chapters of a report as words in rows: the printed and the web report show the same ones."""
