"""The documentation: pages in Markdown, and the program that builds the site from them (`python -m docs`)."""
