"""`laporan.xlsx` and the lists that people fill in, by way of Excel."""
