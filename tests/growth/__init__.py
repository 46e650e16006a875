"""Whether time and memory grow with the length of an input and no faster: patterns, readers, validators, writers."""
