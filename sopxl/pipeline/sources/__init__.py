"""Which files a run is about: in folders, patterns, lists, archives, and on servers."""
