"""pubmeta beside commonmeta-py, which runs in an environment of its own."""
