"""What a document says of an article: how complete it is, and whether it reads back as it was."""
