"""The built-in formats, one folder each; none imports another."""
