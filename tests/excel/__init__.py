"""Excel in memory: real macros out of built files, real xlwings, and doubles for what lies between.

The VBA interpreter and the cells are pyOpenVBA's. What it lacks of Excel's shapes and pages stands
in `drawing`; a member that Excel does not have stays error 438, one that neither has built stays
refused, so that no double invents what Excel would not do.
"""
