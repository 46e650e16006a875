"""Programs that derive schemas: faster equivalents of official ones, and those that pubmeta writes itself."""
