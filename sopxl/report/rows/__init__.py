"""The rows of the tables for a pivot: one per thing, under the headings that users see."""
