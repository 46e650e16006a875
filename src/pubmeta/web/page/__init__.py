"""The page: what is handed in is shown as the article that it is, with what to do about it and every document."""
