"""What the files of a register are called, so that its own results are never its sources."""

STORE_FILE, WORKBOOK_FILE = "register.db", "register.xlsx"
FINDINGS_FILE, QUARANTINE_FILE = "temuan.json", "karantina.csv"
