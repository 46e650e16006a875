"""JSON, read: objects, the records of a file, lines, and text that is not Unicode."""
