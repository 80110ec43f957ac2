"""What a sound SOP fulfils. One module per chapter of the catalogue, one function per rule."""
