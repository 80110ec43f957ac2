"""From what a source says to what its author means."""
