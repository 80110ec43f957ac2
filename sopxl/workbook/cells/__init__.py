"""Single cells of a user's workbook: where they lie, how they look, what is put into them."""
