"""`register.xlsx`, the face of the register."""
