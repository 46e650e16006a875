"""What the page shows, as plain values: made of an article and its documents, and turned into HTML by the templates."""
