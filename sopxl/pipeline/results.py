"""What the results are called, so that none is ever taken for a source."""

STORE_FILE, WORKBOOK_FILE = "register.db", "register.xlsx"
FINDINGS_FILE, QUARANTINE_FILE = "temuan.json", "karantina.csv"
REPORT_FILE, REPORT_PAGE = "laporan.xlsx", "laporan.html"
ROLES_FILE, PROCESSES_FILE = "peran.xlsx", "usulan-proses.xlsx"
RETURN_RECORD = "kembalian.json"
"""What makes a folder one of returned copies, none of which is a source."""
