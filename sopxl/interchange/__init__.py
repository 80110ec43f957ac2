"""Other ways to write an SOP: JSON, a Markdown table, and the formats of other tools."""
