"""What an SOP is: the standard library only, no Excel, no drawing."""
