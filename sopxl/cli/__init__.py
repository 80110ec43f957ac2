"""The command line: a command reads its words, calls the pipeline, prints, decides the code."""
