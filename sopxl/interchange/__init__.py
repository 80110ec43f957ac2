"""Other ways to write an SOP: as JSON, and as Markdown."""
