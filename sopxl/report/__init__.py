"""What leaders read: figures, charts, and the reports made of them."""
