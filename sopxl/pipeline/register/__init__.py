"""From many files to one register: what is to be read, what came of it, what is written."""
