"""A workbook as a zip of parts, changed part by part: what is not ours stays byte for byte."""
