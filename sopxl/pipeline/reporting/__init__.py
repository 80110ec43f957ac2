"""From a register to what people read: reports, letters, comparisons, the book."""
