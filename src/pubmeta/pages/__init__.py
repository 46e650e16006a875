"""What the page of an article says to programs, put together from documents of several formats."""
