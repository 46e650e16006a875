"""What pubmeta makes of real records: ``python -m tests.corpus ../shared`` prints the table."""
