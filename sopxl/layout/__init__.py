"""From a procedure to places on the sheet: pure geometry in whole EMU; see docs/layout.md.

The entry is `laying_out.lay_out`. Nothing is loaded here: a scene needs the geometry alone.
"""
