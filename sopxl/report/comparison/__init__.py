"""What changed between two editions of a register, in records, sentences and tables."""
