"""What pubmeta costs, measured beside the floor and beside its peers: `make bench`, `make bench-peers`."""
