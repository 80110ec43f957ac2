"""The return trip: each office gets its workbooks back, checked, annotated and drawn."""
