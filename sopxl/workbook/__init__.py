"""Excel files without Excel: read, build, change; nothing here needs Excel or its objects."""
