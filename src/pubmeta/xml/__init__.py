"""XML, read and written: elements and their text, the one parser, entities, paths."""
