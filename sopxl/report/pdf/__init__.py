"""The printed pages: A4, searchable, with contents, bookmarks and page numbers."""
